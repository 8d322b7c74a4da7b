"""The sheets of an Excel workbook as rows of texts.

A sheet is kept as sparse as it is written, so that a cell far away costs nothing, and what a spreadsheet shows as an
error or has not worked out is not taken for an empty cell.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hallpass.files.archive import Archive
from hallpass.files.grids import Cells
from hallpass.files.number_formats import NumberFormats, number_formats
from hallpass.register.values import Unread

BOOK: Final = "xl/workbook.xml"
LINKS: Final = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its rows as they are numbered there, each with the cells that are not empty."""

    name: str
    rows: list[tuple[int, Cells]]


def sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook, one after another."""
    archive = Archive(path)
    shared = _shared_texts(archive)
    formats = number_formats(archive)
    for name, part in _parts(archive):
        yield Sheet(name, _SheetReader(archive, part, shared, formats).rows)


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def _parts(archive: Archive) -> list[tuple[str, str]]:
    """The name of each sheet, with the part that holds it."""
    named: list[tuple[str, str]] = []
    targets: dict[str, str | None] = {}  # None: a chart or a dialog, which holds no list

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            (link,) = (value for key, value in attributes.items() if ":" in key and local(key) == "id")
            named.append((attributes["name"], link))

    def target(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            part = posixpath.normpath(posixpath.join("/xl", attributes["Target"])).lstrip("/")
            targets[attributes["Id"]] = part if attributes["Type"].endswith("/worksheet") else None

    archive.parse(BOOK, sheet)
    archive.parse(LINKS, target)
    if any(link not in targets for _, link in named):
        raise archive.damaged(LINKS)
    return [(name, part) for name, link in named if (part := targets[link])]


class _Texts:
    """Gathers the text of the `t` elements of each string, without the readings of Asian characters beside them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._reads = False
        self._beside = False

    def start(self, name: str, _: dict[str, str]) -> None:
        tag = local(name)
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._beside = True
        elif tag == "t":
            self._reads = not self._beside

    def text(self, text: str) -> None:
        if self._reads:
            self._parts.append(text)

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "t":
            self._reads = False
        elif tag == "rPh":
            self._beside = False
        elif tag == "si":
            self.found.append(unescaped("".join(self._parts)))


def _shared_texts(archive: Archive) -> list[str]:
    part = "xl/sharedStrings.xml"
    texts = _Texts()
    if part in archive:
        archive.parse(part, texts.start, texts.end, texts.text)
    return texts.found


def unescaped(text: str) -> str:
    """The text of a workbook with `_x000A_` and the like put back."""
    if "_x" not in text:
        return text
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def index(text: str) -> int:
    """The number of a shared text or a style; a sign or anything else makes the part a damaged one."""
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(f"{text} is no index")
    return int(text)


class _Positions(dict[str, int]):
    """The position of a column by its letters."""

    def __missing__(self, letters: str) -> int:
        if not re.fullmatch("[A-Z]{1,3}", letters):
            raise ValueError(f"{letters} is no column")
        position = 0
        for letter in letters:
            position = position * 26 + ord(letter) - ord("A") + 1
        self[letters] = position - 1
        return position - 1


class _SheetReader:
    """Gathers the cells of a sheet."""

    def __init__(self, archive: Archive, part: str, shared: list[str], formats: NumberFormats) -> None:
        self.rows: list[tuple[int, Cells]] = []
        self._shared = shared
        self._formats = formats
        self._positions = _Positions()
        self._row = 0
        self._cells: dict[int, str | Unread] = {}
        self._at = -1
        self._cell: dict[str, str] = {}
        self._texts: list[str] = []
        self._reads = self._beside = self._formula = False
        archive.parse(part, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name) if ":" in name else name
        if tag == "c":
            reference = attributes.get("r")
            self._at = self._positions[reference.rstrip("0123456789")] if reference else self._at + 1
            self._cell = attributes
            self._texts = []
            self._formula = False
        elif tag in ("v", "t"):
            self._reads = not self._beside
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._at = -1
            self._cells = {}
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._beside = True

    def _text(self, text: str) -> None:
        if self._reads:
            self._texts.append(text)

    def _end(self, name: str) -> None:
        tag = local(name) if ":" in name else name
        if tag in ("v", "t"):
            self._reads = False
        elif tag == "c":
            value = self._value("".join(self._texts), self._cell.get("t", "n"))
            if value and not (isinstance(value, str) and value.isspace()):
                self._cells[self._at] = value
        elif tag == "row":
            if self._cells:
                self.rows.append((self._row, self._cells))
        elif tag == "rPh":
            self._beside = False

    def _value(self, text: str, kind: str) -> str | Unread:
        if kind == "s":
            return self._shared[index(text)] if text else ""
        if kind in ("inlineStr", "str"):
            return unescaped(text)
        if not text:
            return _NO_RESULT if self._formula else ""
        if kind == "n":
            return self._formats.text(text, index(self._cell.get("s", "0")))
        return _OTHER[kind](text)


_NO_RESULT: Final = Unread("a formula without a result", "a value; a spreadsheet program saves one with the formula")
_OTHER: Final[dict[str, Callable[[str], str | Unread]]] = {
    "b": lambda text: "true" if text == "1" else "false",
    "d": lambda text: text.removesuffix("Z").removesuffix("T00:00:00"),
    "e": lambda text: Unread(text, "a value, not an error of the spreadsheet"),
}
