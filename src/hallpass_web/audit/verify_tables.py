"""Verifying the database against its journal: the entries, the table of acts, and the fold.

The kept rows are the fold of the journal: each version is the row as the entry `since` left it, and it ended with the
next entry of that row. Everything is read in one pass in the order of the entries' numbers; what stays in memory is
one short note for each row that stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import NOT_PROVIDED, QuerySet

from hallpass_web.audit.blanking import placeholder
from hallpass_web.audit.chain import Head, digest
from hallpass_web.audit.models import Act, Blankable, Entry, Kept
from hallpass_web.audit.recorder import act_as_row
from hallpass_web.audit.verify import Failure, Shown, Value, Verified, sealed_hash, verify

AT_ONCE: Final = 2000


def verify_database(kept: Head | None = None) -> Verified:
    """Is the journal of this database whole, and do its tables say the same?"""
    with one_moment():
        database = _Database()
        return verify(database.entries(), kept, database)


@contextmanager
def one_moment() -> Iterator[None]:
    """The database as it stands at one moment, whatever is written meanwhile; it keeps no writer waiting."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    else:
        _run("BEGIN DEFERRED")  # not atomic(), whose transactions here take the lock of a writer
        try:
            yield
        finally:
            _run("ROLLBACK")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def database_entries(up_to: int | None = None) -> Iterator[Shown]:
    """The entries of the database, all or up to a number, with the values beside them, in their order."""
    return _Database().entries(up_to)


class _Ahead:
    """The rows of a table in the order of the entries that they belong to, read along with the entries."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = iter(rows.iterator(AT_ONCE))
        self.next = next(self.rows, None)

    def up_to(self, number: int) -> Iterator[Any]:
        """The rows of this entry, after those of entries that are not there."""
        while self.next is not None and self.next[0] <= number:
            yield self.next
            self.next = next(self.rows, None)

    def rest(self) -> Iterator[Any]:
        """The rows of entries after the last one."""
        while self.next is not None:
            yield self.next
            self.next = next(self.rows, None)


class _Database:
    """The entries of the database, and what it holds beside them."""

    def __init__(self) -> None:
        self.values = _Ahead(Blankable.objects.order_by("entry").values_list("entry", "field", "value", "salt"))
        self.act = 0
        self.columns: tuple[Any, ...] = ()

    @cached_property
    def acts(self) -> _Ahead:
        """The table of acts; whoever only wants the entries does not read it."""
        return _Ahead(_acts())

    @cached_property
    def folds(self) -> dict[str, _Fold]:
        """The kept tables, each with its list."""
        return {model.LIST: _Fold(model) for model in kept_models()}

    @cached_property
    def told(self) -> dict[str, _Told]:
        """The tables without versions of which the journal tells, each with its list."""
        found = [model for model in apps.get_models() if hasattr(model, "TOLD_AS")]
        return {model.TOLD_AS: _Told(model) for model in found}

    def entries(self, up_to: int | None = None) -> Iterator[Shown]:
        """The entries with the values beside them, in their order."""
        found = Entry.objects.all() if up_to is None else Entry.objects.filter(number__lte=up_to)
        rows = found.order_by("number").values_list("number", "hash", "payload", "act", "list", "row")
        for number, its_hash, payload, *columns in rows.iterator(AT_ONCE):
            self.columns = tuple(columns)
            values = {name: Value(text, salt) for _, name, text, salt in self.values.up_to(number)}
            yield Shown(number, its_hash, payload, digest(payload), values)

    def take(self, shown: Shown, payload: Mapping[str, Any], verified: Verified) -> None:
        """Compare an entry with its own columns, with the table of acts, and with the fold."""
        told = (payload["act"], payload["list"], payload["row"])
        where = (shown.number, payload["list"], payload["row"])
        if self.columns != told:
            verified.fail(Failure(*where, "the columns act, list and row", str(told), str(self.columns)))
        if payload["list"] == "acts":
            self.act = shown.number
        if payload["act"] != self.act:
            verified.fail(Failure(*where, "the act that it belongs to", str(self.act), str(payload["act"])))
        row = None if payload["is"] is None else _plain(shown, payload)
        self._compare_act(shown, payload, row, verified)
        fold = self.folds.get(payload["list"])
        if fold:
            fold.take(where, row, payload["told_by"], verified)
        elif payload["list"] in self.told:
            self.told[payload["list"]].take(where, row)

    def _compare_act(
        self, shown: Shown, payload: Mapping[str, Any], row: Mapping[str, Any] | None, verified: Verified
    ) -> None:
        found = [(act[0], act_as_row(Act(**act[1]))) for act in self.acts.up_to(shown.number)]
        expected = [(shown.number, dict(row or {}))] if payload["list"] == "acts" else []
        for number, right, wrong in _unequal([_timed(one) for one in expected], [_timed(one) for one in found]):
            verified.fail(Failure(number, "acts", str(number), "the table of acts", right, wrong))

    def end(self, verified: Verified) -> None:
        """Rows of the tables that no entry accounts for: of entries that were cut off, or of none."""
        for rows, table in ((self.values, "the values beside the chain"), (self.acts, "the table of acts")):
            for number, *_ in rows.rest():
                verified.fail(Failure(number, "", "", table, "nothing, for there is no such entry", "a row"))
        for fold in self.folds.values():
            fold.end(verified)
        for told in self.told.values():
            told.end(verified)
        verified.tables = len(self.folds) + len(self.told)


def _acts() -> Any:
    fields = [field.attname for field in Act._meta.concrete_fields]
    return _Pairs(Act.objects.order_by("number").values(*fields))


@dataclass
class _Pairs:
    """Rows as pairs of their number and their columns."""

    rows: QuerySet[Any]

    def iterator(self, at_once: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The pairs, in the order of the rows."""
        return ((row["number"], row) for row in self.rows.iterator(at_once))


