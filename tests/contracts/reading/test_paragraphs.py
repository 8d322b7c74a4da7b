"""Blocks with their numbers taken off."""

from __future__ import annotations

import pytest

from hallpass.contracts.passages import Box
from hallpass.contracts.reading.blocks import Block, Span
from hallpass.contracts.reading.paragraphs import merged, paragraph


@pytest.mark.parametrize(
    ("block", "number", "text"),
    [
        (Block("(a) teach;"), "(a)", "teach;"),
        (Block("teach;", number="3."), "3.", "teach;"),
        (Block("1. (a) The officer teaches."), "1. (a)", "The officer teaches."),
        (Block("1. (b) The officer teaches."), "1.", "(b) The officer teaches."),
        (Block("The officer teaches."), None, "The officer teaches."),
        (Block("EXHIBIT A"), "EXHIBIT A", "EXHIBIT A"),
    ],
)
def test_numbers_taken_off(block: Block, number: str | None, text: str) -> None:
    """Numbers of the format and typed ones come off; a second one only where it begins a series inside the first."""
    found = paragraph(block)
    assert (found.number, found.text) == (number, text)


def test_blocks_in_one() -> None:
    """Merged blocks keep their numbers as words, and each stretch of print its place in the text."""
    box = Box(1, 0, 0, 10, 10)
    one = merged([Block("Fee", bold=True, spans=(Span(0, 3, box),)), Block("a year", "2.", spans=(Span(0, 6, box),))])
    assert (one.text, one.number, one.bold) == ("Fee 2. a year", None, False)
    assert len(one.spans) == 2
    assert one.text[one.spans[0].start : one.spans[0].end] == "Fee"
    assert one.spans[1].start >= 4
