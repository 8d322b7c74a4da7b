"""Problems: cells of a file that cannot be read. They are gathered while reading goes on, so that all come at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hallpass.register.values import shown

MOST_ROWS_NAMED: Final = 5
MOST_PROBLEMS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell, row or list of a file that cannot be read: where it stands, what stands there, what was expected."""

    list: str
    row: int | None
    column: str | None
    value: str
    expected: str

    def __str__(self) -> str:
        where = place(self.list, () if self.row is None else (self.row,), self.column)
        return f"{where}: {self.value}; expected {self.expected}"


def place(list_name: str, rows: Sequence[int], column: str | None) -> str:
    """Where something stands, as a message names it."""
    parts = (list_name, _rows(rows), column)
    return ", ".join(part for part in parts if part)


def _rows(rows: Sequence[int]) -> str:
    if len(rows) < 2:
        return "".join(f"row {row}" for row in rows)
    named, more = rows[:MOST_ROWS_NAMED], len(rows) - MOST_ROWS_NAMED
    first, last = (named, f"{more:,} more") if more > 0 else (named[:-1], str(named[-1]))
    return f"rows {', '.join(map(str, first))} and {last}"


class Enough(Exception):
    """So many problems that nothing is gained by reading on."""


class Problems:
    """Gathers the problems of a file while it is read."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, list_name: str, row: int | None, column: str | None, value: Any, expected: str) -> None:
        """Note that a value cannot be read. After very many the last one says so, and Enough is raised."""
        self._found.append(Problem(list_name, row, column, shown(value), expected))
        if len(self._found) == MOST_PROBLEMS:
            value, expected = f"{MOST_PROBLEMS:,} problems", "fewer; what follows was not looked at"
            self._found.append(Problem(list_name, None, None, value, expected))
            raise Enough

    def __bool__(self) -> bool:
        return bool(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)
