"""Tables on a terminal page: as wide as what they hold, wrapped where the page is narrower."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hallpass.files.terminal.page import Page, size, wrapped

GAP: Final = 2
LEAST: Final = 8
"""A column that gives way keeps at least this width."""

Cell = str | tuple[str, str]
"""A text, or a text with its style; a line break starts a new line in the cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether it stays whole on a narrow page."""

    title: str
    whole: bool = False
    right: bool = False


def table(page: Page, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Rows under headings with a hairline between."""
    cells = [[(cell, "") if isinstance(cell, str) else cell for cell in row] for row in rows]
    widths = _widths(page, columns, cells)
    yield from _row(page, columns, widths, [(column.title, "soft") for column in columns])
    yield page.paint("─" * (sum(widths) + GAP * (len(widths) - 1)), "soft")
    for row in cells:
        yield from _row(page, columns, widths, row)


def _widths(page: Page, columns: Sequence[Column], rows: Sequence[Sequence[tuple[str, str]]]) -> list[int]:
    widths = [size(column.title) for column in columns]
    for at in range(len(columns)):
        texts = {row[at][0] for row in rows}
        widths[at] = max([widths[at], *(size(line) for text in texts for line in text.split("\n"))])
    over = sum(widths) + GAP * (len(widths) - 1) - page.columns
    _give_way(widths, [at for at, column in enumerate(columns) if not column.whole], over)
    _give_way(widths, list(range(len(columns))), sum(widths) + GAP * (len(widths) - 1) - page.columns)
    return widths


def _give_way(widths: list[int], which: Sequence[int], over: int) -> None:
    """Narrow the widest of some columns, again and again, until they fit or none can give way."""
    while over > 0 and which:
        widest = max(which, key=lambda at: widths[at])
        if widths[widest] <= LEAST:
            return
        widths[widest] -= 1
        over -= 1


def _row(page: Page, columns: Sequence[Column], widths: Sequence[int], row: Sequence[tuple[str, str]]) -> Iterator[str]:
    blocks = [wrapped(text, width) for (text, _), width in zip(row, widths, strict=True)]
    for at in range(max(map(len, blocks))):
        line = ""
        for column, width, block, (_, style) in zip(columns, widths, blocks, row, strict=True):
            text = block[at] if at < len(block) else ""
            space = " " * (width - size(text))
            line += (space + page.paint(text, style) if column.right else page.paint(text, style) + space) + " " * GAP
        yield line.rstrip()
