"""The order in which a page is read: lines down each column, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean, median

from hallpass.contracts.reading.lines import Line, Page, bands, side_by_side
from hallpass.contracts.reading.markers import is_bare

Row = list[Line]  # the stretches of print that stand side by side
_GUTTER = 0.5  # of the type size: so much must stay empty between two columns
_FAR = 3.2  # of the type size: no row of a table stands as far below the one before
_TIGHT = 1.35  # of the type size: so close below, a line in the first column goes on with its cell
_PROSE_LINES, _PROSE_WORDS = 5, 4.0  # a column with as many and as full lines is running text, not the cells of a table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: rows of cells, each cell its lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]


def in_order(page: Page) -> Iterator[Line | Grid]:
    """The lines and tables of a page in reading order, each line with the right edge of its column."""
    rows = [_numbered(band) for band in bands(page.lines)]
    ends = [line.x1 for row in rows if len(row) == 1 for line in row]
    at = 0
    while at < len(rows):
        end = _region(rows, at)
        if end > at:
            yield from _laid_out(rows[at:end])
        else:
            yield replace(_in_one(rows[at]), right=_right_edge(ends))
        at = max(end, at + 1)


def _numbered(band: Row) -> Row:
    """A band with a number or bullet joined to the words that it numbers, however wide the gap."""
    if len(band) > 1 and is_bare(band[0].text):
        return [side_by_side(band[0], band[1]), *band[2:]]
    return band


def _in_one(row: Row) -> Line:
    line = row[0]
    for other in row[1:]:
        line = side_by_side(line, other)
    return line


def _right_edge(ends: list[float]) -> float:
    """Where do the lines of a column end? A few that stick out do not count."""
    return sorted(ends)[int(0.97 * (len(ends) - 1))] if ends else 0.0


def _region(rows: list[Row], start: int) -> int:
    """At which row does the table or the pair of columns end that begins here? At `start` when none begins."""
    lines: Row = []
    end, split = start, 0
    for at in range(start, len(rows)):
        row = rows[at]
        too_far = at > start and _drop(rows[at - 1], row) > _FAR * row[0].size
        if too_far or len(found := _columns([*lines, *row])) < 2:
            break
        lines += row
        goes_on = row[0].x0 > found[0][1] and end == at
        if len(row) < 2 and not (goes_on or _close(rows[at - 1 : at + 1]) or _close(rows[at : at + 2])):
            break
        split += len(row) > 1
        end = at + 1 if len(row) > 1 or goes_on else end
    return end if split > 1 else start


def _close(rows: list[Row]) -> bool:
    """Do two rows stand so close that they are lines of one cell?"""
    return len(rows) > 1 and _drop(*rows) <= _TIGHT * rows[0][0].size


def _drop(upper: Row, lower: Row) -> float:
    return lower[0].base - upper[0].base


def _columns(lines: Row) -> list[tuple[float, float]]:
    """Between which left and right edges does print stand, with empty paper between?"""
    found: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if found and line.x0 - found[-1][1] < _GUTTER * line.size:
            found[-1] = (found[-1][0], max(found[-1][1], line.x1))
        else:
            found.append((line.x0, line.x1))
    return found


def _laid_out(rows: list[Row]) -> Iterator[Line | Grid]:
    """Two columns of running text as their lines, anything else as a table."""
    edges = _columns([line for row in rows for line in row])
    lines = [[replace(line, right=right) for line in _within(rows, left, right)] for left, right in edges]
    if len(edges) == 2 and all(_is_prose(column, *edge) for column, edge in zip(lines, edges, strict=True)):
        yield from (line for column in lines for line in column)
        return
    groups = _row_groups(rows, edges[0][1])
    yield Grid(
        tuple(
            tuple(tuple(replace(line, right=x1) for line in _within(group, x0, x1)) for x0, x1 in edges)
            for group in groups
        )
    )


def _within(rows: list[Row], left: float, right: float) -> Row:
    return [line for row in rows for line in row if left <= (line.x0 + line.x1) / 2 <= right]


def _is_prose(column: Row, left: float, right: float) -> bool:
    widths = [line.x1 - line.x0 for line in column]
    words = mean(len(line.text.split()) for line in column)
    return len(column) >= _PROSE_LINES and median(widths) > 0.6 * (right - left) and words >= _PROSE_WORDS


def _row_groups(rows: list[Row], first_column: float) -> list[list[Row]]:
    """Which bands make up a row of a table? Wider gaps part the rows; where all gaps are alike, a full band is one."""
    drops = [_drop(upper, lower) for upper, lower in pairwise(rows)]
    uneven = max(drops) > 1.25 * min(drops)
    groups = [[rows[0]]]
    for drop, row in zip(drops, rows[1:], strict=True):
        if drop > 1.2 * min(drops) if uneven else len(row) > 1 and row[0].x0 <= first_column:
            groups.append([])
        groups[-1].append(row)
    found = groups[:1]
    for group in groups[1:]:
        if any(row[0].x0 <= first_column for row in group):
            found.append(group)
        else:  # a further paragraph of the cells before
            found[-1] += group
    return found
