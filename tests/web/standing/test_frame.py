"""What frames every page of answers: the day asked about, in words, and on what the answers rest."""

from __future__ import annotations

import pytest
from tests.rules.told import D
from tests.web.cast import Cast

from hallpass_web.audit.recorder import head
from hallpass_web.standing.frame import asked_hint

TODAY = D("2026-11-23")


@pytest.mark.parametrize(
    ("on", "known", "hint"),
    [
        ("2026-11-23", "2026-11-23", "Today. Everything known so far."),
        ("2026-08-24", "2026-11-23", "91 days ago. Everything known so far."),
        ("2026-11-24", "2026-11-23", "1 day ahead, if nothing new is recorded. Everything known so far."),
        ("2026-08-24", "2026-08-24", "91 days ago. As known then."),
        ("2026-11-23", "2026-10-01", "Today. As known on Oct 1, 2026."),
    ],
)
def test_away_from_today_the_hint_says_so(on: str, known: str, hint: str) -> None:
    """Which day it is, seen from today, and what was known."""
    assert asked_hint(D(on), D(known), TODAY) == hint


def test_the_foot_says_on_what_the_answers_rest(cast: Cast) -> None:
    """Policy, readings and the newest entry stand on each page, and on paper the two days."""
    text = cast.client("dana").get("/officers/olive/?on=6/1/27").content.decode()
    foot = text[text.index("<footer") :]
    assert "Policy 506.9AR, adopted October 2024" in foot
    assert "Readings: all at their defaults" in foot
    assert f"Record: entry {head().number}, head {head().hash[:12]}" in foot
    assert "Jun 1, 2027" in foot


def test_a_day_that_cannot_be_read_is_said_and_today_is_answered(cast: Cast) -> None:
    """The words typed are shown, and nothing is guessed."""
    text = cast.client("dana").get("/officers/olive/?on=soonish").content.decode()
    assert "Found “soonish”" in text
    assert 'value="11/23/2026"' in text
