"""The order in which a page is read: lines down each column, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import mean, median

from hallpass.contracts.reading.lines import TAB_COLUMN, Line, Page, bands, side_by_side
from hallpass.contracts.reading.markers import is_bare

Row = list[Line]  # the stretches of print that stand side by side
_GUTTER = 0.5  # of the type size: so much must stay empty between two columns
_FAR = 3.2  # of the type size: no row of a table stands as far below the one before
_TIGHT = 1.35  # of the type size: so close below, a line in the first column goes on with its cell
_PROSE_LINES, _PROSE_WORDS = 4, 3.5  # a column with as many and as full lines is running text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: rows of cells, each cell its lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]


def in_order(pages: list[Page]) -> Iterator[Line | Grid]:
    """The lines and tables of a document in reading order, each line with the right edge of its column.

    A table goes on over the end of a page.
    """
    strips = [strip for page in pages for strip in _strips(list(page.lines))]
    rows = [_numbered(band) for strip in strips for band in bands(strip)]
    at = 0
    while at < len(rows):
        tabbed = list(takewhile(_is_tabbed, rows[at:]))
        if len(tabbed) > 1:
            yield _tabbed_grid(tabbed)
            at += len(tabbed)
            continue
        end = _region(rows, at)
        yield _grid(rows[at:end]) if end > at else _in_one(rows[at])
        at = max(end, at + 1)


def _is_tabbed(row: Row) -> bool:
    return row[-1].x0 >= TAB_COLUMN


def _tabbed_grid(rows: list[Row]) -> Grid:
    """A table whose cells are parted by tabs: each line is a row, and each tab begins a cell."""
    width = 1 + max(int(row[-1].x0 // TAB_COLUMN) for row in rows)
    places = range(width)
    return Grid(tuple(tuple(tuple(c for c in row if c.x0 // TAB_COLUMN == at) for at in places) for row in rows))


def _strips(lines: Row) -> Iterator[Row]:
    """The lines of a page, parted where it is printed in two columns: what stands above them, the left, the right."""
    gutter = _gutter(lines)
    strips: list[Row] = [[], [], []]
    for line in sorted(lines, key=lambda line: line.base):
        across = gutter is None or line.x0 < gutter < line.x1
        if across and (strips[1] or strips[2]):
            yield from map(_with_right_edge, strips)
            strips = [[], [], []]
        strips[0 if across else 1 if gutter is not None and line.x1 <= gutter else 2].append(line)
    yield from map(_with_right_edge, strips)


def _gutter(lines: Row) -> float | None:
    """Between which columns of running text does the page part, if it is printed in two?"""
    first, last = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
    for edge in sorted({line.x0 for line in lines if 0.35 < (line.x0 - first) / (last - first) < 0.65}):
        left = [line for line in lines if line.x1 < edge]
        right = [line for line in lines if line.x0 >= edge]
        most = len(left) + len(right) > 0.7 * len(lines)
        if most and edge < TAB_COLUMN and _are_prose(left, right, edge - first):
            return edge - 1
    return None


def _are_prose(left: Row, right: Row, width: float) -> bool:
    """Are these two columns of running text, and not the labels of a table with what they stand for?"""
    if len(left) < _PROSE_LINES or len(right) < _PROSE_LINES:
        return False
    words = min(mean(len(line.text.split()) for line in column) for column in (left, right))
    overlap = min(left[-1].base, right[-1].base) - max(left[0].base, right[0].base)
    return overlap > 0 and words >= _PROSE_WORDS and median(line.x1 - line.x0 for line in left) > 0.6 * width


def _with_right_edge(lines: Row) -> Row:
    """The same lines, each told where the lines of its column end; tables and a few that stick out do not count."""
    ends = sorted(band[0].x1 for band in bands(lines) if len(band) == 1) or [line.x1 for line in lines]
    return [replace(line, right=ends[int(0.97 * (len(ends) - 1))]) for line in lines]


def _numbered(band: Row) -> Row:
    """A band with a number or bullet joined to the words that it numbers, however wide the gap."""
    if len(band) > 1 and is_bare(band[0].text):
        number, words, *others = band
        return [replace(words, text=f"{number.text} {words.text}", x0=number.x0), *others]
    return band


def _in_one(row: Row) -> Line:
    line, *others = row
    for other in others:
        line = side_by_side(line, other)
    return line


def _region(rows: list[Row], start: int) -> int:
    """At which row does the table end that begins here? At `start` when none begins."""
    first = _first_full(rows, start)
    edges: list[tuple[float, float]] = []
    for row in rows[start:first]:
        edges = _columns(row, edges)
    end, split = start, 0
    for at in range(first, len(rows)):
        row = rows[at]
        too_far = at > first and (_drop(rows[at - 1], row) or 0.0) > _FAR * row[0].size
        column = edges[0][1] if edges else 0.0
        edges = _columns(row, edges)
        if too_far or len(edges) < 2:
            break
        goes_on = row[0].x0 > edges[0][1] and end == at
        if len(row) < 2 and not goes_on and not _belongs(rows[at - 1 : at + 2], column):
            break
        split += len(row) > 1
        end = at + 1 if len(row) > 1 or goes_on else end
    return end if split > 1 else start


def _first_full(rows: list[Row], start: int) -> int:
    """The first row with several cells: the one at `start`, or one just below, when its label stands at its foot."""
    at = start
    while at + 1 < len(rows) and len(rows[at]) < 2 and _close(rows[at : at + 2]):
        cells = rows[at + 1][-1:] if len(rows[at + 1]) < 2 else rows[at + 1][1:]
        if not any(abs(cell.x0 - rows[at][0].x0) < rows[at][0].size / 2 for cell in cells):
            break
        at += 1
    return at if len(rows[at]) > 1 else start


def _belongs(rows: list[Row], first_column: float) -> bool:
    """Is the middle one of these rows, a line in the first column, part of the cell above it or of the cell below?"""
    above, line, *below = rows
    if _close([above, line]):
        return line[0].x1 <= first_column + line[0].size
    return _close([line, *below])


def _close(rows: list[Row]) -> bool:
    """Do two rows stand so close that they are lines of one cell?"""
    drop = _drop(*rows) if len(rows) > 1 else None
    return drop is not None and drop <= _TIGHT * rows[0][0].size


def _drop(upper: Row, lower: Row) -> float | None:
    """How far below the upper row does the lower one stand? None where a page ends between them."""
    return lower[0].base - upper[0].base if upper[0].page == lower[0].page else None


def _columns(row: Row, edges: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Between which left and right edges does print stand, in this row and those of which `edges` is known?"""
    found: list[tuple[float, float]] = []
    for left, right in sorted([*edges, *((line.x0, line.x1) for line in row)]):
        if found and left - found[-1][1] < _GUTTER * row[0].size:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _grid(rows: list[Row]) -> Grid:
    """The rows of a table with their cells."""
    edges: list[tuple[float, float]] = []
    for row in rows:
        edges = _columns(row, edges)
    groups = _row_groups(rows, edges[0][1])
    return Grid(tuple(tuple(_within(group, left, right) for left, right in edges) for group in groups))


