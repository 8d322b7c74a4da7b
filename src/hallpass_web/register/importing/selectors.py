"""An import as its asker sees it: what was read, against what is kept, with what accepting would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils.crypto import salted_hmac

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import Asker, asker_of, memberships_of
from hallpass_web.accounts.models import Person
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import MOST_AT_ONCE
from hallpass_web.register.access import seen
from hallpass_web.register.importing.apart import read_before
from hallpass_web.register.importing.comparing import Arrived, Compared, Kept, KeptRow, Known, compare
from hallpass_web.register.importing.models import FileName, Import
from hallpass_web.register.importing.preview import Line, corrects, counted, preview
from hallpass_web.register.importing.recognizing import Row
from hallpass_web.register.importing.rights import IMPORTERS, ImportRights
from hallpass_web.register.importing.uploads import folder_of
from hallpass_web.register.models import MODELS, Employment


def may_import(asker: Asker) -> bool:
    """Whether the asker may bring files at all."""
    return asker.role in IMPORTERS


def imports_of(asker: Asker) -> Sequence[Import]:
    """The imports of the asker's organization, the newest first."""
    return list(Import.objects.filter(organization=asker.organization)) if may_import(asker) else []


def import_of(asker: Asker, key: str) -> Import:
    """An import of the asker's organization; Http404 for anybody else's."""
    found = Import.objects.filter(key=key, organization=asker.organization).first()
    if found is None or not may_import(asker):
        raise Http404
    return found


def asker_for(one: Import) -> Asker | None:
    """Whoever brought an import, in the role in which they did, if they still have it."""
    person = Person.objects.filter(pk=one.person, is_active=True).first()
    if person is None:
        return None
    theirs = [m.key for m in memberships_of(person.pk) if m.organization == one.organization and m.role in IMPORTERS]
    return asker_of(person, theirs[0]) if theirs else None


@dataclass(frozen=True)
class Seen:
    """An import against what is kept at one moment."""

    lines: tuple[Line, ...]
    at: Moment
    kept: Kept
    read: Mapping[str, Any]

    @cached_property
    def taken(self) -> tuple[Line, ...]:
        """The rows that accepting writes."""
        return tuple(line for line in self.lines if line.taken)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many rows are new, changed, the same, wait, or are left out."""
        return counted(self.lines)

    @property
    def needs_reason(self) -> bool:
        """Whether accepting corrects a legal fact on record."""
        return corrects(self.lines)


def seen_import(asker: Asker, one: Import, at: Moment) -> Seen:
    """What would accepting this import do, with what is kept at this moment?"""
    read = read_before(folder_of(one.key)) or {"rows": {}}
    kept = kept_rows(asker, at)
    rows = _compared(asker, one, read, kept)
    lines = preview(rows, ImportRights(asker, at, rows).over, one.aside, kept, _employments(at, rows), gaps=one.gaps)
    return Seen(lines, at, kept, read)


def _compared(asker: Asker, one: Import, read: Mapping[str, Any], kept: Kept) -> Sequence[Compared]:
    arrived = Arrived(read["rows"], one.gaps, _secret(asker))
    known = Known(names_known(asker), {}, one.people)
    rows = compare(arrived, kept, known)
    taken = _taken(rows)
    return compare(arrived, kept, replace(known, taken=taken)) if taken else rows


def _secret(asker: Asker) -> str:
    """What keys are made with, so that nobody can guess the name in a file from the key of a row."""
    return salted_hmac("hallpass.importing", asker.organization, algorithm="sha256").hexdigest()


def _taken(rows: Iterable[Compared]) -> dict[str, frozenset[str]]:
    """Keys for new rows that a row has already which the asker no longer sees or that has become another thing."""
    fresh: dict[str, list[str]] = {}
    for row in rows:
        if row.before is None:
            fresh.setdefault(row.list, []).append(row.key)
    found = {name: frozenset(_there(name, keys)) for name, keys in fresh.items()}
    return {name: keys for name, keys in found.items() if keys}


def _there(name: str, keys: Sequence[str]) -> Iterable[str]:
    for start in range(0, len(keys), MOST_AT_ONCE):
        rows = MODELS[name]._default_manager.filter(until=None, key__in=keys[start : start + MOST_AT_ONCE])
        yield from rows.values_list("key", flat=True)


def kept_rows(asker: Asker, at: Moment) -> Kept:
    """Every row that the asker sees, by list and key."""
    return {
        name: {row.key: KeptRow(row.as_row(), row.since) for row in seen(asker, name, at).iterator()} for name in LISTS
    }


def names_known(asker: Asker) -> dict[tuple[str, str], str]:
    """The keys that ids meant in this organization's files before, by list and id."""
    rows = FileName.objects.filter(until=None, organization=asker.organization)
    return {(name, file_id): key for name, file_id, key in rows.values_list("list", "name", "row")}


def _employments(at: Moment, rows: Iterable[Compared]) -> Iterable[Row]:
    """All employments of the officers whose employments the file brings, whoever sees them."""
    officers = sorted({row.after["officer"] for row in rows if row.list == "employments"})
    for start in range(0, len(officers), MOST_AT_ONCE):
        for row in at(Employment).filter(officer__in=officers[start : start + MOST_AT_ONCE]):
            yield row.as_row()
