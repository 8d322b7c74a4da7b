"""What columns mean: by heading, by values, by the column to the left."""

from __future__ import annotations

from typing import Any

import pytest
from tests.files.tidying.offices import again, facts, keys, tidied, workbook

from hallpass.files.tidying.meanings import Meaning


def meanings(*rows: list[Any]) -> list[Meaning]:
    """The meanings of the columns of a sheet."""
    (table,) = tidied(workbook({"2025-26": list(rows)})).understood
    return [column.meaning for column in table.columns]


def test_a_bare_date_takes_its_meaning_from_its_left() -> None:
    """Two columns called date are the days of what stands before each."""
    found = meanings(
        ["Officer", "Course", "date", "Policy", "date", "Agency", "date"],
        ["Ruby, Ann", "NASRO Basic", "6/12/2020", "yes", "8/20/2025", "Cedarbrook PD", "1/1/2020"],
    )
    assert found == [
        Meaning.OFFICER,
        Meaning.COURSE,
        Meaning.COMPLETED,
        Meaning.POLICY_READ,
        Meaning.POLICY_READ,
        Meaning.AGENCY,
        Meaning.LEAVE_OUT,
    ]


@pytest.mark.parametrize(
    ("rows", "meaning"),
    [
        ([["Name", "License", "Start"], ["Ann Ruby", "11201", "9/2/2025"]], Meaning.OFFICER),
        ([["Name", "Level", "Principal"], ["Acorn Ridge", "Elem", "Q. Finch"]], Meaning.SCHOOL),
        ([["Name", "aka", "Contract from"], ["Cedarbrook PD", "CPD", "7/1/2025"]], Meaning.AGENCY),
        ([["Name", "Phone", "Email"], ["Ann Ruby", "555-0101", "a@x.org"]], Meaning.LEAVE_OUT),
    ],
)
def test_a_bare_name_is_told_by_the_other_columns(rows: list[list[Any]], meaning: Meaning) -> None:
    """`Name` is the officer's, the school's or the agency's by what stands beside it, or nobody's."""
    assert meanings(*rows)[0] is meaning


def test_names_and_roles_are_known_by_their_values() -> None:
    """A column without a known heading may be told by names with a comma, or by roles."""
    found = meanings(
        ["Who goes", "Agency", "How", "Start"],
        ["Ruby, Ann", "Cedarbrook PD", "SRO", "9/2/2025"],
        ["Stone, Bo", "Cedarbrook PD", "Sub", "9/2/2025"],
    )
    assert found[:3] == [Meaning.OFFICER, Meaning.AGENCY, Meaning.ROLE]


def test_days_of_nobody_knows_what_are_asked() -> None:
    """A column of days under an unknown heading is asked, never guessed."""
    result = tidied(
        workbook(
            {
                "A": [
                    ["Officer", "Agency", "Milestone"],
                    ["Ruby, Ann", "Cedarbrook PD", "9/2/2025"],
                    ["Stone, Bo", "Cedarbrook PD", "9/3/2025"],
                ]
            }
        )
    )
    assert "C1" in keys(result)
    assert "2025" not in repr(result.register)


def test_two_columns_for_one_thing_leave_one_to_be_asked() -> None:
    """Of two columns that may be the first day one is taken, and the other asked."""
    result = tidied(
        workbook(
            {
                "A": [
                    ["Officer", "Agency", "Start", "Date assigned"],
                    ["Ruby, Ann", "Cedarbrook PD", "9/2/2025", "8/1/2025"],
                ]
            }
        )
    )
    assert "D1" in keys(result)


def test_a_table_of_officers_without_names_makes_no_contract() -> None:
    """A table that has licenses but no known names states no facts of another kind."""
    rows = [["Moniker", "License", "Agency", "Start", "End"], ["Ann", "11201", "Cedarbrook PD", "9/2/2025", "6/4/2026"]]
    result = tidied(workbook({"A": rows}))
    assert not facts(result.register).get("contracts") and "A1" in keys(result)


def test_a_person_says_what_a_column_means() -> None:
    """The mapping gives a column its meaning."""
    file = workbook(
        {
            "SROs 2025-26": [
                ["Officer", "Agency", "School", "Milestone"],
                ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "9/2/2025"],
                ["Stone, Bo", "Cedarbrook PD", "Oak Elementary", "9/3/2025"],
            ]
        }
    )
    first = tidied(file)
    second = again(first, file, change=('D1 = "?"', 'D1 = "first day"'))
    assert "assignments" not in facts(first.register)
    assert len(facts(second.register)["assignments"]) == 2
