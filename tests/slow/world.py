"""A register as plain rows with real dates, and a memory of what was already walked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from .dates import LEGACY_END
from .readings import chosen

LISTS = (
    *("districts", "schools", "contact_days", "agencies", "agency_policies", "officers", "employments", "courses"),
    *("completions", "certificates", "contracts", "assignments", "substitute_days", "absences", "policy_reviews"),
    "conduct_events",
)

DATE_COLUMNS = (
    *("from", "to", "date", "adopted_on", "approved_from", "approved_to", "completed_on", "received_on"),
    *("reviewed_on", "licensed_from", "licensed_to"),
)

REPEATS = timedelta(days=400)
"""Longer than a school year and than six months: what the last dated fact starts has ended by then."""


class Row(dict[str, Any]):
    """One row of a list; a column that is absent is null."""

    def __missing__(self, column: str) -> None:
        return None


def row_of(raw: dict[str, Any]) -> Row:
    """The row with its ISO strings made dates."""
    row = Row(raw)
    for column in DATE_COLUMNS:
        if row[column] is not None:
            row[column] = date.fromisoformat(row[column])
    return row


class World:
    """What is known, and the readings under which it is judged."""

    def __init__(self, register: dict[str, Any], readings: dict[str, str] | None, until: date) -> None:
        self.lists = {name: [row_of(raw) for raw in register.get(name) or []] for name in LISTS}
        self.readings = chosen(readings)
        self.until = until
        self.memo: dict[Any, Any] = {}


F = TypeVar("F", bound=Callable[..., Any])


def remembered(function: F) -> F:
    """Ask a function once for each argument in each world."""

    @wraps(function)
    def ask(world: World, *arguments: Any) -> Any:
        key = (function, *arguments)
        if key not in world.memo:
            world.memo[key] = function(world, *arguments)
        return world.memo[key]

    return cast(F, ask)


@remembered
def rows_of(world: World, name: str, officer: str) -> list[Row]:
    """The officer's rows of a list, in the file's order."""
    return [row for row in world.lists[name] if row["officer"] == officer]


@remembered
def row_with_id(world: World, name: str, key: str) -> Row | None:
    """The row of a list with this id, or none: a dangling id."""
    return next((row for row in world.lists[name] if row["id"] == key), None)


@remembered
def nothing_changes_after(world: World, officer: str) -> date:
    """A day after which no dated fact of this officer can turn an answer."""
    rows = world.lists["agency_policies"] + world.lists["courses"]
    for name in LISTS:
        rows = rows + rows_of(world, name, officer)
    dates = [value for row in rows for value in row.values() if isinstance(value, date)]
    return max([*dates, LEGACY_END]) + REPEATS


def includes(first: date | None, last: date | None, day: date) -> bool:
    """Words, day: ranges are inclusive at both ends; null is open."""
    return (first is None or first <= day) and (last is None or day <= last)
