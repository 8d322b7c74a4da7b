"""How the past of the demo is told: steps, each what somebody entered into the register on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from hallpass_web.demo.calendars import SATURDAY

BEGINNING: Final = date(2025, 7, 14)
"""The day on which the demo's installation began."""
EARLIEST: Final = date(2026, 7, 1)
"""The first day that can be the demo's present."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody entered on a day: the act, the rows as they became, and the reason of a correction."""

    day: date
    kind: str
    by: str
    rows: tuple[tuple[str, Row], ...]
    """The list of each row, and the row."""
    told_by: str = ""
    reason: str = ""


@dataclass
class Story:
    """All that was entered up to the day before the present."""

    today: date
    steps: list[Step] = field(default_factory=list)
    now: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """Each row as it stands, by list and id."""

    def enter(self, day: date, by: str, rows: Mapping[str, list[dict[str, Any]]], told_by: str = "") -> None:
        """Somebody enters new rows; the act is named after the first list."""
        entered = [(name, self._with_id(name, row)) for name, those in rows.items() for row in those]
        for name, row in entered:
            self.now[name, row["id"]] = row
        self._add(f"{next(iter(rows))}.entered", day, by, entered, told_by)

    def complete(self, day: date, by: str, name: str, key: str, told_by: str = "", **values: Any) -> None:
        """Somebody fills in what was open or unknown."""
        self._add(f"{name}.completed", day, by, [(name, self._changed(name, key, values))], told_by)

    def correct(self, day: date, by: str, name: str, key: str, reason: str, **values: Any) -> None:
        """Somebody corrects what was on record, and says why."""
        self._add(f"{name}.corrected", day, by, [(name, self._changed(name, key, values))], reason=reason)

    def in_order(self) -> list[Step]:
        """The steps in the order of their days."""
        return sorted(self.steps, key=lambda step: step.day)

    def _with_id(self, name: str, row: dict[str, Any]) -> dict[str, Any]:
        count = sum(1 for known, _ in self.now if known == name) if "id" not in row else 0
        return {"id": f"{name}-{count + 1}", **row}

    def _changed(self, name: str, key: str, values: Row) -> dict[str, Any]:
        row = self.now[name, key] = {**self.now[name, key], **values}
        return row

    def _add(
        self, kind: str, day: date, by: str, rows: list[tuple[str, dict[str, Any]]], told_by: str = "", reason: str = ""
    ) -> None:
        self.steps.append(Step(self._at_work(day), kind, by, tuple(rows), told_by, reason))

    def _at_work(self, day: date) -> date:
        """A working day on or after a day, in the demo's past."""
        day = max(day, BEGINNING)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        day = min(day, self.today - timedelta(days=1))
        while day.weekday() >= SATURDAY and day > BEGINNING:
            day -= timedelta(days=1)
        return day


def ago(today: date, days: int) -> date:
    """The day so many days before today."""
    return today - timedelta(days=days)
