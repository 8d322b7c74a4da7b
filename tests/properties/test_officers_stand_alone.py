"""An officer's answer does not depend on other officers: with all their rows gone it is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.properties.lives import lives

from hallpass.checking import check_officer
from hallpass.register.register import Register

OF_OFFICERS = (
    *("employments", "completions", "certificates", "assignments", "substitute_days", "absences"),
    *("policy_reviews", "conduct_events"),
)


def only(register: Register, officer: str) -> Register:
    """The register with the rows of one officer, and all that is shared."""
    kept: dict[str, Any] = {
        name: tuple(row for row in getattr(register, name) if row.officer == officer) for name in OF_OFFICERS
    }
    return replace(register, officers=tuple(row for row in register.officers if row.id == officer), **kept)


@pytest.mark.parametrize("seed", range(400, 500))
def test_officers_stand_alone(seed: int) -> None:
    """An officer's answer does not depend on other officers: with all their rows gone it is the same."""
    told = lives(seed)
    for record in told.officers():
        alone = told.over(only(told.register, record.id))
        assert check_officer(alone, record.id, told.day) == check_officer(told.setting, record.id, told.day)