def _within(rows: list[Row], left: float, right: float) -> tuple[Line, ...]:
    """The lines of one cell."""
    found = (line for row in rows for line in row if left <= (line.x0 + line.x1) / 2 <= right)
    return tuple(replace(line, right=right) for line in found)


def _row_groups(rows: list[Row], first_column: float) -> list[list[Row]]:
    """Which bands make up a row of a table? Wider gaps part the rows; where all gaps are alike, a full band is one."""
    drops = [_drop(upper, lower) for upper, lower in pairwise(rows)]
    known = [drop for drop in drops if drop is not None] or [1.0]
    uneven = max(known) > 1.25 * min(known)
    groups = [[rows[0]]]
    for drop, row in zip(drops, rows[1:], strict=True):
        labelled = row[0].x0 <= first_column
        parted = (drop or 0.0) > 1.2 * min(known) if uneven else len(row) > 1 and labelled
        if parted or (drop is None and labelled):
            groups.append([])
        groups[-1].append(row)
    return _with_their_ends(groups, first_column)


def _with_their_ends(groups: list[list[Row]], first_column: float) -> list[list[Row]]:
    """The same rows; one without anything in its first column is a further paragraph of the row before."""
    found = groups[:1]
    for group in groups[1:]:
        if any(row[0].x0 <= first_column for row in group):
            found.append(group)
        else:
            found[-1] += group
    return found
