"""A list as it stands in a file, and the rows that it holds.

A table is read a column at a time: a value that came before is looked up, so that a hundred thousand rows cost little.
Only when a value is refused is its column gone through cell by cell, to say where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from types import NoneType
from typing import Any, Final

from hallpass.register.problems import Problems
from hallpass.register.records import NO_EXTRA
from hallpass.register.schema import LISTS, Column, ListOf, folded
from hallpass.register.values import Reader, Refused, Unread

MOST_COLUMNS: Final = 200
MOST_IN_A_NAME: Final = 31  # a sheet's name ends there
_A_NAME: Final = f"at most {MOST_IN_A_NAME} characters, none of \\ / : * ? \" < > | [ ], and no ' . or space at an end"
_NAME: Final = re.compile(r"(?!['. ])[^\\/:*?\"<>|\[\]\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+(?<!['. ])")

UNKNOWN_COLUMN: Final = Column("", "", "text", "", required=False, default=None, choices=(), null=None, to=None)


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it stands in a file: the values under each heading, and the number of each row for a person.

    A list of the format has the format's name, whatever the case and spaces in the file.
    """

    name: str
    columns: Mapping[str, list[Any]]
    rows: Sequence[int]
    reader: Callable[[Column], Reader]
    heading_row: int | None = None

    @property
    def known(self) -> ListOf | None:
        """The list of the format that this is."""
        return LISTS.get(self.name)

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The headings that the format does not have."""
        known = self.known
        return tuple(heading for heading in self.columns if not (known and known.column(heading)))


_TOLD_APART: Final = {str, NoneType, date}
"""Types of which no two values are equal unless they are the same; True and 1 are equal and mean different things."""


class _Memo(dict[Any, Any]):
    """Reads each different value once."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def __missing__(self, value: Any) -> Any:
        self[value] = field = self._read(value)
        return field


def records_of(table: Table, problems: Problems) -> tuple[Any, ...]:
    """The records of a known list; none when a value is refused."""
    known = table.known
    if known is None or not table.rows:
        return ()
    before = len(problems)
    headings = {column.name: heading for heading in table.columns if (column := known.column(heading))}
    fields = [_fields(table, column, headings.get(column.name), problems) for column in known.columns]
    extras = _extras(table, problems)
    if len(problems) > before:
        return ()
    return tuple(map(known.record, *fields, extras))


def loose_rows_of(table: Table, problems: Problems) -> tuple[Mapping[str, str], ...]:
    """The rows of a list that the format does not have; a row with nothing in it is none."""
    return tuple(row for row in _extras(table, problems) if row)


def _fields(table: Table, column: Column, heading: str | None, problems: Problems) -> Iterable[Any]:
    if heading is not None:
        return read_column(table, heading, column, problems)
    if not column.required:
        return repeat(column.default)
    if table.heading_row is None:
        return read_column(table, column.name, column, problems)
    problems.add(table.name, table.heading_row, column.name, None, f"a column with the heading {column.name}")
    return ()


def read_column(table: Table, heading: str, column: Column, problems: Problems) -> list[Any]:
    """The values under a heading, each read into a field."""
    values = table.columns.get(heading) or [None] * len(table.rows)
    read = table.reader(column)
    try:
        if set(map(type, values)) <= _TOLD_APART:
            return list(map(_Memo(read).__getitem__, values))
        return list(map(read, values))
    except Refused:
        cells = zip(table.rows, values, strict=True)
        return [_field(table, column.name or heading, row, value, read, problems) for row, value in cells]


def _field(table: Table, column: str, row: int, value: Any, read: Reader, problems: Problems) -> Any:
    try:
        return read(value)
    except Refused as refused:
        problems.add(table.name, row, column, value, refused.expected)
        return None


def _extras(table: Table, problems: Problems) -> Iterable[Mapping[str, str]]:
    headings = table.unknown_columns
    if not headings:
        return repeat(NO_EXTRA, len(table.rows))
    columns = [read_column(table, heading, UNKNOWN_COLUMN, problems) for heading in headings]
    return [_extra(headings, texts) for texts in zip(*columns, strict=True)]


def _extra(headings: Sequence[str], texts: Sequence[str | None]) -> Mapping[str, str]:
    kept = {heading: text for heading, text in zip(headings, texts, strict=True) if text is not None}
    return kept or NO_EXTRA


def list_name(name: str) -> str:
    """The format's name of a list, or the file's own where the format has none like it."""
    return folded(name) if folded(name) in LISTS else name.strip()


def headings_fit(name: str, row: int | None, headings: Iterable[str], problems: Problems) -> bool:
    """Whether a list has no more columns than may be; notes that, and which two headings say the same."""
    seen: set[str] = set()
    for heading in headings:
        if len(seen) == MOST_COLUMNS:
            problems.add(name, row, None, Unread(f"{MOST_COLUMNS} headings and more", ""), "fewer columns")
            return False
        if folded(heading) in seen:
            problems.add(name, row, heading, heading, "each heading once")
        seen.add(folded(heading))
    return True


def refuse_names(names: Iterable[str], problems: Problems) -> None:
    """Note which lists have a name twice, or one that neither a sheet nor a file can have."""
    seen: set[str] = set()
    for name in names:
        if folded(name) in seen:
            problems.add(name, None, None, name, "each list once")
        seen.add(folded(name))
        if not _NAME.fullmatch(name) or len(name.encode("utf-16-le", "replace")) > 2 * MOST_IN_A_NAME:
            problems.add(name, None, None, name, _A_NAME)
