"""Until when an answer holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.rules.told import olive

from hallpass.explain.holding import holding
from hallpass.explain.model import Holding
from hallpass.rules.day import Day
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on


def held(on: str, readings: dict[str, str] | None = None, **facts: Any) -> tuple[Holding, dict[str, date]]:
    """The holding of an answer, and the last days of what may be served."""
    record, day = olive(readings, **facts), date.fromisoformat(on)
    standing = standing_on(record, Day(day))
    return holding(record, standing, serving_on(record, Day(day), standing), day)


def test_an_answer_holds_until_its_due_day() -> None:
    """On the day after, the standing is another one, and the school may not be served."""
    whole, ends = held("2026-11-23", regular="2026-08-31.., employer unable")
    assert whole.through == date(2027, 2, 28)
    assert whole.then is not None
    assert (whole.then.standing, whole.then.row, dict(whole.then.serves)) == ("not_cleared", "R7", {"a1": "no"})
    assert ends == {"a1": date(2027, 2, 28)}


def test_an_answer_that_nothing_ends_holds_always() -> None:
    """Without an end on record neither the answer nor the word has one."""
    assert held("2026-11-23", regular="2026-08-31..", completed="full 2026-08-12") == (Holding(None, None), {})


def test_a_contract_that_ends_ends_the_word_and_not_the_standing() -> None:
    """The whole answer ends with the first word that ends; each word has its own last day."""
    whole, ends = held(
        "2026-11-23",
        regular=["2026-08-31..", "2026-08-31..2026-12-18, at Middle"],
        completed="full 2026-08-12",
        contracts="main 2026-07-01..2027-06-30",
    )
    assert whole.through == date(2026, 12, 18)
    assert ends == {"a1": date(2027, 6, 30), "a2": date(2026, 12, 18)}


def test_a_word_that_goes_on_under_another_row_has_no_end() -> None:
    """A course that is on record for a later day ends the answer and not the word."""
    whole, ends = held("2026-11-23", regular="2026-08-31.., employer unable", completed="full 2027-01-15")
    assert (whole.through, whole.then and whole.then.row) == (date(2027, 1, 14), "R1")
    assert ends == {}


def test_a_due_day_that_moves_along_is_no_other_answer() -> None:
    """Before the sixtieth day comes the due day of a substitute who is not exempt is always the day before."""
    facts: dict[str, Any] = {"substitute": "2026-09-01..2026-12-18", "served": "59 days from 2026-09-01"}
    whole, _ = held("2026-11-03", **facts)
    assert whole.through == date(2026, 12, 18)


def test_a_question_that_comes_or_goes_is_another_answer() -> None:
    """Past the six months it no longer matters whether the employer could provide the course."""
    whole, ends = held("2026-11-23", regular="2026-09-01.., employer unknown")
    assert (whole.through, whole.then and whole.then.standing) == (date(2027, 3, 1), "not_cleared")
    assert ends == {}
