"""The arithmetic of the due day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.explain.read_aloud import explained
from tests.policy.edits import amended
from tests.raw import register_of
from tests.scenarios.facts import OFFICER, register

from hallpass.explain import explanation
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

MOVES = {"deadline_on_weekend": "next_working_day"}


def steps(first: str, readings: dict[str, str] | None = None) -> tuple[str, ...]:
    """The steps for an officer whose employer could not provide the course, asked on the first day of duty."""
    return explained(date.fromisoformat(first), readings, regular=f"{first}.., employer unable").due_steps


@pytest.mark.parametrize(
    ("first", "last", "short"),
    [
        ("2026-08-31", "February 28, 2027", "February 2027 has no 31st, so its last day counts."),
        ("2027-08-31", "February 29, 2028", "February 2028 has no 31st, so its last day counts."),
        ("2026-08-29", "February 28, 2027", "February 2027 has no 29th, so its last day counts."),
        ("2027-05-31", "November 30, 2027", "November 2027 has no 31st, so its last day counts."),
        ("2026-08-28", "February 28, 2027", None),
        ("2026-09-01", "March 1, 2027", None),
    ],
)
def test_six_months_end_on_the_day_of_the_same_number_or_the_last_of_the_month(
    first: str, last: str, short: str | None
) -> None:
    """Where the month is too short for the day, the step says so; else there is no such step."""
    said = steps(first)
    assert any(step.endswith(f"plus 6 months is {last}.") for step in said)
    assert [step for step in said if " has no " in step] == ([short] if short else [])
    assert said[-1] == f"The last day in time is {last}."


@pytest.mark.parametrize(
    ("first", "moved"),
    [
        ("2026-08-31", "February 28, 2027 is a Sunday. The next working day is March 1, 2027."),
        ("2026-08-27", "February 27, 2027 is a Saturday. The next working day is March 1, 2027."),
        ("2026-11-26", "May 26, 2027 is a working day, so the day stays."),
        ("2026-07-01", "January 1, 2027 is a holiday (New Year's Day). The next working day is January 4, 2027."),
        ("2027-06-24", "December 24, 2027 is a holiday (Christmas Day). The next working day is December 27, 2027."),
    ],
)
def test_a_day_that_moves_is_told_with_the_reason(first: str, moved: str) -> None:
    """Under the reading of working days a Saturday, a Sunday or a holiday is named, with the day that counts then."""
    assert moved in steps(first, MOVES)
    assert not [step for step in steps(first) if "working day" in step]


def test_a_fixed_day_is_told_with_its_words() -> None:
    """5.2 names a day before which the training must be done; the last day is the one before it."""
    assert explained(date(2026, 11, 23), regular="2025-09-02..", completed="ssc 2020-01-10").due_steps == (
        "Paragraph 5.2 says “before June 1, 2027”.",
        "The day before June 1, 2027 is May 31, 2027.",
        "The last day in time is May 31, 2027.",
    )


def test_no_due_day_no_steps() -> None:
    """A cleared officer owes no training."""
    assert explained(date(2026, 11, 23), regular="2025-09-02..", completed="full 2025-08-10").due_steps == ()


def test_the_steps_follow_an_amended_pack() -> None:
    """Another number of months with its words gives other steps, without a change of the program."""
    policy = amended(
        takes_effect="2026-07-01",
        text=("within six months of assuming", "within nine months of assuming"),
        document=(("| extension | 6 months |", "| extension | 9 months |"),),
    )
    facts = register_of(register({"regular": "2026-08-31.., employer unable"}))
    said = explanation(Setting(facts, Law(policy)), OFFICER, date(2026, 11, 23)).due_steps
    assert "Paragraph 5.3 says “within nine months of assuming the duties”." in said
    assert said[-1] == "The last day in time is May 31, 2027."
