"""The recorder: the one place that writes the journal and the kept rows, together or not at all."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import connection, models, transaction

from hallpass_web import clock
from hallpass_web.audit.acts import PRIVATE, SENTENCES
from hallpass_web.audit.chain import BEFORE_ALL, Head, canonical, digest, link, sealed
from hallpass_web.audit.models import Act, Blankable, Entry, Kept

LOCK_OF_THE_CHAIN: Final = 506_009
MOST_AT_ONCE: Final = 500
SALT: Final = 16
"""The bytes of a salt: whoever holds a hash alone cannot find out by trying what was hashed."""


@dataclass(frozen=True, slots=True)
class Doing:
    """An act about to be recorded: which, by whom, for which organization, and why where a legal fact is corrected."""

    kind: str
    by: int | None = None
    by_name: str = ""
    for_key: str = ""
    for_name: str = ""
    reason: str = ""
    undoes: int | None = None
    at: datetime | None = None
    """Only the demo, which enters its past, says when; else it is now."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row as it becomes; None where it goes. `about` is what the journal alone keeps (no table): its list."""

    model: type[Kept] | None
    key: str
    becomes: Mapping[str, Any] | None
    told_by: str = ""
    about: str = ""
    expects: int | None = None
    """The version (its `since`) that whoever changes the row had before his eyes; 0: none. None: not asked."""

    @property
    def list(self) -> str:
        """The list of the row."""
        return self.about or (self.model.LIST if self.model else "")


class Moved(Exception):
    """Somebody else changed a row meanwhile: nothing was written."""

    def __init__(self, change: Change, now: Kept | None) -> None:
        super().__init__(f"{change.list}, {change.key}: changed by somebody else meanwhile")
        self.change = change
        self.now = now


