"""Answers as sheets: what is written reads back, and nothing in it can be run."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from hallpass.files.sheets import Sheet, to_csv, to_xlsx

PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "), max_size=20)
VALUES = st.one_of(
    PRINTABLE.map(str.strip), st.integers(0, 99_999), st.dates(date(1900, 3, 1), date(9999, 12, 31)), st.none()
)
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=5)
FORMULA = ("=", "+", "-", "@")


@given(ROWS)
def test_csv_reads_back_and_no_cell_begins_like_a_formula(rows: list[tuple[str | int | date | None, ...]]) -> None:
    """Every value stands in its cell as text; one that a spreadsheet would run has a `'` before it."""
    read = list(csv.reader(io.StringIO(to_csv(Sheet("s", ("a", "b"), tuple(rows))))))
    assert read[0] == ["a", "b"]
    for cells, row in zip(read[1:], rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            assert cell.removeprefix("'") == ("" if value is None else str(value)).removeprefix("'")
            assert not cell.startswith(FORMULA)


@settings(max_examples=25)
@given(ROWS)
def test_a_workbook_reads_back_with_days_as_days_and_numbers_as_numbers(
    rows: list[tuple[str | int | date | None, ...]],
) -> None:
    """Each kind of value keeps its kind; text that begins like a formula is protected."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx([Sheet("s", ("a", "b"), tuple(rows))])))
    read = book.get_sheet_by_name("s").to_python(skip_empty_area=False)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if value in (None, ""):
                continue
            cell = read[number][at]
            assert cell == value or (isinstance(value, str) and cell == f"'{value}")
            assert not str(cell).startswith(FORMULA)


def test_the_same_sheets_give_the_same_bytes() -> None:
    """A workbook holds no moment of its writing."""
    sheet = Sheet("s", ("a",), (("x",), (date(2026, 9, 1),)))
    assert to_xlsx([sheet]) == to_xlsx([sheet])


def test_a_text_longer_than_a_cell_is_cut_and_not_refused() -> None:
    """A cell of a workbook ends somewhere; the answer is still written."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx([Sheet("s", ("a",), (("x" * 40_000,),))])))
    assert book.get_sheet_by_name("s").to_python()[1] == ["x" * 32_767]


def test_csv_ends_its_lines_with_a_line_feed_alone() -> None:
    """So that `cut` and `grep` see no carriage return."""
    assert to_csv(Sheet("s", ("a", "b"), (("x", None),))) == "a,b\nx,\n"
