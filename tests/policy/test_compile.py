"""Rules: tables as functions, under each choice of readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.edits import facts, real

from hallpass.policy.compile import Rules, add_days
from hallpass.policy.expressions import ELSE, Expression, expression, parse


class Compares:
    """A day or a number that can be compared and nothing else, and counts how often it is."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: Any) -> None:
        self.value, self.asked = value, 0

    def _ask(self, other: Any) -> Any:
        self.asked += 1
        return other

    def __lt__(self, other: Any) -> bool:
        return bool(self.value < self._ask(other))

    def __le__(self, other: Any) -> bool:
        return bool(self.value <= self._ask(other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.value > self._ask(other))

    def __ge__(self, other: Any) -> bool:
        return bool(self.value >= self._ask(other))

    def __eq__(self, other: object) -> bool:
        return bool(self.value == self._ask(other))


def made(source: str) -> Expression:
    return expression(parse(source), 1)


dates = st.dates(date(2024, 1, 1), date(2028, 12, 31))
questions = st.builds(
    facts,
    day=dates,
    trained_on=dates,
    legacy=st.booleans(),
    clock_on=dates,
    employer_unable=st.booleans(),
    start_policy_reviewed_on=dates,
    current_policy_reviewed_on=dates,
    nth_day=st.integers(1, 80),
    days_in_year=st.integers(0, 100),
)
readings = st.fixed_dictionaries(
    {name: st.sampled_from([item.value for item in reading.values]) for name, reading in real().readings.items()}
)


def first_that_holds(rules: Rules, table: str, f: SimpleNamespace) -> str:
    return next(row.id for row in rules.version.rows(table) if rules.holds(row.when, f))


@given(questions, readings)
def test_a_table_gives_the_first_row_whose_condition_holds(f: SimpleNamespace, chosen: dict[str, str]) -> None:
    """The compiled function and the rows asked one by one agree."""
    rules = real().rules(chosen)
    assert rules.regular(f).id == first_that_holds(rules, "regular", f)
    assert rules.substitute(f).id == first_that_holds(rules, "substitute", f)


@given(questions, readings)
def test_the_parts_of_a_condition_hold_together(f: SimpleNamespace, chosen: dict[str, str]) -> None:
    """A condition holds exactly where all its parts hold, and no part speaks of a reading that is decided."""
    rules = real().rules(chosen)
    for row in rules.version.rows("substitute"):
        parts = rules.parts(row.when)
        assert rules.holds(row.when, f) == all(rules.holds(part, f) for part in parts)


def test_parts_are_written_out_and_free_of_readings() -> None:
    """Terms stand as their definitions, and what the readings decide is gone."""
    rules = real().rules()
    exempt = real().terms["exempt"].expression
    assert [part.source for part in rules.parts(exempt)] == ["nth_day < substitute_days"]
    both = real().rules({"day_sixty": "exempt", "sixty_planned": "never_exempt"})
    assert [part.source for part in both.parts(exempt)] == [
        "nth_day <= substitute_days",
        "days_in_year < substitute_days",
    ]
    assert rules.parts(Expression(ELSE, frozenset(), 1)) == ()


def test_a_part_that_the_readings_make_false_stays_as_it_stands() -> None:
    """What fails because of a reading can be said with the words of the pack."""
    never = made('day_sixty == "exempt"')
    assert real().rules().parts(never) == (never,)
    assert real().rules({"day_sixty": "exempt"}).parts(never) == ()


@given(questions, readings)
def test_days_and_counts_are_only_compared(f: SimpleNamespace, chosen: dict[str, str]) -> None:
    """The day asked about and the count of days may be objects that compare with dates and numbers alone."""
    rules = real().rules(chosen)
    plain = (rules.regular(f), rules.substitute(f))
    f.day, f.nth_day = Compares(f.day), Compares(f.nth_day)
    assert (rules.regular(f), rules.substitute(f)) == plain
    assert f.day.asked > 0


def test_only_what_decides_is_asked() -> None:
    """A fact that an answer does not turn on is not looked up."""
    early = SimpleNamespace(day=date(2020, 1, 1))
    assert real().rules().regular(early).id == "R0"
    assert real().rules().substitute(early).id == "S0"
    trained = SimpleNamespace(day=date(2026, 1, 1), trained_on=date(2025, 9, 1), trained_by="full")
    assert real().rules().regular(trained).id == "R1"


def test_neighbors_that_begin_alike_ask_once() -> None:
    """Rows that share their first part compare the day with it once."""
    day = Compares(date(2026, 12, 1))
    real().rules().regular(facts(day=day, employer_unable=True))
    assert day.asked == 4  # R0, completed or not, the end of the extension, the review


def test_due_days_follow_the_row() -> None:
    """A row's due day is worked out from the facts; a row without one has none."""
    rules = real().rules()
    served = facts(employer_unable=True, clock_on=date(2026, 8, 31), day=date(2027, 1, 1))
    assert rules.due(rules.regular(served), served) == date(2027, 2, 28)
    assert rules.due(rules.version.tables["regular"].rows[0], served) is None


def test_values_are_found_by_name() -> None:
    """Dates, numbers, lists and paragraphs of the policy are asked for by name."""
    rules = real().rules()
    assert (rules["training_required_from"], rules["extension"]) == (date(2025, 9, 1), 6)
    assert (rules["excused_duties"], rules["rules_paragraph"]) == (("4.1.4", "4.1.5"), "4.3")


def test_any_expression_of_the_grammar_has_a_value() -> None:
    """Dates moved by months and days, choices, chains and lists are worked out as they read."""
    rules, f = real().rules(), facts(nth_day=3)
    for source, value in (
        ("clock_on + extension", date(2027, 3, 1)),
        ("clock_on - extension", date(2026, 3, 1)),
        ("clock_on + substitute_days", date(2026, 10, 31)),
        ("clock_on - substitute_days", date(2026, 7, 3)),
        ("day_before(clock_on) if legacy else next_working_day(clock_on)", date(2026, 9, 1)),
        ("training_required_from < clock_on < day", True),
        ("clock_on != day and not legacy", True),
        ("trained_by not in full_kinds or trained_by != 'full'", False),
        ("incumbents == 'from_assumption' or nth_day >= substitute_days", False),
    ):
        assert rules.holds(made(source), f) == value, source


@pytest.mark.parametrize("more", [1, -1, 4_000_000])
def test_the_ends_of_time_do_not_move(more: int) -> None:
    """Never plus some days is never, and no sum leaves the calendar."""
    assert add_days(date.max, more) == date.max
    assert add_days(date.min, more) == date.min
    assert add_days(date(2026, 1, 1), 4_000_000) == date.max
    assert add_days(date(2026, 1, 1), -4_000_000) == date.min


@given(dates, st.integers(-1000, 1000))
def test_days_are_added_as_the_calendar_has_them(day: date, days: int) -> None:
    """Within time, so many days later is so many days later."""
    assert add_days(day, days) == day + timedelta(days)


def test_a_number_changed_in_the_version_changes_the_rules() -> None:
    """A version with another value, made by replacing one, compiles anew."""
    version = real()
    shorter = replace(version.parameters["substitute_days"], value=3)
    other = replace(version, parameters={**version.parameters, "substitute_days": shorter})
    f = facts(nth_day=3, current_policy_reviewed_on=date.min)
    assert version.rules().substitute(f).id == "S2"
    assert other.rules().substitute(f).id == "R8"
