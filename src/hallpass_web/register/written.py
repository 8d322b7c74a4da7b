"""A record as the journal and the tables write it; pure, so that whoever reads files apart can use it."""

from __future__ import annotations

from typing import Any

from hallpass.register.schema import LISTS
from hallpass.register.values import value_of


def as_row(name: str, record: Any) -> dict[str, Any]:
    """A record of a list as the journal and the tables write it."""
    row = {column.name: value_of(getattr(record, column.field)) for column in LISTS[name].columns}
    return row | {"extra": dict(record.extra)}
