"""Which entries of the journal an asker sees, and the acts that they belong to.

Of the register an asker sees the whole history of the rows that they see at the moment asked about, the rows that were
removed and that they would see if they still stood, and whatever their own organization did. What an organization did
beside the register (people, roles, settings) is seen by those who answer for it and by whoever did it; the
administrators see that of all organizations. An act is seen by who sees one of its entries, with the reason; its other
entries stay unseen.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from hallpass_web import clock
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Invitation, Membership, Notice, Role
from hallpass_web.audit.acts import SENTENCES
from hallpass_web.audit.models import Act, Blankable, Entry, Kept
from hallpass_web.audit.moments import Moment
from hallpass_web.register.models import MODELS
from hallpass_web.register.sight import SEE_CONDUCT, sight_of

ORGANIZATIONS: Final = ("organizations", "memberships", "invitations", "notices")
"""Lists about an organization; who answers for it sees their entries."""
INSTALLATION: Final = (
    *ORGANIZATIONS,
    *("installation", "people", "sign_ins", "passwords", "second_factors", "links", "settings", "blankings"),
)
"""Lists that administrators see whole."""
ANSWER_FOR_IT: Final = (Role.COORDINATOR, Role.CHIEF, Role.AUDITOR)
EVERYBODYS: Final = ("readings",)
"""How the policy is read concerns everybody."""

MOST_NAMED: Final = 10
ENDINGS: Final[Mapping[str, str]] = {
    ".entered": "Entered",
    ".completed": "Filled in",
    ".corrected": "Corrected",
    ".removed": "Removed",
}
"""The acts that every list has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in the journal; empty: not asked."""

    kind: str = ""
    who: str = ""
    organization: str = ""
    list: str = ""
    row: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""
    officers: tuple[str, ...] = ()
    """The officers whom the words name: rows that refer to them fit as well."""


@dataclass(frozen=True, slots=True)
class _Removed(Moment):
    """A moment at which one table shows the rows that were taken off by then, as they last were."""

    table: type[Kept]

    def __call__(self, model: type[Any]) -> QuerySet[Any]:
        # Not super(): a dataclass with slots is another class than the one that is written here.
        if model is not self.table:
            return Moment.__call__(self, model)
        rows: QuerySet[Any] = model._default_manager.filter(until__lte=self.number)
        later = model._default_manager.filter(key=OuterRef("key"), since__gte=OuterRef("until"), since__lte=self.number)
        return rows.exclude(Exists(later.order_by()))


def visible(asker: Asker, at: Moment) -> QuerySet[Entry]:
    """The entries up to a moment that an asker sees; those of the acts themselves are not among them."""
    entries = Entry.objects.filter(number__lte=at.number)
    return entries.filter(_of_the_register(asker, at) | _beside_the_register(asker) | _own(asker))


def _of_the_register(asker: Asker, at: Moment) -> Q:
    sight = sight_of(asker, at)
    found = Q()
    for name, model in MODELS.items():
        removed = copy.copy(sight)
        removed.at = _Removed(at.number, model)
        for rows in (sight.rows(name), removed.rows(name)):
            found |= Q(list=name, row__in=rows.order_by().values("key"))
    return found


def _beside_the_register(asker: Asker) -> Q:
    if asker.role == Role.ADMINISTRATOR:
        return Q(list__in=(*INSTALLATION, *EVERYBODYS))
    found = Q(list__in=EVERYBODYS)
    if asker.role in ANSWER_FOR_IT:
        found |= Q(list="organizations", row=asker.organization)
        tables: tuple[Any, ...] = (Membership, Invitation, Notice)
        for model in tables:
            rows = model._default_manager.filter(organization=asker.organization)
            found |= Q(list=model.LIST, row__in=rows.order_by().values("key"))
    return found


def _own(asker: Asker) -> Q:
    """What the asker's organization did; of an officer, what they did themselves."""
    mine = Act.objects.filter(by=asker.person, for_key__in=("", asker.organization))
    found = Q(act__in=mine.order_by().values("number"))
    if asker.role != Role.OFFICER and asker.organization:
        ours = Act.objects.filter(for_key=asker.organization)
        theirs = Q(act__in=ours.order_by().values("number"))
        if asker.role not in ANSWER_FOR_IT:
            theirs &= ~Q(list__in=INSTALLATION)
        if asker.role not in SEE_CONDUCT:
            theirs &= ~Q(list="conduct_events")
        found |= theirs
    return found & ~Q(list="acts")


def acts(asker: Asker, at: Moment, wanted: Wanted) -> QuerySet[Act]:
    """The acts that an asker sees and looks for, the newest first."""
    entries = entries_wanted(visible(asker, at), wanted).filter(act=OuterRef("number"))
    found = Act.objects.filter(Exists(entries.order_by())).order_by("-number")
    if wanted.kind in SENTENCES:
        found = found.filter(kind=wanted.kind)
    elif wanted.kind in ENDINGS:
        found = found.filter(kind__endswith=wanted.kind)
    if wanted.who:
        found = found.filter(by_name__icontains=wanted.who)
    if wanted.organization:
        found = found.filter(for_name__icontains=wanted.organization)
    if wanted.first:
        found = found.filter(at__gte=clock.start_of(wanted.first))
    if wanted.last and wanted.last < date.max:
        found = found.filter(at__lt=clock.end_of(wanted.last))
    return found


def naming_officers(asker: Asker, at: Moment, wanted: Wanted) -> Wanted:
    """The same with the officers whom the words name, as far as the asker sees them."""
    if not wanted.words:
        return wanted
    named = sight_of(asker, at).rows("officers").filter(name__icontains=wanted.words)
    return replace(wanted, officers=tuple(named.values_list("key", flat=True)[:MOST_NAMED]))


def entries_wanted(entries: QuerySet[Entry], wanted: Wanted) -> QuerySet[Entry]:
    """Of entries those of the list, the row and the words that are looked for."""
    if wanted.list:
        entries = entries.filter(list=wanted.list)
    if wanted.row:
        entries = entries.filter(row=wanted.row)
    if wanted.words:
        beside = Blankable.objects.filter(value__icontains=_as_written(wanted.words))
        reasoned = Act.objects.filter(reason__icontains=wanted.words)
        fits = Q(payload__icontains=wanted.words) | Q(number__in=beside.values("entry"))
        fits |= Q(act__in=reasoned.order_by().values("number"))
        for officer in wanted.officers:
            fits |= Q(payload__contains=f'"officer":{json.dumps(officer, ensure_ascii=False)}')
        entries = entries.filter(fits)
    return entries


def _as_written(words: str) -> str:
    """Words as the JSON of a value has them."""
    return json.dumps(words)[1:-1]
