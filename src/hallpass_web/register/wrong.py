"""What is wrong with a row that somebody enters: each value, with what was expected, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hallpass.register.faults import RANGES
from hallpass.register.schema import LISTS, Column
from hallpass.register.values import Refused, shown, value_reader
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.register import models as m
from hallpass_web.register.access import seen

LONGEST_KEY = 200
ONE_OF_A_NAME = ("agencies", "courses")
"""Lists in which a name stands once: entered again, what is on record would be told of two."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong: the column it concerns (empty: the whole row), and what was expected and found."""

    column: str
    says: str


def wrongs_in(asker: Asker, rows: Sequence[tuple[str, Mapping[str, Any]]], at: Moment) -> list[Wrong]:
    """What is wrong with rows about to be written: values, references the asker does not see, double employment."""
    found: list[Wrong] = []
    coming = {(name, str(row.get("id"))) for name, row in rows}
    for name, row in rows:
        found += _values(name, row)
    found += _references(asker, rows, coming, at)
    return found or [*_employed_twice(rows, at), *_named_twice(asker, rows, at)]


def _values(name: str, row: Mapping[str, Any]) -> Iterator[Wrong]:
    for column in LISTS[name].columns:
        value = row.get(column.name)
        try:
            value_reader(column)(value)
        except Refused as refused:
            yield Wrong(column.name, f"Expected {refused.expected}. Found {shown(value)}.")
        if column.kind == "id" and isinstance(value, str) and len(value) > LONGEST_KEY:
            yield Wrong(column.name, f"Expected an id of at most {LONGEST_KEY} characters. Found {len(value)}.")
    first, last = RANGES.get(name, ("", ""))
    if first and row.get(last) and (start := row.get(first.rstrip("_"))) and row[last] < start:
        yield Wrong(last, f"Expected a last day from {start} on. Found {row[last]}.")


def _references(
    asker: Asker, rows: Sequence[tuple[str, Mapping[str, Any]]], coming: set[tuple[str, str]], at: Moment
) -> Iterator[Wrong]:
    """References that lead to nothing the asker sees; one query for each list that is referred to."""
    wanted: dict[str, dict[str, Column]] = {}
    for name, row in rows:
        for column in LISTS[name].columns:
            for key in _keys(row.get(column.name)) if column.to else ():
                if (column.to, key) not in coming:
                    wanted.setdefault(column.to or "", {}).setdefault(key, column)
    for list_name, keys in wanted.items():
        there = set(seen(asker, list_name, at).filter(key__in=list(keys)).values_list("key", flat=True))
        yield from (Wrong(column.name, _not_there(column, key)) for key, column in keys.items() if key not in there)


def _not_there(column: Column, key: str) -> str:
    return f"Expected one of the {(column.to or '').replace('_', ' ')} that you see. Found {shown(key)}."


def _keys(value: Any) -> Iterable[str]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _employed_twice(rows: Sequence[tuple[str, Mapping[str, Any]]], at: Moment) -> Iterator[Wrong]:
    """An officer has one employer on a day; a register that says otherwise is not answered."""
    coming = [row for name, row in rows if name == "employments"]
    kept = at(m.Employment).filter(officer__in=[row["officer"] for row in coming])
    stays = [row.as_row() for row in kept.exclude(key__in=[str(row["id"]) for row in coming])]
    for place, row in enumerate(coming):
        for other in [*stays, *coming[:place]]:
            if other["officer"] == row["officer"] and _overlap(row, other):
                yield Wrong(
                    "from", "Expected days on which the officer has no other employer. Found some that overlap."
                )
                break


def _named_twice(asker: Asker, rows: Sequence[tuple[str, Mapping[str, Any]]], at: Moment) -> Iterator[Wrong]:
    """Names that a row which the asker sees has already."""
    for name, row in rows:
        if name in ONE_OF_A_NAME:
            others = seen(asker, name, at).exclude(key=str(row.get("id"))).values_list("name", flat=True)
            if _plain(row.get("name")) in map(_plain, others):
                yield Wrong("name", f"Expected a name that is not on record yet. Found {shown(row['name'])}.")


def _plain(name: Any) -> str:
    return " ".join(str(name or "").split()).casefold()


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    ever, never = date.min.isoformat(), date.max.isoformat()
    return (one.get("from") or ever) <= (other.get("to") or never) and (other.get("from") or ever) <= (
        one.get("to") or never
    )
