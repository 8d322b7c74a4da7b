"""Two answers to one question, over the days on which they differ."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallpass.comparing import differences
from hallpass.days import Span

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
DAYS = st.dates(FIRST, LAST)


@given(DAYS, DAYS)
def test_the_differences_are_the_days_that_differ(one: date, other: date) -> None:
    """Every day of the range lies in a difference exactly when the two answers differ on it."""
    found = list(differences(lambda day: day < one, lambda day: day < other, FIRST, LAST))
    for ahead in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=ahead)
        within = [item for item in found if day in item.days]
        assert len(within) == ((day < one) != (day < other))
        assert all((item.before, item.after) == (day < one, day < other) for item in within)


def test_equal_answers_have_no_difference() -> None:
    """Where nothing differs nothing is told."""
    assert list(differences(lambda _: 1, lambda _: 1, FIRST, LAST)) == []


def test_a_difference_is_cut_to_the_range() -> None:
    """What goes on after the last day is told up to the last day."""
    found = list(differences(lambda _: 1, lambda day: 1 if day < FIRST + timedelta(days=9) else 2, FIRST, LAST))
    assert [item.days for item in found] == [Span(date(2026, 1, 10), LAST)]
