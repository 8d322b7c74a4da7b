"""Rows that can decide, and rows that cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policy.edits import facts, real

from hallpass.policy import reach
from hallpass.policy.expressions import expression, parse
from hallpass.policy.model import Table, Version
from hallpass.policy.reach import TooManyWays, fits, hold, rows_left_nothing
from hallpass.policy.typecheck import Name
from hallpass.policy.vocabulary import SERVICE_FACTS

NAMES = {
    fact: Name(kind, frozenset({"full", "supplemental"} if kind == "text" else ()))
    for fact, kind in SERVICE_FACTS.items()
}
NAMES |= {
    reading.name: Name("reading", frozenset(item.value for item in reading.values))
    for reading in real().readings.values()
}


def version(*conditions: str) -> Version:
    """A version whose regular table has these rows, and then the row for the rest."""
    last = real().tables["regular"].rows[-1]
    rows = [
        replace(last, id=f"X{at}", when=expression(parse(condition), at), line=at)
        for at, condition in enumerate(conditions)
    ]
    return replace(
        real(),
        tables={
            **real().tables,
            "regular": Table("regular", (*rows, last)),
            "substitute": Table("substitute", (last,)),
        },
    )


def dead(*conditions: str) -> list[str]:
    return [row.id for row in rows_left_nothing(version(*conditions), "regular", NAMES)]


@pytest.mark.parametrize(
    ("conditions", "left_nothing"),
    [
        (("legacy", "legacy"), ["X1"]),
        (("legacy", "not legacy"), ["R8"]),
        (("legacy", "legacy or employer_unable"), []),
        (("day < legacy_before", "day <= day_before(legacy_before)"), ["X1"]),
        (("day < legacy_before", "day <= legacy_before"), []),
        (("day < legacy_time_ends", "day < legacy_before"), ["X1"]),
        (("day < legacy_before", "day < legacy_time_ends"), []),
        (("clock_on <= day", "legacy"), ["X1", "R8"]),
        (("clock_on > day",), ["X0"]),
        (("trained_on < clock_on and clock_on < day", "trained_on < day"), []),
        (("trained_on < day", "trained_on < clock_on and clock_on < day"), ["X1"]),
        (("trained_on == day", "trained_on < day", "trained_on > day"), ["R8"]),
        (("trained_on != day", "trained_on == day and clock_on != trained_on"), []),
        (("day <= clock_on + extension", "day < clock_on"), ["X1"]),
        (("day > clock_on + extension", "day <= clock_on + extension"), ["R8"]),
        (("clock_on - extension > day",), ["X0"]),
        (("day <= next_working_day(clock_on)", "day <= clock_on"), ["X1"]),
        (("clock_on + substitute_days < trained_on", "clock_on < trained_on - substitute_days"), ["X1"]),
        (("trained_by == 'full'", "trained_by == 'supplemental'"), ["R8"]),
        (("trained_by in full_kinds", "trained_by not in supplemental_kinds"), ["X1"]),
        (("day_sixty == 'exempt' and day_sixty == 'not_exempt'",), ["X0"]),
        (("day_sixty == 'exempt' or legacy", "day_sixty == 'not_exempt' and legacy"), ["X1"]),
        (("day_sixty == 'not_exempt'", "legacy"), []),
        (("(legacy if employer_unable else not legacy)", "legacy and employer_unable"), ["X1"]),
        (("legacy_before < legacy_time_ends",), ["R8"]),
    ],
)
def test_a_row_is_dead_where_earlier_rows_leave_it_nothing(
    conditions: tuple[str, ...], left_nothing: list[str]
) -> None:
    """Over days in any order, around dates and beside each other, yes and no, words and readings."""
    assert dead(*conditions) == left_nothing


POINTS = [
    date(2025, 8, 30),
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 9, 2),
    date(2027, 5, 31),
    date(2027, 6, 1),
    date(2027, 6, 2),
]
PARTS = st.sampled_from(
    [
        "legacy",
        "not legacy",
        "day < legacy_before",
        "day >= legacy_time_ends",
        "trained_on <= day",
        "trained_on > clock_on",
        "trained_on == day",
        "clock_on != trained_on",
        "clock_on < legacy_before",
        "employer_unable",
    ]
)
CONDITIONS = st.recursive(
    PARTS, lambda parts: st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts), max_leaves=4
)


def seen(rules_of: Version) -> set[str]:
    """The rows that decide for some facts on the days around the dates: every case is tried."""
    decide = rules_of.rules().regular
    return {
        decide(facts(day=day, trained_on=trained, clock_on=clock, legacy=legacy, employer_unable=unable)).id
        for clock, day in product(POINTS, POINTS)
        if clock <= day
        for trained in [*POINTS, date.max]
        for legacy, unable in product((True, False), (True, False))
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=4))
def test_the_walk_agrees_with_trying_every_case(conditions: list[str]) -> None:
    """A row is found dead exactly where no case among all days around the dates lets it decide."""
    made = version(*conditions)
    left = {row.id for row in rows_left_nothing(made, "regular", NAMES)}
    assert left == {row.id for row in made.tables["regular"].rows} - seen(made)


def test_a_row_that_hands_on_lives_where_one_of_its_rows_does() -> None:
    """S4 is dead only where no row that it names can decide."""
    assert (
        rows_left_nothing(
            real(),
            "substitute",
            {
                **NAMES,
                "current_policy_reviewed_on": Name("date"),
                "nth_day": Name("number"),
                "days_in_year": Name("number"),
            },
        )
        == ()
    )


def test_a_walk_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table with more cases than the limit is refused."""
    monkeypatch.setattr(reach, "CHOICES", 1)
    with pytest.raises(TooManyWays):
        dead("legacy", "employer_unable", "legacy and employer_unable")


def test_bounds_follow_from_bounds() -> None:
    """Of a at most 2 after b and b at most 3 after c, a is at most 5 after c; what contradicts that does not fit."""
    most: dict[tuple[str, str], int] = {}
    hold(most, ("a", "b", 2))
    hold(most, ("b", "c", 3))
    assert most["a", "c"] == 5
    assert fits(most, ("c", "a", -5))
    assert not fits(most, ("c", "a", -6))
    assert fits(most, ("a", "a", 0)) and not fits(most, ("a", "a", -1))
    hold(most, ("a", "b", 7))
    assert most["a", "b"] == 2
