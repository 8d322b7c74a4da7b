"""Problems: cells of a file that cannot be read. They are gathered while reading goes on, so that all come at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hallpass.register.values import shown


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell, row or list of a file that cannot be read: where it stands, what stands there, what was expected."""

    list: str
    row: int | None
    column: str | None
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{place(self.list, self.row, self.column)}: {self.value}; expected {self.expected}"


def place(list_name: str, row: int | None, column: str | None) -> str:
    """Where a cell stands, as a message names it."""
    parts = (list_name, None if row is None else f"row {row}", column)
    return ", ".join(part for part in parts if part)


class Problems:
    """Gathers the problems of a file while it is read."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, list_name: str, row: int | None, column: str | None, value: Any, expected: str) -> None:
        """Note that a value cannot be read."""
        self._found.append(Problem(list_name, row, column, shown(value), expected))

    def __bool__(self) -> bool:
        return bool(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)
