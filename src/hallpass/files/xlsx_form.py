"""The register as an Excel workbook, one sheet for each list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from hallpass.files.grids import table_of
from hallpass.files.layouts import Form, Layout, Unwritable, whole
from hallpass.files.tables import Table
from hallpass.files.workbook import sheets
from hallpass.register.problems import Problems
from hallpass.register.values import cell_of, cell_reader

FORM: Final = Form(cell_of, cell_reader)
MOST_ROWS: Final = 1_048_575  # under the headings

_WRITTEN_ON: Final = datetime(2000, 1, 1)  # a fixed day: the same register gives the same bytes
_WIDTHS: Final = {"id": 16, "text": 32, "date": 13, "list": 28}


def read(path: Path, problems: Problems) -> Iterator[Table]:
    """The lists of a workbook."""
    for sheet in sheets(path):
        yield table_of(sheet.name, sheet.rows, problems)


def write(layouts: Sequence[Layout], path: Path) -> None:
    """Write the lists as one workbook."""
    for layout in layouts:
        rows = len(layout.columns[0])
        if rows > MOST_ROWS:
            raise Unwritable(f"{layout.name}: {rows:,} rows; expected at most {MOST_ROWS:,} in a sheet")
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"constant_memory": True}) as book:
        book.set_properties({"created": _WRITTEN_ON})
        for layout in layouts:
            _write_sheet(book, layout)
    with whole(path) as part:
        part.write_bytes(data.getvalue())


def _write_sheet(book: Any, layout: Layout) -> None:
    sheet = book.add_worksheet(layout.name)
    sheet.freeze_panes(1, 0)
    formats = {"date": book.add_format({"num_format": "yyyy-mm-dd"}), "number": None}
    as_text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "bottom": 1})
    for at, about in enumerate(layout.about):
        sheet.set_column(at, at, _WIDTHS.get(about.kind, 14), formats.get(about.kind, as_text))
        sheet.write_string(0, at, layout.headings[at], bold)
        if about.kind == "choice":
            sheet.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": list(about.choices)})
    numbers = {at for at, about in enumerate(layout.about) if about.kind == "number"}
    for number, row in enumerate(layout.rows(), 1):
        for at, cell in enumerate(row):
            if cell and at in numbers:
                sheet.write_number(number, at, int(cell))
            elif cell:
                sheet.write_string(number, at, cell)
