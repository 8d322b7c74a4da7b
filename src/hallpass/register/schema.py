"""The format `hallpass-register/1`: its lists and their columns, read off the records.

Files, the manual and every other edge ask here what a column is called, what it holds and what nothing in it means.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from types import MappingProxyType
from typing import Any, Final, get_args, get_type_hints

from hallpass.register.records import Kind
from hallpass.register.register import Register

FORMAT: Final = "hallpass-register/1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its name in the file, what it holds, and what nothing means there."""

    name: str
    field: str
    kind: Kind
    says: str
    required: bool
    default: Any
    choices: tuple[str, ...]
    null: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of the format: its name, the record of a row, and its columns in the format's order."""

    name: str
    record: type
    says: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """The column that a heading means, whatever its case and spaces."""
        return next((column for column in self.columns if column.name == folded(name)), None)


def folded(name: str) -> str:
    """A name of a list or column without the differences of case and space: `Completed on` is `completed_on`."""
    return re.sub(r"[\s_-]+", "_", name.strip()).casefold()


def _column(field: dataclasses.Field[Any]) -> Column:
    says = field.metadata
    default = None if field.default is MISSING else field.default
    return Column(
        name=field.name.rstrip("_"),
        field=field.name,
        kind=says["kind"],
        says=says["says"],
        required=field.default is MISSING and "null" not in says,
        default=default,
        choices=says.get("choices", ()),
        null=says.get("null"),
        to=says.get("to"),
    )


def _list_of(name: str, record: type) -> ListOf:
    fields = [field for field in dataclasses.fields(record) if field.name != "extra"]
    return ListOf(name, record, (record.__doc__ or "").strip(), tuple(_column(field) for field in fields))


def _lists() -> Mapping[str, ListOf]:
    types = get_type_hints(Register)
    names = [field.name for field in dataclasses.fields(Register) if field.name != "unknown_lists"]
    return MappingProxyType({name: _list_of(name, get_args(types[name])[0]) for name in names})


LISTS: Final = _lists()
"""Every list by its name, in the order of the format."""