@dataclass
class _Writing:
    """What one act adds: entries in the chain, values beside it, versions of rows."""

    head: Head
    act: int
    entries: list[Entry] = field(default_factory=list)
    blankables: list[Blankable] = field(default_factory=list)
    versions: dict[type[Kept], list[Kept]] = field(default_factory=dict)
    closed: dict[type[Kept], list[int]] = field(default_factory=dict)

    def add(self, list_name: str, key: str, row: Mapping[str, Any] | None, told_by: str = "") -> int:
        """Append an entry to the chain, and give its number."""
        number = self.head.number + 1
        payload = canonical(
            {
                "act": self.act,
                "list": list_name,
                "row": key,
                "is": self._seal(number, list_name, row),
                "told_by": told_by,
                "salt": secrets.token_hex(SALT),
            }
        )
        self.head = Head(number, link(self.head.hash, digest(payload)))
        self.entries.append(
            Entry(number=number, act=self.act, list=list_name, row=key, payload=payload, hash=self.head.hash)
        )
        return number

    def _seal(self, number: int, list_name: str, row: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if row is None:
            return None
        private = PRIVATE.get(list_name, frozenset())
        kept = dict(row)
        for name in private & row.keys():
            if row[name] in (None, "", {}):
                continue
            salt = secrets.token_hex(SALT)
            kept[name] = sealed(salt, row[name])
            self.blankables.append(Blankable(entry=number, field=name, value=json.dumps(row[name]), salt=salt))
        return kept

    def keep(self, change: Change, old: Kept | None) -> None:
        """Append the entry of a change and turn its row over to the new version."""
        number = self.add(change.list, change.key, change.becomes, change.told_by)
        if change.model is None:
            return
        if old is not None:
            self.closed.setdefault(change.model, []).append(old.version)
        if change.becomes is not None:
            self.versions.setdefault(change.model, []).append(
                change.model(
                    key=change.key,
                    since=number,
                    place=old.place if old else number,
                    told_by=change.told_by,
                    **{name: value for name, value in change.model.fields_of(change.becomes).items() if name != "key"},
                )
            )

    def write(self) -> None:
        """Write all of it."""
        Entry.objects.bulk_create(self.entries, MOST_AT_ONCE)
        Blankable.objects.bulk_create(self.blankables, MOST_AT_ONCE)
        for model, ended in self.closed.items():
            _close(model, ended, self.act)
        for model, versions in self.versions.items():
            _manager(model).bulk_create(versions, MOST_AT_ONCE)


def record(doing: Doing, changes: Iterable[Change]) -> Act | None:
    """Record an act with the rows that it changes, in one transaction; None where it changes nothing.

    A row that somebody else changed since `expects` raises Moved, and nothing is written.
    """
    if doing.kind not in SENTENCES:
        raise ValueError(f"{doing.kind!r} is no act of the journal; expected one of audit/acts.py")
    with transaction.atomic():
        head = locked_head()
        wanted = list(changes)
        now = _rows_now(wanted)
        writing = _Writing(head, act=head.number + 1)
        act = _act(doing, writing.act)
        writing.add("acts", str(act.number), act_as_row(act))
        for change in wanted:
            old = now.get((change.list, change.key))
            if change.expects is not None and change.expects != (old.since if old else 0):
                raise Moved(change, old)
            if change.model is not None and _same(old, change):
                continue
            writing.keep(change, old)
        if len(writing.entries) == 1:
            return None
        act.save(force_insert=True)
        writing.write()
    return act


def locked_head() -> Head:
    """The newest entry, held so that nobody else appends before this transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_OF_THE_CHAIN])
    return head()


def head() -> Head:
    """The newest entry."""
    newest = Entry.objects.order_by("-number").values_list("number", "hash").first()
    return Head(*newest) if newest else Head(0, BEFORE_ALL)


def act_as_row(act: Act) -> dict[str, Any]:
    """An act as its own entry in the chain writes it."""
    return {
        "kind": act.kind,
        "at": act.at.isoformat(),
        "by": act.by,
        "by_name": act.by_name,
        "for": act.for_key,
        "for_name": act.for_name,
        "reason": act.reason,
        "undoes": act.undoes,
    }


def _act(doing: Doing, number: int) -> Act:
    return Act(
        number=number,
        kind=doing.kind,
        at=doing.at or clock.now(),
        by=doing.by,
        by_name=doing.by_name,
        for_key=doing.for_key,
        for_name=doing.for_name,
        reason=doing.reason,
        undoes=doing.undoes,
    )


def _rows_now(changes: Sequence[Change]) -> dict[tuple[str, str], Kept]:
    """The rows that the changes meet, as they stand."""
    found: dict[tuple[str, str], Kept] = {}
    keys: dict[type[Kept], dict[str, None]] = {}
    for change in changes:
        if change.model is None:
            continue
        asked = keys.setdefault(change.model, {})
        if change.key in asked:
            raise ValueError(f"{change.list}, {change.key}: changed twice in one act; expected each row once")
        asked[change.key] = None
    for model, asked in keys.items():
        wanted = list(asked)
        for start in range(0, len(wanted), MOST_AT_ONCE):
            part = wanted[start : start + MOST_AT_ONCE]
            for row in _manager(model).filter(until=None, key__in=part):
                found[(model.LIST, row.key)] = row
    return found


def _same(old: Kept | None, change: Change) -> bool:
    if old is None or change.becomes is None:
        return old is None and change.becomes is None
    return old.as_row() == dict(change.becomes) and old.told_by == change.told_by


def _close(model: type[Kept], ended: Sequence[int], act: int) -> None:
    """End versions of rows: each with the entry that the act has just written of its row."""
    written = Entry.objects.filter(list=model.LIST, row=models.OuterRef("key"), number__gte=act).values("number")
    for start in range(0, len(ended), MOST_AT_ONCE):
        part = ended[start : start + MOST_AT_ONCE]
        _manager(model).filter(version__in=part).update(until=models.Subquery(written[:1]))


def _manager(model: type[Kept]) -> models.Manager[Any]:
    return model._default_manager
