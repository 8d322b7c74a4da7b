"""The answer of a check as the JSON object `hallpass-check/1`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hallpass.checking import Answer, OfficerAnswer
from hallpass.explain import Explanation, explanation_object
from hallpass.files.objects import question_object
from hallpass.rules.owed import Owed
from hallpass.rules.serving import Serving

FORMAT = "hallpass-check/1"


def answer_object(answer: Answer, why: Sequence[Explanation] | None = None) -> dict[str, Any]:
    """The answer as plain values, its keys in the order of the format; each officer with reasons, if they are given."""
    officers = [officer_object(one) for one in answer.officers]
    for officer, reasons in zip(officers, why or (), strict=False):
        officer["explanation"] = explanation_object(reasons)
    return {
        "format": FORMAT,
        "on": answer.on.isoformat(),
        "policy": answer.policy,
        "officers": officers,
        "summary": answer.summary,
    }


def officer_object(answer: OfficerAnswer) -> dict[str, Any]:
    """One officer of the answer as plain values."""
    standing = answer.standing
    return {
        "officer": answer.officer.id,
        "name": answer.name,
        "agency": answer.agency,
        "standing": standing.standing,
        "governed_by": standing.paragraph,
        "row": standing.row.id if standing.row else None,
        "due": standing.due.isoformat() if standing.due else None,
        "excused_duties": list(standing.excused),
        "assignments": [_serving(one) for one in answer.serving],
        "owed": [_owed(one) for one in answer.owed],
        "questions": [question_object(one) for one in standing.questions],
        "next_change": _change(answer),
    }


def _serving(one: Serving) -> dict[str, Any]:
    return {
        "assignment": one.assignment.id,
        "may_serve": one.may_serve,
        "contract_state": one.cover.state,
        "contract": one.cover.contract.id if one.cover.contract else None,
        "paragraphs": list(one.cover.paragraphs),
    }


def _owed(one: Owed) -> dict[str, Any]:
    return {
        "action": one.action,
        "who": one.who,
        "by": one.by.isoformat() if one.by else None,
        "paragraph": one.paragraph,
        "assignment": one.assignment,
    }


def _change(answer: OfficerAnswer) -> dict[str, str] | None:
    if answer.next_change is None:
        return None
    day, standing = answer.next_change
    return {"on": day.isoformat(), "standing": standing}


def to_json(value: dict[str, Any]) -> str:
    """The object as text, the entries of its lists a line each: the same object, the same bytes."""
    members = (f"{_text(key)}: {_member(member)}" for key, member in value.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _member(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {_text(entry)}" for entry in value) + "\n]"
    return _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
