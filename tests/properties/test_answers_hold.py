"""An answer holds through the day that its explanation names, and not a day longer."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta
from random import Random

import pytest
from tests.properties.lives import LAST, Lives, lives

from hallpass.days import ONE_DAY
from hallpass.explain import explanation
from hallpass.rules.day import Day
from hallpass.rules.serving import YES, serving_on
from hallpass.rules.standing import standing_on

SOME = 12


def answer(told: Lives, officer: str, on: date) -> Hashable:
    """What holds: the standing with its row and questions, and a word for each assignment."""
    record = told.setting.officer(officer)
    standing = standing_on(record, Day(on))
    row = (standing.row.id, standing.row.paragraph) if standing.row else None
    return standing.standing, row, standing.questions, frozenset(words(told, officer, on).items())


def words(told: Lives, officer: str, on: date) -> dict[str, str]:
    """The may-serve word of each assignment active on a day."""
    record = told.setting.officer(officer)
    standing = standing_on(record, Day(on))
    return {one.assignment.id: one.may_serve for one in serving_on(record, Day(on), standing)}


@pytest.mark.parametrize("seed", range(8_000, 8_100))
def test_answers_hold(seed: int) -> None:
    """On the named day and on days before it the answer is the same; on the next day it is another."""
    told, rng = lives(seed), Random(seed)
    for record in told.officers():
        holding = explanation(told.setting, record.id, told.day).holding
        now = answer(told, record.id, told.day)
        through = holding.through or max(LAST, told.day + timedelta(days=3_000))
        between = (told.day + timedelta(days=rng.randint(0, (through - told.day).days)) for _ in range(SOME))
        assert all(answer(told, record.id, day) == now for day in (through, *between))
        if holding.through and holding.then:
            assert answer(told, record.id, holding.through + ONE_DAY) != now
            assert dict(holding.then.serves) == words(told, record.id, holding.through + ONE_DAY)


@pytest.mark.parametrize("seed", range(8_000, 8_100))
def test_a_yes_holds_through_its_last_day(seed: int) -> None:
    """An assignment that may be served through a day is a yes on that day, on days before it, and not on the next."""
    told, rng = lives(seed), Random(seed)
    for record in told.officers():
        for place in explanation(told.setting, record.id, told.day).places:
            key = place.serving.assignment.id
            assert place.through is None or place.serving.may_serve == YES
            if place.through:
                days = (told.day + timedelta(days=rng.randint(0, (place.through - told.day).days)) for _ in range(SOME))
                assert all(words(told, record.id, day).get(key) == YES for day in (place.through, *days))
                assert words(told, record.id, place.through + ONE_DAY).get(key) != YES
