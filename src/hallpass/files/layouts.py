"""A register laid out for writing: what stands under each heading of each list.

Each value is read back as it is laid out, so that a form never gets what it cannot give again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from hallpass.files.tables import UNKNOWN_COLUMN, Table, headings_fit, read_column, refuse_names
from hallpass.register.problems import Enough, Problems
from hallpass.register.register import Register
from hallpass.register.schema import LISTS, Column, ListOf
from hallpass.register.values import Reader, Refused, expected


class Unwritable(ValueError):
    """A register that no file can carry, or a place that cannot take it; says where, what, and what was expected."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A list laid out for writing: its headings, what each column is, and the values under it."""

    name: str
    headings: tuple[str, ...]
    about: tuple[Column, ...]
    columns: tuple[Sequence[Any], ...]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows, as what stands under each heading."""
        return zip(*self.columns, strict=True)


@dataclass(frozen=True, slots=True)
class Form:
    """How a form of file writes a value and reads it."""

    write: Callable[[Any], Any]
    reader: Callable[[Column], Reader]

    def checked(self, column: Column) -> Reader:
        """The function that writes a value of a column, refused unless it reads back the same."""
        read = self.reader(column)

        def write(value: Any) -> Any:
            written = self.write(value)
            if read(written) != value:
                raise Refused(expected(column))
            return written

        return write


def layouts(register: Register, form: Form) -> list[Layout]:
    """Every list of a register, each value written as the form has it."""
    problems = Problems()
    loose = {name: filled for name, rows in register.unknown_lists.items() if (filled := tuple(filter(None, rows)))}
    laid: list[Layout] = []
    with suppress(Enough):
        refuse_names([*LISTS, *loose], problems)
        laid += [_known(known, getattr(register, known.name), form, problems) for known in LISTS.values()]
        laid += [_unknown(name, rows, form, problems) for name, rows in loose.items()]
    if problems:
        raise Unwritable("\n".join(map(str, problems)))
    return laid


def _known(known: ListOf, rows: Sequence[Any], form: Form, problems: Problems) -> Layout:
    columns = [column for column in known.columns if not _unused_id(column, rows)]
    values = {column.name: [getattr(row, column.field) for row in rows] for column in columns}
    extra = _loose([row.extra for row in rows])
    headings_fit(known.name, None, [*(column.name for column in known.columns), *extra], problems)
    return _laid(known.name, columns, values | extra, len(rows), form, problems)


def _unknown(name: str, rows: Sequence[Mapping[str, str]], form: Form, problems: Problems) -> Layout:
    values = _loose(rows)
    headings_fit(name, None, values, problems)
    return _laid(name, (), values, len(rows), form, problems)


def _unused_id(column: Column, rows: Sequence[Any]) -> bool:
    """Every row may carry an id; where it need not and none does, the column is left out."""
    return column.name == "id" and not column.required and all(row.id is None for row in rows)


def _loose(rows: Sequence[Mapping[str, str]]) -> dict[str, list[str | None]]:
    headings = dict.fromkeys(chain.from_iterable(rows))
    return {heading: [row.get(heading) for row in rows] for heading in headings}


def _laid(
    name: str, known: Sequence[Column], values: Mapping[str, list[Any]], rows: int, form: Form, problems: Problems
) -> Layout:
    about = (*known, *[UNKNOWN_COLUMN] * (len(values) - len(known)))
    table = Table(name, values, range(1, rows + 1), form.checked)
    columns = [read_column(table, heading, column, problems) for heading, column in zip(values, about, strict=True)]
    headings = Table(name, {"": list(values)}, [0] * len(values), form.checked)
    return Layout(name, tuple(read_column(headings, "", UNKNOWN_COLUMN, problems)), about, tuple(columns))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A place to write a file to; it takes the place of the old one only when all of it is written."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
