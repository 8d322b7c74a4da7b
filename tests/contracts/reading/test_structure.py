"""Blocks cut into passages, each under its headings and its lead-in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_pdf import drawn, lines

from hallpass.contracts.reading import structure
from hallpass.contracts.reading.blocks import Block, Table
from hallpass.contracts.reading.cannot import CannotRead


def test_sentences_share_a_line(tmp_path: Path) -> None:
    """Two sentences on one line stand beside each other on it."""
    passages = read_bytes(drawn(lines("The first one is short. The second one follows it.")), tmp_path)
    first, second = (passage.boxes[0] for passage in passages)
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.x1 < second.x0


def test_headings_lead_ins_and_items() -> None:
    """Items stand under their lead-in and their heading; a sentence after the list under the heading alone."""
    found = structure.passages(
        [
            Block("1. DUTIES", bold=True),
            Block("The officer shall:"),
            Block("(a) teach;", indent=20),
            Block("(b) advise.", indent=20),
            Block("The chief decides what is done. The board is told of it."),
        ]
    )
    assert [(one.kind, one.number, one.text, one.headings, one.lead_in) for one in found] == [
        ("heading", "1.", "DUTIES", (), None),
        ("lead_in", None, "The officer shall:", ("DUTIES",), None),
        ("item", "(a)", "teach;", ("DUTIES",), "The officer shall:"),
        ("item", "(b)", "advise.", ("DUTIES",), "The officer shall:"),
        ("sentence", None, "The chief decides what is done.", ("DUTIES",), None),
        ("sentence", None, "The board is told of it.", ("DUTIES",), None),
    ]


def test_a_list_inside_a_paragraph() -> None:
    """The items of a list that runs on in a sentence are passages of their own."""
    found = structure.passages(
        [Block("The officer shall (a) teach some classes, and (b) advise on drills. It ends in June.")]
    )
    assert [(one.kind, one.number, one.text) for one in found] == [
        ("lead_in", None, "The officer shall"),
        ("item", "(a)", "teach some classes, and"),
        ("item", "(b)", "advise on drills."),
        ("sentence", None, "It ends in June."),
    ]


def test_rows_and_lines_to_sign_on() -> None:
    """A row of figures is one passage, and a line to sign on is a signature."""
    found = structure.passages([Table((((Block("2026"),), (Block("$90,000"),)),)), Block("By: ____________ Chief")])
    assert [(one.kind, one.text) for one in found] == [("row", "2026 $90,000"), ("signature", "By: ____________ Chief")]


def test_paragraphs_are_counted() -> None:
    """A file with far more paragraphs than a contract is refused."""
    with pytest.raises(CannotRead, match="paragraphs"):
        structure.passages([Block("x")] * (structure.MOST_BLOCKS + 1))
