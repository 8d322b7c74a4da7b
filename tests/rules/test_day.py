"""A day that remembers when the answers to its questions would turn."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.days import EVER, NEVER, Span, join
from hallpass.rules.day import Day

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]


@pytest.mark.parametrize("compare", COMPARISONS)
@given(day=DAYS, other=DAYS)
def test_turns_on_the_next_day_with_another_answer(
    compare: Callable[[object, object], bool], day: date, other: date
) -> None:
    """A comparison comes out as with plain dates, and turns on the first later day on which it comes out otherwise."""
    asked = Day(day)
    answer = compare(asked, other)
    assert answer == compare(day, other)
    later = (day + timedelta(days=ahead) for ahead in range(1, 1200))
    assert asked.turns == next((one for one in later if compare(one, other) != answer), NEVER)


@given(day=DAYS, other=DAYS)
def test_reflected_comparisons_are_remembered_too(day: date, other: date) -> None:
    """`date < day` asks the day as `day > date` does."""
    left, right = Day(day), Day(day)
    assert (other < left) == (right > other)
    assert left.turns == right.turns


@given(day=DAYS, spans=st.lists(st.tuples(DAYS, st.integers(0, 90)), max_size=4))
def test_find_turns_where_the_range_ends_or_the_next_begins(day: date, spans: list[tuple[date, int]]) -> None:
    """Looking a day up in ranges notes the next edge."""
    ranges = join(Span(first, first + timedelta(days=length)) for first, length in spans)
    asked = Day(day)
    found = asked.find(ranges)
    edges = sorted([item.first for item in ranges] + [item.last + timedelta(days=1) for item in ranges])
    assert (found is not None) == any(day in item for item in ranges)
    assert asked.turns == next((edge for edge in edges if edge > day), NEVER)


def test_only_the_nearest_turn_counts() -> None:
    """Of several comparisons the one that turns first decides where to jump."""
    day = Day(date(2026, 1, 1))
    assert day < date(2026, 9, 1)
    assert day <= date(2026, 6, 1)
    assert day >= EVER
    assert day.turns == date(2026, 6, 2)
    day.remember_tomorrow()
    assert day.turns == date(2026, 1, 2)


def test_a_day_is_compared_and_nothing_else() -> None:
    """A day can't be put into a set, where its comparisons would go unseen."""
    with pytest.raises(TypeError):
        hash(Day(date(2026, 1, 1)))
