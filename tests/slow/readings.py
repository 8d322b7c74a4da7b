"""The readings that the text leaves open: each name with its values, the default first."""

from __future__ import annotations

READINGS: dict[str, tuple[str, ...]] = {
    "same_day_completion": ("in_time", "late"),
    "deadline_on_weekend": ("stays", "next_working_day"),
    "incumbents": ("from_2025_09_01", "from_assumption"),
    "return_after_break": ("assumes_again", "never"),
    "new_employer": ("assumes_again", "continues"),
    "day_sixty": ("not_exempt", "exempt"),
    "after_day_sixty": ("from_day_sixty", "from_first_day"),
    "sixty_planned": ("exempt_until_reached", "never_exempt"),
    "e_learning_day": ("counts", "does_not_count"),
    "legacy_after_2027_06_01": ("gives_no_time", "gives_no_clearance"),
}


def chosen(readings: dict[str, str] | None) -> dict[str, str]:
    """All ten readings, the defaults where nothing was chosen; a wrong name or value is refused."""
    answer = {name: values[0] for name, values in READINGS.items()}
    for name, value in (readings or {}).items():
        if value not in READINGS.get(name, ()):
            raise ValueError(f"reading {name}={value}: expected one of {READINGS.get(name, tuple(READINGS))}")
        answer[name] = value
    return answer
