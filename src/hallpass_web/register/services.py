"""What can be done to the register, one function for each act; each records what it changes, or changes nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import transaction
from django.http import Http404

from hallpass.register.schema import LISTS, Column
from hallpass.register.values import value_of, value_reader
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import Moment, newest
from hallpass_web.audit.recorder import Change, Doing, locked_head, record
from hallpass_web.register import access
from hallpass_web.register.bridge import blank_row
from hallpass_web.register.models import MODELS, RegisterRow
from hallpass_web.register.owners import UNABLE, Right, Rights
from hallpass_web.register.wrong import Wrong, wrongs_in

NO_LEGAL_FACT: Final = frozenset({"id", "name", "note", "extra"})
"""Columns that answer nothing: changing them needs no reason."""
ALL: Final = "all"
"""What nothing means in a column where it is a fact, and not a gap to be filled in."""


class Refused(Exception):
    """An act that cannot be done as asked; what is wrong, each with the column it concerns (empty: the whole row)."""

    def __init__(self, wrongs: Sequence[Wrong]) -> None:
        super().__init__("; ".join(one.says for one in wrongs))
        self.wrongs = tuple(wrongs)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one row as somebody asks for it; `expects` is the version that they had before their eyes."""

    list: str
    key: str
    row: Mapping[str, Any] | None
    expects: int | None = None


def new_key() -> str:
    """A key for a new row, that nobody can guess anything from."""
    return secrets.token_hex(8)


def enter(asker: Asker, list_name: str, row: Mapping[str, Any]) -> Act:
    """Enter a new row; its key is made where it has none."""
    key = str(row.get("id") or new_key())
    act = write(asker, f"{list_name}.entered", [Edit(list_name, key, {**row, "id": key}, expects=0)])
    if act is None:
        raise Refused([Wrong("", "Nothing was entered.")])
    return act


def correct(asker: Asker, list_name: str, key: str, row: Mapping[str, Any], expects: int, reason: str) -> Act | None:
    """Put other values into a row; a reason is asked for where a legal fact that was on record is changed."""
    old = access.one(asker, list_name, key, newest())
    changed = corrected(list_name, old.as_row(), row)
    if changed and not reason.strip():
        raise Refused([Wrong("reason", "Expected a reason: a fact that was on record is changed. Found nothing.")])
    kind = "corrected" if changed else "completed"
    return write(asker, f"{list_name}.{kind}", [Edit(list_name, key, {**row, "id": key}, expects)], reason)


def remove(asker: Asker, list_name: str, key: str, expects: int, reason: str) -> Act | None:
    """Take a row off the register; the journal keeps it, and the reason."""
    if not reason.strip():
        raise Refused([Wrong("reason", "Expected a reason: a row is taken off the register. Found nothing.")])
    return write(asker, f"{list_name}.removed", [Edit(list_name, key, None, expects)], reason)


def corrected(list_name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The legal facts that were on record and become something else; filling in what was unknown corrects nothing."""
    return [
        column.name
        for column in LISTS[list_name].columns
        if column.name not in NO_LEGAL_FACT
        and _is_on_record(column, value := old[column.name])
        and new.get(column.name, value) != value
    ]


def _is_on_record(column: Column, value: Any) -> bool:
    """Whether a value says something: “all” does, and “none of them” where nothing means something else."""
    if value is None:
        return column.null == ALL
    return value != "" and (value != [] or column.null is not None)


def write(asker: Asker, kind: str, edits: Iterable[Edit], reason: str = "", undoes: int | None = None) -> Act | None:
    """Record an act of an asker that changes rows of the register; None where it changes nothing.

    Refused where a value is wrong; Http404 where a row is not the asker's to see or to change; Moved (of the recorder)
    where somebody else changed a row meanwhile.
    """
    with transaction.atomic():
        at = Moment(locked_head().number)
        asked = list(edits)
        changes = _changes(asker, asked, at)
        wrongs = wrongs_in(asker, [(one.list, one.becomes) for one in changes if one.becomes is not None], at)
        if wrongs:
            raise Refused(wrongs)
        return record(doing_of(asker, kind, reason, undoes), map(_as_kept, changes))


def doing_of(asker: Asker, kind: str, reason: str = "", undoes: int | None = None) -> Doing:
    """An act of an asker, for their organization."""
    return Doing(
        kind=kind,
        by=asker.person,
        by_name=asker.name,
        for_key=asker.organization,
        for_name=asker.organization_name,
        reason=reason.strip(),
        undoes=undoes,
    )


def _changes(asker: Asker, edits: Sequence[Edit], at: Moment) -> list[Change]:
    coming = [edit.row for edit in edits if edit.list == "employments" and edit.row is not None]
    rights = Rights(asker, at, coming)
    kept = _kept(asker, edits, at)
    return [_change(edit, kept.get((edit.list, edit.key)), rights) for edit in edits]


def _kept(asker: Asker, edits: Sequence[Edit], at: Moment) -> dict[tuple[str, str], RegisterRow]:
    """The rows that the edits meet; Http404 where one of them is not the asker's to see."""
    keys: dict[str, list[str]] = {}
    for edit in edits:
        keys.setdefault(edit.list, []).append(edit.key)
    found: dict[tuple[str, str], RegisterRow] = {}
    for name, wanted in keys.items():
        rows = MODELS[name]._default_manager.filter(until=None, key__in=wanted)
        found |= {(name, row.key): row for row in rows}
        there = [row.key for row in rows]
        if access.seen(asker, name, at).filter(key__in=there).count() < len(there):
            raise Http404
    return found


def _change(edit: Edit, old: RegisterRow | None, rights: Rights) -> Change:
    """A row must be the asker's to write as it stands and as it becomes."""
    before = old.as_row() if old else None
    after = None if edit.row is None else _after(edit, before)
    both = [rights.to(edit.list, row) for row in (before, after) if row is not None]
    if not both or not all(right.may for right in both):
        raise Http404
    columns = both[-1].columns
    if after is None and columns == frozenset({UNABLE}):
        raise Http404
    if after is not None and columns is not None:
        after |= {name: value for name, value in (before or blank_row(edit.list, {})).items() if name not in columns}
    told_by = _told_by(edit.list, old, after, both[-1], rights.asker)
    return Change(MODELS[edit.list], edit.key, after, told_by, expects=edit.expects)


def _told_by(
    list_name: str, old: RegisterRow | None, after: Mapping[str, Any] | None, right: Right, asker: Asker
) -> str:
    """Whose words the row then is; of an assignment, whose words the agency's statement in it is (5.3)."""
    if list_name != "assignments" or right.columns == frozenset({UNABLE}):
        return right.told_by
    before = getattr(old, UNABLE, None)
    if right.columns is None and after is not None and after[UNABLE] != before:
        return asker.organization
    return old.told_by if old else ""


def _after(edit: Edit, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The row as it becomes: what the edit does not name stays."""
    kept = before or blank_row(edit.list, {})
    named = {name: value for name, value in (edit.row or {}).items() if name in kept}
    return {**kept, **named, "id": edit.key}


def _as_kept(change: Change) -> Change:
    """The change with its values as they are kept: text trimmed, nothing as what nothing means."""
    if change.becomes is None:
        return change
    read = {
        column.name: value_of(value_reader(column)(change.becomes[column.name]))
        for column in LISTS[change.list].columns
    }
    return replace(change, becomes={**change.becomes, **read})
