"""Rows of cells, as sheets and CSV files have them, made a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hallpass.files.tables import MOST_COLUMNS, UNKNOWN_COLUMN, Table, headings_fit, list_name
from hallpass.register.problems import Problems
from hallpass.register.schema import LISTS, folded
from hallpass.register.values import Refused, Unread, cell_reader

Cells = Mapping[int, str | Unread]
"""The cells of a row that are not empty, by position."""


def table_of(name: str, grid: Iterable[tuple[int, Cells]], problems: Problems) -> Table:
    """The table that numbered rows of cells show; the first row with anything in it has the headings."""
    name = list_name(name)
    rows = iter([(number, cells) for number, cells in grid if cells])
    number, cells = next(rows, (1, {}))
    body = list(rows)
    headings = _headings(name, number, cells, problems)
    if name not in LISTS:
        headings = _with_letters(headings, body)
    if not headings_fit(name, number, headings.values(), problems):
        return Table(name, {}, (), cell_reader, number)
    _refuse_strays(name, headings, body, problems)
    columns = {heading: [cells.get(at) for _, cells in body] for at, heading in headings.items()}
    return Table(name, columns, [number for number, _ in body], cell_reader, number)


def _headings(name: str, row: int, cells: Cells, problems: Problems) -> dict[int, str]:
    headings: dict[int, str] = {}
    read = cell_reader(UNKNOWN_COLUMN)
    for at, cell in cells.items():
        try:
            headings[at] = read(cell)
        except Refused as refused:
            problems.add(name, row, letters(at), cell, refused.expected)
    return headings


def _with_letters(headings: Mapping[int, str], body: Sequence[tuple[int, Cells]]) -> dict[int, str]:
    """The headings of a list that the format does not have: one that is missing or not alone gets its letters."""
    used = sorted({at for _, cells in body for at in cells} | set(headings))[: MOST_COLUMNS + 1]
    names = Counter(map(folded, headings.values()))
    alone = {at: heading for at, heading in headings.items() if names[folded(heading)] == 1}
    return {at: alone.get(at) or f"{headings.get(at, '')} {letters(at)}".strip() for at in used}


def _refuse_strays(
    name: str, headings: Mapping[int, str], body: Sequence[tuple[int, Cells]], problems: Problems
) -> None:
    for row, cells in body:
        if not cells.keys() <= headings.keys():
            for at in sorted(cells.keys() - headings.keys()):
                problems.add(name, row, letters(at), cells[at], "a heading above it")


def letters(position: int) -> str:
    """The letters of a column in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
