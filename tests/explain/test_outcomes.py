"""What an answer would be, as a clause."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hallpass.explain.model import Outcome
from hallpass.explain.outcomes import (
    THE_OFFICER,
    differs,
    new_words,
    outcome_clause,
    outcome_later,
    serves_clause,
    settles,
    standing_clause,
)
from hallpass.policy.vocabulary import MAY_SERVE, STANDINGS

SCHOOLS = {"a": "High", "b": "Middle"}
NOW = Outcome("not_cleared", "R8", "5.1", date(2026, 8, 31), {"a": "no"})


def outcome(standing: str, paragraph: str | None = "5.1", due: date | None = None, **serves: str) -> Outcome:
    """An outcome of a row that is not told."""
    return Outcome(standing, "R", paragraph, due, serves)


@pytest.mark.parametrize("word", MAY_SERVE)
def test_every_word_has_a_clause_with_and_without_a_name(word: str) -> None:
    """The school is named in each; a name stands where `the officer` stands, or follows the service."""
    assert "High and Middle" in serves_clause(word, "Olive", ["High", "Middle", "High"])
    assert "Olive" in serves_clause(word, "Olive", ["High"])
    assert "of the officer" not in serves_clause(word, THE_OFFICER, ["High"])


@pytest.mark.parametrize("standing", STANDINGS)
def test_every_standing_has_a_clause_without_its_key(standing: str) -> None:
    """No clause shows the key of a file."""
    clause = standing_clause(outcome(standing), NOW)
    assert clause
    assert "_" not in clause


@pytest.mark.parametrize(
    ("then", "clause"),
    [
        (outcome("cleared"), "the standing is cleared under paragraph 5.1"),
        (
            outcome("cleared_until", "5.3", date(2027, 2, 28)),
            "the standing is cleared through February 28, 2027 under paragraph 5.3",
        ),
        (outcome("not_cleared", "5.2", date(2026, 8, 31)), "the standing is still not cleared under paragraph 5.2"),
        (
            outcome("not_cleared", "5.2", date(2027, 5, 31)),
            "the standing is still not cleared under paragraph 5.2, with the training due by May 31, 2027",
        ),
        (outcome("unresolved", "5.2"), "the standing is unresolved"),
        (outcome("not_in_force"), "paragraph 5.1 is not in force"),
        (outcome("not_serving", None), "the officer serves at no school"),
        (outcome("upcoming", None), "the officer serves at no school until the next assignment"),
    ],
)
def test_a_standing_is_told_as_seen_from_another(then: Outcome, clause: str) -> None:
    """The paragraph always, the last day where there is one, the due day where it is another one."""
    assert standing_clause(then, NOW) == clause


def test_the_day_is_named_where_it_is_not_plain() -> None:
    """For one who is to come the standing is that of the first day."""
    clause = standing_clause(outcome("cleared"), NOW, date(2027, 1, 4))
    assert clause == "the standing on January 4, 2027 is cleared under paragraph 5.1"


def test_only_words_that_are_other_ones_are_told() -> None:
    """In the policy's order, the schools of one word together."""
    assert new_words(outcome("cleared", a="yes", b="no_contract"), NOW) == {"yes": ["a"], "no_contract": ["b"]}
    assert new_words(outcome("not_cleared", a="no"), NOW) == {}


def test_a_change_tells_the_standing_first_and_what_comes_later_the_word() -> None:
    """Two orders: what would change it begins with the standing, what comes begins with the school."""
    then = outcome("cleared", a="yes")
    assert outcome_clause(then, NOW, SCHOOLS) == (
        "the standing is cleared under paragraph 5.1, and the officer may serve at High"
    )
    assert outcome_later(then, NOW, SCHOOLS) == (
        "the officer may serve at High: the standing is cleared under paragraph 5.1"
    )


def test_a_standing_that_stays_is_not_told_again() -> None:
    """Where only the word changes, only the word is told."""
    now = Outcome("cleared", "R1", "5.1", None, {"a": "yes"})
    then = Outcome("cleared", "R1", "5.1", None, {"a": "no_contract"})
    for clause in (outcome_clause, outcome_later):
        assert clause(then, now, SCHOOLS) == "no contract covers the service at High"


def test_an_assignment_that_ends_is_told_later_and_is_no_change() -> None:
    """It ends one day; trying its end is no other answer where another assignment goes on."""
    now = Outcome("cleared", "R1", "5.1", None, {"a": "yes", "b": "yes"})
    then = Outcome("cleared", "R1", "5.1", None, {"a": "yes"})
    assert outcome_later(then, now, SCHOOLS) == "the assignment at Middle has ended"
    assert not differs(then, now)


def test_other_questions_alone_are_told_as_that() -> None:
    """Where all else is the same, other facts are unknown."""
    now = outcome("unresolved", a="unknown")
    assert outcome_later(now, now, SCHOOLS) == "other facts are unknown"


@pytest.mark.parametrize(
    "other",
    [{"standing": "cleared"}, {"row": "R4"}, {"paragraph": "5.2"}, {"due": None}, {"serves": {"a": "yes"}}],
)
def test_every_part_of_an_answer_counts_as_a_difference(other: dict[str, Any]) -> None:
    """Standing, row, paragraph, due day and each word."""
    parts = {"standing": NOW.standing, "row": NOW.row, "paragraph": NOW.paragraph, "due": NOW.due, "serves": NOW.serves}
    assert differs(Outcome(**{**parts, **other}), NOW)
    assert not differs(Outcome(**parts), NOW)


def test_another_reason_for_an_unresolved_standing_settles_nothing() -> None:
    """Unresolved before and after with the same words is nothing to tell."""
    now = outcome("unresolved", a="unknown")
    assert not settles(outcome("unresolved", "5.3", date(2027, 1, 1), a="unknown"), now)
    assert settles(outcome("cleared", a="yes"), now)
    assert settles(now, NOW)
