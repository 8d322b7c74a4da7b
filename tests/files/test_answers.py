"""The answer of a check as JSON: exactly the format, a line for each entry."""

from __future__ import annotations

import json

from tests.commands.ask import ON, calm
from tests.raw import register_of
from tests.the_policy import the_policy

from hallpass.checking import check
from hallpass.explain import explanation
from hallpass.files.answers import answer_object, to_json
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

LAW = Law(the_policy())


def test_the_object_is_the_one_of_the_format() -> None:
    """Every key of the format with its value, in the format's order."""
    answer = answer_object(check(register_of(calm()), ON, LAW))
    assert answer == {
        "format": "hallpass-check/1",
        "on": "2026-11-23",
        "policy": "506.9AR",
        "officers": [
            {
                "officer": "o",
                "name": "Ada Quill",
                "agency": "P",
                "standing": "cleared",
                "governed_by": "5.1",
                "row": "R1",
                "due": None,
                "excused_duties": [],
                "assignments": [
                    {
                        "assignment": "a",
                        "may_serve": "yes",
                        "contract_state": "covered",
                        "contract": "k",
                        "paragraphs": [],
                    }
                ],
                "owed": [],
                "questions": [],
                "next_change": None,
            }
        ],
        "summary": {
            "cleared": 1,
            "cleared_until": 0,
            "excused": 0,
            "unresolved": 0,
            "not_cleared": 0,
            "upcoming": 0,
            "not_serving": 0,
            "not_in_force": 0,
        },
    }


def test_text_and_object_say_the_same() -> None:
    """What is written reads back as the object; text keeps its letters."""
    register = calm()
    register["officers"][0]["name"] = "Zoë Ødegård"
    answer = answer_object(check(register_of(register), ON, LAW))
    text = to_json(answer)
    assert json.loads(text) == answer
    assert "Zoë Ødegård" in text
    assert text.endswith("}\n")


def test_reasons_stand_beside_the_answer_of_their_officer() -> None:
    """With reasons each officer has one key more, and nothing else changes."""
    register = register_of(calm())
    plain = answer_object(check(register, ON, LAW))
    why = [explanation(Setting(register, LAW), "o", ON)]
    explained = answer_object(check(register, ON, LAW), why)
    assert explained["officers"][0].pop("explanation")["officer"] == "o"
    assert explained == plain
