"""Ranges of days, months and school years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.days import (
    EVER,
    NEVER,
    Span,
    add_months,
    day_after,
    day_before,
    day_of_text,
    find,
    holds_school_year,
    join,
    next_school_year,
    school_year_end,
    school_year_name,
    school_year_start,
    span,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
SPANS = st.builds(lambda day, length: Span(day, day + timedelta(days=length)), DAYS, st.integers(0, 400))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 9, 1), 6, date(2027, 3, 1)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (EVER, 6, EVER),
        (NEVER, 6, NEVER),
        (date(9999, 11, 1), 6, NEVER),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(day: date, months: int, expected: date) -> None:
    """A month that has no such day gives its last day."""
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "start", "name"),
    [
        (date(2026, 6, 30), date(2025, 7, 1), "2025-26"),
        (date(2026, 7, 1), date(2026, 7, 1), "2026-27"),
        (date(2099, 12, 31), date(2099, 7, 1), "2099-00"),
    ],
)
def test_school_year(day: date, start: date, name: str) -> None:
    """A school year runs from 1 July to 30 June."""
    assert school_year_start(day) == start
    assert school_year_name(day) == name


@given(DAYS)
def test_school_year_holds_its_day(day: date) -> None:
    """Each day lies in its school year, and the next one starts on the day after its end."""
    assert school_year_start(day) <= day <= school_year_end(day)
    assert day_after(school_year_end(day)) == next_school_year(day)


@pytest.mark.parametrize(
    ("last_before", "first_after", "expected"),
    [
        (date(2025, 6, 30), date(2026, 7, 1), True),
        (date(2025, 7, 1), date(2026, 7, 1), False),
        (date(2025, 6, 30), date(2026, 6, 30), False),
        (date(2025, 6, 10), date(2026, 9, 1), True),
        (date(2026, 6, 10), date(2026, 9, 1), False),
        (NEVER, NEVER, False),
    ],
)
def test_a_break_holds_a_whole_school_year(last_before: date, first_after: date, expected: bool) -> None:
    """Only 1 July to 30 June, both included, is a whole school year."""
    assert holds_school_year(last_before, first_after) is expected


@given(st.lists(SPANS, max_size=6), DAYS)
def test_join_keeps_the_days(spans: list[Span], day: date) -> None:
    """Joined ranges hold the same days, in order, and never touch."""
    joined = join(spans)
    assert any(day in item for item in spans) == (find(joined, day) is not None)
    assert all(day_after(a.last) < b.first for a, b in pairwise(joined))


@given(SPANS, SPANS, DAYS)
def test_the_days_in_both(one: Span, other: Span, day: date) -> None:
    """The meeting of two ranges holds a day when both do."""
    both = one & other
    assert (both is not None and day in both) == (day in one and day in other)


def test_open_ends() -> None:
    """An end without a day is open, and the days beyond the calendar stay where they are."""
    assert span(None, None) == Span(EVER, NEVER)
    assert day_after(NEVER) == NEVER
    assert day_before(EVER) == EVER
    assert day_before(NEVER) == NEVER


@pytest.mark.parametrize("text", ["2026-09-01", "2026-9-1", "9/1/26", "9/1/2026", "09/01/26", "09/01/2026"])
def test_a_day_is_read_as_it_is_written_here(text: str) -> None:
    """ISO, and the American order with two or four digits of the year."""
    assert day_of_text(text) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["", "9/31/26", "2026-02-29", "13/1/26", "1.9.2026", "tomorrow", "9/1/126", "٩/١/٢٦"])
def test_what_is_no_day_is_none(text: str) -> None:
    """Days that do not exist, other orders and other digits are not guessed."""
    assert day_of_text(text) is None
