"""Files as sheets of cells with places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.files.tidying.offices import csv_file, workbook

from hallpass.files.tidying.sheets import Cell, Place, letters, read_sheets, shown
from hallpass.files.tidying.sizes import CannotTidy


def test_cells_keep_their_places_when_a_sheet_is_turned() -> None:
    """A turned sheet names its cells as the file does."""
    (sheet,) = read_sheets([workbook({"A": [["a", "b"], ["", "c"]]})])
    turned = sheet.turn()
    assert turned.cell(1, 1).place == Place("office.xlsx", "A", 2, 2)
    assert turned.cell(1, 0).text == "b" and turned.cell(1, 0).place.cell == "B1"
    assert turned.turn() == sheet


def test_values_are_cleaned() -> None:
    """Days are days, numbers are shown without a point, and odd spaces go."""
    (sheet,) = read_sheets([workbook({"A": [[date(2025, 9, 2), 31415, " x\u00a0 y ", "a\nb"]]})])
    cells = sheet.row(0)
    assert [cell.value for cell in cells] == [date(2025, 9, 2), 31415.0, "x y", "a\nb"]
    assert [cell.text for cell in cells] == ["2025-09-02", "31415", "x y", "a b"]
    assert shown(True) == "yes"


def test_a_cell_merged_downwards_fills_its_rows() -> None:
    """A name merged over two rows stands in both."""
    (sheet,) = read_sheets([workbook({"A": [["Ruby", "x"], ["", "y"]]}, {"A": [(0, 0, 1, 0)]})])
    assert sheet.cell(1, 0).text == "Ruby"


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), ("|", "utf-8")]
)
def test_csv_in_all_dialects(delimiter: str, encoding: str) -> None:
    """A CSV file is read whatever its separator and encoding."""
    (sheet,) = read_sheets([csv_file([["Officer", "School"], ["Muñoz, José", "Oak"]], "a.csv", delimiter, encoding)])
    assert [cell.text for cell in sheet.row(1)] == ["Muñoz, José", "Oak"]
    assert str(sheet.cell(1, 0).place) == "a.csv, A2"


def test_files_are_read_from_paths_and_from_bytes(tmp_path: Path) -> None:
    """A path and its name with its bytes are the same file."""
    name, content = workbook({"A": [["x"]]})
    (tmp_path / name).write_bytes(content)
    assert read_sheets([tmp_path / name]) == read_sheets([(name, content)])


@pytest.mark.parametrize("file", [("a.pdf", b""), ("a.xlsx", b"PK"), ("a.csv", b"a\0b"), ("old.xls", b"")])
def test_what_cannot_be_opened_is_said(file: tuple[str, bytes]) -> None:
    """Each file that cannot be opened is named with the reason."""
    with pytest.raises(CannotTidy, match=file[0].replace(".", r"\.")):
        read_sheets([file])


def test_two_files_of_one_name_are_refused() -> None:
    """Places would not tell two files of one name apart."""
    with pytest.raises(CannotTidy, match="two files have this name"):
        read_sheets([csv_file([["a"]]), csv_file([["b"]])])


def test_a_hidden_sheet_says_so_and_an_empty_one_is_nothing() -> None:
    """An empty sheet has no cells."""
    (sheet,) = read_sheets([workbook({"A": []})])
    assert list(sheet.cells()) == [] and not sheet.hidden


def test_letters_of_columns() -> None:
    """Columns are named as spreadsheets name them."""
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert not Cell(Place("a", "", 1, 1), "")
