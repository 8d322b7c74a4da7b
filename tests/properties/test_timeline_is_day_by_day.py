"""A timeline says of every day, in every part, what the rules say when asked about that day alone."""

from __future__ import annotations

import pytest
from tests.properties.lives import FIRST, LAST, days, lives

from hallpass.rules.day import Day
from hallpass.rules.standing import standing_on
from hallpass.rules.timeline import timeline


@pytest.mark.parametrize("seed", range(40))
def test_timeline_is_day_by_day(seed: int) -> None:
    """A timeline says of every day, in every part, what the rules say when asked about that day alone."""
    for record in lives(seed).officers():
        life = timeline(record, FIRST, LAST)
        for day in days():
            assert life.on(day) == standing_on(record, Day(day)), f"{record.id} on {day}"
