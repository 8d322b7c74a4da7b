"""An explanation as plain values."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.explain.read_aloud import cases, explained, explained_case
from tests.raw import register_of

from hallpass.explain import explanation_object, sections
from hallpass.register.schema import LISTS

NOV = date(2026, 11, 23)
CASES = list(cases())
MANUAL = Path(__file__).parents[2] / "docs" / "explanation.md"


def told(on: date = NOV, **facts: Any) -> dict[str, Any]:
    """The object of an officer's explanation, as JSON gives it back."""
    return json.loads(json.dumps(explanation_object(explained(on, **facts))))  # type: ignore[no-any-return]


def keys(value: Any, at: str = "") -> set[str]:
    """Every key of an object, with the keys that it lies under; rows of the register are not gone into."""
    if isinstance(value, list):
        return {key for one in value for key in keys(one, at)}
    if not isinstance(value, dict):
        return set()
    found = set()
    for key, one in value.items():
        found.add(f"{at}{key}")
        if f"{at}{key}" != "cited" and key not in ("instead_of", "row"):
            found |= keys(one, f"{at}{key}.")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_the_object_holds_every_part(case: dict[str, Any]) -> None:
    """The same keys in the same order for every officer, and all that is JSON comes back as it was."""
    explained_ = explained_case(case)
    made = explanation_object(explained_)
    assert json.loads(json.dumps(made)) == made
    assert list(made) == list(explanation_object(explained_case(CASES[0])))
    assert made["standing"] == explained_.answer.standing.standing
    assert made["not_used"] == list(explained_.unused)
    assert made["sections"] == [{"title": one.title, "sentences": list(one.sentences)} for one in sections(explained_)]
    assert len(made["rows"]) == len(explained_.rows)


def test_the_answer_of_an_officer_under_5_3() -> None:
    """The parts that a program asks for first."""
    made = told(regular="2026-08-31.., employer unable", agency_policy="v1 2026-06-15", reviewed="v1 2026-09-09")
    assert {key: made[key] for key in ("officer", "on", "policy", "standing", "judged_on")} == {
        "officer": "Olive",
        "on": "2026-11-23",
        "policy": "506.9AR",
        "standing": "cleared_until",
        "judged_on": "2026-11-23",
    }
    assert made["judged"] == {
        "standing": "cleared_until",
        "governed_by": "5.3",
        "row": "R5",
        "due": "2027-02-28",
        "may_serve": [{"assignment": "a1", "may_serve": "yes"}],
        "excused_duties": ["4.1.4", "4.1.5"],
    }
    assert made["assignments"] == [
        {
            "assignment": "a1",
            "school": "High",
            "may_serve": "yes",
            "governed_by": "5.3",
            "through": "2027-02-28",
            "contract_state": "covered",
            "contract": "Police District",
            "paragraphs": [],
            "says": ["Contract Police District covers High and conforms."],
        }
    ]
    assert made["holds"]["through"] == "2027-02-28"
    assert made["holds"]["then"]["row"] == "R7"
    assert [row["verdict"] for row in made["rows"]].count("decides") == 1
    assert made["facts"][-1] == {
        "fact": "start_policy_reviewed_on",
        "value": "2026-09-09",
        "says": ["The Police SRO policy of June 15, 2026 was reviewed on September 9, 2026."],
    }


def test_cited_rows_are_named_by_id_or_by_their_columns() -> None:
    """A row with an id by it; one without by what stands in it."""
    cited = told(regular="2026-09-01..", completed="full 2026-08-12")["cited"]
    assert cited["assignments"] == ["a1"]
    assert cited["completions"] == [{"officer": "Olive", "course": "full", "completed_on": "2026-08-12"}]
    assert list(cited) == [name for name in LISTS if name in cited]


def test_the_edits_of_a_change_are_rows_of_the_register_file() -> None:
    """What is to be entered can be read as rows of its list; what it stands in place of is named."""
    made = told(regular="2026-09-01.., employer unable")
    edits = [edit for change in made["changes"] for edit in change["edits"]]
    assert {edit["list"] for edit in edits} == {"courses", "completions", "assignments"}
    for edit in edits:
        assert register_of({edit["list"]: [edit["row"]]}) != register_of({})
    withdrawn = next(change for change in made["changes"] if "withdraws" in change["condition"])
    assert withdrawn["edits"][0]["instead_of"] == "a1"
    assert withdrawn["edits"][0]["row"]["employer_unable"] is False
    assert withdrawn["then"]["standing"] == "not_cleared"


def test_the_answers_to_a_question_have_their_days() -> None:
    """A range of days without a beginning begins at null; what is left out has no row."""
    (question,) = told(regular="2025-09-02..", completed="full unknown")["questions"]
    assert (question["fact"], question["course"]) == ("completed_on", "full")
    assert [answer["days"] for answer in question["answers"]] == [
        {"from": None, "to": "2025-01-31"},
        {"from": "2025-02-01", "to": "2026-11-23"},
        None,
    ]
    assert question["answers"][2]["edits"][0]["row"] is None


def test_the_manual_names_every_key() -> None:
    """docs/explanation.md has a line for each key that any case gives, and for no other."""
    named = set(re.findall(r"^\| `([a-z_.]+)` \|", MANUAL.read_text(encoding="utf-8"), re.MULTILINE))
    given = {key for case in CASES for key in keys(explanation_object(explained_case(case)))}
    outcome = {"standing", "governed_by", "row", "due", "may_serve", "may_serve.assignment", "may_serve.may_serve"}
    places = ("judged.", "holds.then.", "changes.then.", "readings.others.then.", "questions.answers.then.")
    parts = {key for key in given if not key.startswith(places) or key == "judged.excused_duties"}
    parts = {re.sub(r"^first_day\.|^questions\.answers\.", lambda found: PARTS[found[0]], key) for key in parts}
    assert named == parts | {f"outcome.{key}" for key in outcome}


PARTS = {"first_day.": "assignments.", "questions.answers.": "changes."}
"""Parts that are told once for two places."""
