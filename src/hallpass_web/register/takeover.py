"""An agency takes over what a district told in its place: it confirms, corrects, and merges officers told twice.

From its first member on the agency owns its rows and the district reads. Rows that a district told keep their mark
until the chief confirms them, or somebody of the agency changes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from hallpass.register.faults import ONE_THING
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Invitation, Kind, Membership, Role
from hallpass_web.audit.blanking import BLANKED
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import Change, locked_head, record
from hallpass_web.register.access import seen
from hallpass_web.register.models import MODELS, Employment, Officer, RegisterRow, field_of
from hallpass_web.register.owners import WRITERS, Rights, employers_among
from hallpass_web.register.services import Edit, Refused, doing_of, write
from hallpass_web.register.wrong import Wrong

TAKEN_OVER: Final = "agency.taken_over"
LISTS_TOLD: Final = (*(name for name, (owner, _) in WRITERS.items() if owner == Kind.AGENCY), "assignments")
"""What a district may have told in an agency's place: the agency's lists, and its statement in an assignment (5.3)."""
OF_OFFICERS: Final = tuple(name for name, model in MODELS.items() if "officer" in model.COLUMNS)
EVER: Final = date.min.isoformat()
NEVER: Final = date.max.isoformat()


@dataclass(frozen=True, slots=True)
class Twice:
    """Two officers of the agency with one license number: the one that stays, and the one that goes into it."""

    kept: Officer
    goes: Officer


def may_take_over(asker: Asker) -> bool:
    """The chief answers for the agency's records."""
    return asker.kind == Kind.AGENCY and asker.role == Role.CHIEF


def told(asker: Asker, at: Moment) -> dict[str, list[RegisterRow]]:
    """For each list of the agency its rows that a district told, and that wait for the agency's word."""
    if not may_take_over(asker):
        return {}
    rights = Rights(asker, at)
    found = {name: _told(asker, name, at).order_by("place") for name in LISTS_TOLD}
    return {
        name: own for name, rows in found.items() if (own := [row for row in rows if rights.to(name, row.as_row()).may])
    }


def waiting(asker: Asker, at: Moment) -> int:
    """How many rows wait for the agency's word."""
    return sum(len(rows) for rows in told(asker, at).values())


def _told(asker: Asker, name: str, at: Moment) -> QuerySet[Any]:
    return seen(asker, name, at).exclude(told_by="")


def confirm(asker: Asker, up_to: int, only: int | None = None) -> Act | None:
    """Confirm rows as they stand: one, by the entry that made its version, or all that were told up to an entry."""
    with transaction.atomic():
        at = Moment(locked_head().number)
        edits = [
            Edit(name, row.key, row.as_row(), row.since)
            for name, rows in told(asker, at).items()
            for row in rows
            if row.since == only or (only is None and row.since <= up_to)
        ]
        if not edits:
            raise Http404
        return write(asker, TAKEN_OVER, edits)


def twice(asker: Asker, at: Moment) -> list[Twice]:
    """Officers of the agency who stand in the register twice, by their license number; the older row stays."""
    if not may_take_over(asker):
        return []
    by_license: dict[str, list[Officer]] = {}
    for officer in _own_officers(asker, at):
        if officer.license and officer.license != BLANKED:
            by_license.setdefault(_plain(officer.license), []).append(officer)
    return [Twice(first, other) for first, *others in by_license.values() for other in others]


def _plain(number: str) -> str:
    return "".join(char for char in number if char.isalnum()).casefold().lstrip("0")


def _own_officers(asker: Asker, at: Moment) -> list[Officer]:
    """The officers whose last or present employer the agency is."""
    employments: dict[str, list[Employment]] = {}
    officers = list(seen(asker, "officers", at).order_by("place"))
    for row in at(Employment).filter(officer__in=[one.key for one in officers]):
        employments.setdefault(row.officer, []).append(row)
    return [one for one in officers if asker.row in employers_among(employments.get(one.key, []))]


