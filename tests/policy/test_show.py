"""What is shown of a paragraph."""

from __future__ import annotations

import pytest
from tests.policy.edits import real

from hallpass.policy.model import PolicyError
from hallpass.policy.show import show_policy


def test_a_paragraph_is_shown_with_all_that_is_encoded_under_it() -> None:
    """Text, numbers with their words, readings, terms, rows and what is not encoded stand together."""
    (shown,) = show_policy(real(), "5.3")
    assert shown.paragraph.text.startswith("If an officer's employer is unable")
    assert [(item.name, item.words) for item in shown.parameters] == [
        ("extension", "within six months of assuming the duties"),
        ("excused_duties", "clause (4) or (5)"),
    ]
    assert [item.name for item in shown.readings] == ["deadline_on_weekend", "return_after_break", "new_employer"]
    assert [item.name for item in shown.terms] == ["extension_ends"]
    assert [(item.table, item.row.id) for item in shown.rows] == [
        ("regular", "R5"),
        ("regular", "R6"),
        ("regular", "R7"),
    ]
    assert shown.paragraph.not_encoded is not None


def test_a_duty_shows_the_lists_that_name_it() -> None:
    """A paragraph that a list names is shown with the list."""
    (shown,) = show_policy(real(), "4.1.5")
    assert [item.name for item in shown.parameters] == ["duties", "excused_duties"]


def test_notes_flaws_and_actions_stand_with_their_paragraph() -> None:
    """What stands beside a paragraph is shown with it, a note under each paragraph that its source names."""
    (training,) = show_policy(real(), "5.1")
    assert any("kind and its number" in note.text for note in training.notes)
    (certificate,) = show_policy(real(), "5.5")
    assert [item.name for item in certificate.actions] == ["file_certificate"]
    assert [item.place for item in certificate.flaws] == ["5.5"]


def test_a_paragraph_brings_those_below_it() -> None:
    """4.1 shows its seven duties, 5 its five paragraphs, and 1 does not show 10 or 1.1 of another."""
    assert [item.paragraph.number for item in show_policy(real(), "4.1")] == ["4.1", *(f"4.1.{n}" for n in range(1, 8))]
    assert [item.paragraph.number for item in show_policy(real(), "5")] == ["5", "5.1", "5.2", "5.3", "5.4", "5.5"]
    assert [item.paragraph.number for item in show_policy(real(), "1")] == ["1"]


def test_the_whole_policy_is_shown_in_order() -> None:
    """Without a number every paragraph is shown; each row with a paragraph of its own stands under one of them."""
    shown = show_policy(real())
    assert tuple(item.paragraph for item in shown) == real().paragraphs
    rows = [row.row.id for item in shown for row in item.rows]
    assert sorted(rows) == sorted(row.id for table in real().tables.values() for row in table.rows if row.paragraph)


def test_an_unknown_paragraph_is_refused() -> None:
    """A number that the policy does not have is answered with those it has."""
    with pytest.raises(PolicyError, match="'6' is no paragraph"):
        show_policy(real(), "6")
