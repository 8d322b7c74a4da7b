"""Rows of a register as files bring them and tables keep them, for tests of comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.raw import register_of

from hallpass_web.register.importing.comparing import Arrived, Compared, KeptRow, Known, State, compare
from hallpass_web.register.written import as_row

SECRET = "secret of the district"


def rows_of(lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Rows with every column of the format."""
    register = register_of({name: [dict(row) for row in rows] for name, rows in lists.items()})
    return {name: [as_row(name, row) for row in getattr(register, name)] for name in lists}


def kept_of(lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, dict[str, KeptRow]]:
    """The same rows as they are kept; each has an id."""
    return {
        name: {row["id"]: KeptRow(row, at + 1) for at, row in enumerate(rows)} for name, rows in rows_of(lists).items()
    }


def compared(
    file: Mapping[str, Sequence[Mapping[str, Any]]],
    kept: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    gaps: bool = False,
    **known: Any,
) -> tuple[Compared, ...]:
    """What a file would change."""
    return compare(Arrived(rows_of(file), gaps, SECRET), kept_of(kept), Known(**known))


def states(rows: Sequence[Compared], name: str) -> list[State]:
    """What the rows of a list are."""
    return [row.state for row in rows if row.list == name]
