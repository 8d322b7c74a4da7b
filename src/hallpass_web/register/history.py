"""Which entries of the journal an asker sees, and the acts that they belong to.

Of the register an asker sees the whole history of the rows that they see at the moment asked about, the rows that were
removed and that they would see if they still stood, and whatever their own organization did. What an organization did
beside the register (people, roles, settings) is seen by those who answer for it and by whoever did it; the
administrators see that of all organizations. An act is seen by who sees one of its entries; its other entries stay
unseen. Its reason may speak of any of its rows, and is read by who sees all of them. Who did it is told to whoever
sees the organization for which it was done: of a shared row others only hear that somebody elsewhere did.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hallpass_web import clock
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Invitation, Kind, Membership, Notice, Role
from hallpass_web.accounts.roles import key_of
from hallpass_web.audit.acts import SENTENCES
from hallpass_web.audit.models import Act, Blankable, Entry, Kept
from hallpass_web.audit.moments import Moment
from hallpass_web.register.models import MODELS
from hallpass_web.register.sight import SEE_CONDUCT, sight_of

_LISTS_OF: Final = {Kind.DISTRICT: "districts", Kind.AGENCY: "agencies"}
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
NOT_IN_SIGHT: Final = "(for those who see all that it is about)"
"""What stands in the place of a reason that the asker does not read."""
SOMEBODY: Final = "Somebody of another organization"
"""What stands in the place of a name, where the asker does not see the organization that the act was done for."""

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
    reasons: tuple[int, ...] = ()
    """The acts whose reason has the words, as far as the asker reads it."""


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
        found |= theirs
    if asker.role not in SEE_CONDUCT:
        found &= ~Q(list="conduct_events")
    return found & ~Q(list="acts")


def in_sight(asker: Asker, at: Moment, found: Iterable[Act]) -> list[Act]:
    """The acts as the asker may read them: some without their reason, some without who did them."""
    acts = list(found)
    named = organizations_named(asker, at)
    hidden = reasons_hidden(asker, at, {act.number for act in acts if act.reason})
    for act in acts:
        if act.number in hidden:
            act.reason = NOT_IN_SIGHT
        if not named.names(act):
            act.by_name, act.for_name = SOMEBODY, ""
    return acts


@dataclass(frozen=True, slots=True)
class Named:
    """The organizations of which an asker is told who did what for them: the own one, and those in sight."""

    person: int
    keys: frozenset[str] | None
    """None: all of them."""

    def names(self, act: Act) -> bool:
        """Is the asker told who did this?"""
        return self.keys is None or act.for_key in self.keys or act.by == self.person

    @property
    def told(self) -> Q:
        """The acts of which the asker is told who did them."""
        return Q() if self.keys is None else Q(for_key__in=self.keys) | Q(by=self.person)

    @property
    def untold(self) -> QuerySet[Act]:
        """Those of which the asker is not."""
        return Act.objects.none() if self.keys is None else Act.objects.exclude(self.told)


def organizations_named(asker: Asker, at: Moment) -> Named:
    """Of which organizations is the asker told who did what for them?"""
    if asker.role == Role.ADMINISTRATOR:
        return Named(asker.person, None)
    sight = sight_of(asker, at)
    seen = {key_of(kind, row) for kind, name in _LISTS_OF.items() for row in sight.keys(name)}
    return Named(asker.person, frozenset({"", asker.organization, *seen}))


def reasons_hidden(asker: Asker, at: Moment, acts: Collection[int]) -> set[int]:
    """Those of these acts whose reason the asker does not read: a row that they changed, or who did it, is not seen."""
    if not acts:
        return set()
    seen, all_rows = _rows_of(visible(asker, at), acts), _rows_of(Entry.objects.all(), acts)
    unseen = {number for number in all_rows if seen.get(number) != all_rows[number]}
    of_others = organizations_named(asker, at).untold.filter(number__in=acts)
    return unseen | set(of_others.order_by().values_list("number", flat=True))


def _rows_of(entries: QuerySet[Entry], acts: Collection[int]) -> dict[int, int]:
    """For each act how many rows of the register the entries have of it."""
    of_them = entries.filter(act__in=acts, list__in=MODELS).order_by()
    return dict(of_them.values_list("act").annotate(count=Count("number")))


def acts(asker: Asker, at: Moment, wanted: Wanted) -> QuerySet[Act]:
    """The acts that an asker sees and looks for, the newest first."""
    entries = entries_wanted(visible(asker, at), wanted).filter(act=OuterRef("number"))
    found = Act.objects.filter(Exists(entries.order_by())).order_by("-number")
    if wanted.kind in SENTENCES:
        found = found.filter(kind=wanted.kind)
    elif wanted.kind in ENDINGS:
        found = found.filter(kind__endswith=wanted.kind)
    if wanted.who or wanted.organization:
        told = organizations_named(asker, at).told
        found = found.filter(told, by_name__icontains=wanted.who, for_name__icontains=wanted.organization)
    if wanted.first:
        found = found.filter(at__gte=clock.start_of(wanted.first))
    if wanted.last and wanted.last < date.max:
        found = found.filter(at__lt=clock.end_of(wanted.last))
    return found


def in_other_words(asker: Asker, at: Moment, wanted: Wanted) -> Wanted:
    """The same with the officers whom the words name and the acts whose reason has them, as far as the asker sees."""
    if not wanted.words:
        return wanted
    named = sight_of(asker, at).rows("officers").filter(name__icontains=wanted.words)
    reasoned = Act.objects.filter(reason__icontains=wanted.words, number__lte=at.number)
    numbers = set(reasoned.order_by().values_list("number", flat=True))
    return replace(
        wanted,
        officers=tuple(named.values_list("key", flat=True)[:MOST_NAMED]),
        reasons=tuple(numbers - reasons_hidden(asker, at, numbers)),
    )


def entries_wanted(entries: QuerySet[Entry], wanted: Wanted) -> QuerySet[Entry]:
    """Of entries those of the list, the row and the words that are looked for."""
    if wanted.list:
        entries = entries.filter(list=wanted.list)
    if wanted.row:
        entries = entries.filter(row=wanted.row)
    if wanted.words:
        beside = Blankable.objects.filter(value__icontains=_as_written(wanted.words))
        fits = Q(payload__icontains=wanted.words) | Q(number__in=beside.values("entry")) | Q(act__in=wanted.reasons)
        for officer in wanted.officers:
            fits |= Q(payload__contains=f'"officer":{json.dumps(officer, ensure_ascii=False)}')
        entries = entries.filter(fits)
    return entries


def _as_written(words: str) -> str:
    """Words as the JSON of a value has them."""
    return json.dumps(words)[1:-1]
