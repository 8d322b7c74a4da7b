"""The policy on a page: every word of it, and everything that is encoded."""

from __future__ import annotations

import pytest
from tests.files.terminal.pages import LAW, ON, WIDTHS

from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.policy import policy_page, value_words

VERSION = LAW.policy.in_force(ON)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_the_terminal(width: int) -> None:
    """The whole policy at any width."""
    assert max(map(size, policy_page(Page(width), LAW.policy, ON))) <= width


def test_no_word_of_the_policy_is_left_out() -> None:
    """Each paragraph stands there whole, and so does each name that is encoded."""
    told = " ".join(" ".join(policy_page(Page(120), LAW.policy, ON)).split())
    for paragraph in VERSION.paragraphs:
        assert paragraph.text in told
    for name in (*VERSION.parameters, *VERSION.terms):
        assert f" {name} " in told
    for reading in VERSION.readings.values():
        assert all(f"{reading.name}={value.value}" in told for value in reading.values)
    for row in VERSION.rows("regular"):
        assert f" {row.id} " in told


def test_notes_and_doubts_are_told() -> None:
    """Under each paragraph that they name, and once at the end where they name none."""
    told = " ".join(" ".join(policy_page(Page(120), LAW.policy, ON)).split())
    for note in VERSION.notes:
        assert told.count(note.text) == (2 if note.source == "5.1, 5.2" else 1)
    for flaw in VERSION.flaws:
        assert told.count(flaw.text) == 1


def test_values_have_their_units() -> None:
    """A day as a day, months and days with the word, a list with its items."""
    values = {name: value_words(parameter) for name, parameter in VERSION.parameters.items()}
    assert (values["extension"], values["substitute_days"]) == ("6 months", "60 days")
    assert values["training_required_from"] == "Sep 1, 2025"
    assert (values["excused_duties"], values["rules_paragraph"]) == ("4.1.4; 4.1.5", "4.3")
