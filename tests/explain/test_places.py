"""How each assignment stands: in scope or out of it, and under which contract."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.explain.read_aloud import explained

NOV = date(2026, 11, 23)


def says(**facts: Any) -> list[str]:
    """What is said of each place."""
    told = explained(NOV, completed="full 2026-08-12", **{"regular": "2026-09-01..", **facts})
    return [sentence for place in told.places for sentence in place.says]


@pytest.mark.parametrize(
    ("contracts", "said"),
    [
        ("main 2026-07-01..", ["Contract main covers High and conforms."]),
        ("main 2026-07-01.., unread", ["Contract main covers High; nobody has said yet which duties it carries."]),
        (
            "main 2026-07-01.., lacks 4.1.4 4.1.5",
            [
                "Contract main covers High.",
                "It does not carry 4.1.4 and 4.1.5.",
                "The district amends it; the officer may serve meanwhile.",
            ],
        ),
        (
            "main 2026-07-01.., contradicts 4.3",
            [
                "Contract main covers High.",
                "A clause of it contradicts 4.3.",
                "The district amends it; the officer may serve meanwhile.",
            ],
        ),
        (
            "main 2026-07-01..2027-06-30",
            ["Contract main covers High and conforms.", "Contract main ends on June 30, 2027."],
        ),
        ([], ["No contract between Police and District is on record, so none covers High."]),
        (
            [
                "old ..2026-06-30",
                "new 2026-12-01..",
                "one 2026-07-01.., names Middle",
                "none 2026-07-01.., names Middle College",
            ],
            [
                "No contract between Police and District covers High on November 23, 2026.",
                "Contract old ended on June 30, 2026.",
                "Contract new begins on December 1, 2026.",
                "Contract one names 1 school, and High is not one of them.",
                "Contract none names 2 schools, and High is not one of them.",
            ],
        ),
    ],
)
def test_the_contract_of_a_place(contracts: str | list[str], said: list[str]) -> None:
    """Conforming, unread, lacking, contradicting, ending, or none, and then why not each of those on record."""
    assert says(contracts=contracts) == said


def test_a_contract_that_names_no_school_covers_none() -> None:
    """An empty list of schools is told as that."""
    assert says(contracts="main 2026-07-01.., names ")[-1] == "Contract main names no school."


def test_out_of_scope() -> None:
    """By the level of the school, or by the hours."""
    assert says(regular=["2026-09-01.., at College", "2026-09-01.., outside the instructional day"]) == [
        "The level of College is “other”. Only elementary, middle or secondary schools are in scope.",
        "The assignment at High lies outside the regular instructional day.",
    ]


def test_a_defective_contract_keeps_nobody_from_serving() -> None:
    """One who may not serve for another reason is not told so."""
    told = explained(NOV, regular="2026-09-01..", contracts="main 2026-07-01.., lacks 4.1.4")
    assert list(told.places[0].says) == ["Contract main covers High.", "It does not carry 4.1.4."]


def test_the_end_of_the_assignment_is_told() -> None:
    """Where the assignment ends the word, that is the reason."""
    told = explained(NOV, regular="2026-09-01..2027-06-04", completed="full 2026-08-12")
    assert told.places[0].through == date(2027, 6, 4)
    assert told.places[0].says[-1] == "The assignment at High ends on June 4, 2027."
