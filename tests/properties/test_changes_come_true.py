"""What an explanation says would change the answer does so, entered in the whole register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from tests.properties.lives import Lives, lives

from hallpass.days import EVER, Span
from hallpass.explain import explanation
from hallpass.explain.model import Outcome
from hallpass.explain.outcomes import differs
from hallpass.explain.trying import outcome_of
from hallpass.register.edits import Edit, edited
from hallpass.rules.day import Day
from hallpass.rules.officer import Setting
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on


def outcome(setting: Setting, officer: str, on: date | None) -> Outcome:
    """The answer of a whole register, made anew."""
    assert on is not None
    record = setting.officer(officer)
    standing = standing_on(record, Day(on))
    return outcome_of(standing, serving_on(record, Day(on), standing))


def entered(told: Lives, edits: tuple[Edit, ...]) -> Setting:
    """The whole register with the edits made."""
    return told.over(edited(told.register, edits))


def on_another_day(edits: tuple[Edit, ...], days: Span, rng: Random) -> tuple[Edit, ...]:
    """The same edits with some other day of the range."""
    first = max(days.first, days.last - timedelta(days=4_000)) if days.first == EVER else days.first
    day = first + timedelta(days=rng.randint(0, (days.last - first).days))
    columns = {"completions": "completed_on", "policy_reviews": "reviewed_on"}
    return tuple(replace(edit, new=replace(edit.new, **{columns[edit.list_name]: day})) for edit in edits)


@pytest.mark.parametrize("seed", range(3_000, 3_150))
def test_changes_come_true(seed: int) -> None:
    """Each change, and each answer to a question, gives the outcome told of it; a range of days on any of them."""
    told, rng = lives(seed), Random(seed)
    for record in told.officers():
        explained = explanation(told.setting, record.id, told.day)
        assert all(differs(change.outcome, explained.outcome) for change in explained.changes)
        answers = [answer for question in explained.questions for answer in question.answers]
        for change in (*explained.changes, *answers):
            then = outcome(entered(told, change.edits), record.id, explained.judged_on)
            assert then == change.outcome, change.condition
            if change.days:
                edits = on_another_day(change.edits, change.days, rng)
                assert outcome(entered(told, edits), record.id, explained.judged_on) == then, (change.condition, edits)
