"""Where the tables of a sheet stand: rows of headings anywhere, on one row or two, upright or turned."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.files.tidying.dates import UNREADABLE, read_date
from hallpass.files.tidying.meanings import is_course, is_person, is_plain_date, is_school, meanings_of_heading
from hallpass.files.tidying.sheets import Cell, Sheet, Value
from hallpass.files.tidying.words import fold

LONGEST_HEADING: Final = 80
_MOST_TURNED: Final = 400  # rows, which would be columns
_SURELY_UPRIGHT: Final = 4  # headings that are known
_DAY_WITHOUT_YEAR: Final = re.compile(r"\d{1,2}[/-]\d{1,2}")
IsName = Callable[[str], bool]


@dataclass(frozen=True)
class Heading:
    """The heading of a column: its cells from above down, and their texts."""

    column: int
    cells: tuple[Cell, ...]
    upper: str
    lower: str

    @property
    def text(self) -> str:
        """The whole heading."""
        return f"{self.upper} {self.lower}".strip()


@dataclass(frozen=True)
class Table:
    """A table of a sheet: its headings, the rows of its body, and what stands above it."""

    sheet: Sheet
    number: int
    headings: tuple[Heading, ...]
    heading_rows: tuple[int, ...]
    body: range
    above: tuple[Cell, ...]

    @property
    def anchor(self) -> Cell:
        """The cell that stands for the table: that of its first heading."""
        return next(cell for heading in self.headings for cell in heading.cells)

    def column(self, index: int) -> list[Cell]:
        """The cells below a heading that hold something."""
        cells = (self.sheet.cell(row, index) for row in self.body)
        return [cell for cell in cells if cell]


def find_tables(sheet: Sheet, is_name: IsName, told: str | None = None) -> list[Table]:
    """The tables of a sheet. `told`: the heading rows as the mapping says them (`4`, `3-4`, `4; 30`, `A`)."""
    if told:
        return _told_tables(sheet, told)
    tables = _tables(sheet, is_name)
    if not sheet.width or sheet.height > _MOST_TURNED or _weight(tables) >= _SURELY_UPRIGHT:
        return tables
    turned = _tables(sheet.turn(), is_name)
    return turned if _weight(turned) > 2 * _weight(tables) else tables


def _weight(tables: list[Table]) -> int:
    return max(
        (sum(bool(meanings_of_heading(heading.text)[0]) for heading in table.headings) for table in tables), default=0
    )


def _told_tables(sheet: Sheet, told: str) -> list[Table]:
    if told.strip().isalpha():
        sheet, told = sheet.turn(), str(_column_number(told.strip()))
    groups: list[tuple[int, ...]] = []
    for part in told.split(";"):
        first, _, last = part.strip().partition("-")
        if not first.isdigit() or (last and not last.isdigit()):
            return []
        rows = range(int(first) - 1, int(last or first))
        groups.append(tuple(row for row in rows if 0 <= row < sheet.height))
    return _cut(sheet, sorted(group for group in groups if group))


def _column_number(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _tables(sheet: Sheet, is_name: IsName) -> list[Table]:
    groups: list[tuple[int, ...]] = []
    for row in range(sheet.height):
        if groups and row in groups[-1]:
            continue
        if _is_heading_row(sheet, row, is_name, first=not groups) and not _repeats(sheet, row, groups):
            groups.append(_with_neighbours(sheet, row, groups[-1][-1] if groups else -1))
    return _cut(sheet, groups)


def _cut(sheet: Sheet, groups: list[tuple[int, ...]]) -> list[Table]:
    starts = [_start(sheet, rows, first=at == 0) for at, rows in enumerate(groups)]
    tables = []
    for number, rows in enumerate(groups, start=1):
        body = range(rows[-1] + 1, starts[number] if number < len(groups) else sheet.height)
        above = [cell for row in range(starts[number - 1], rows[0]) for cell in sheet.row(row)]
        headings = _headings(sheet, rows, body)
        if sheet.turned:  # what stands above the first heading is a title, though it stands in the row of headings
            above += [heading.cells[0] for heading in headings if _is_title(sheet, heading, body)]
            headings = tuple(heading for heading in headings if not _is_title(sheet, heading, body))
        tables.append(Table(sheet, number, headings, rows, body, tuple(above)))
    return [table for table in tables if table.headings]


def _is_title(sheet: Sheet, heading: Heading, body: range) -> bool:
    alone = all(sheet.values[row][heading.column] == "" for row in body)
    return alone and not meanings_of_heading(heading.text)[0] and not is_plain_date(heading.text)


def _start(sheet: Sheet, rows: tuple[int, ...], *, first: bool) -> int:
    """The row at which what belongs to a table begins: its titles, single cells right above its headings."""
    start = 0 if first else rows[0]
    while start > 0 and len(sheet.row(start - 1)) == 1:
        start -= 1
    return start


def _repeats(sheet: Sheet, row: int, groups: list[tuple[int, ...]]) -> bool:
    return any(sheet.values[row] == sheet.values[known] for group in groups for known in group)


def _is_heading_row(sheet: Sheet, row: int, is_name: IsName, *, first: bool) -> bool:
    cells = sheet.row(row)
    known = [cell for cell in cells if _is_heading(cell)]
    if len(cells) == 1 and first and _is_only_column(sheet):
        return meanings_of_heading(cells[0].text)[1]
    if len(cells) < 2 or not known:
        return False
    if not first:
        exact = [cell for cell in known if meanings_of_heading(cell.text)[1]]
        return len(exact) >= 2 and (len(cells) - len(known)) * 3 <= len(cells)
    named = [cell for cell in cells if cell not in known and _is_named(sheet, row, cell, is_name)]
    others = len(cells) - len(known) - len(named)
    if len(known) >= 2 and others <= len(known):
        return len(named) <= 2 * len(known) or others == 0
    return len(named) >= 2 and others <= 1 and _is_heading(cells[0])


def _is_only_column(sheet: Sheet) -> bool:
    """Whether a sheet is a list of one column."""
    return sum(any(row[column] != "" for row in sheet.values) for column in range(sheet.width)) == 1


def _is_heading(cell: Cell) -> bool:
    if not isinstance(cell.value, str) or len(cell.text) > LONGEST_HEADING:
        return False
    return bool(meanings_of_heading(cell.text)[0]) or is_plain_date(cell.text)


def _is_named(sheet: Sheet, row: int, cell: Cell, is_name: IsName) -> bool:
    """Whether a heading is itself a value: a day, a school, a course, an officer."""
    column = cell.place.row - 1 if sheet.turned else cell.place.column - 1
    month = _upper(sheet, row - 1, column) if row else ""
    if is_plain_day(cell.value) or read_date(f"{month} {cell.text}").day or _DAY_WITHOUT_YEAR.fullmatch(cell.text):
        return True
    text = cell.text if isinstance(cell.value, str) else ""
    return is_school(text) or is_course(text) or is_name(text) or ("," in text and is_person(text))


def is_plain_day(value: Value) -> bool:
    """Whether a heading is a day, and not a number that might be one."""
    read = read_date(value)
    return read.day is not None and read.ground is None


def _with_neighbours(sheet: Sheet, row: int, last: int) -> tuple[int, ...]:
    """The row of headings with the one above that groups them, or the one below that parts them."""
    columns = [at for at in range(sheet.width) if row + 1 < sheet.height and sheet.values[row + 1][at] != ""]
    if columns and all(_is_part(sheet, row, column) for column in columns):
        return (row, row + 1)
    if row - 1 > last and _groups(sheet, row - 1):
        return (row - 1, row)
    return (row,)


def _is_part(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the cell below a heading is a heading too, or with it names a day (the month above, its days below)."""
    cell = sheet.cell(row + 1, column)
    joined = f"{_upper(sheet, row, column)} {cell.text}"
    if read_date(joined).day:
        return True
    return _is_heading(cell) or (isinstance(cell.value, str) and meanings_of_heading(joined)[1])


