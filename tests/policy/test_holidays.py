"""Holidays by rule, and the next working day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.policy.holidays import day_in_year, is_rule, kept_on, next_working_day
from hallpass.policy.model import Holiday

NEW_YEAR = Holiday("New Year", "January 1", True)
THANKS = Holiday("Thanks", "fourth Thursday in November", False)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("July 4", date(2026, 7, 4)),
        ("third Monday in January", date(2026, 1, 19)),
        ("last Monday in May", date(2026, 5, 25)),
        ("first Monday in September", date(2026, 9, 7)),
        ("fourth Thursday in November", date(2026, 11, 26)),
        ("last Sunday in February", date(2026, 2, 22)),
        ("last Friday in July", date(2026, 7, 31)),
        ("January 31", date(2026, 1, 31)),
        ("February 28", date(2026, 2, 28)),
    ],
)
def test_a_rule_names_a_day_of_the_year(rule: str, day: date) -> None:
    """A fixed day and a counted weekday are found in a year."""
    assert is_rule(rule)
    assert day_in_year(rule, 2026) == day


@pytest.mark.parametrize(
    "rule", ["", "Easter", "July 32", "February 29", "April 31", "fifth Monday in May", "july 4", "July 04"]
)
def test_what_names_no_day_is_no_rule(rule: str) -> None:
    """Days that some years lack, and words that are no rule, are told."""
    assert not is_rule(rule)


def test_a_rule_that_is_none_names_no_day() -> None:
    """Asked for the day of a rule that is none, the words say what a rule is like."""
    with pytest.raises(ValueError, match="third Monday in January"):
        day_in_year("Easter", 2026)


def test_a_holiday_that_moves_is_kept_beside_the_weekend_too() -> None:
    """On a Sunday the Monday after is kept, on a Saturday the Friday before, in the year before if need be."""
    assert list(kept_on(NEW_YEAR, 2023)) == [date(2023, 1, 1), date(2023, 1, 2)]
    assert list(kept_on(NEW_YEAR, 2022)) == [date(2022, 1, 1), date(2021, 12, 31)]
    assert list(kept_on(NEW_YEAR, 2026)) == [date(2026, 1, 1)]
    assert next_working_day((NEW_YEAR,))(date(2021, 12, 31)) == date(2022, 1, 3)
    for year in (2022, 2023):
        assert list(kept_on(Holiday("New Year", "January 1", False), year)) == [date(year, 1, 1)]


@given(st.dates())
def test_the_next_working_day_is_the_first_that_is_none_of_them(day: date) -> None:
    """It is no Saturday, Sunday or holiday, and every day before it from the day asked about is one."""
    function = next_working_day((NEW_YEAR, THANKS))
    found = function(day)
    assert found >= day
    if date.min.year < day.year < date.max.year - 1:
        assert found.weekday() < 5
        assert found not in {
            *kept_on(NEW_YEAR, found.year),
            *kept_on(NEW_YEAR, found.year + 1),
            day_in_year(THANKS.rule, found.year),
        }
        assert all(function(day + timedelta(more)) == found for more in range((found - day).days))


def test_the_ends_of_time_do_not_move() -> None:
    """Never and always are no days of a calendar."""
    assert next_working_day((NEW_YEAR,))(date.max) == date.max
    assert next_working_day((NEW_YEAR,))(date.min) == date.min
