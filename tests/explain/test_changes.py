"""What would change an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.explain.read_aloud import explained

NOV = date(2026, 11, 23)


def changes(on: date = NOV, **facts: Any) -> dict[str, tuple[str, str | None, dict[str, str]]]:
    """Each change by its condition: the standing, the paragraph and the words it leads to."""
    found = explained(on, **facts).changes
    return {one.condition: (one.outcome.standing, one.outcome.paragraph, dict(one.outcome.serves)) for one in found}


def test_a_full_course_clears_and_an_older_one_gives_time() -> None:
    """Each kind of course is tried; one that changes nothing is not told."""
    found = changes(regular="2026-09-01..")
    assert found["If a full course is completed on November 23, 2026"] == ("cleared", "5.1", {"a1": "yes"})
    assert found["If the completion of an older course on August 31, 2025 is recorded"] == (
        "cleared_until",
        "5.2",
        {"a1": "yes"},
    )
    assert not [condition for condition in found if "supplemental" in condition]
    older = changes(regular="2026-09-01..", completed="ssc 2019-07-19")
    assert older["If a supplemental course is completed on November 23, 2026"] == ("cleared", "5.2", {"a1": "yes"})


def test_the_statement_is_made_or_withdrawn() -> None:
    """Made where nobody said so, withdrawn where it was said, neither where no row asks for it."""
    made = "If Police says that it could not provide the course"
    withdrawn = "If Police withdraws the statement that it could not provide the course"
    assert changes(regular="2026-09-01..")[made] == ("cleared_until", "5.3", {"a1": "yes"})
    assert changes(regular="2026-09-01.., employer unable")[withdrawn] == ("not_cleared", "5.1", {"a1": "no"})
    assert not {made, withdrawn} & changes(regular="2026-09-01..", completed="full 2026-08-12").keys()


def test_a_review_of_the_version_that_is_asked_about() -> None:
    """Only where it is asked for and not done."""
    review = "If the Police SRO policy of June 15, 2026 is reviewed on November 23, 2026"
    facts = {"regular": "2026-09-01.., employer unable", "agency_policy": ["v1 2025-06-15", "v2 2026-06-15"]}
    assert changes(**facts)[review] == ("cleared_until", "5.3", {"a1": "yes"})
    assert review not in changes(**facts, reviewed="v2 2026-09-01")


def test_an_end_of_the_assignment() -> None:
    """Where regular service ends the substitute's rows decide; a first day is taken back; out of scope is not tried."""
    found = changes(regular="2026-09-01.., at Middle", substitute="2026-09-01..")
    assert found["If the assignment at Middle ends on November 22, 2026"] == ("excused", "5.4", {"a2": "yes"})
    assert "If the assignment at High is taken back" in changes(regular="2026-11-23..")
    assert not [one for one in changes(regular=["2026-09-01..", "2026-09-01.., at College"]) if "College" in one]


def test_one_of_two_assignments_that_ends_changes_nothing() -> None:
    """That an assignment is no longer there is no change of the answer."""
    found = changes(regular=["2026-09-01..", "2026-09-01.., at Middle"], completed="full 2026-08-12")
    assert found == {}


def test_a_contract_for_a_place_without_one_and_the_duties_of_an_unread_one() -> None:
    """The word changes; the standing stays."""
    facts = {"regular": "2026-09-01..", "completed": "full 2026-08-12"}
    made = changes(**facts, contracts="main 2026-07-01.., names Middle")
    assert made["If a contract with all seven duties covers High from November 23, 2026"] == (
        "cleared",
        "5.1",
        {"a1": "yes"},
    )
    read = changes(**facts, contracts="main 2026-07-01.., unread")
    assert read["If contract main is found to carry all seven duties"] == ("cleared", "5.1", {"a1": "yes"})


def test_one_who_is_to_come_is_measured_on_the_first_day() -> None:
    """Done on the day asked about, measured on the first day of service."""
    found = changes(regular="2027-01-04..")
    assert found["If a full course is completed on November 23, 2026"] == ("cleared", "5.1", {"a1": "yes"})
    assert found["If the assignment at High is taken back"] == ("not_serving", None, {})


def test_before_the_policy_asks_only_an_end_changes_anything() -> None:
    """No course, statement or review is tried where no row asks for one."""
    assert list(changes(date(2025, 8, 31), regular="2024-09-01..")) == [
        "If the assignment at High ends on August 30, 2025"
    ]


def test_nothing_would_change_the_answer_of_one_who_serves_nowhere() -> None:
    """Without an assignment there is nothing to try."""
    assert changes(regular="2025-09-02..2026-06-05") == {}


def test_a_course_of_the_register_is_never_mistaken_for_the_one_that_is_tried() -> None:
    """Whatever key a course has, the one that is tried has another."""
    found = changes(regular="2026-09-01..", course="tried supplemental")
    assert found["If a full course is completed on November 23, 2026"][0] == "cleared"
