"""The whole answer for a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.raw import register_of
from tests.rules.told import D
from tests.scenarios.facts import OFFICER, OTHER, register
from tests.the_policy import the_policy

from hallpass.checking import Answer, check, check_officer
from hallpass.policy.vocabulary import STANDINGS
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

LAW = Law(the_policy())
WELL = {"regular": "2025-09-02..", "completed": "full 2025-08-20", "certificate": "full 2025-08-20"}


def answer(told: Mapping[str, Any], on: str = "2025-10-01", officer: str | None = None) -> Answer:
    """The answer for a register that tells these facts."""
    return check(register_of(register(told)), D(on), LAW, officer)


def test_every_officer_is_answered_in_the_files_order() -> None:
    """The summary counts each standing, those that nobody has too."""
    found = answer({**WELL, "second_officer": {"substitute": "2025-09-02.."}})
    assert [(one.officer.id, one.name, one.agency) for one in found.officers] == [
        (OFFICER, OFFICER, "Police"),
        (OTHER, OTHER, "Police"),
    ]
    assert found.summary == {**dict.fromkeys(STANDINGS, 0), "cleared": 1, "excused": 1}
    assert (found.on, found.policy) == (D("2025-10-01"), "506.9AR")


def test_one_officer_may_be_asked_about() -> None:
    """The others are left out, their events too; an officer whom nobody knows is an error."""
    told = {**WELL, "second_officer": {"regular": "2025-09-02..", "event": "e1 2025-09-15 safety, discipline_part"}}
    one = answer(told, officer=OFFICER)
    assert [row.officer.id for row in one.officers] == [OFFICER]
    assert one.open_events == ()
    assert [row.id for row in answer(told, officer=OTHER).open_events] == ["e1"]
    with pytest.raises(KeyError):
        answer(told, officer="Nobody")


def test_the_parts_of_one_answer_belong_together() -> None:
    """Employer, standing, assignments, what is owed and the next change are those of the same day."""
    setting = Setting(register_of(register({"regular": "2025-09-02.., employer unable"})), LAW)
    one = check_officer(setting, OFFICER, D("2025-10-01"))
    assert (one.agency, one.standing.standing) == ("Police", "cleared_until")
    assert [row.assignment.id for row in one.serving] == ["a1"]
    assert [row.action for row in one.owed] == ["complete_training"]
    assert one.next_change == (D("2026-03-03"), "not_cleared")


@pytest.mark.parametrize(
    ("change", "well"),
    [
        ({}, True),
        ({"certificate": []}, False),
        ({"completed": []}, False),
        ({"regular": "2025-09-02.., employer unknown"}, True),
        ({"completed": [], "certificate": [], "regular": "2025-09-02.., employer unknown"}, False),
        ({"second_officer": {"regular": "2025-09-02.."}}, False),
        ({"absent": "2025-10-01..2025-10-01"}, False),
        ({"event": "e1 2025-09-15 school_rule, force_used"}, False),
        ({"event": "e1 2025-09-15 school_rule, force_used, decided no_breach"}, True),
        ({"substitute": "2025-09-02..", "regular": [], "completed": [], "served": "2025-10-02"}, True),
    ],
)
def test_all_is_well_if_nothing_is_open(change: dict[str, Any], well: bool) -> None:
    """Nobody owes anything, is unresolved or not cleared, no duty is uncovered and no event is open."""
    assert answer({**WELL, **change}).all_well is well


def test_a_duty_gap_alone_is_not_well() -> None:
    """An excused substitute who owes nothing leaves two duties uncovered on a listed day."""
    told = {"substitute": "2025-09-02..", "served": "2025-10-01"}
    found = answer(told)
    assert found.officers[0].owed == ()
    assert found.duty_gaps == {"High": ("4.1.4", "4.1.5")}
    assert not found.all_well
    assert answer(told, "2025-10-02").all_well