def _groups(sheet: Sheet, row: int) -> bool:
    """Whether a row holds headings over groups of columns, and not a title."""
    cells = sheet.row(row)
    if not cells or any(not isinstance(cell.value, (str, date)) or len(cell.text) > LONGEST_HEADING for cell in cells):
        return False
    blocks = [(left, right) for top, left, bottom, right in sheet.merged if top == row == bottom and right > left]
    spans_all = any(right - left + 1 >= sheet.width - 1 and left == 0 for left, right in blocks)
    known = [cell for cell in cells if _is_heading(cell) or read_date(cell.value) != UNREADABLE]
    return not spans_all and (bool(blocks) or len(known) == len(cells) >= 2)


def _upper(sheet: Sheet, row: int, column: int) -> str:
    """The heading over a column: its own cell, that of the merged block, or the nearest to the left."""
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= column <= right:
            return _month(sheet.cell(top, left))
    own = sheet.cell(row, column)
    if own or any(top <= row <= bottom for top, _, bottom, _ in sheet.merged):
        return _month(own)
    return next((_month(sheet.cell(row, at)) for at in range(column, -1, -1) if sheet.values[row][at] != ""), "")


def _month(cell: Cell) -> str:
    """The text of a heading; a first of a month over numbers of days is that month."""
    return f"{cell.value:%B %Y}" if isinstance(cell.value, date) and cell.value.day == 1 else cell.text


def _headings(sheet: Sheet, rows: tuple[int, ...], body: range) -> tuple[Heading, ...]:
    headings = []
    for column in range(sheet.width):
        cells = tuple(cell for row in rows if (cell := sheet.cell(row, column)))
        lower = sheet.cell(rows[-1], column).text
        upper = _upper(sheet, rows[0], column) if len(rows) > 1 else ""
        if not lower:
            upper, lower = "", cells[0].text if cells else ""
        if cells or any(sheet.values[row][column] != "" for row in body):
            anchor = cells or (sheet.cell(rows[-1], column),)
            headings.append(Heading(column, anchor, upper if fold(upper) != fold(lower) else "", lower))
    return tuple(headings)
