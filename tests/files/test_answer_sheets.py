"""What the sheets of an answer hold: rows that say what the answer says."""

from __future__ import annotations

from typing import Any

import pytest
from tests.commands.ask import ON, calm
from tests.raw import register_of
from tests.the_policy import the_policy

from hallpass.checking import check
from hallpass.files import answer_sheets
from hallpass.files.answer_sheets import cover_state
from hallpass.files.sheets import Sheet
from hallpass.rules.duty_cover import SchoolCover
from hallpass.rules.law import Law

LAW = Law(the_policy())


def sheets(register: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The sheets of a check, each row by its headings."""
    kept = register_of(register)
    made = answer_sheets.check_sheets(check(kept, ON, LAW), kept, LAW)
    return {sheet.name: [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows] for sheet in made}


def two_places() -> dict[str, Any]:
    """An untrained officer at two schools, one of them without a contract."""
    register = calm()
    register["completions"] = register["certificates"] = []
    register["schools"].append({"id": "T", "district": "D", "name": "Sedge Middle", "level": "middle"})
    register["assignments"].append({**register["assignments"][0], "id": "b", "school": "T"})
    register["contracts"][0]["schools"] = ["S"]
    return register


def test_what_belongs_to_the_officer_stands_in_one_row_alone() -> None:
    """An officer at two schools has two rows; the training owed is told in the first, a contract with its school."""
    rows = sheets(two_places())["answers"]
    assert [(row["assignment"], row["contract_state"]) for row in rows] == [("a", "covered"), ("b", "uncovered")]
    assert rows[0]["owed"] == "Complete the training (Was due Aug 31, 2026)"
    assert rows[1]["owed"] == "Make a contract for the service (Since Sep 1, 2026)"


def test_each_thing_owed_has_a_row() -> None:
    """With the code for programs and the words for people."""
    rows = sheets(two_places())["owed"]
    assert [(row["action"], row["who"], row["who_name"], row["school_name"]) for row in rows] == [
        ("complete_training", "officer", "Ada Quill", ""),
        ("make_contract", "district", "Dunmarrow Schools", "Sedge Middle"),
    ]


def test_gaps_and_open_events_have_their_sheets() -> None:
    """A school with a gap and an event that nobody has decided."""
    register = two_places()
    event = {"id": "e", "officer": "o", "school": "S", "date": "2026-10-01", "matter": "school_rule"}
    register["conduct_events"] = [{**event, "force_used": True}]
    found = sheets(register)
    assert [row["school"] for row in found["duty_gaps"]] == ["S", "T"]
    assert found["open_events"][0]["event"] == "e"


def test_an_officer_without_an_assignment_has_a_row_with_the_standing() -> None:
    """The answer then is the word of the standing."""
    register = calm()
    register["assignments"][0]["from"] = "2027-01-04"
    (row,) = sheets(register)["answers"]
    assert (row["assignment"], row["may_serve"], row["answer"]) == (None, None, "Upcoming")
    assert (row["next_change_standing"], str(row["next_change_on"])) == ("cleared", "2027-01-04")


def test_the_policy_and_every_reading_stand_beside_the_answer() -> None:
    """What the answer rests on goes with it."""
    about = {row["name"]: row["value"] for row in sheets(calm())["about"]}
    assert about.keys() == {"on", "policy", "adopted", *LAW.readings}


@pytest.mark.parametrize(
    ("sure", "maybe", "state"),
    [(("o",), (), "covered"), (("o",), ("p",), "covered"), ((), ("p",), "unknown"), ((), (), "gap")],
)
def test_a_duty_is_covered_unknown_or_a_gap(sure: tuple[str, ...], maybe: tuple[str, ...], state: str) -> None:
    """One who covers it settles it; one who may leaves it unknown; nobody leaves a gap."""
    assert cover_state(SchoolCover("S", {"4.1.1": sure}, {"4.1.1": maybe}), "4.1.1") == state


def test_sheets_have_as_many_cells_as_headings() -> None:
    """In every sheet of every answer."""
    kept = register_of(two_places())
    made: list[Sheet] = answer_sheets.check_sheets(check(kept, ON, LAW), kept, LAW, {"o": "why"})
    assert all(len(row) == len(sheet.columns) for sheet in made for row in sheet.rows)
    assert made[0].columns[-1] == "explanation"
