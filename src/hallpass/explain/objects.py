"""An explanation as plain values for JSON; what the keys mean stands in docs/explanation.md."""

from __future__ import annotations

from datetime import date
from typing import Any

from hallpass.days import EVER, Span
from hallpass.explain.model import Change, Explanation, Holding, OpenQuestion, Outcome, Place, ReadingUsed
from hallpass.explain.saying import sections
from hallpass.register.edits import Edit
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass.rules.unknowns import KINDS_OF_QUESTION

Object = dict[str, Any]


def explanation_object(explanation: Explanation) -> Object:
    """The whole explanation as plain values, its keys always in one order."""
    answer, judged = explanation.answer, explanation.judged
    return {
        "officer": answer.officer.id,
        "name": answer.name,
        "on": _plain(explanation.on),
        "policy": explanation.policy,
        "sections": [{"title": one.title, "sentences": list(one.sentences)} for one in sections(explanation)],
        "standing": answer.standing.standing,
        "judged_on": _plain(explanation.judged_on),
        "judged": {**outcome_object(explanation.outcome), "excused_duties": list(judged.excused)},
        "assignments": [_place(one, explanation) for one in explanation.places],
        "first_day": [_place(one, explanation) for one in explanation.coming],
        "rows": [
            {
                "row": one.row.id,
                "paragraph": one.row.paragraph,
                "asks": one.row.says,
                "verdict": one.verdict,
                "because": list(one.because),
            }
            for one in explanation.rows
        ],
        "facts": [{"fact": one.name, "value": _plain(one.value), "says": list(one.says)} for one in explanation.facts],
        "words": [{"paragraph": one.paragraph, "text": one.text} for one in explanation.quotes],
        "due_steps": list(explanation.due_steps),
        "readings": [_reading(one) for one in explanation.readings],
        "questions": [_open_question(one) for one in explanation.questions],
        "not_used": list(explanation.unused),
        "holds": _holding(explanation.holding),
        "changes": [_change(one) for one in explanation.changes],
        "cited": cited_object(explanation.cited),
    }


def outcome_object(outcome: Outcome) -> Object:
    """What an answer is or would be."""
    return {
        "standing": outcome.standing,
        "governed_by": outcome.paragraph,
        "row": outcome.row,
        "due": _plain(outcome.due),
        "may_serve": [{"assignment": one, "may_serve": word} for one, word in outcome.serves.items()],
    }


def cited_object(cited: Register) -> Object:
    """For each list the rows that an answer rests on: a row by its id or, where it has none, by its columns."""
    rows = {name: getattr(cited, name) for name in LISTS}
    return {name: [_key(name, row) for row in found] for name, found in rows.items() if found}


def row_object(list_name: str, row: Any) -> Object:
    """A row with the columns of the register file."""
    return {column.name: _plain(getattr(row, column.field)) for column in LISTS[list_name].columns}


def _key(list_name: str, row: Any) -> str | Object:
    if row.id is not None:
        return str(row.id)
    return {column: value for column, value in row_object(list_name, row).items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _place(one: Place, explanation: Explanation) -> Object:
    cover = one.serving.cover
    return {
        "assignment": one.serving.assignment.id,
        "school": explanation.schools[one.serving.assignment.id],
        "may_serve": one.serving.may_serve,
        "governed_by": one.serving.row.paragraph or explanation.judged.paragraph,
        "through": _plain(one.through),
        "contract_state": cover.state,
        "contract": cover.contract.id if cover.contract else None,
        "paragraphs": list(cover.paragraphs),
        "says": list(one.says),
    }


def _reading(one: ReadingUsed) -> Object:
    return {
        "reading": one.name,
        "paragraph": one.paragraph,
        "value": one.value,
        "says": one.says,
        "others": [{"value": other.value, "then": outcome_object(other.outcome)} for other in one.others],
    }


def _open_question(one: OpenQuestion) -> Object:
    asked = {"fact": one.question.fact, KINDS_OF_QUESTION[one.question.fact]: one.question.subject}
    return {**asked, "says": one.says, "answers": [_change(answer) for answer in one.answers]}


def _holding(holding: Holding) -> Object:
    return {"through": _plain(holding.through), "then": outcome_object(holding.then) if holding.then else None}


def _change(one: Change) -> Object:
    return {
        "condition": one.condition,
        "days": _days(one.days) if one.days else None,
        "edits": [_edit(edit) for edit in one.edits],
        "then": outcome_object(one.outcome),
    }


def _days(days: Span) -> Object:
    """A range of days; `from` null: always."""
    return {"from": None if days.first == EVER else _plain(days.first), "to": _plain(days.last)}


def _edit(edit: Edit) -> Object:
    return {
        "list": edit.list_name,
        "instead_of": None if edit.old is None else _key(edit.list_name, edit.old),
        "row": None if edit.new is None else row_object(edit.list_name, edit.new),
    }
