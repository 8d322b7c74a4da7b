"""Registers as plain rows, in the form of the JSON file, made into records without a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hallpass.register.register import Register
from hallpass.register.schema import LISTS, ListOf
from hallpass.register.values import value_reader

Raw = dict[str, Any]

READERS = {name: [(column, value_reader(column)) for column in known.columns] for name, known in LISTS.items()}


def register_of(raw: Mapping[str, Any]) -> Register:
    """The register that plain rows make; a cell that cannot be read is an error."""
    return Register(**{name: tuple(_records(known, raw.get(name) or ())) for name, known in LISTS.items()})


def _records(known: ListOf, rows: Iterable[Raw]) -> Iterable[Any]:
    for row in rows:
        yield known.record(**{column.field: read(row.get(column.name)) for column, read in READERS[known.name]})
