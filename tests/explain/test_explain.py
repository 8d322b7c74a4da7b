"""An answer with its reasons, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from tests.explain.read_aloud import explained
from tests.policy.edits import amended
from tests.raw import register_of
from tests.scenarios.facts import OFFICER, register
from tests.slow.registers import random_register
from tests.the_policy import the_policy

from hallpass.explain import explanation, sentences
from hallpass.register.register import Register
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

NOV = date(2026, 11, 23)


def test_an_officer_who_serves_is_judged_on_the_day() -> None:
    """The rows are asked on the day itself."""
    told = explained(NOV, regular="2026-09-01..")
    assert (told.judged_on, told.judged) == (NOV, told.answer.standing)
    assert told.preface == ("On November 23, 2026 the officer serves on a regular assignment.",)
    assert told.coming == ()


def test_one_who_is_to_come_is_judged_on_the_first_day() -> None:
    """The standing of the day stays `upcoming`; the rows, the facts and the changes are those of the first day."""
    told = explained(NOV, regular="2027-01-04.., at Middle", employed="Police 2027-01-01..")
    assert (told.answer.standing.standing, told.judged_on) == ("upcoming", date(2027, 1, 4))
    assert (told.judged.standing, told.judged.row and told.judged.row.id) == ("not_cleared", "R8")
    assert [place.serving.assignment.id for place in told.coming] == ["a1"]
    assert told.preface == ("No employment on record covers November 23, 2026.", "No earlier service is on record.")


def test_one_who_serves_nowhere_is_judged_by_no_row() -> None:
    """No rows, facts, readings or changes; the last day of service is told."""
    told = explained(NOV, regular="2025-09-02..2026-06-05")
    assert (told.judged_on, told.rows, told.facts, told.readings, told.changes) == (None, (), (), (), ())
    assert told.preface == ("The last service on record ended on June 5, 2026.",)


def test_the_words_relied_on_are_those_of_every_paragraph_that_decides() -> None:
    """The deciding row's, the duties that are excused, what a contract lacks, and why a place is outside."""
    told = explained(
        NOV,
        regular=["2026-09-01.., employer unable", "2026-09-01.., at College"],
        contracts="main 2026-07-01.., lacks 4.1.6",
    )
    assert [quote.paragraph for quote in told.quotes] == ["5.3", "4.1.4", "4.1.5", "4.1.6", "3.2"]
    assert told.quotes[0].text.startswith("If an officer's employer is unable")


def test_each_day_is_explained_by_the_version_in_force_on_it() -> None:
    """An amendment that gives nine months explains the days after it, and not those before."""
    policy = amended(
        takes_effect="2026-12-01",
        text=("within six months of assuming", "within nine months of assuming"),
        document=(("| extension | 6 months |", "| extension | 9 months |"),),
    )
    setting = Setting(register_of(register({"regular": "2026-09-01.., employer unable"})), Law(policy))
    before, after = (explanation(setting, OFFICER, day) for day in (NOV, date(2026, 12, 1)))
    assert (before.judged.due, after.judged.due) == (date(2027, 3, 1), date(2027, 6, 1))
    assert "within nine months" in after.quotes[0].text
    assert "within six months" in before.quotes[0].text


def test_an_officer_whom_nobody_knows_is_refused() -> None:
    """There is nothing to explain."""
    with pytest.raises(KeyError):
        explanation(Setting(Register(), Law(the_policy())), "nobody", NOV)


class Watched(tuple[Any, ...]):
    """A list of the register that may not be gone through any more once it is closed."""

    closed = False

    def __iter__(self) -> Iterator[Any]:
        assert not Watched.closed, "an explanation goes through a whole list of the register"
        return super().__iter__()


def test_an_explanation_goes_through_no_whole_list_of_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the look-ups stand, an explanation costs the same in a register of any size."""
    whole = register_of(random_register(Random(11)))
    long = ("districts", "schools", "contact_days", "officers", "employments", "completions", "certificates")
    long += ("contracts", "assignments", "substitute_days", "absences", "policy_reviews")
    watched = replace(whole, **{name: Watched(getattr(whole, name)) for name in long})
    setting = Setting(watched, Law(the_policy()))
    days = [row.from_ for row in whole.assignments]
    before = [explanation(setting, row.id, day) for row in whole.officers for day in days]
    monkeypatch.setattr(Watched, "closed", True)
    again = [explanation(setting, row.id, day) for row in whole.officers for day in days]
    assert list(map(sentences, again)) == list(map(sentences, before))
