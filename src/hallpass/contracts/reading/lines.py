"""A page as lines of print: what PDF, OCR and plain text have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

TAB_COLUMN = 14400.0  # points; in a text file each tab begins a cell so far to the right that no other text reaches it
WIDE_GAP = 1.2  # of the type size: no space between two words of a line is as wide


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of print on one baseline. Lengths are points, from the top left corner of the page."""

    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool = False
    right: float = 0.0  # where the lines of its column end; set when the page is laid out


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, in any order; two stretches with a wide gap between them are two lines."""

    number: int
    height: float
    lines: tuple[Line, ...]


def bands(lines: Iterable[Line]) -> list[list[Line]]:
    """Which lines stand side by side? From the top of the page down, each band from left to right."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if found and line.base - found[-1][0].base < 0.5 * min(line.size, found[-1][0].size):
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(band, key=lambda line: line.x0) for band in found]


def side_by_side(first: Line, second: Line) -> Line:
    """One line of two that stand side by side."""
    return replace(
        first,
        text=f"{first.text} {second.text}",
        x1=max(first.x1, second.x1),
        y0=min(first.y0, second.y0),
        y1=max(first.y1, second.y1),
        bold=first.bold and second.bold,
    )
