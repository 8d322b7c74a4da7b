"""Answers as sheets: one CSV file, or an Excel workbook. Neither holds anything that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter

from hallpass.register.values import protected

Value = str | int | date | None

_WRITTEN_ON: Final = datetime(2000, 1, 1)  # a fixed day: the same answer gives the same bytes
_NARROWEST: Final = 9
_WIDEST: Final = 44
_MOST_CHARACTERS: Final = 32_767  # in a cell of a workbook


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of an answer: its name, its headings, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def to_csv(sheet: Sheet) -> str:
    """A sheet as CSV, with a `'` before what a spreadsheet would take for a formula."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(sheet.columns)
    rows.writerows([_cell(value) for value in row] for row in sheet.rows)
    return text.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return protected(value)
    return "" if value is None else str(value)


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as a workbook: days as days, numbers as numbers, and all else as text."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"created": _WRITTEN_ON})
        day, head = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, day, head)
    return data.getvalue()


def _write(page: Any, sheet: Sheet, day: Any, head: Any) -> None:
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _width(sheet, at))
        page.write_string(0, at, column, head)
    for number, row in enumerate(sheet.rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(number, at, datetime(value.year, value.month, value.day), day)
            elif isinstance(value, int):
                page.write_number(number, at, value)
            elif value:
                page.write_string(number, at, protected(value)[:_MOST_CHARACTERS])


def _width(sheet: Sheet, at: int) -> int:
    longest = max([len(sheet.columns[at]), *(len(_cell(row[at])) for row in sheet.rows)])
    return min(max(longest + 2, _NARROWEST), _WIDEST)
