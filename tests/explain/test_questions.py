"""Open questions, and what each answer to them would make of the standing."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.explain.read_aloud import explained

from hallpass.days import EVER, Span
from hallpass.explain.model import OpenQuestion

NOV = date(2026, 11, 23)


def asked(**facts: Any) -> tuple[OpenQuestion, ...]:
    """The open questions of an officer."""
    return explained(NOV, **facts).questions


def answers(question: OpenQuestion) -> dict[str, str]:
    """The standing that each answer leads to."""
    return {one.condition: one.outcome.standing for one in question.answers}


def test_whether_the_course_could_be_provided() -> None:
    """Said or denied on that assignment."""
    (question,) = asked(regular="2026-09-01.., employer unknown")
    assert question.says == "Unknown: whether Police could provide the course before the assignment at High."
    assert answers(question) == {
        "If Police could not provide the course before the assignment at High": "cleared_until",
        "If Police could provide the course before the assignment at High": "not_cleared",
    }


def test_the_kind_of_a_course_is_one_of_the_kinds_or_none() -> None:
    """All kinds of older courses are one answer; none of the kinds is an answer too."""
    (question,) = asked(regular="2025-09-02..", completed="mystery 2025-06-20")
    assert question.says == "Unknown: what kind of course “A name on a certificate” is."
    assert list(answers(question).values()) == ["cleared", "not_cleared", "cleared_until", "not_cleared"]


def test_the_day_of_a_completion_is_told_in_ranges() -> None:
    """Days that come to the same are one answer; before the approval the course does not count."""
    (question,) = asked(regular="2025-09-02..", completed="full unknown")
    assert [(one.days, one.outcome.standing) for one in question.answers] == [
        (Span(EVER, date(2025, 1, 31)), "not_cleared"),
        (Span(date(2025, 2, 1), NOV), "cleared"),
        (None, "not_cleared"),
    ]
    assert [one.condition for one in question.answers] == [
        "With any day up to January 31, 2025",
        "With any day from February 1, 2025 through November 23, 2026",
        "If there was no completion up to November 23, 2026",
    ]


def test_the_day_of_an_older_course_turns_on_the_day_of_the_policy() -> None:
    """In time before the day that 5.2 names, not from it on."""
    (question,) = asked(regular="2025-09-02..", completed="nasro unknown")
    assert [(one.condition, one.outcome.standing) for one in question.answers][:2] == [
        ("With any day up to August 31, 2025", "cleared_until"),
        ("With any day from September 1, 2025 through November 23, 2026", "not_cleared"),
    ]


def test_a_single_day_is_told_as_that() -> None:
    """Under the late reading the first day of duty is a range of one day."""
    told = explained(
        date(2026, 9, 1), {"same_day_completion": "late"}, regular="2026-09-01..", completed="full unknown"
    )
    conditions = [one.condition for question in told.questions for one in question.answers]
    assert "With September 1, 2026 as the day" in conditions


def test_the_day_of_a_review() -> None:
    """Any day up to the one asked about does."""
    (question,) = asked(substitute="2026-09-01..", agency_policy="v1 2026-06-15", reviewed="v1 unknown")
    assert question.says == "Unknown: on which day the Police SRO policy of June 15, 2026 was reviewed."
    assert answers(question) == {
        "With any day up to November 23, 2026": "excused",
        "If there was no review up to November 23, 2026": "not_cleared",
    }


def test_an_answer_that_leaves_another_question_open_is_told_too() -> None:
    """With two unknowns one answer settles the standing and the other does not."""
    employer, review = asked(
        regular="2026-09-01.., employer unknown", agency_policy="v1 2026-06-15", reviewed="v1 unknown"
    )
    assert list(answers(employer).values()) == ["unresolved", "not_cleared"]
    assert list(answers(review).values()) == ["unresolved", "not_cleared"]
    assert employer.settles
    assert review.settles
