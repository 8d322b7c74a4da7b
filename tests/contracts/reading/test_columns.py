"""The order in which a page is read."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
from tests.contracts.reading.make_documents import printed, source, wanted
from tests.contracts.reading.reads import line, read, texts

from hallpass.contracts.reading.columns import Grid, in_order
from hallpass.contracts.reading.lines import Page

PLAIN = ParagraphStyle("plain", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)


def test_two_columns(tmp_path: Path) -> None:
    """A page printed in two columns is read down the left one, then down the right one."""
    pieces = [piece for piece in source("articles") if piece.kind != "row"]
    path = tmp_path / "contract.pdf"
    template = BaseDocTemplate(str(path), pagesize=(612, 792))
    template.addPageTemplates([PageTemplate(frames=[Frame(50, 50, 245, 690), Frame(315, 50, 245, 690)])])
    template.build([Paragraph(printed(piece), PLAIN) for piece in pieces])
    assert texts(read(path).passages) == [one.text for one in wanted(pieces)]


def test_a_table_whose_labels_stand_low(tmp_path: Path) -> None:
    """The label of a table's row may stand at the foot of its row, and still heads it."""
    path = tmp_path / "contract.pdf"
    template = BaseDocTemplate(str(path), pagesize=(612, 792))
    template.addPageTemplates([PageTemplate(frames=[Frame(50, 50, 500, 690)])])
    duties = [
        ("Crime", "Protects students, employees and visitors from crime on the grounds of every school in the city."),
        ("Drills", "Watches each drill with the principal and says afterwards what should change before the next one."),
    ]
    template.build([Table([[Paragraph(text, PLAIN) for text in row] for row in duties], colWidths=[100, 300])])
    assert [(p.text, p.headings) for p in read(path).passages if p.headings] == [
        (text, (name,)) for name, text in duties
    ]


def test_lines_know_the_edge_of_their_column() -> None:
    """Of two columns the left one comes first, and each line is told where the lines of its own column end."""
    left = [line(f"left words stand in row {at} and fill it", 100 + 12 * at, 50) for at in range(6)]
    right = [line(f"right words stand in row {at} and fill it", 100 + 12 * at, 320) for at in range(6)]
    found = list(in_order([Page(1, 792, (*right, *left))]))
    assert [one.text.split()[0] for one in found if not isinstance(one, Grid)] == ["left"] * 6 + ["right"] * 6
    assert {one.right for one in found if not isinstance(one, Grid)} == {left[0].x1, right[0].x1}


def test_a_table_over_the_end_of_a_page() -> None:
    """Rows of cells make one table, also over the end of a page; running text around it is none of it."""
    rows = [("2026", "$90,000"), ("2027", "$95,000"), ("2028", "$99,000")]
    places = [(100.0, 1), (130.0, 1), (60.0, 2)]
    cells = [
        line(text, base, x0, page=page)
        for row, (base, page) in zip(rows, places, strict=True)
        for text, x0 in zip(row, (72, 300), strict=True)
    ]
    text = line("The fees of the years are these, and no others are owed.", 60)
    first, grid = in_order([Page(1, 792, (text, *cells[:4])), Page(2, 792, tuple(cells[4:]))])
    assert not isinstance(first, Grid)
    assert first.text == text.text
    assert isinstance(grid, Grid)
    assert [tuple(cell[0].text for cell in row) for row in grid.rows] == rows


def test_a_number_far_from_its_words() -> None:
    """A number is joined to the words that it numbers, however wide the gap, and makes no table."""
    page = Page(1, 792, (line("1.", 100), line("teach;", 100, 150), line("2.", 115), line("advise.", 115, 150)))
    assert [one.text for one in in_order([page]) if not isinstance(one, Grid)] == ["1. teach;", "2. advise."]
