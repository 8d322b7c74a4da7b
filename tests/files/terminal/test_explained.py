"""An explanation on a page."""

from __future__ import annotations

import pytest
from tests.files.terminal.pages import ON, WIDTHS, demo

from hallpass.explain import explanation, sentences
from hallpass.files.terminal.explained import explained_page
from hallpass.files.terminal.page import Page, size


@pytest.mark.parametrize("width", WIDTHS)
def test_every_sentence_is_there_and_fits(width: int) -> None:
    """No sentence is lost, whatever the width."""
    found = explanation(demo(), "penhallow", ON)
    lines = list(explained_page(Page(width), found))
    assert max(map(size, lines)) <= width
    told = " ".join(" ".join(lines).split())
    assert all(" ".join(sentence.split()) in told for sentence in sentences(found))


def test_the_answer_stands_first_under_the_name() -> None:
    """The sentence to read aloud is the second line."""
    lines = list(explained_page(Page(120), explanation(demo(), "tolliver", ON)))
    assert lines[0] == "Maren Tolliver"
    assert lines[1].startswith("  On November 23, 2026, Maren Tolliver may serve at Kestrel Prairie High")
