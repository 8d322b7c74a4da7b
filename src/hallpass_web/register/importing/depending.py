"""What later depends on an accepted import, and how it is put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Max, Q

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Invitation, Membership, Organization, State
from hallpass_web.audit.acts import ONE, sentence_of
from hallpass_web.audit.models import Act, Entry, Kept
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import MOST_AT_ONCE, Change
from hallpass_web.register.access import seen
from hallpass_web.register.importing.models import FileName
from hallpass_web.register.models import MODELS, RegisterRow, field_of

_TABLES: Final[dict[str, type[Kept]]] = {**MODELS, FileName.LIST: FileName}
MOST_TOLD: Final = 50
SOMEBODY: Final = "somebody of another organization"


@dataclass(frozen=True, slots=True)
class Dependent:
    """A later change that rests on an import: the row, the act, who and when. Without a key: not the asker's to see."""

    list: str
    key: str
    act: int
    says: str
    by: str
    at: datetime

    @property
    def thing(self) -> str:
        """What one row of the list is called."""
        return ONE.get(self.list, self.list)


def entries_of(act: int) -> dict[str, dict[str, int]]:
    """The rows that an act wrote, by list and key, each with the number of its entry."""
    found: dict[str, dict[str, int]] = {}
    for name, key, number in Entry.objects.filter(act=act).values_list("list", "row", "number"):
        if name in _TABLES:
            found.setdefault(name, {})[key] = number
    return found


def reversal(act: int) -> Iterator[Change]:
    """The changes that put the rows of an act back as they were before it."""
    for name, numbers in entries_of(act).items():
        model = _TABLES[name]
        before = {row.until: row for row in _versions(model, "until", list(numbers.values()))}
        for row in _versions(model, "since", list(numbers.values())):
            if row.until is None:
                old = before.get(numbers[row.key])
                yield Change(model, row.key, old.as_row() if old else None, old.told_by if old else "")


def standing(act: int) -> list[tuple[str, RegisterRow]]:
    """The rows of the register that an act wrote and that still stand so, each with its list."""
    written = entries_of(act)
    return [
        (name, row)
        for name in MODELS.keys() & written.keys()
        for row in _versions(MODELS[name], "since", list(written[name].values()))
        if row.until is None
    ]


def depending_on(asker: Asker, act: int, at: Moment) -> tuple[list[Dependent], int]:
    """Later changes of the rows of an act, and later rows that name one which undoing would take away.

    The first of them as the asker may know them, and how many there are.
    """
    written = entries_of(act)
    last = Entry.objects.filter(act=act).aggregate(Max("number"))["number__max"] or act
    later = [*_changed_since(written), *_naming(written, last), *_belonging(written)]
    return _all_told(asker, at, later[:MOST_TOLD]), len(later)


def _all_told(asker: Asker, at: Moment, later: list[tuple[str, str, int]]) -> list[Dependent]:
    entries = Entry.objects.in_bulk([number for _, _, number in later])
    acts = Act.objects.in_bulk({entry.act for entry in entries.values()})
    return [_told(asker, at, name, key, acts[entries[number].act]) for name, key, number in later]


def _belonging(written: dict[str, dict[str, int]]) -> Iterator[tuple[str, str, int]]:
    """Organizations that people belong to by now and that the act brought, and people who sign in as its officers."""
    for kind, name in (("district", "districts"), ("agency", "agencies")):
        brought = _brought(name, written.get(name, {}))
        for row in Organization.objects.filter(until=None, kind=kind, row__in=brought):
            yield "organizations", row.key, row.since
    officers = _brought("officers", written.get("officers", {}))
    for member in Membership.objects.filter(until=None, officer__in=officers):
        yield "memberships", member.key, member.since
    for invitation in Invitation.objects.filter(until=None, state=State.OPEN, officer__in=officers):
        yield "invitations", invitation.key, invitation.since


def _changed_since(written: dict[str, dict[str, int]]) -> Iterator[tuple[str, str, int]]:
    """The rows of an act that have another version now: list, key and the entry that made it."""
    for name, numbers in written.items():
        if name == FileName.LIST:
            continue
        for row in _versions(_TABLES[name], "since", list(numbers.values())):
            if row.until is not None:
                yield name, row.key, row.until


def _naming(written: dict[str, dict[str, int]], last: int) -> Iterator[tuple[str, str, int]]:
    """Rows entered or changed after an act that name a row which the act brought."""
    for name, model in MODELS.items():
        for column in LISTS[name].columns:
            if not column.to or column.to not in written:
                continue
            brought = _brought(column.to, written[column.to])
            rows = model._default_manager.filter(until=None, since__gt=last)
            field = field_of(column.name)
            for row in rows if column.kind == "list" else rows.filter(**{f"{field}__in": brought}):
                value = getattr(row, field)
                if not isinstance(value, list) or brought & set(value):
                    yield name, row.key, row.since


def _brought(name: str, numbers: dict[str, int]) -> set[str]:
    """The rows that an act brought: those that no version before it had."""
    before = {row.key for row in _versions(_TABLES[name], "until", list(numbers.values()))}
    return set(numbers) - before


def _versions(model: type[Kept], field: str, numbers: list[int]) -> Iterator[Any]:
    for start in range(0, len(numbers), MOST_AT_ONCE):
        yield from model._default_manager.filter(Q(**{f"{field}__in": numbers[start : start + MOST_AT_ONCE]}))


def _told(asker: Asker, at: Moment, name: str, key: str, act: Act) -> Dependent:
    visible = name in MODELS and seen(asker, name, at).filter(key=key).exists()
    by = act.by_name if visible or act.for_key == asker.organization else SOMEBODY
    return Dependent(name, key if visible else "", act.number, sentence_of(act.kind), by, act.at)
