"""The whole answer for a day: its shape, the next change, the summary and the exit status, worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.slow.evaluate import STANDINGS, check, exit_status
from tests.slow.small import Case, cases, contract, register

CLEARED = "regular 2025-09-02.., done full 2025-08-20, certificate full 2025-08-20 PD 2025-08-25"
ON = date(2026, 10, 5)


def test_whole_answer() -> None:
    """The object of the check command, to the last field."""
    officers = [{"id": "x", "name": "Nobody"}, {"id": "o", "name": "Olive"}]
    assert check(register(CLEARED, officers=officers), ON) == {
        "format": "hallpass-check/1",
        "on": "2026-10-05",
        "policy": "506.9AR",
        "officers": [
            {
                "officer": "x",
                "name": "Nobody",
                "agency": None,
                "standing": "not_serving",
                "governed_by": None,
                "row": None,
                "due": None,
                "excused_duties": [],
                "assignments": [],
                "owed": [],
                "questions": [],
                "next_change": None,
            },
            {
                "officer": "o",
                "name": "Olive",
                "agency": "PD",
                "standing": "cleared",
                "governed_by": "5.1",
                "row": "R1",
                "due": None,
                "excused_duties": [],
                "assignments": [
                    {
                        "assignment": "r1",
                        "may_serve": "yes",
                        "contract_state": "covered",
                        "contract": "c",
                        "paragraphs": [],
                    }
                ],
                "owed": [],
                "questions": [],
                "next_change": None,
            },
        ],
        "summary": {**dict.fromkeys(STANDINGS, 0), "cleared": 1, "not_serving": 1},
    }


def test_one_officer() -> None:
    """Asked for one officer, the officers and the summary are that one's."""
    officers = [{"id": "x", "name": "Nobody"}, {"id": "o", "name": "Olive"}]
    answer = check(register(CLEARED, officers=officers), ON, officer="x")
    assert [one["officer"] for one in answer["officers"]] == ["x"]
    assert (answer["summary"]["not_serving"], answer["summary"]["cleared"]) == (1, 0)


def test_out_of_scope_assignment_is_listed() -> None:
    """An assignment out of scope is listed, without contract or paragraphs."""
    [officer] = check(register("regular 2025-09-02.. @K"), ON)["officers"]
    [one] = officer["assignments"]
    assert list(one.values()) == ["r1", "outside", "out_of_scope", None, []]


NEXT = """
nothing comes: regular 2025-09-02.., done full 2025-08-20
    2026-10-05 -
R3: regular 2024-09-03.., done ssc 2020-01-06
    2025-09-01 2027-06-01 not_cleared
    2027-06-01 -
R5: regular 2025-09-02.. unable
    2025-09-02 2026-03-03 not_cleared
the law begins: regular 2024-09-03..
    2025-08-01 2025-09-01 not_cleared
    2024-09-02 2024-09-03 not_in_force
the assignment begins and ends: regular 2026-09-01..2027-06-10, done full 2025-08-20
    2026-08-01 2026-09-01 cleared
    2026-09-01 2027-06-11 not_serving
a summer between: regular 2025-09-02..2026-06-05, regular 2026-09-01.., done full 2025-08-20
    2026-06-05 2026-06-06 upcoming
    2026-06-06 2026-09-01 cleared
planned training: regular 2025-09-02.., done full 2026-10-20
    2026-10-05 2026-10-20 cleared
planned substitute days: substitute 2025-07-01.., listed 2025-09-02 x70
    2025-09-02 2025-10-31 not_cleared
    2025-10-31 2026-07-01 excused
a new version: substitute 2025-07-01.., policy v1 2025-08-15, policy v2 2026-02-02, review v1 2025-08-20
    2025-09-02 2026-02-02 not_cleared
the standing stays, the row alone changes: regular 2025-09-02.., done ssc 2020-01-06, done full 2028-01-03
    2027-06-01 -
an open question lapses: regular 2025-09-02.. unable?
    2025-09-02 2026-03-03 not_cleared
the employment ends: regular 2025-09-02.., done full 2025-08-20, job PD ..2031-01-01
    2026-10-05 2031-01-02 not_serving
"""


@pytest.mark.parametrize("case", cases(NEXT), ids=lambda case: f"{case[0]}, {case[2]}")
def test_next_change(case: Case) -> None:
    """The next day on which the standing is another, if nothing is done and nothing new happens."""
    _, facts, day, expected = case
    change = check(register(facts), day)["officers"][0]["next_change"]
    assert (f"{change['on']} {change['standing']}" if change else "-") == expected


EVENT = {"id": "e", "officer": "o", "school": "S", "date": "2026-10-01", "discipline_part": True, "decision": "open"}

STATUS: list[tuple[str, str, dict[str, Any], int]] = [
    ("all in order", CLEARED, {}, 0),
    ("nobody serves", "", {}, 0),
    ("not cleared", "regular 2025-09-02..", {}, 1),
    ("something owed", "regular 2025-09-02.., done full 2025-08-20", {}, 1),
    ("unresolved", "substitute 2025-09-02.., done full ?", {}, 1),
    ("a gap in duty cover", "substitute 2025-09-02.., listed 2026-10-05 x1", {}, 1),
    ("a substitute merely available", "substitute 2025-09-02..", {}, 0),
    ("a defective contract", CLEARED, {"contracts": [contract("c", duties=[])]}, 1),
    ("an open possible breach", CLEARED, {"conduct_events": [EVENT]}, 1),
    ("a decided one", CLEARED, {"conduct_events": [{**EVENT, "decision": "no_breach"}]}, 0),
    ("one of a later day", CLEARED, {"conduct_events": [{**EVENT, "date": "2026-10-06"}]}, 0),
]


@pytest.mark.parametrize(("facts", "lists", "expected"), [case[1:] for case in STATUS], ids=[c[0] for c in STATUS])
def test_exit_status(facts: str, lists: dict[str, Any], expected: int) -> None:
    """0 where nothing is owed, open, not cleared or uncovered on the day; 1 otherwise."""
    assert exit_status(register(facts, **lists), ON) == expected


def test_exit_status_of_one_officer() -> None:
    """Asked for one officer, what others owe and their events do not matter; gaps in duty cover do."""
    officers = [{"id": "x", "name": "Nobody"}, {"id": "o", "name": "Olive"}]
    assert exit_status(register(CLEARED, officers=officers, conduct_events=[EVENT]), ON, officer="x") == 0
    assert exit_status(register("regular 2025-09-02..", officers=officers), ON, officer="x") == 1
