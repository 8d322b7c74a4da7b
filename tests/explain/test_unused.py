"""Statements in the register that the answer does not use."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.explain.read_aloud import explained

NOV = date(2026, 11, 23)


def unused(on: date = NOV, **facts: Any) -> list[str]:
    """What is on record and not used."""
    return list(explained(on, **facts).unused)


def test_what_is_used_is_not_told() -> None:
    """A course, a statement and a review that decide are none of these."""
    assert unused(regular="2026-09-01..", completed="full 2026-08-12") == []
    facts = {"agency_policy": "v1 2026-06-15", "reviewed": "v1 2026-09-09"}
    assert unused(regular="2026-09-01.., employer unable", **facts) == []


@pytest.mark.parametrize(
    ("assignment", "why"),
    [
        (
            "regular 2026-10-05.., at Middle, employer unable",
            "It is read only on an assignment that is active on September 1, 2026.",
        ),
        (
            "substitute 2026-09-01.., at Middle, employer unable",
            "That is a substitute assignment, and the service on November 23, 2026 is regular.",
        ),
        ("regular 2026-09-01.., at College, employer unable", "The assignment is out of scope."),
    ],
)
def test_a_statement_that_is_not_read_is_told_with_the_reason(assignment: str, why: str) -> None:
    """On a later assignment, on one of the other role, or on one that is out of scope."""
    role, main = assignment.split(" ", 1)
    told = unused(**{"regular": ["2026-09-01.."], role: [*(["2026-09-01.."] if role == "regular" else []), main]})
    assert len(told) == 1
    assert told[0].endswith(f"it is said that the course could not be provided. {why}")


def test_a_statement_outside_the_employment_is_not_read() -> None:
    """An assignment on which nobody employs the officer says nothing."""
    told = unused(employed="Police 2026-08-01..", regular=["2026-09-01..", "2024-09-01..2025-06-05, employer unable"])
    assert told[0].endswith("No employment on record covers the assignment.")


def test_a_statement_that_an_earlier_row_leaves_aside() -> None:
    """A cleared officer is not asked whether the employer could provide the course."""
    told = unused(regular="2026-09-01.., employer unable", completed="full 2026-08-12")
    assert told == [
        "On the assignment at High from September 1, 2026 it is said that the course could not be provided. "
        "An earlier row decides, so this is not asked."
    ]


@pytest.mark.parametrize(
    ("completed", "told"),
    [
        (["full 2026-12-20"], "“Full course” of December 20, 2026 is not used. It lies after November 23, 2026."),
        (
            ["full 2025-01-10"],
            "“Full course” of January 10, 2025 is not used. "
            "The course was not approved on January 10, 2025, the day of its completion.",
        ),
        (
            ["ssc 2025-09-01"],
            "“Older course of the School Safety Center” of September 1, 2025 is not used. "
            "An older course had to be completed by August 31, 2025.",
        ),
        (
            ["supplement 2026-06-18"],
            "“Supplement” of June 18, 2026 is not used. "
            "It is a supplemental course, which counts only after an older one.",
        ),
        (
            ["full 2026-08-12", "full 2026-10-01"],
            "“Full course” of October 1, 2026 is not used. An earlier course decides.",
        ),
        (
            ["full 2026-08-12", "ssc 2019-07-19"],
            "“Older course of the School Safety Center” of July 19, 2019 is not used. A full course decides.",
        ),
    ],
)
def test_a_completion_that_decides_nothing(completed: list[str], told: str) -> None:
    """Later, not approved, too late, alone, second, or not needed."""
    assert unused(regular="2026-09-01..", completed=completed) == [told]


def test_a_completion_about_which_something_is_unknown_is_a_question_and_not_unused() -> None:
    """It is asked about; before the policy asks for training it is not."""
    assert unused(regular="2026-09-01..", completed="full unknown") == []
    assert unused(date(2025, 8, 31), regular="2024-09-01..", completed="full unknown") == [
        "“Full course” without a day is not used. On this day no course is asked for."
    ]


def test_a_review_of_another_version() -> None:
    """A review that no row asks about is told with its version and day."""
    facts = {"agency_policy": ["v1 2025-06-15", "v2 2026-06-15"], "reviewed": ["v1 2025-08-20", "v2 2026-09-09"]}
    assert unused(regular="2026-09-01.., employer unable", **facts) == [
        "The review of the Police SRO policy of June 15, 2025 on August 20, 2025 is not asked for."
    ]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"regular": ["2024-09-03..2025-06-05", "2026-09-01.."]},
            "The service from September 3, 2024 through June 5, 2025 does not count for this answer. "
            "An officer who was away for a whole school year assumes the duties again on coming back.",
        ),
        (
            {"employed": ["Sheriff ..2026-08-31", "Police 2026-09-01.."], "regular": "2025-09-02.."},
            "The service from September 2, 2025 through August 31, 2026 does not count for this answer. "
            "Service under another employer assumes the duties again.",
        ),
    ],
)
def test_earlier_service_that_does_not_count(facts: dict[str, Any], told: str) -> None:
    """After a whole school year away, or under another employer, in the words of the reading."""
    assert unused(**facts) == [told]


def test_listed_days_that_do_not_count() -> None:
    """A few are named, many told by the first and the last; those of another school year are not looked at."""
    facts: dict[str, Any] = {"substitute": "2026-09-01..", "contact_days": "30 weekdays from 2026-09-07"}
    assert unused(**facts, served=["2026-09-05", "2026-09-07", "2026-09-12", "2025-09-05"]) == [
        "2 listed days are no student contact days and not counted: September 5, 2026 and September 12, 2026."
    ]
    assert unused(**facts, served="7 days from 2026-08-01") == [
        "7 listed days are no student contact days and not counted: "
        "the first is August 1, 2026, the last August 7, 2026."
    ]


@pytest.mark.parametrize(
    ("absent", "days"),
    [
        ("2026-11-20..2026-11-25", "from November 20, 2026 through November 25, 2026"),
        ("2026-11-23..2026-11-23", "on November 23, 2026"),
        ("2026-11-20..", "from November 20, 2026 on"),
    ],
)
def test_an_absence_touches_no_standing(absent: str, days: str) -> None:
    """It is told on its days alone."""
    facts = {"regular": "2026-09-01..", "completed": "full 2026-08-12", "absent": absent}
    assert unused(**facts) == [f"An absence {days} is on record. It touches no standing."]
    assert unused(date(2026, 11, 19), **facts) == []
