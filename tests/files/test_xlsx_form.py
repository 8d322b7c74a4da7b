"""The workbook form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from tests.files.books import texts, write_book

from hallpass.files import xlsx_form
from hallpass.files.layouts import Unwritable
from hallpass.files.opening import FileUnreadable
from hallpass.files.read import read_register
from hallpass.files.workbook import sheets
from hallpass.files.write import write_register
from hallpass.register.records import Activity, Agency, Officer
from hallpass.register.register import Register
from hallpass.register.schema import LISTS

HEADINGS = ["id", "name", "license", "licensed_to"]


def test_what_a_person_typed_into_a_workbook_is_read(tmp_path: Path) -> None:
    """Dates, numbers, truth and formulas of a spreadsheet count as the text that they stand for."""
    path = tmp_path / "typed.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "m/d/yyyy"})
        sheet = book.add_worksheet("Officers")
        sheet.write_row(0, 0, ["ID", "Name", "License", "Licensed To", "Active"])
        sheet.write_row(1, 0, [7, "Olive Oakes"])
        sheet.write_formula(1, 2, "=400+17", None, 417)
        sheet.write_datetime(1, 3, date(2028, 6, 30), day)
        sheet.write_boolean(1, 4, True)
        book.add_worksheet("Sheet3")
    result = read_register(path)
    officer = Officer("7", "Olive Oakes", "417", None, date(2028, 6, 30), {"Active": "true"})
    assert result.register == Register(officers=(officer,))


def test_what_a_spreadsheet_does_not_know_is_a_problem(tmp_path: Path) -> None:
    """Errors, formulas without a result, times of day and long numbers are told cell by cell."""
    row = (
        '<row><c t="e"><v>#REF!</v></c><c><f>B1</f></c>'
        '<c><v>12345678901234567890</v></c><c s="1"><v>46266.5</v></c></row>'
    )
    path = write_book(
        tmp_path / "b.xlsx",
        {"officers": texts(HEADINGS) + row},
        styles='<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
    )
    assert list(map(str, read_register(path).problems)) == [
        "officers, row 2, id: #REF!; expected a value, not an error of the spreadsheet",
        "officers, row 2, name: a formula without a result; expected a value; a spreadsheet program saves one with the"
        " formula",
        "officers, row 2, license: 12345678901234567890; expected a number of at most 15 digits, or the digits as text",
        'officers, row 2, licensed_to: "2026-09-01 12:00:00"; expected a day such as 2026-09-01, or nothing (open)',
    ]


def test_a_workbook_without_any_list_is_refused(tmp_path: Path) -> None:
    """An empty workbook is no register."""
    with pytest.raises(FileUnreadable, match="it holds none of the lists"):
        read_register(write_book(tmp_path / "b.xlsx", {"Sheet1": ""}))


def test_a_workbook_is_written_for_people(tmp_path: Path) -> None:
    """A sheet for each list, text as text, numbers as numbers, and nothing that a spreadsheet would run."""
    activity = Activity("olive", "s", date(2026, 9, 8), "4.1.4", 45, "=cmd()")
    register = Register(activities=(activity,), agencies=(Agency("007", "+1 Police"),))
    write_register(register, tmp_path / "b.xlsx")
    found = {sheet.name: sheet.rows for sheet in sheets(tmp_path / "b.xlsx")}
    assert list(found) == list(LISTS)
    assert list(found["agencies"][1][1].values()) == ["007", "'+1 Police"]
    assert list(found["activities"][1][1].values()) == ["olive", "s", "2026-09-08", "4.1.4", "45", "'=cmd()"]
    assert read_register(tmp_path / "b.xlsx").register == register


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    """A workbook carries no time of its making."""
    register = Register(agencies=(Agency("a", "A"),))
    write_register(register, tmp_path / "a.xlsx")
    write_register(register, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows past the end of a sheet would be lost; the refusal says how many there may be."""
    monkeypatch.setattr(xlsx_form, "MOST_ROWS", 2)
    agency = Agency("a", "A")
    register = Register(agencies=tuple(replace(agency, id=str(n)) for n in range(3)))
    with pytest.raises(Unwritable, match="agencies: 3 rows; expected at most 2 in a sheet"):
        write_register(register, tmp_path / "b.xlsx")
    assert not list(tmp_path.iterdir())
