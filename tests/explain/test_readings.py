"""The readings that an answer relies on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.explain.read_aloud import explained

from hallpass.explain.readings import TURNED_BY
from hallpass.policy.vocabulary import READINGS_OF_FACTS, SUBSTITUTE_FACTS


def relied(on: date, readings: dict[str, str] | None = None, **facts: Any) -> dict[str, list[str]]:
    """Each reading that the answer relies on, with the values that would change it."""
    return {one.name: [other.value for other in one.others] for one in explained(on, readings, **facts).readings}


def test_every_reading_that_turns_facts_is_known_with_the_facts() -> None:
    """The readings that the rows do not name are those of the vocabulary, and they turn facts that there are."""
    assert {name for turned in TURNED_BY.values() for name in turned} == set(READINGS_OF_FACTS)
    assert {fact for turned in TURNED_BY.values() for facts in turned.values() for fact in facts} <= set(
        SUBSTITUTE_FACTS
    )


def test_only_readings_of_which_the_text_decides_are_relied_on() -> None:
    """A cleared officer relies on the reading of the first day alone; before the law nobody relies on any."""
    assert relied(date(2026, 11, 23), regular="2026-09-01..", completed="full 2026-08-12") == {
        "same_day_completion": []
    }
    assert relied(date(2025, 8, 31), regular="2024-09-01..") == {}


@pytest.mark.parametrize(
    ("on", "facts", "name", "other"),
    [
        ("2026-08-31", {"regular": "2026-08-31..", "completed": "full 2026-08-31"}, "same_day_completion", "late"),
        ("2026-11-23", {"regular": "2026-08-31.., employer unable"}, "deadline_on_weekend", "next_working_day"),
        ("2026-11-23", {"regular": "2024-09-03.., employer unable"}, "incumbents", "from_assumption"),
        ("2027-10-01", {"regular": ["2025-09-02..2026-06-05", "2027-09-01.."]}, "return_after_break", "never"),
        (
            "2026-10-01",
            {"employed": ["Police ..2026-06-30", "Sheriff 2026-07-01.."], "regular": "2025-09-02.."},
            "new_employer",
            "continues",
        ),
        ("2026-10-30", {"substitute": "2026-09-01..", "served": "60 days from 2026-09-01"}, "day_sixty", "exempt"),
        (
            "2026-11-30",
            {"substitute": "2026-09-01..", "served": "60 days from 2026-09-01"},
            "after_day_sixty",
            "from_first_day",
        ),
        (
            "2026-10-01",
            {"substitute": "2026-09-01..", "served": "60 days from 2026-09-01"},
            "sixty_planned",
            "never_exempt",
        ),
        (
            "2026-11-30",
            {
                "substitute": "2026-09-01..",
                "served": "60 days from 2026-09-01",
                "contact_days": ["59 days from 2026-09-01", "e-learning 1 day from 2026-10-30"],
            },
            "e_learning_day",
            "does_not_count",
        ),
        (
            "2027-09-15",
            {"regular": "2027-09-01..", "completed": "ssc 2019-07-19"},
            "legacy_after_2027_06_01",
            "gives_no_clearance",
        ),
    ],
)
def test_each_reading_changes_some_answer_and_is_told_there(
    on: str, facts: dict[str, Any], name: str, other: str
) -> None:
    """For each of the ten readings an officer of whom another value makes another answer."""
    assert relied(date.fromisoformat(on), **facts)[name] == [other]


def test_a_reading_is_told_with_its_paragraph_and_its_words() -> None:
    """What holds now, in the words of the pack, and where the text is open."""
    told = explained(date(2026, 11, 23), {"incumbents": "from_assumption"}, regular="2024-09-03..")
    (one,) = [used for used in told.readings if used.name == "incumbents"]
    assert (one.paragraph, one.value) == ("5.1", "from_assumption")
    assert one.says == "An officer who was serving already counts from the day on which the duties were really assumed."
    assert [other.value for other in one.others] == ["from_2025_09_01"]