def _unequal(
    expected: Sequence[tuple[int, Mapping[str, Any]]], found: Sequence[tuple[int, Mapping[str, Any]]]
) -> Iterator[tuple[int, str, str]]:
    """Where rows are not those expected: the number of the entry, what was expected there, and what was found."""
    for place in range(max(len(expected), len(found))):
        if place >= len(found):
            yield expected[place][0], "a row", "none"
        elif place >= len(expected) or found[place][0] != expected[place][0]:
            yield found[place][0], "no row, for no entry made it", "one"
        else:
            (number, right), (_, wrong) = expected[place], found[place]
            for name in right:
                if right[name] != wrong.get(name):
                    yield number, f"{name} {right[name]!r}", repr(wrong.get(name))


def _timed(numbered: tuple[int, Mapping[str, Any]]) -> tuple[int, dict[str, Any]]:
    """An act with its moment as a moment: databases give it back in their own zone."""
    number, row = numbered
    return number, {**row, "at": datetime.fromisoformat(row["at"])} if "at" in row else dict(row)


def kept_models() -> list[type[Kept]]:
    """Every table of rows kept in versions."""
    return [model for model in apps.get_models() if issubclass(model, Kept)]


def _plain(shown: Shown, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The row of an entry with its values in place of their hashes; a blanked one as the tables write it."""
    row = dict(payload["is"])
    for name, value in row.items():
        beside = shown.values.get(name)
        if beside is None or sealed_hash(value) is None:
            continue
        row[name] = placeholder(payload["list"], name) if beside.text is None else _json(beside.text)
    return row


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


class _Told:
    """A table without versions, whose rows must stand as the last entry about each left them."""

    def __init__(self, model: type[Any]) -> None:
        self.model = model
        self.last: dict[str, tuple[tuple[int, str, str], Mapping[str, Any] | None]] = {}

    def take(self, where: tuple[int, str, str], row: Mapping[str, Any] | None) -> None:
        """Remember the entry as the last about its row."""
        self.last[where[2]] = (where, row)

    def end(self, verified: Verified) -> None:
        """Compare every row of the table with the last entry about it."""
        for found in self.model._default_manager.order_by("pk").iterator(AT_ONCE):
            key, stands = str(found.pk), found.as_row()
            nothing: tuple[tuple[int, str, str], Mapping[str, Any] | None] = ((0, self.model.TOLD_AS, key), None)
            where, told = self.last.pop(key, nothing)
            if told is None:
                verified.fail(Failure(*where, "the table", "no row, for no entry made it", "one"))
            elif wrong := [name for name, value in told.items() if value not in (stands.get(name), self._blank(name))]:
                right = ", ".join(f"{name} {told[name]!r}" for name in wrong)
                verified.fail(Failure(*where, "the table", right, ", ".join(repr(stands.get(name)) for name in wrong)))
        for where, row in self.last.values():
            if row is not None:
                verified.fail(Failure(*where, "the table", "a row", "none"))

    def _blank(self, name: str) -> Any:
        """What a blanked value reads as; of such a one the journal no longer knows what it was."""
        return placeholder(self.model.TOLD_AS, name)


class _Fold:
    """The versions of one table, compared with the entries of its list."""

    def __init__(self, model: type[Kept]) -> None:
        self.model = model
        self.fields = [field for name, field in model.COLUMNS.items() if field != "key"]
        rows = model._default_manager.order_by("since", "version")
        self.versions = _Ahead(rows.values_list("since", "key", "until", "place", "told_by", *self.fields))
        self.stands: dict[str, tuple[int, int, int | None]] = {}
        """For each row that stands: the entry that made its version, its place, and where that version says it ends."""

    def take(
        self, where: tuple[int, str, str], row: Mapping[str, Any] | None, told_by: str, verified: Verified
    ) -> None:
        """Compare an entry with the version that it ended and the one that it made."""
        number, _, key = where
        before = self.stands.pop(key, None)
        if before and before[2] != number:
            verified.fail(Failure(before[0], *where[1:], "the end of its version", f"{number:,}", str(before[2])))
        found = list(self.versions.up_to(number))
        place = before[1] if before else number
        expected = (
            [] if row is None else [(number, self._values(row) | {"key": key, "place": place, "told_by": told_by})]
        )
        for first, right, wrong in _unequal(expected, [self._version(one) for one in found]):
            verified.fail(Failure(first, *where[1:], "its version in the table", right, wrong))
        if row is not None:
            until = next((one[2] for one in found if one[0] == number), None)
            self.stands[key] = (number, place, until)

    def _version(self, found: Sequence[Any]) -> tuple[int, dict[str, Any]]:
        since, key, _, place, told_by, *values = found
        return since, dict(zip(self.fields, values, strict=True)) | {"key": key, "place": place, "told_by": told_by}

    def _values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the fields; a column that the format had not yet when the entry was written has its default."""
        try:
            known = self.model.fields_of(row)
        except ValidationError as error:
            raise ValueError(error.messages) from None
        return {field: known[field] if field in known else self._default(field) for field in self.fields}

    def _default(self, field: str) -> Any:
        default = getattr(self.model._meta.get_field(field), "default", NOT_PROVIDED)
        if default is NOT_PROVIDED:
            return None
        return default() if callable(default) else default

    def end(self, verified: Verified) -> None:
        """Versions that no entry made, and rows that stand with an end."""
        list_name = self.model.LIST
        for since, key, *_ in self.versions.rest():
            verified.fail(Failure(since, list_name, key, "a version in the table", "none, for no entry made it", "one"))
        for key, (since, _, until) in self.stands.items():
            if until is not None:
                verified.fail(Failure(since, list_name, key, "the end of its version", "none", f"{until:,}"))
