"""Reading a register file in any of its three forms."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hallpass.files import csv_form, json_form, xlsx_form
from hallpass.files.opening import FileUnreadable, content
from hallpass.files.tables import Table, loose_rows_of, records_of, refuse_names
from hallpass.register.problems import Enough, Problem, Problems
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass.register.values import Unread

Progress = Callable[[str, int], None]

MOST_LISTS: Final = 500

_WORKBOOKS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a file gave: a register, or the problems that stand in its way; and what the format does not have."""

    register: Register | None
    problems: tuple[Problem, ...]
    unknown_columns: Mapping[str, tuple[str, ...]]
    unknown_lists: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    """For each list the number of each row as a person finds it in the file."""

    def remarks(self) -> tuple[str, ...]:
        """What to tell of the file although it can be read: what is kept without being understood."""
        columns = [
            f"{name}: the column {heading} is not part of the format; it is kept"
            for name, headings in self.unknown_columns.items()
            for heading in headings
        ]
        return (*columns, *(f"{name}: this list is not part of the format; it is kept" for name in self.unknown_lists))


def read_register(path: Path, progress: Progress | None = None) -> ReadResult:
    """Read a register from JSON, a workbook or a folder of CSV files; `progress` hears each list and its rows."""
    problems = Problems()
    reading = _Reading()
    with suppress(Enough):
        for table in _tables(path, problems):
            if progress:
                progress(table.name, len(table.rows))
            reading.take(table, problems)
        refuse_names(reading.names, problems)
    return reading.result(problems)


@dataclass
class _Reading:
    """What was read so far."""

    names: list[str] = field(default_factory=list)
    lists: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    loose: dict[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, Sequence[int]] = field(default_factory=dict)

    def take(self, table: Table, problems: Problems) -> None:
        self.names.append(table.name)
        if len(self.names) > MOST_LISTS:
            problems.add(table.name, None, None, Unread(f"{MOST_LISTS:,} lists and more", ""), "fewer lists")
            raise Enough
        self.places[table.name] = table.rows
        if table.known:
            self.lists[table.name] = records_of(table, problems)
            self.columns[table.name] = table.unknown_columns
        elif rows := loose_rows_of(table, problems):
            self.loose[table.name] = rows

    def result(self, problems: Problems) -> ReadResult:
        order = {name: at for at, name in enumerate(self.names)}
        told = tuple(sorted(problems, key=lambda problem: (order.get(problem.list, 0), problem.row or 0)))
        register = None if problems else Register(**self.lists, unknown_lists=self.loose)
        unknown = {name: headings for name, headings in self.columns.items() if headings}
        return ReadResult(register, told, unknown, tuple(self.loose), self.places)


def _tables(path: Path, problems: Problems) -> Iterator[Table]:
    if not os.path.isdir(path):  # unlike Path.is_dir it answers where the system forbids to look
        if not _is_workbook(path):
            yield from json_form.read(path, problems)
            return
        tables = xlsx_form.read(path, problems)
    else:
        tables = csv_form.read(path, problems)
    known = 0
    for table in tables:
        known += table.known is not None
        yield table
    if not known:
        raise FileUnreadable(path, f"it holds none of the lists of a register; expected {', '.join(LISTS)}")


def _is_workbook(path: Path) -> bool:
    if path.suffix.lower() == csv_form.SUFFIX:
        raise FileUnreadable(path, "this is one CSV file; expected a folder of them, one for each list")
    return content(path).startswith(_WORKBOOKS)
