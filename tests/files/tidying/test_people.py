"""The same person under several spellings."""

from __future__ import annotations

from typing import Any

import pytest
from tests.files.tidying.offices import again, csv_file, facts, keys, roster, tidied


def officers(*rows: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The officers of a roster with these rows."""
    return facts(tidied(roster(*rows)).register)["officers"]


@pytest.mark.parametrize(
    "other", ["RUBY, ANN", "Ann Ruby", "Ruby,Ann", "Ruby, Ann R.", "Ruby, A", "Rubey, Ann", "Ruby"]
)
def test_one_license_is_one_person(other: str) -> None:
    """Names that can be one person's, under one license, are one person."""
    assert (
        len(officers({"License": "31415"}, {"Officer": other, "License": " 031415", "School": "Elm Elementary"})) == 1
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"License": "1111"}, {"License": "2222"}),
        ({"License": "1111"}, {"Officer": "Stone, Bo", "License": "1111"}),
        ({}, {"Officer": "Ruby, Ann R."}),
        ({}, {"Agency": "Millford PD"}),
        ({"Officer": "Robertson, Annika"}, {"Officer": "Robertsen, Annika"}),
    ],
)
def test_what_is_unsure_is_kept_apart_and_asked(one: dict[str, Any], two: dict[str, Any]) -> None:
    """Other licenses, other names, initials, other agencies, slips: two officers until a person says one."""
    file = roster(one, two)
    first = tidied(file)
    assert len(first.register.officers) == 2
    (question,) = [question for question in first.questions if question.section == ("people",)]
    second = again(first, file, change=(f'"{question.key}" = "?"', f'"{question.key}" = "same"'))
    assert len(second.register.officers) == 1
    third = again(first, file, change=(f'"{question.key}" = "?"', f'"{question.key}" = "different"'))
    assert len(third.register.officers) == 2 and question.key not in keys(third)


def test_the_same_name_at_the_same_agency_is_one_person() -> None:
    """Two rows of one name under one agency are one officer's."""
    assert len(officers({}, {"School": "Elm Elementary"})) == 1


def test_a_log_without_licenses_joins_the_roster() -> None:
    """A name in a log is the one officer of that name; a last name alone is the only one who has it."""
    log = [
        ["Date", "Sub officer", "School"],
        ["9/3/2025", "ANN RUBY", "Oak Elementary"],
        ["9/4/2025", "Stone", "Oak Elementary"],
    ]
    result = tidied(roster({"License": "1111"}, {"Officer": "Stone, Bo", "License": "2222"}), csv_file(log, "subs.csv"))
    assert {who for who, *_ in facts(result.register)["days"]} == {"Ann Ruby", "Bo Stone"}
    assert len(result.register.officers) == 2


def test_a_last_name_that_two_have_is_asked() -> None:
    """A last name alone is nobody's when two officers have it."""
    log = [["Date", "Sub officer", "School"], ["9/4/2025", "Ruby", "Oak Elementary"]]
    result = tidied(roster({"License": "1111"}, {"Officer": "Ruby, Bo", "License": "2222"}), csv_file(log, "subs.csv"))
    assert {who for who, *_ in facts(result.register)["days"]} == {"Ruby"}
    assert len([question for question in result.questions if question.section == ("people",)]) == 2
