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
    return [
        _cleared(page, edges[at], [*edges[max(0, at - _NEAR) : at], *edges[at + 1 : at + 1 + _NEAR]])
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


def _cleared(page: Page, rows: list[list[Edge]], others: list[list[list[Edge]]]) -> Page:
    gone: set[int] = set()
    inner = {True: False, False: False}  # at the top, at the bottom: has the contract itself begun?
    for row in rows:
        side = row[0].at_top
        inner[side] = inner[side] or not all(_is_running(edge, page, others) for edge in row)
        if not inner[side]:
            gone |= {id(edge.line) for edge in row}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in gone))


def _is_running(edge: Edge, page: Page, others: list[list[list[Edge]]]) -> bool:
    """Is the line a page number, or small print in the margin, or does it stand on enough of the pages around?"""
    if _NUMBER_ALONE.fullmatch(edge.wording) or _is_small_print(edge, page):
        return True
    found = sum(any(edge.repeats(other) for row in rows for other in row) for rows in others)
    return found >= max(1, 0.3 * len(others))


def _is_small_print(edge: Edge, page: Page) -> bool:
    """Does the line stand outside the text, in smaller type?"""
    usual = median(line.size for line in page.lines)
    return edge.distance < 0.06 * page.height and edge.line.size < 0.85 * usual and len(edge.wording.split()) < 16
