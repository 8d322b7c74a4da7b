"""The next change is the first later day on which the standing is another one, and names it."""

from __future__ import annotations

import pytest
from tests.properties.lives import LAST, days, lives

from hallpass.rules.day import Day
from hallpass.rules.standing import standing_on
from hallpass.rules.timeline import next_change


@pytest.mark.parametrize("seed", range(200, 260))
def test_next_change(seed: int) -> None:
    """The next change is the first later day on which the standing is another one, and names it."""
    told = lives(seed)
    for record in told.officers():
        today = standing_on(record, Day(told.day)).standing
        later = ((day, standing_on(record, Day(day)).standing) for day in days(told.day, max(LAST, told.day)))
        expected = next(((day, standing) for day, standing in later if standing != today), None)
        found = next_change(record, told.day)
        assert found == expected or (expected is None and found is not None and found[0] > LAST), record.id
