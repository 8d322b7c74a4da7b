"""Workbooks for tests, made part by part, so that they can be what no spreadsheet program would write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def worksheet(rows: str) -> str:
    """The XML of a sheet with these rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def texts(*rows: list[str]) -> str:
    """Rows of texts, placed by nothing but their order."""
    cells = ["".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) for row in rows]
    return "".join(f"<row>{row}</row>" for row in cells)


def write_book(
    path: Path,
    sheets: Mapping[str, str],
    *,
    shared: str = "",
    styles: str = "",
    properties: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> Path:
    """A workbook whose sheets have these rows; `parts` are added to it or take the place of its own."""
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_LINK}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    opening = f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINK}">'
    book: dict[str, str | bytes] = {
        "xl/workbook.xml": f"{opening}{properties}<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        **{f"xl/worksheets/sheet{n}.xml": worksheet(rows) for n, rows in enumerate(sheets.values(), 1)},
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in book.items():
            file.writestr(name, part)
    return path
