"""Files as sheets of cells, each cell with its place. Opened only after their size was looked at."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from hallpass.files.tidying.sizes import MOST_BYTES, CannotTidy, look_at_workbook

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
Source: TypeAlias = Path | tuple[str, bytes]
Block: TypeAlias = tuple[int, int, int, int]

MOST_CELLS: Final = 4_000_000
_WORKBOOKS: Final = (".xlsx", ".xlsm")
_TEXTS: Final = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a cell stands; row and column count from 1. A CSV file has one sheet without a name."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell as spreadsheets call it, `J15`."""
        return f"{letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place and what stands in it. `answered`: a person gave the value in the mapping."""

    place: Place
    value: Value
    answered: bool = False

    @property
    def text(self) -> str:
        """The value as text, on one line."""
        return " ".join(shown(self.value).split())

    def __bool__(self) -> bool:
        return self.value != ""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook or a CSV file as a rectangle of values; `turned`: rows and columns were exchanged."""

    file: str
    name: str
    values: tuple[tuple[Value, ...], ...]
    merged: tuple[Block, ...] = ()
    hidden: bool = False
    turned: bool = field(default=False)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.values)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.values[0]) if self.values else 0

    @cached_property
    def _cells(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            tuple(self._cell(row, column, value) for column, value in enumerate(values))
            for row, values in enumerate(self.values)
        )

    def _cell(self, row: int, column: int, value: Value) -> Cell:
        at = (column, row) if self.turned else (row, column)
        return Cell(Place(self.file, self.name, at[0] + 1, at[1] + 1), value)

    def cell(self, row: int, column: int) -> Cell:
        """The cell in a row and column of this sheet as it lies; its place is that in the file."""
        return self._cells[row][column]

    def row(self, row: int) -> list[Cell]:
        """The cells of a row that hold something."""
        return [cell for cell in self._cells[row] if cell]

    def cells(self) -> Iterator[Cell]:
        """Every cell that holds something."""
        for row in range(self.height):
            yield from self.row(row)

    def turn(self) -> Sheet:
        """The same sheet with rows and columns exchanged; the cells keep their places."""
        merged = tuple((left, top, right, bottom) for top, left, bottom, right in self.merged)
        return replace(self, values=tuple(zip(*self.values, strict=True)), merged=merged, turned=not self.turned)


def letters(column: int) -> str:
    """The name of a column counted from 1: A, B, … Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def shown(value: Value) -> str:
    """A value as a person would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def read_sheets(files: Sequence[Source]) -> list[Sheet]:
    """Every sheet of the files, in order; what cannot be opened is refused, all of it in one message."""
    sheets: list[Sheet] = []
    refused: list[str] = []
    names: set[str] = set()
    for source in files:
        name = source.name if isinstance(source, Path) else source[0]
        try:
            if name in names:
                raise CannotTidy("two files have this name; expected different names")
            sheets += _sheets_of(name, _bytes_of(source))
        except (CannotTidy, CalamineError, csv.Error, OSError) as reason:
            refused.append(f"{name}: {reason}")
        names.add(name)
    if refused:
        raise CannotTidy("\n".join(refused))
    return sheets


def _bytes_of(source: Source) -> bytes:
    if isinstance(source, Path):
        if source.stat().st_size > MOST_BYTES:
            raise CannotTidy(f"the file has {source.stat().st_size:,} bytes; expected at most {MOST_BYTES:,}")
        return source.read_bytes()
    return source[1]


def _sheets_of(name: str, content: bytes) -> list[Sheet]:
    if len(content) > MOST_BYTES:
        raise CannotTidy(f"the file has {len(content):,} bytes; expected at most {MOST_BYTES:,}")
    ending = Path(name).suffix.lower()
    if ending in _WORKBOOKS:
        return _workbook(name, content)
    if ending in _TEXTS:
        return [_rectangle(name, "", _csv_rows(content))]
    raise CannotTidy(f"it ends in {ending or 'nothing'}; expected .xlsx, .xlsm, .csv, .tsv or .txt")


def _workbook(name: str, content: bytes) -> list[Sheet]:
    look_at_workbook(content)
    book = CalamineWorkbook.from_object(io.BytesIO(content))
    sheets = []
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        found = book.get_sheet_by_name(about.name)
        merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in found.merged_cell_ranges or ())
        sheet = _rectangle(name, about.name, _filled_down(found.to_python(skip_empty_area=False), merged))
        sheets.append(replace(sheet, merged=merged, hidden=about.visible is not SheetVisibleEnum.Visible))
    return sheets


def _filled_down(rows: list[list[Value]], merged: Sequence[Block]) -> list[list[Value]]:
    """The rows with the value of a cell that is merged over several rows in each of them."""
    for top, left, bottom, right in merged:
        if left == right and bottom < len(rows) and left < len(rows[top]):
            for row in range(top + 1, bottom + 1):
                rows[row][left] = rows[top][left]
    return rows


def _rectangle(name: str, sheet: str, rows: Sequence[Sequence[Value]]) -> Sheet:
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise CannotTidy(f"{sheet or 'the file'} spans {width * len(rows):,} cells; expected at most {MOST_CELLS:,}")
    cleaned = [[_clean(value) for value in row] + [""] * (width - len(row)) for row in rows]
    return Sheet(name, sheet, tuple(tuple(row) for row in cleaned))


def _clean(value: Value) -> Value:
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if not isinstance(value, str):
        return value
    lines = ("".join(char if char.isprintable() else " " for char in line) for line in value.splitlines())
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _csv_rows(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise CannotTidy("it holds NUL bytes; expected text")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotTidy("its letters cannot be read; expected text in UTF-8")


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return max(
        ",;\t|",
        key=lambda mark: sum(mark in line for line in lines) * 1_000 + sum(line.count(mark) for line in lines),
    )
