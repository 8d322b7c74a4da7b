"""Tables that are read as text, row by row or cell by cell."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import read_bytes, texts
from tests.contracts.reading.test_numbering import numbers
from tests.contracts.reading.test_word import package, para

from hallpass.contracts.reading.blocks import Block, Table
from hallpass.contracts.reading.tables import RowTable, TextTable, read


def test_a_table_that_only_lays_out(tmp_path: Path) -> None:
    """A table of one cell is its text; one whose first column holds numbers is a list."""
    cell = "<w:tc>{}</w:tc>"
    boxed = "<w:tbl><w:tr>" + cell.format(para("The officer shall:")) + "</w:tr></w:tbl>"
    rows = [("1.", "teach;"), ("2.", "walk the halls; and"), ("3.", "advise.")]
    table = "".join("<w:tr>" + cell.format(para(a)) + cell.format(para(b)) + "</w:tr>" for a, b in rows)
    passages = read_bytes(package(f"{boxed}<w:tbl>{table}</w:tbl>"), tmp_path)
    assert texts(passages) == ["The officer shall:", "teach;", "walk the halls; and", "advise."]
    assert numbers(passages) == [None, "1.", "2.", "3."]
    assert {passage.lead_in for passage in passages[1:]} == {"The officer shall:"}


def test_columns_of_two_parties(tmp_path: Path) -> None:
    """In a table of two parties each cell stands under the name of its column."""
    cells = [
        ("The District", "The Officer"),
        ("Holds the drills of the year.", "Watches each drill and gives advice."),
        ("Disciplines students by itself.", "Leaves the rules of the school to the school."),
    ]
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{para(text)}</w:tc>" for text in row) + "</w:tr>" for row in cells)
    passages = read_bytes(package(f"<w:tbl>{rows}</w:tbl>"), tmp_path)
    assert [(p.text, p.headings) for p in passages[2:]] == [
        (text, (cells[0][column],)) for row in cells[1:] for column, text in enumerate(row)
    ]


def table(*rows: tuple[str, ...]) -> Table:
    """A table of these words."""
    return Table(tuple(tuple((Block(text),) for text in row) for row in rows))


def test_figures_and_terms() -> None:
    """A table of figures and terms is read row by row, without its empty cells and rows."""
    found = read(table(("Year", "Fee"), ("", ""), ("2026", "$90,000"), ("", "$95,000")))
    assert isinstance(found, RowTable)
    rows = [[block.text for block in row] for row, _ in found.rows]
    assert rows == [["Year", "Fee"], ["2026", "$90,000"], ["$95,000"]]


def test_labels_and_sentences() -> None:
    """A table of sentences is read cell by cell, each under the label of its row and the name of its column."""
    found = read(
        table(("Area", "Work"), ("Drills", "Watches each drill of the year."), ("Keys", "Holds all the keys."))
    )
    assert isinstance(found, TextTable)
    assert [name.text for name in found.header] == ["Area", "Work"]
    assert [row.label and row.label.text for row in found.rows] == ["Drills", "Keys"]
    assert [name and name.text for row in found.rows for name, _ in row.cells] == ["Work", "Work"]
