"""A further completion of an approved full course, on a day that is known, makes the standing of no day worse."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.properties.lives import days, lives

from hallpass.register.records import Completion, Course
from hallpass.rules.day import Day
from hallpass.rules.standing import standing_on

BETTER = {"not_cleared": 0, "unresolved": 1, "excused": 2, "cleared_until": 2, "cleared": 3}
"""The standings of one in service, the worse below the better; what is open is worse than what is in order."""

COURSE = Course("added", "Added", "full", None, None)


@pytest.mark.parametrize("seed", range(300, 360))
def test_more_training_never_hurts(seed: int) -> None:
    """A further completion of an approved full course, on a day that is known, makes the standing of no day worse."""
    told = lives(seed)
    around = list(days(told.day - timedelta(days=40), told.day + timedelta(days=40)))
    for record in told.officers():
        rows = (*told.register.completions, Completion(record.id, COURSE.id, told.day))
        more = replace(told.register, courses=(*told.register.courses, COURSE), completions=rows)
        trained = told.over(more).officer(record.id)
        for day in around:
            before, after = (standing_on(one, Day(day)).standing for one in (record, trained))
            if before in BETTER:
                assert BETTER[after] >= BETTER[before], f"{record.id} on {day}: {before} becomes {after}"
            else:
                assert after == before, f"{record.id} on {day}"