def merge(asker: Asker, kept: str, goes: str, expects: tuple[int, int]) -> Act | None:
    """One person told twice becomes one officer: all rows of the one are turned over to the other. One act.

    Rows about the same thing are kept once, and employments of one agency that overlap become one.
    """
    with transaction.atomic():
        at = Moment(locked_head().number)
        pair = next((one for one in twice(asker, at) if {one.kept.key, one.goes.key} == {kept, goes}), None)
        if pair is None:
            raise Http404
        stays, other = (pair.kept, pair.goes) if pair.kept.key == kept else (pair.goes, pair.kept)
        changes = [
            Change(Officer, stays.key, _filled(stays.as_row(), other.as_row()), expects=expects[0]),
            Change(Officer, other.key, None, expects=expects[1]),
            *_employments(stays.key, other.key, at),
            *(
                change
                for name in OF_OFFICERS
                if name != "employments"
                for change in _turned(name, stays.key, other.key, at)
            ),
            *_people(stays.key, other.key),
        ]
        return record(doing_of(asker, TAKEN_OVER), changes)


def _filled(row: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The row, with what it does not say from the other."""
    return {name: value if value not in (None, {}) else other[name] for name, value in row.items()}


def _turned(name: str, stays: str, goes: str, at: Moment) -> Iterable[Change]:
    """The rows of one officer turned over to another; what stands there already is taken off."""
    model: Any = MODELS[name]
    things = {_thing(name, row) for row in at(model).filter(officer=stays)}
    for row in at(model).filter(officer=goes):
        becomes = {**row.as_row(), "officer": stays}
        if name in ONE_THING and _thing(name, row, stays) in things:
            yield Change(model, row.key, None)
        else:
            yield Change(model, row.key, becomes, row.told_by)


def _thing(name: str, row: RegisterRow, officer: str = "") -> tuple[Any, ...]:
    """What a row is about: two rows of a list that agree in it are one."""
    columns = (column.rstrip("_") for column in ONE_THING.get(name, ()))
    known = {column: getattr(row, field_of(column)) for column in columns}
    return tuple((known | {"officer": officer or row.officer}).values())  # type: ignore[attr-defined]


def _employments(stays: str, goes: str, at: Moment) -> Iterable[Change]:
    """The employments of both as those of one person, who has one employer on a day."""
    kept = list(at(Employment).filter(officer=stays))
    spans = {row.key: row.as_row() for row in kept}
    told_by = {row.key: row.told_by for row in kept}
    for row in at(Employment).filter(officer=goes):
        new = {**row.as_row(), "officer": stays}
        meeting = [one for one in spans.values() if _overlap(one, new)]
        if any(one["agency"] != new["agency"] for one in meeting):
            raise Refused([Wrong("", "Their employments under two agencies overlap. Expected one employer on a day.")])
        if meeting:
            _widen(meeting[0], [*meeting[1:], new])
            for one in meeting[1:]:
                yield Change(Employment, str(spans.pop(one["id"])["id"]), None)
            yield Change(Employment, row.key, None)
        else:
            yield Change(Employment, row.key, new, row.told_by)
    yield from (Change(Employment, key, row, told_by[key]) for key, row in spans.items())


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (one["from"] or EVER) <= (other["to"] or NEVER) and (other["from"] or EVER) <= (one["to"] or NEVER)


def _widen(row: dict[str, Any], others: Sequence[Mapping[str, Any]]) -> None:
    """Let an employment begin with the first and end with the last of those that overlap it."""
    known = [row, *others]
    row["from"] = None if any(one["from"] is None for one in known) else min(one["from"] for one in known)
    row["to"] = None if any(one["to"] is None for one in known) else max(one["to"] for one in known)


def _people(stays: str, goes: str) -> Iterable[Change]:
    """Whoever signs in as the one officer signs in as the other."""
    tables: tuple[Any, ...] = (Membership, Invitation)
    for model in tables:
        for row in model._default_manager.filter(until=None, officer=goes):
            yield Change(model, row.key, {**row.as_row(), "officer": stays})
