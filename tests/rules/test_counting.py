"""5.4: which days of substitute service count, and which number the day asked about has."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.told import D, rules, seen, setting

from hallpass.days import NEVER, school_year_start
from hallpass.rules.counting import Calendars, NthDay, counted_in_year, days_allowed, days_in_year
from hallpass.rules.day import Day

CALENDAR = ["2025-09-02", "e-learning 2025-09-03", "2025-09-04, of Charter"]


def test_a_calendar_is_that_of_a_school_year() -> None:
    """A district has one for the school year in which it lists a day of whatever kind."""
    register = setting(contact_days="e-learning 2025-09-03").register
    for counts in (True, False):
        calendars = Calendars(register, counts)
        assert calendars.has_calendar("District", D("2025-07-01"))
        assert calendars.has_calendar("District", D("2026-06-30"))
        assert not calendars.has_calendar("District", D("2025-06-30"))
        assert not calendars.has_calendar("Charter", D("2025-09-03"))
        assert calendars.is_contact_day("District", D("2025-09-03")) is counts


def test_listed_days_count_by_the_calendar_of_their_district() -> None:
    """Without a calendar every listed day counts; a day at two schools counts once; one at an unknown school never."""
    served = [
        "4 days from 2025-09-02",
        "2025-09-02, at Middle",
        "2025-09-04, at Academy",
        "2026-07-01",
        "2025-09-09, at Gone",
    ]
    counted = seen(substitute="2025-07-01..", served=served, contact_days=CALENDAR).counted
    assert counted == {
        D("2025-07-01"): (D("2025-09-02"), D("2025-09-03"), D("2025-09-04")),
        D("2026-07-01"): (D("2026-07-01"),),
    }
    other = seen({"e_learning_day": "does_not_count"}, served=served, contact_days=CALENDAR).counted
    assert other[D("2025-07-01")] == (D("2025-09-02"), D("2025-09-04"))


YEARS = {
    D("2025-07-01"): tuple(D("2025-09-01") + timedelta(days=2 * n) for n in range(5)),
    D("2026-07-01"): (D("2026-08-03"),),
}
SIGNS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]


def number_on(day: date) -> int:
    """1 + the counted days before the day in its school year, counted one by one."""
    counted = YEARS.get(school_year_start(day), ())
    return 1 + sum(one < day for one in counted)


@pytest.mark.parametrize("sign", SIGNS)
@given(day=st.dates(D("2025-08-25"), D("2026-08-20")), limit=st.integers(1, 7))
def test_the_number_of_a_day_and_when_it_turns(sign: Callable[..., bool], day: date, limit: int) -> None:
    """A comparison comes out as with the plain number, and no later day before the turn comes out otherwise."""
    asked = Day(day)
    answer = sign(NthDay(asked, YEARS), limit)
    assert answer == sign(number_on(day), limit)
    days = (day + timedelta(days=ahead) for ahead in range(1, 800))
    assert asked.turns <= next((one for one in days if sign(number_on(one), limit) != answer), NEVER)


def test_a_number_below_a_limit_turns_exactly_when_it_is_reached() -> None:
    """The exemption is not asked about again and again: the day jumps to the sixtieth, or the next school year."""
    day = Day(D("2025-09-02"))
    assert NthDay(day, YEARS) < 5
    assert day.turns == D("2025-09-08")
    assert not NthDay(Day(D("2025-09-08")), YEARS) < 5
    never = Day(D("2026-09-01"))
    assert NthDay(never, YEARS) < 5
    assert never.turns == NEVER


def test_the_days_of_a_school_year_are_counted_with_those_planned() -> None:
    """They turn with the school year, while counted days are to come in it or after it."""
    day = Day(D("2025-08-01"))
    assert days_in_year(day, YEARS) == 5
    assert counted_in_year(day, YEARS) == YEARS[D("2025-07-01")]
    assert day.turns == D("2026-07-01")
    later = Day(D("2026-08-01"))
    assert days_in_year(later, YEARS) == 1
    assert later.turns == D("2027-07-01")
    last = Day(D("2027-07-01"))
    assert days_in_year(last, YEARS) == 0
    assert last.turns == NEVER


@pytest.mark.parametrize(("reading", "allowed"), [("not_exempt", 59), ("exempt", 60)])
def test_the_days_allowed_follow_the_number_of_the_pack(reading: str, allowed: int) -> None:
    """One day fewer than the number, or the number itself where the last day is exempt too."""
    assert days_allowed(rules(day_sixty=reading)) == allowed
