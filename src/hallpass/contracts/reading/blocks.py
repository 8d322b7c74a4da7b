"""A document as blocks: paragraphs, list items and tables, in reading order, whatever the format was."""

from __future__ import annotations

from dataclasses import dataclass

from hallpass.contracts.passages import Box


@dataclass(frozen=True, slots=True)
class Span:
    """Which stretch of a block's text stands on which line of print?"""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item: its text in one piece, and how it looked."""

    text: str
    number: str | None = None  # set where the format numbers by itself; a typed number still stands in the text
    indent: float = 0.0  # where its number or its first line begins, in points
    level: int | None = None  # the heading level that the format gives it
    bold: bool = False
    size: float = 0.0
    page: int | None = None
    spans: tuple[Span, ...] = ()


Cell = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell a small document of its own."""

    rows: tuple[tuple[Cell, ...], ...]


Flow = list[Block | Table]
