"""Lines out of a plain text file, whatever its encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import TAB_COLUMN, Line, Page

_LETTER, _ROW = 6.0, 12.0  # a typewriter's letter, so that columns and rows become points
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_EXPECTED = frozenset("“”‘’–—•§…©®°½¼¾·éèñüöáíóú¶†\u00a0\u00ad€")
_RULE = re.compile(r"[\s|+:=-]*")  # the lines drawn in a table of typed letters
_PAGE_NUMBER = re.compile(r"\s*(?:[-–—]\s*\d{1,3}\s*[-–—]|page\s+\d{1,3}(?:\s+of\s+\d{1,3})?)\s*", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def decode(data: bytes) -> str:
    """The text of these bytes: by their mark if they carry one, else the encoding that fits English best."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _unmarked_utf16(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        readings = [data.decode(name, "replace") for name in ("cp1252", "mac_roman", "cp850", "cp437")]
        return max(readings, key=lambda text: sum((c in _EXPECTED) - (c not in _EXPECTED) for c in text if c > "\x7f"))


def _unmarked_utf16(data: bytes) -> str | None:
    """Is every other byte a zero, as in UTF-16 without its mark?"""
    sample = data[:4000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[::2].count(0) > 0.6 * half else None


def read(data: bytes) -> list[Page]:
    """The pages of a text file; without page breaks or page numbers in it, one page."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\x1a")
    if not text.strip():
        raise CannotRead("The file is empty.")
    if len(_CONTROL.findall(text)) > 0.003 * len(text):
        raise CannotRead("The file is not a document that can be read; a PDF, a DOCX or a text file is expected.")
    return [_page(rows, number) for number, rows in enumerate(_pages(text), 1)]


def _pages(text: str) -> Iterator[list[str]]:
    """The rows of each page. A line that holds nothing but a page number ends a page."""
    for sheet in text.split("\f"):
        rows: list[str] = []
        for row in re.split("[\n\v\x85\u2028\u2029]", sheet):
            rows.append(row)
            if _PAGE_NUMBER.fullmatch(row):
                yield rows
                rows = []
        if any(row.strip() for row in rows):
            yield rows


def _page(rows: list[str], number: int) -> Page:
    lines = [line for at, row in enumerate(rows) for line in _stretches(_tabbed(row.rstrip()), number, at)]
    return Page(number, _ROW * (len(rows) + 1), tuple(lines))


def _tabbed(row: str) -> str:
    """The row with tabs where bars part its cells; nothing where it is only drawn."""
    if row.count("|") < 2 and not row.startswith("|"):
        return row
    return "" if _RULE.fullmatch(row) else "\t".join(cell.strip() for cell in row.strip().strip("|").split("|"))


def _stretches(row: str, number: int, at: int) -> Iterator[Line]:
    """The parts of a row between tabs or three and more spaces."""
    indent = row[: len(row) - len(row.lstrip())].expandtabs(8)
    base = _ROW * (at + 1)
    for column, cell in enumerate(row.strip().split("\t")):
        left = column * TAB_COLUMN + len(indent) * _LETTER
        for part in re.finditer(r"\S+(?: {1,2}\S+)*", cell):
            x0, x1 = left + part.start() * _LETTER, left + part.end() * _LETTER
            yield Line(part.group(), number, x0, base - _ROW, x1, base, base, _ROW)
