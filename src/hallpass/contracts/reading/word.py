"""Paragraphs, lists and tables out of a Word document."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from hallpass.contracts.reading import numbering
from hallpass.contracts.reading.blocks import Block, Cell, Flow, Table
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.joining import fold
from hallpass.contracts.reading.markers import leading
from hallpass.contracts.reading.styles import Style, Styles
from hallpass.contracts.reading.xml import Element, child, children, name, parse, value

MOST_BYTES = 60_000_000  # of one unpacked part; a contract has less than one million
_DAMAGED = "The file is a Word document that cannot be opened: it is damaged or cut short."
_WRAPPERS = frozenset(
    ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "hyperlink", "fldSimple", "dir", "bdo")
)
_NESTED = 12  # tables in tables in tables go no deeper


def read(data: bytes) -> Flow:
    """The blocks of a Word document: its body, then its footnotes. Running heads and feet are parts of their own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _target(archive, "_rels/.rels", "/officeDocument") or "word/document.xml"
            folder, file = posixpath.split(main)
            links = posixpath.join(folder, "_rels", file + ".rels")
            body = child(_part(archive, main), "body")
            lists = numbering.read(_linked(archive, links, folder, "/numbering"))
            styles = Styles.read(_linked(archive, links, folder, "/styles"))
            notes = _linked(archive, links, folder, "/footnotes")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise CannotRead(_DAMAGED) from error
    except RuntimeError as error:  # zipfile says so of a part with a password
        raise CannotRead("The file is locked with a password; a copy without one is needed.") from error
    if body is None:
        raise CannotRead(_DAMAGED)
    walk = _Walk(styles, lists)
    flow = list(walk.blocks(body))
    for note in children(notes, "footnote"):
        flow += walk.blocks(note)
    return flow


def _part(archive: zipfile.ZipFile, part: str) -> Element:
    try:
        with archive.open(part) as file:
            data = file.read(MOST_BYTES + 1)
    except KeyError as error:
        raise CannotRead(_DAMAGED) from error
    if len(data) > MOST_BYTES:
        raise CannotRead("The file is a Word document that unpacks to far more than a contract; it is not opened.")
    return parse(data)


def _target(archive: zipfile.ZipFile, links: str, kind: str) -> str | None:
    """Which part does a list of links name for this kind?"""
    if links not in archive.namelist():
        return None
    for link in _part(archive, links):
        if value(link, "Type").endswith(kind) and value(link, "TargetMode") != "External":
            return value(link, "Target").lstrip("/")
    return None


def _linked(archive: zipfile.ZipFile, links: str, folder: str, kind: str) -> Element | None:
    target = _target(archive, links, kind)
    if target is None:
        return None
    part = target if target in archive.namelist() else posixpath.normpath(posixpath.join(folder, target))
    return _part(archive, part) if part in archive.namelist() else None


@dataclass(frozen=True, slots=True)
class _Walk:
    """One way through a document from its first paragraph to its last, counting its lists on the way."""

    styles: Styles
    lists: numbering.Numbering

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block | Table]:
        """The blocks inside an element, in order."""
        for item in parent:
            kind = name(item)
            if kind == "p":
                yield from self._paragraph(item, depth)
            elif kind == "tbl" and depth < _NESTED:
                yield Table(tuple(self._row(row, depth) for row in _rows(item)))
            elif kind in _WRAPPERS and depth < _NESTED:
                yield from self.blocks(item, depth + 1)

    def _row(self, row: Element, depth: int) -> tuple[Cell, ...]:
        return tuple(tuple(self._cell(cell, depth)) for cell in _cells(row))

    def _cell(self, cell: Element, depth: int) -> Iterator[Block]:
        for block in self.blocks(cell, depth + 1):
            if isinstance(block, Block):
                yield block
            else:
                yield from (inner for row in block.rows for part in row for inner in part)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Block | Table]:
        style = self.styles.of(child(paragraph, "pPr"))
        place = self._place(style)
        number = self.lists.next(*place) if place else None
        pieces, boxes = _text(paragraph, style.bold)
        for at, (text, bold) in enumerate(_lines(pieces)):
            yield Block(text, number if at == 0 else None, self._indent(style, place), style.level, bold)
        for box in boxes:
            yield from self.blocks(box, depth + 1) if depth < _NESTED else ()

    def _place(self, style: Style) -> tuple[str, int] | None:
        """In which list, and how deep, does a paragraph of this look stand?"""
        if style.list is None:
            return None
        name, depth = style.list
        return name, self.lists.depth_of(name, style.key) if depth is None else depth

    def _indent(self, style: Style, place: tuple[str, int] | None) -> float:
        level = self.lists.level(*place) if place else None
        listed = level.indent if level else None
        return next((indent for indent in (style.indent, listed) if indent is not None), 0.0)


def _rows(table: Element) -> Iterator[Element]:
    for item in table:
        if name(item) == "tr":
            yield item
        elif name(item) in _WRAPPERS:
            yield from _rows(item)


def _cells(row: Element) -> Iterator[Element]:
    for item in row:
        if name(item) == "tc":
            yield item
        elif name(item) in _WRAPPERS:
            yield from _cells(item)


def _text(paragraph: Element, bold: bool) -> tuple[list[tuple[str, bool]], list[Element]]:
    """The runs of a paragraph, each with its weight, and the text boxes anchored in it; no deleted or hidden words."""
    pieces: list[tuple[str, bool]] = []
    boxes: list[Element] = []
    for item in paragraph:
        kind = name(item)
        if kind == "r":
            look = child(item, "rPr")
            if not _on(look, "vanish", False):
                pieces.append((_run(item), _on(look, "b", bold)))
                boxes += [
                    box
                    for part in item
                    if name(part) in ("drawing", "pict", "AlternateContent")
                    for box in _text_boxes(part)
                ]
        elif kind in _WRAPPERS:
            inner, inner_boxes = _text(item, bold)
            pieces += inner
            boxes += inner_boxes
    return pieces, boxes


def _text_boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes; where a drawing is given twice for old and new readers, only once."""
    for item in element:
        if name(item) == "txbxContent":
            yield item
        elif name(item) != "Fallback":
            yield from _text_boxes(item)


def _run(run: Element) -> str:
    text = ""
    for item in run:
        kind = name(item)
        if kind == "t":
            text += (item.text or "").replace("\n", " ")
        elif kind in ("tab", "ptab"):
            text += "\t"
        elif kind in ("br", "cr"):
            text += "\n"
        elif kind == "noBreakHyphen":
            text += "-"
    return text


def _on(look: Element | None, switch: str, otherwise: bool) -> bool:
    found = child(look, switch)
    return otherwise if found is None else value(found) not in ("0", "false", "off", "none")


def _lines(pieces: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph that a writer ended by hand; a break in the middle of a sentence ends none."""
    whole = "".join(text for text, _ in pieces)
    bold = bool(whole.strip()) and all(is_bold for text, is_bold in pieces if text.strip())
    kept = ""
    for part in whole.split("\n"):
        text = fold(part)
        if kept and text and _begins(kept, text):
            yield kept, bold
            kept = text
        else:
            kept = f"{kept} {text}".strip()
    if kept:
        yield kept, bold


def _begins(before: str, text: str) -> bool:
    return leading(text)[0] is not None or (not text[0].islower() and (before[-1] in ".:;!?_" or len(before) < 60))
