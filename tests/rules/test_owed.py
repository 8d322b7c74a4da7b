"""What is owed, by whom, by when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rules.told import D, olive, setting
from tests.scenarios.facts import OFFICER
from tests.the_policy import the_policy

from hallpass.policy.model import Policy
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.owed import Owed, owed_on, uncovered_since
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on


def owed(record: OfficerRecord, on: str) -> tuple[Owed, ...]:
    """Everything owed on a day."""
    day = Day(D(on))
    standing = standing_on(record, day)
    return owed_on(record, day, standing, serving_on(record, day, standing))


def actions(on: str, **facts: object) -> list[str]:
    """What is owed, by name."""
    return [one.action for one in owed(olive(**facts), on)]


def test_training_is_owed_by_the_due_day() -> None:
    """Under the paragraph of the row, by the officer."""
    [one] = owed(olive(regular="2025-09-02..", completed="ssc 2020-01-06"), "2025-10-01")
    assert one == Owed("complete_training", "officer", D("2027-05-31"), "5.2")


@pytest.mark.parametrize(
    ("facts", "on", "by"),
    [
        ({"regular": "2025-09-02.., employer unable"}, "2025-10-01", "2025-09-02"),
        ({"regular": "2025-09-02.., employer unable"}, "2025-08-20", "2025-09-02"),
        ({"substitute": ["2025-09-02..2025-09-05", "2025-10-01.."]}, "2025-10-01", "2025-09-02"),
        (
            {"substitute": "2025-09-02..", "employed": ["Sheriff ..2025-09-30", "Police 2025-10-01.."]},
            "2025-10-01",
            "2025-10-01",
        ),
        ({"substitute": ["2025-09-02..2025-09-05", "2025-11-03.."]}, "2025-10-01", "2025-11-03"),
        (
            {"substitute": "2025-07-01.., employer unable", "served": "60 days from 2025-09-02"},
            "2025-11-03",
            "2025-10-31",
        ),
    ],
)
def test_a_review_is_owed_by_the_first_day_that_asks_for_it(facts: dict[str, object], on: str, by: str) -> None:
    """5.3: the day from which the time runs; 5.4: the first day of substitute service under this employer."""
    found = owed(olive(**facts, agency_policy="v1 2025-08-01"), on)
    assert [one.by for one in found if one.action == "review_agency_policy"] == [D(by)]


def test_each_question_is_owed_by_whoever_knows() -> None:
    """The kind of a course by the administrator, all else by the agency; a statement names its assignment."""
    found = owed(olive(regular="2025-09-02.., employer unknown", completed="mystery unknown"), "2025-10-01")
    assert [(one.who, one.assignment) for one in found if one.action == "answer_question"] == [
        ("agency", "a1"),
        ("administrator", None),
        ("agency", None),
    ]


def test_contracts_are_owed_for_each_assignment() -> None:
    """To read, to make by the first day of the gap, and to amend paragraph by paragraph."""
    told = {
        "regular": ["2025-09-02..", "2025-09-02.., at Middle", "2025-09-02.., at Elementary"],
        "contracts": [
            "u, names High, unread",
            "m ..2025-09-20, names Middle",
            "d, names Elementary, lacks 4.1.1, contradicts 4.3",
        ],
    }
    found = [one for one in owed(olive(**told, completed="full 2025-08-20"), "2025-10-01") if one.assignment]
    assert found == [
        Owed("read_contract", "district", None, "2", "a1"),
        Owed("make_contract", "district", D("2025-09-21"), "2", "a2"),
        Owed("amend_contract", "district", None, "4.1.1", "a3"),
        Owed("amend_contract", "district", None, "4.3", "a3"),
    ]


def test_the_gap_that_a_day_lies_in() -> None:
    """It begins after the last contract, not with an earlier gap."""
    record = olive(regular="2025-09-02..", contracts=["a 2025-09-10..2025-09-20", "b 2025-10-10.."])
    day = Day(D("2025-10-01"))
    [one] = serving_on(record, day, standing_on(record, day))
    assert uncovered_since(record, one, D("2025-09-03")) == D("2025-09-02")
    assert uncovered_since(record, one, D("2025-10-01")) == D("2025-09-21")
    assert uncovered_since(record, one, D("2025-09-15")) is None


@pytest.mark.parametrize(
    ("license", "asked"),
    [("..2025-10-01", False), ("..2025-09-30", True), ("2025-10-01..", False), ("2025-10-02..", True)],
)
def test_a_license_is_asked_of_an_officer_in_service(license: str, asked: bool) -> None:
    """Both ends of the license belong to it; out of scope nothing is asked."""
    assert ("renew_license" in actions("2025-10-01", regular="2025-09-02..", license=license)) is asked
    assert "renew_license" not in actions("2025-10-01", regular="2025-09-02.., at College", license=license)
    assert "renew_license" not in actions("2025-09-01", regular="2025-09-02..", license="..2025-01-01")


def test_a_certificate_is_asked_of_an_officer_in_service() -> None:
    """Out of scope and before service nothing is asked."""
    trained = {"completed": "full 2025-08-20"}
    assert actions("2025-10-01", regular="2025-09-02..", **trained) == ["file_certificate"]
    assert actions("2025-09-01", regular="2025-09-02..", **trained) == []
    assert actions("2025-10-01", regular="2025-09-02.., outside", **trained) == []


def test_an_upcoming_officer_is_judged_on_the_first_day() -> None:
    """By that day's row, and asked for training and review alone."""
    told = {"regular": "2025-11-03.., employer unable", "agency_policy": "v1 2025-10-15", "contracts": []}
    assert owed(olive(**told), "2025-10-01") == (
        Owed("complete_training", "officer", D("2026-05-03"), "5.3"),
        Owed("review_agency_policy", "officer", D("2025-11-03"), "5.3"),
    )
    assert owed(olive(**told, completed="full 2025-11-01"), "2025-10-01") == ()


def test_the_policys_own_paragraph_comes_before_the_rows() -> None:
    """An action that names a paragraph is owed under it, whoever owes it."""
    version = the_policy().versions[0]
    said = replace(version.actions["complete_training"], paragraph="5.5", who="district")
    policy = Policy(version.id, (replace(version, actions={**version.actions, said.name: said}),))
    record = setting(policy=policy, regular="2025-09-02..").officer(OFFICER)
    assert owed(record, "2025-10-01") == (Owed("complete_training", "district", D("2025-09-01"), "5.5"),)
