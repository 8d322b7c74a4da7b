"""Unknown is not false: which unknown facts are asked for, and how little has to be tried."""

from __future__ import annotations

import pytest
from tests.rules.told import D, olive

from hallpass.policy.model import Row
from hallpass.rules.day import Day
from hallpass.rules.facts import Facts
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import decider, facts_on, role_on, standing_on
from hallpass.rules.unknowns import Question, Unknowns


def questions(on: str, **facts: object) -> list[tuple[str, str]]:
    """What is asked about an officer on a day."""
    return [tuple(question) for question in standing_on(olive(**facts), Day(D(on))).questions]


def tries(record: OfficerRecord, on: str) -> tuple[tuple[Question, ...], int]:
    """The questions about an officer, and how many times the rows were asked for them."""
    day, asked = Day(D(on)), 0
    under = record.on(day)
    role = role_on(under, day)
    assert role is not None
    decide = decider(under, role)

    def counting(facts: Facts) -> Row:
        nonlocal asked
        asked += 1
        return decide(facts)

    return Unknowns(facts_on(under, role, day), under, counting).questions(), asked


STATES_OF_TRAINING = 8
"""A full course or none, an older course or none, a supplement or none; each by now or never."""

COURSES = [f"c{number} unknown" for number in range(9)]
TWENTY = {
    "course": COURSES,
    "completed": [f"c{number} unknown" for number in range(9)],
    "agency_policy": "v1 2025-08-15",
    "reviewed": "v1 unknown",
}


@pytest.mark.parametrize(
    "service",
    [
        {"regular": "2025-09-02.., employer unknown"},
        {"substitute": "2025-07-01.., employer unknown", "served": "60 days from 2025-09-02"},
    ],
)
def test_twenty_unknowns_are_answered_in_few_tries(service: dict[str, str]) -> None:
    """Nine courses of unknown kind and day, a statement and a review: all asked for, in few tries."""
    found, asked = tries(olive(**service, **TWENTY), "2025-11-03")
    assert len(found) == 20
    assert asked <= STATES_OF_TRAINING * 2 * 2


@pytest.mark.parametrize("number", [3, 9])
def test_more_courses_cost_no_more_tries(number: int) -> None:
    """What the rows ask of courses folds into a handful of states, however many courses are open."""
    told = {"course": COURSES[:number], "completed": TWENTY["completed"][:number]}
    found, asked = tries(olive(regular="2025-09-02..", **told), "2025-11-03")
    assert len(found) == 2 * number
    assert asked <= STATES_OF_TRAINING


def test_questions_come_by_kind_and_then_in_the_files_order() -> None:
    """Statements by assignment, kinds and days by course, reviews by version."""
    told = {
        "regular": ["2025-09-02.., employer unknown", "2025-09-02.., at Middle, employer unknown"],
        "completed": ["mystery unknown", "full unknown", "full 2025-12-01"],
        "agency_policy": "v1 2025-08-15",
        "reviewed": "v1 unknown",
    }
    assert questions("2025-10-01", **told) == [
        ("employer_unable", "a1"),
        ("employer_unable", "a2"),
        ("course_kind", "mystery"),
        ("completed_on", "full"),
        ("completed_on", "mystery"),
        ("reviewed_on", "v1"),
    ]


def test_a_course_matters_with_what_the_others_may_be() -> None:
    """A supplement alone changes nothing; beside a course that may be an older one it does."""
    assert questions("2025-10-01", regular="2025-09-02..", completed="supplement unknown") == []
    both = questions("2025-10-01", regular="2025-09-02..", completed=["supplement unknown", "ssc unknown"])
    assert both == [("completed_on", "supplement"), ("completed_on", "ssc")]


def test_a_review_matters_where_a_statement_may_be_said() -> None:
    """And the statement where the review may be done."""
    told = {"regular": "2025-09-02.., employer unknown", "agency_policy": "v1 2025-08-15"}
    assert questions("2025-10-01", **told) == []
    assert questions("2025-10-01", **told, reviewed="v1 unknown") == [("employer_unable", "a1"), ("reviewed_on", "v1")]


def test_a_statement_that_is_known_to_suffice_ends_the_question() -> None:
    """One assignment that says so suffices, though another one's statement is unknown."""
    told = ["2025-09-02.., employer unknown", "2025-09-02.., at Middle, employer unable"]
    assert questions("2025-10-01", regular=told) == []


@pytest.mark.parametrize(
    "told",
    [
        {"regular": "2025-09-02.., employer unknown"},
        {
            "regular": "2025-09-02.., employer unable",
            "agency_policy": "v1 2025-08-15",
            "reviewed": "v1 unknown",
        },
    ],
)
def test_an_older_course_matters_where_5_3_gives_no_time(told: dict[str, str]) -> None:
    """It would give time of its own only if the employer could provide the course, or the review was not done."""
    assert ("completed_on", "nasro") in questions("2025-10-01", **told, completed="nasro unknown")


def test_two_versions_may_be_open_at_once() -> None:
    """After the sixtieth day the version of that day is asked about, that of today no more."""
    told = {
        "substitute": "2025-07-01.., employer unable",
        "served": "60 days from 2025-09-02",
        "agency_policy": ["v1 2025-08-15", "v2 2025-11-01"],
        "reviewed": ["v1 unknown", "v2 unknown"],
    }
    assert questions("2025-10-01", **told) == [("reviewed_on", "v1")]
    assert questions("2025-11-03", **told) == [("reviewed_on", "v1")]
    assert questions("2026-07-01", **told) == [("reviewed_on", "v2")]


def test_nothing_unknown_nothing_tried() -> None:
    """An officer of whom all is known raises no question, and unknowns of nobody's concern none either."""
    found, asked = tries(olive(regular="2025-09-02..", reviewed="v1 unknown"), "2025-10-01")
    assert (found, asked) == ((), 0)
