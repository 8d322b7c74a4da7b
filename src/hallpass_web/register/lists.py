"""The lists of the register as pages: which columns stand where, and what the rows that are referred to are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from django.urls import reverse

from hallpass.files.words import day_word
from hallpass.register.schema import LISTS, Column
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.register.access import seen
from hallpass_web.register.listing import Cell, Heading, Row
from hallpass_web.register.lists_words import column_words, heading_words, value_words
from hallpass_web.register.models import field_of

OFFICERS_OWN: Final = frozenset({"officers"})
"""Lists whose rows have a page of their own, where a name leads."""

_FIRST: Final[Mapping[str, str]] = {
    "contact_days": "date",
    "agency_policies": "agency",
    "contracts": "agency",
    "substitute_days": "officer",
}
"""The column that leads to the row, where it is not the first that a page shows."""


class Names(Mapping[str, Mapping[str, str]]):
    """For each list the names of the rows that an asker sees, by key; each list is asked for once."""

    def __init__(self, asker: Asker, at: Moment) -> None:
        self._asker = asker
        self._at = at
        self._found: dict[str, dict[str, str]] = {}

    def __getitem__(self, list_name: str) -> Mapping[str, str]:
        if list_name not in self._found:
            self._found[list_name] = self._names(list_name)
        return self._found[list_name]

    def __iter__(self) -> Iterator[str]:
        return iter(LISTS)

    def __len__(self) -> int:
        return len(LISTS)

    def _names(self, list_name: str) -> dict[str, str]:
        rows = seen(self._asker, list_name, self._at)
        if list_name == "agency_policies":
            agencies = self["agencies"]
            found = rows.values_list("key", "agency", "adopted_on")
            return {key: f"{agencies.get(agency, '')}, adopted {day_word(day)}" for key, agency, day in found}
        return dict(rows.values_list("key", "name"))


def labels(names: Mapping[str, str]) -> dict[str, str]:
    """Names that tell their rows apart: one that several rows have is followed by the key."""
    several = Counter(names.values())
    return {key: name if several[name] == 1 else f"{name} ({key})" for key, name in names.items()}


def name_of_row(list_name: str, row: Mapping[str, Any], names: Mapping[str, Mapping[str, str]]) -> str:
    """What one row is called: its name, or the things and the day that it ties together."""
    if row.get("name"):
        return str(row["name"])
    columns = [column for column in LISTS[list_name].columns if column.name not in ("id", "schools")]
    things = [column for column in columns if column.to]
    days = [column for column in columns if column.kind == "date" and row.get(column.name)]
    parts = [value_words(list_name, column, row.get(column.name), names).words for column in (*things, *days[:1])]
    return ", ".join(parts)


def columns_of(list_name: str) -> list[Column]:
    """The columns of a list in the order in which a page shows them; the key stands apart."""
    columns = [column for column in LISTS[list_name].columns if column.name != "id"]
    first = _FIRST.get(list_name)
    return sorted(columns, key=lambda column: column.name != first) if first else columns


def headings_of(list_name: str) -> list[Heading]:
    """The headings of a list; the key is for files alone."""
    shown = [
        Heading(
            column.name,
            heading_words(column.name),
            filters=bool(column.to or column.choices or column.kind == "yes_no") and column.kind != "list",
            number=column.kind == "number",
        )
        for column in columns_of(list_name)
    ]
    return [*shown, Heading("id", column_words("id"), only_files=True)]


def rows_of(list_name: str, asker: Asker, at: Moment, names: Names) -> list[Row]:
    """The rows of a list that an asker sees, as known at a moment."""
    columns = columns_of(list_name)
    fields = [field_of(column.name) for column in columns]
    cells = [_Cells(list_name, column, names) for column in columns]
    page = reverse("register_rows", args=[list_name])
    found = []
    for key, *values in seen(asker, list_name, at).values_list("key", *fields):
        row = {one.name: one[value] for one, value in zip(cells, values, strict=True)}
        row[cells[0].name] = _leading(row[cells[0].name], f"{page}{quote(key)}/")
        row["id"] = Cell(key)
        found.append(Row(row))
    return found


class _Cells:
    """The cells of a column; of very many rows with few values each value is worded once."""

    def __init__(self, list_name: str, column: Column, names: Names) -> None:
        self.name = column.name
        self._make = partial(_cell, list_name, column, names=names)
        self._made: dict[Any, Cell] = {}

    def __getitem__(self, value: Any) -> Cell:
        if isinstance(value, list):
            return self._make(value)
        if value not in self._made:
            self._made[value] = self._make(value)
        return self._made[value]


def _leading(cell: Cell, href: str) -> Cell:
    return Cell(cell.value, cell.words or "Without a name", href=href, order=cell.order, picks=cell.picks)


def _cell(list_name: str, column: Column, value: Any, names: Names) -> Cell:
    found = value_words(list_name, column, value, names)
    said = found.words
    if column.kind in ("date", "number") and value is not None:
        return Cell(value, said)
    if column.choices and column.kind == "choice" and value in column.choices:
        return Cell(said, said, order=column.choices.index(value), picks=((value, said),))
    if column.to and column.kind == "id":
        return Cell(said, said, picks=((found.key or said, said),))
    return Cell(said or None, said)
