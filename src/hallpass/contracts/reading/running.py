"""Running heads, running feet and page numbers: print that belongs to the sheet and not to the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from statistics import median

from hallpass.contracts.reading.lines import Line, Page, bands

_DEEP = 3  # so many rows at the edge of a page may be running heads
_NEAR = 6  # so many pages before and after show what repeats
_MARGIN = 45.0  # points: small print so near the edge is no part of the text
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page|p\.|pg\.?)\s*#(?:\s*(?:of|/)\s*#)?[-–—|\s]*")
_NUMBER_ALONE = re.compile(r"[-–—|\s]*(?:page|p\.|pg\.?)?\s*(?:#|[ivxl]{1,6})(?:\s*(?:of|/|-)\s*#)?[-–—|\s]*")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the edge of its page: its wording without figures, and how far from the edge it stands."""

    line: Line
    wording: str
    at_top: bool
    distance: float

    def repeats(self, other: Edge) -> bool:
        """Is it nearly the same line at nearly the same place of another page?"""
        if self.at_top != other.at_top or abs(self.distance - other.distance) > 1.5 * self.line.size:
            return False
        return self.wording == other.wording or (
            abs(len(self.wording) - len(other.wording)) < 4
            and SequenceMatcher(None, self.wording, other.wording, autojunk=False).ratio() > 0.9
        )


def without(pages: list[Page]) -> list[Page]:
    """The same pages without their running heads, running feet and page numbers."""
    edges = [list(_edges(page)) for page in pages]
    usual = median([line.size for page in pages for line in page.lines] or [1.0])
    return [
        _cleared(page, usual, edges[at], [*edges[max(0, at - _NEAR) : at], *edges[at + 1 : at + 1 + _NEAR]])
        for at, page in enumerate(pages)
    ]


def _edges(page: Page) -> Iterator[list[Edge]]:
    """The rows next to the upper and to the lower edge, each edge from the outermost row inwards."""
    rows = bands(page.lines)
    for at_top, edge in ((True, rows[:_DEEP]), (False, rows[: -_DEEP - 1 : -1])):
        for row in edge:
            yield [Edge(line, _wording(line), at_top, line.base if at_top else page.height - line.base) for line in row]


def _wording(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.lower().split()))


def _cleared(page: Page, usual: float, rows: list[list[Edge]], others: list[list[list[Edge]]]) -> Page:
    gone: set[int] = set()
    inner = {True: False, False: False}  # at the top, at the bottom: has the contract itself begun?
    for row in rows:
        side = row[0].at_top
        numbered = any(_PAGE_NUMBER.fullmatch(edge.wording) for edge in row)
        inner[side] = inner[side] or not (numbered or all(_is_running(edge, usual, others) for edge in row))
        if not inner[side]:
            gone |= {id(edge.line) for edge in row}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in gone))


def _is_running(edge: Edge, usual: float, others: list[list[list[Edge]]]) -> bool:
    """Is the line a page number, or small print in the margin, or does it stand on enough of the pages around?"""
    in_margin = edge.distance < _MARGIN and len(edge.wording.split()) < 16
    if _NUMBER_ALONE.fullmatch(edge.wording) or (in_margin and edge.line.size < 0.85 * usual):
        return True
    found = sum(any(edge.repeats(other) for row in rows for other in row) for rows in others)
    return found >= max(1, 0.3 * len(others))
