"""Lines of print put together to paragraphs, over the ends of pages."""

from __future__ import annotations

import pytest
from tests.contracts.reading.reads import line

from hallpass.contracts.reading import flow
from hallpass.contracts.reading.blocks import Block, Table
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import Line, Page

FULL = "The officer shall advise the principal of each school on all of the drills of the year, and the"


def paragraphs(*pages: list[Line]) -> list[str]:
    """The paragraphs that these lines make up."""
    sheets = [Page(number, 792, tuple(lines)) for number, lines in enumerate(pages, 1)]
    return [block.text for block in flow.blocks(sheets) if isinstance(block, Block)]


def test_a_sentence_over_the_end_of_a_page() -> None:
    """A sentence that a page end cuts is whole, and stands on both pages."""
    first, second = line(FULL, 700), line("board of it.", 80, page=2)
    (block,) = flow.blocks([Page(1, 792, (first,)), Page(2, 792, (second,))])
    assert isinstance(block, Block)
    assert (block.text, block.page) == (f"{FULL} board of it.", 1)
    assert [span.box.page for span in block.spans] == [1, 2]


def test_a_wide_gap_parts_paragraphs() -> None:
    """Lines a usual distance apart are one paragraph; a wider gap begins another."""
    lines = [line(FULL, 100), line(f"board {FULL.lower()}", 112), line("chief of it.", 124), line(FULL, 148)]
    assert paragraphs(lines) == [f"{FULL} board {FULL.lower()} chief of it.", FULL]


def test_numbers_begin_items() -> None:
    """A number begins an item where a clause has ended, and none where a reference only wraps there."""
    items = [line("The officer shall:", 100), line("(a) teach;", 112), line("(b) advise.", 124)]
    assert paragraphs(items) == ["The officer shall:", "(a) teach;", "(b) advise."]
    wrapped = [line(f"{FULL} terms of Section", 100), line("4.1 apply to it.", 112)]
    assert paragraphs(wrapped) == [f"{FULL} terms of Section 4.1 apply to it."]


def test_a_number_in_words_and_figures_is_no_item() -> None:
    """ "Twenty-four (24) sessions" broken before its figures stays one sentence."""
    first = "The deputy shall deliver to the students of the schools not fewer than twenty-four"
    assert paragraphs([line(first, 100), line("(24) class sessions a year.", 112)]) == [
        f"{first} (24) class sessions a year."
    ]


def test_tables_stand_in_their_place() -> None:
    """A table stands between the paragraphs around it, its cells in paragraphs of their own."""
    cells = [line(text, base, x0) for base in (130, 160) for text, x0 in (("2026", 72), ("$90,000", 300))]
    found = flow.blocks([Page(1, 792, (line(FULL, 100), *cells, line(FULL, 200)))])
    assert [type(block) for block in found] == [Block, Table, Block]
    assert isinstance(found[1], Table)
    assert [[cell[0].text for cell in row] for row in found[1].rows] == [["2026", "$90,000"]] * 2


def test_lines_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with far more lines than a contract is refused."""
    monkeypatch.setattr(flow, "MOST_LINES", 1)
    with pytest.raises(CannotRead, match="more than 1 lines"):
        paragraphs([line(FULL, 100), line(FULL, 112)])
