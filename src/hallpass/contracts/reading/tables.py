"""What is a table: rows of figures and terms, text in boxes, or a list whose numbers stand in a column?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hallpass.contracts.reading import sentences
from hallpass.contracts.reading.blocks import Block, Table
from hallpass.contracts.reading.markers import is_bare
from hallpass.contracts.reading.paragraphs import merged

_LABEL_WORDS = 8
_MARK = re.compile(r"[xX✓✔☒☑●•■]")
Named = tuple[tuple[str, str], ...]  # the cells of a row in words, each with the name of its column


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row whose cells hold sentences: the label at its left, and its cells with the names of their columns."""

    label: Block | None
    cells: tuple[tuple[Block | None, tuple[Block, ...]], ...]
    named: Named


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table that is read cell by cell: the names of its columns, and its rows."""

    header: tuple[Block, ...]
    rows: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class RowTable:
    """A table of figures and terms, of which each row is one passage."""

    rows: tuple[tuple[tuple[Block, ...], Named], ...]


def read(table: Table) -> list[Block] | RowTable | TextTable:
    """How is this table read: as running text that it only lays out, row by row, or cell by cell?"""
    rows = [[_words(cell) for cell in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    filled = [[cell for cell in row if cell] for row in rows]
    if all(len(row) == 1 for row in filled):
        return [block for row in filled for cell in row for block in cell]
    numbered = [row for row in filled if len(row) > 1 and len(row[0]) == 1 and is_bare(row[0][0].text)]
    if 2 * len(numbered) > len(rows):
        return [block for row in filled for block in _numbered(row)]
    if _holds_sentences(rows):
        return _text_table(rows)
    header = [_text(cell) for cell in rows[0]] if _is_header(rows) else []
    return RowTable(tuple((tuple(block for cell in row for block in cell), _named(row, header)) for row in rows))


def _is_header(rows: list[list[tuple[Block, ...]]]) -> bool:
    """Does the first row name the columns: labels alone, above at least one cell that is none?"""
    body = [cell for row in rows[1:] for cell in row if cell]
    names = all(len(_text(cell).split()) <= _LABEL_WORDS and not _is_sentence(cell) for cell in rows[0] if cell)
    return names and (not all(map(_is_label, body)) or any(_MARK.fullmatch(_text(cell)) for cell in body))


def _named(row: list[tuple[Block, ...]], header: list[str]) -> Named:
    names = [*header, *[""] * (len(row) - len(header))]
    return tuple((name, _text(cell)) for name, cell in zip(names, row, strict=False))


def _text(cell: tuple[Block, ...]) -> str:
    return merged(list(cell)).text if cell else ""


def _words(cell: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in cell if block.text)


def _numbered(row: list[tuple[Block, ...]]) -> list[Block]:
    """A row with its number in its first cell, as the paragraph that it is."""
    blocks = [block for cell in row for block in cell]
    return [merged(blocks[:2]), *blocks[2:]] if is_bare(blocks[0].text) else blocks


def _holds_sentences(rows: list[list[tuple[Block, ...]]]) -> bool:
    """Does any column hold mostly sentences?"""
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(max(map(len, rows)))]
    return any(2 * sum(map(_is_sentence, column)) >= len(column) > 0 for column in columns)


def _is_sentence(cell: tuple[Block, ...]) -> bool:
    text = merged(list(cell)).text
    words = len(text.split())
    return (words >= 4 and text[-1] in ".;") or (words >= 8 and (len(cell) > 1 or len(sentences.split(text)) > 1))


def _is_label(cell: tuple[Block, ...]) -> bool:
    return len(cell) == 1 and cell[0].text[-1] not in ".;" and len(cell[0].text.split()) <= _LABEL_WORDS


def _text_table(rows: list[list[tuple[Block, ...]]]) -> TextTable:
    header = rows[0] if len(rows) > 1 and all(_is_label(cell) for cell in rows[0] if cell) else []
    names = [cell[0] if cell else None for cell in header]
    body = rows[1:] if header else rows
    return TextTable(tuple(name for name in names if name), tuple(_text_row(row, names) for row in body))


def _text_row(row: list[tuple[Block, ...]], names: list[Block | None]) -> TextRow:
    labelled = len(row) > 1 and bool(row[0]) and _is_label(row[0])
    label = row[0][0] if labelled else None
    named = [(names[at] if at < len(names) else None, cell) for at, cell in enumerate(row)]
    words = _named(row, [name.text if name else "" for name in names])
    return TextRow(label, tuple(named[1:] if labelled else named), words)
