"""This officer's values, fact by fact."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.rules.told import olive

from hallpass.explain.asked import DAY
from hallpass.explain.values import SENTENCES, TOLD_WITH_THE_DAY, Values
from hallpass.policy.vocabulary import SUBSTITUTE_FACTS


def values(role: str, on: date, readings: dict[str, str] | None = None, **facts: Any) -> Values:
    """The values of an officer of whom these facts are told."""
    return Values(olive(readings, **facts), role, on)


def test_every_fact_of_the_vocabulary_can_be_said() -> None:
    """A pack may ask for any of them; the day asked about is in all sentences."""
    assert set(SENTENCES) == set(SUBSTITUTE_FACTS) - {DAY}
    assert set(TOLD_WITH_THE_DAY) <= set(SENTENCES)


def test_the_tally_of_a_substitute_names_the_day_that_is_too_many() -> None:
    """Counted, allowed, and the sixtieth day where it is planned or past."""
    facts: dict[str, Any] = {"substitute": "2026-09-01..", "served": "62 days from 2026-09-01"}
    before = values("substitute", date(2026, 9, 11), **facts)
    assert before.say("nth_day") == (
        "10 days of this school year counted before September 11, 2026, 59 allowed.",
        "The planned days reach the 60th on October 30, 2026.",
    )
    assert values("substitute", date(2026, 11, 2), **facts).say("nth_day") == (
        "62 days of this school year counted before November 2, 2026, 59 allowed.",
        "The counted days reached the 60th on October 30, 2026.",
    )
    assert before.say("days_in_year") == ("62 days of this school year counted, planned ones included.",)
    assert before.plain("nth_day") == 11


def test_a_few_days_name_no_sixtieth() -> None:
    """Where the days on record do not reach the number, none is named."""
    few = values("substitute", date(2026, 9, 11), substitute="2026-09-01..", served="2026-09-01")
    assert few.say("nth_day") == ("1 day of this school year counted before September 11, 2026, 59 allowed.",)


def test_a_course_after_the_day_is_told_as_such() -> None:
    """A completion that lies after the day asked about is on record, and not done."""
    later = values("regular", date(2026, 9, 11), regular="2026-09-01..", completed="full 2026-10-01")
    assert later.say("trained_on") == (
        "The full course “Full course” is on record for October 1, 2026, which is after September 11, 2026.",
    )
    assert later.plain("trained_on") == date(2026, 10, 1)


def test_a_supplement_is_told_with_the_older_course() -> None:
    """The supplement counts because of the older course, so both are named."""
    both = values(
        "regular", date(2026, 9, 11), regular="2026-09-01..", completed=["ssc 2019-07-19", "supplement 2026-06-18"]
    )
    assert both.say("trained_by") == (
        "The supplemental course “Supplement” was completed on June 18, 2026.",
        "The older course “Older course of the School Safety Center” was completed on July 19, 2019, "
        "before September 1, 2025.",
    )


@pytest.mark.parametrize(
    ("employer", "says"),
    [
        ("unable", "Police has said that it could not provide the course."),
        ("able", "Police has not said that it could not provide the course."),
        ("unknown", "Whether Police could provide the course is not on record."),
    ],
)
def test_the_statement_of_the_employer(employer: str, says: str) -> None:
    """Said, not said, or not on record: three different things."""
    told = values("regular", date(2026, 9, 11), regular=f"2026-09-01.., employer {employer}")
    assert told.say("employer_unable") == (says,)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Police had adopted no SRO policy by September 1, 2026, so there is none to review."),
        ({"agency_policy": "v1 2026-06-15"}, "No review of the Police SRO policy of June 15, 2026 is on record."),
        (
            {"agency_policy": "v1 2026-06-15", "reviewed": "v1 unknown"},
            "A review of the Police SRO policy of June 15, 2026 is on record without a day.",
        ),
        (
            {"agency_policy": "v1 2026-06-15", "reviewed": "v1 2026-09-30"},
            "The review of the Police SRO policy of June 15, 2026 is on record for September 30, 2026, which is after "
            "September 11, 2026.",
        ),
        (
            {"agency_policy": "v1 2026-06-15", "reviewed": "v1 2026-09-04"},
            "The Police SRO policy of June 15, 2026 was reviewed on September 4, 2026.",
        ),
    ],
)
def test_the_review_of_the_agency_policy(facts: dict[str, str], says: str) -> None:
    """Nothing to review, not reviewed, on an unknown day, later, or done."""
    assert values("regular", date(2026, 9, 11), regular="2026-09-01..", **facts).say("start_policy_reviewed_on") == (
        says,
    )


def test_the_first_day_of_duty_and_the_day_from_which_the_time_runs() -> None:
    """An officer who was serving already has both; one who came later has one."""
    assert values("regular", date(2026, 9, 11), regular="2024-09-03..").say("clock_on") == (
        "The first day of duty is September 3, 2024.",
        "The time runs from September 1, 2025.",
    )
    assert values("regular", date(2026, 9, 11), regular="2026-09-01..").say("clock_on") == (
        "The first day of duty is September 1, 2026.",
    )


def test_the_time_of_a_substitute_runs_from_the_sixtieth_day_or_from_the_day_itself() -> None:
    """Where the sixtieth counted day has not come, the time runs from the day asked about."""
    facts: dict[str, Any] = {"substitute": "2026-09-01.."}
    assert values("substitute", date(2026, 11, 9), **facts, served="60 days from 2026-09-01").say("clock_on")[-1] == (
        "That day is October 30, 2026."
    )
    assert values("substitute", date(2026, 11, 9), **facts, served="59 days from 2026-09-01").say("clock_on")[-1] == (
        "That day has not come, so the time runs from November 9, 2026 itself."
    )


def test_the_values_stay_when_another_day_is_asked() -> None:
    """The facts of one day are not moved by a question about another."""
    record = olive(substitute="2026-09-01..", served="62 days from 2026-09-01")
    first = Values(record, "substitute", date(2026, 9, 11))
    Values(record, "substitute", date(2026, 10, 11))
    assert first.plain("nth_day") == 11


def reached(role: str, on: date, **facts: Any) -> list[str]:
    """The rows that can decide."""
    return [asked.row.id for asked in values(role, on, **facts).rows_reached()]


def test_rows_are_reached_up_to_the_first_that_fits_whatever_is_unknown() -> None:
    """With nothing unknown that is the deciding row; a row that rests on what is unknown lets the next be asked."""
    assert reached("regular", date(2026, 9, 11), regular="2026-09-01..", completed="full 2026-08-12") == ["R0", "R1"]
    assert reached("regular", date(2026, 9, 11), regular="2026-09-01.., employer unknown")[-1] == "R8"
    facts: dict[str, Any] = {"substitute": "2026-09-01..", "agency_policy": "v1 2026-06-15", "reviewed": "v1 unknown"}
    assert reached("substitute", date(2026, 9, 11), **facts) == ["S0", "S1", "S1", "S2", "S3"]
