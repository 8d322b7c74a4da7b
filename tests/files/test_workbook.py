"""The sheets of a workbook as rows of texts."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest
from tests.files.books import texts, worksheet, write_book

from hallpass.files.opening import FileUnreadable
from hallpass.files.workbook import sheets, unescaped
from hallpass.register.values import Unread


def cells(tmp_path: Path, rows: str, **more: Any) -> dict[str, dict[int, Any]]:
    """The rows of a workbook's one sheet by number."""
    (sheet,) = sheets(write_book(tmp_path / "book.xlsx", {"Sheet": rows}, **more))
    return dict(sheet.rows)  # type: ignore[arg-type]


def test_cells_stand_where_their_references_say_or_in_order(tmp_path: Path) -> None:
    """A gap in a row or between rows stays a gap; cells without references follow one another."""
    rows = '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row r="7"><c r="AA7"><v>3</v></c></row>'
    assert cells(tmp_path, rows) == {3: {1: "1", 2: "2"}, 7: {26: "3"}}
    assert cells(tmp_path, texts(["a", "b"], ["c"])) == {1: {0: "a", 1: "b"}, 2: {0: "c"}}


def test_every_kind_of_cell_becomes_text(tmp_path: Path) -> None:
    """Shared and inline text, truth, dates in ISO, and the result of a formula."""
    rows = (
        '<row><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>Ol</t></r><r><t>ive</t></r></is></c><c t="b"><v>1</v></c>'
        '<c t="b"><v>0</v></c><c t="d"><v>2026-09-01T00:00:00</v></c><c t="str"><f>A1&amp;B1</f><v>sum</v></c>'
        '<c><f>1+1</f><v>2</v></c><c t="s"><v></v></c></row>'
    )
    shared = "<si><t>no</t></si><si><r><t>Zo</t></r><rPh><t>hidden</t></rPh><r><t>ë</t></r></si>"
    assert list(cells(tmp_path, rows, shared=shared)[1].values()) == [
        *("Zoë", "Olive", "true", "false", "2026-09-01", "sum", "2")
    ]


def test_errors_and_formulas_without_a_result_are_not_taken_for_nothing(tmp_path: Path) -> None:
    """What the spreadsheet does not know is marked, so that it is told and not dropped."""
    rows = (
        '<row><c t="e"><v>#N/A</v></c><c><f>B2*2</f></c><c><f>B2</f><v/></c>'
        '<c t="str"><f>""</f><v></v></c><c s="1"/></row>'
    )
    found = cells(tmp_path, rows)[1]
    assert [cell.value for cell in found.values() if isinstance(cell, Unread)] == [
        "#N/A",
        "a formula without a result",
        "a formula without a result",
    ]
    assert list(found) == [0, 1, 2]


def test_blank_cells_and_rows_are_left_out(tmp_path: Path) -> None:
    """A cell of spaces is empty, and a row of empty cells is none."""
    assert cells(tmp_path, texts([" ", "\u00a0"], ["", "x"])) == {2: {1: "x"}}


def test_escaped_characters_are_put_back(tmp_path: Path) -> None:
    """A workbook writes what XML cannot hold as _x000A_, and that itself as _x005F_x000A_."""
    assert unescaped("a_x000A_b_x005F_x000A_") == "a\nb_x000A_"
    assert cells(tmp_path, texts(["x_x0041_y"])) == {1: {0: "xAy"}}


def test_a_prefix_on_the_elements_changes_nothing(tmp_path: Path) -> None:
    """Some programs write x:row and x:c."""
    sheet = (
        worksheet(texts(["a"]))
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns", "xmlns:x")
    )
    assert cells(tmp_path, "", parts={"xl/worksheets/sheet1.xml": sheet}) == {1: {0: "a"}}


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    """Two cells at the corners of a sheet are two cells."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert cells(tmp_path, rows) == {1: {0: "1"}, 1_048_576: {16_383: "2"}}


def test_one_long_text_used_often_costs_nothing(tmp_path: Path) -> None:
    """Shared texts stay shared: a thousand cells with a megabyte each are one megabyte."""
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>"
    found = cells(tmp_path, rows, shared=f"<si><t>{'x' * 1_000_000}</t></si>")[1]
    assert len({id(text) for text in found.values()}) == 1


def test_sheets_come_in_order_and_charts_are_passed_over(tmp_path: Path) -> None:
    """Only worksheets hold rows; a path from the root of the workbook is understood."""
    links = (
        '<Relationships><Relationship Id="r1" Type="t/chartsheet" Target="chartsheets/sheet1.xml"/>'
        '<Relationship Id="r2" Type="t/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>'
    )
    path = write_book(
        tmp_path / "b.xlsx", {"Chart": "", "Data": texts(["a"])}, parts={"xl/_rels/workbook.xml.rels": links}
    )
    assert [(sheet.name, len(sheet.rows)) for sheet in sheets(path)] == [("Data", 1)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c t="s"><v>5</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="s"><v>٠</v></c></row>',
        '<row><c t="s"><v>+0</v></c></row>',
        '<row><c t="what"><v>1</v></c></row>',
        "<row><c><v>one</v></c></row>",
        '<row><c s="-1"><v>1</v></c></row>',
        '<row><c r="1A"><v>1</v></c></row>',
        '<row><c r="ABCD1"><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        "<row><c></row>",
    ],
)
def test_a_damaged_sheet_is_refused_by_name(tmp_path: Path, rows: str) -> None:
    """What cannot be a cell is not guessed at."""
    with pytest.raises(FileUnreadable, match=r"book.xlsx: its part xl/worksheets/sheet1.xml is missing or damaged"):
        cells(tmp_path, rows, shared="<si><t>text</t></si>")


def test_a_sheet_without_a_part_is_refused(tmp_path: Path) -> None:
    """A sheet that is named but not there is not passed over."""
    with pytest.raises(FileUnreadable, match=r"its part xl/_rels/workbook.xml.rels is missing or damaged"):
        cells(tmp_path, "", parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"})


def test_a_large_sheet_is_read_without_a_wait(tmp_path: Path) -> None:
    """100,000 rows of three cells take about a second of work; this test fails at several times that."""
    path = write_book(tmp_path / "large.xlsx", {"Sheet": texts(*[["olive", "wren", "2026-09-08"]] * 100_000)})
    start = process_time()
    (sheet,) = sheets(path)
    assert len(sheet.rows) == 100_000
    assert process_time() - start < 6
