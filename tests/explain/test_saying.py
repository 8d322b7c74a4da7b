"""An explanation as it is read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.explain.read_aloud import cases, explained, explained_case, text_of

from hallpass.explain import sections, sentences

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_read_aloud(case: Mapping[str, Any]) -> None:
    """The whole text, word for word: one officer for each row that decides and for each kind of unknown."""
    assert text_of(explained_case(case)) == case["text"]


def test_the_cases_reach_every_row_and_every_kind_of_question() -> None:
    """No row of the two tables decides, and no kind of question is asked, without a text that a person has read."""
    explanations = [explained_case(case) for case in CASES]
    rows = {one.judged.row.id for one in explanations if one.judged.row}
    assert rows >= {*(f"R{number}" for number in range(9)), "S1", "S2", "S3"}
    roles = {(one.judged.role, one.judged.row.id) for one in explanations if one.judged.row}
    assert roles >= {("substitute", "R8"), ("substitute", "R5")}
    questions = {one.question.fact for explained in explanations for one in explained.questions}
    assert questions == {"employer_unable", "course_kind", "completed_on", "reviewed_on"}


def test_the_words_of_the_policy_are_told_and_quotes_in_them_turn_single() -> None:
    """Each deciding paragraph is read out; words that stand in quotes in the policy are still told apart."""
    told = explained(date(2026, 11, 23), regular="2026-09-01..", completed="full 2026-08-12", contracts=[])
    (words,) = [section.sentences for section in sections(told) if section.title == "The words of the policy"]
    assert [sentence[:22] for sentence in words] == ["Paragraph 5.1 says: “E", "Paragraph 3.2 says: “‘"]
    assert all(sentence.endswith(".”") for sentence in words)


def test_duties_that_are_excused_are_told_only_where_the_officer_may_serve() -> None:
    """One who may not serve at all is not told which duties are not asked."""
    facts = {"regular": "2026-08-31.., employer unable", "agency_policy": "v1 2026-06-15"}
    may = sentences(explained(date(2026, 11, 23), **facts, reviewed="v1 2026-09-09"))
    may_not = sentences(explained(date(2026, 11, 23), **facts))
    assert [sentence for sentence in may if "not asked of the officer" in sentence]
    assert not [sentence for sentence in may_not if "not asked of the officer" in sentence]


def test_places_with_one_word_and_one_end_are_told_together() -> None:
    """Two schools that may be served through the same day make one sentence; another end makes another."""
    told = explained(
        date(2026, 11, 23),
        regular=[
            "2026-09-01..2027-06-04",
            "2026-09-01..2027-06-04, at Middle",
            "2026-09-01..2026-12-18, at Elementary",
        ],
        completed="full 2026-08-12",
    )
    assert list(sections(told)[0].sentences) == [
        "On November 23, 2026, Olive may serve at High and Middle through June 4, 2027, under paragraph 5.1.",
        "Olive may serve at Elementary through December 18, 2026, under paragraph 5.1.",
    ]


def test_an_answer_without_end_names_none() -> None:
    """Where nothing on record ends the answer, it is told without a last day."""
    told = sentences(explained(date(2026, 11, 23), regular="2026-09-01..", completed="full 2026-08-12"))
    assert told[0] == "On November 23, 2026, Olive may serve at High, under paragraph 5.1."
    assert "Unless something new is recorded, this answer stays." in told
