"""Who sees which rows of the register: the rules of visibility, one class for each kind of asker.

Each method gives the rows of a list, by a query, as known at a moment. What no method gives is seen by nobody. Keys
that a query rests on are fetched once and stand in it as values: queries nested many deep overwhelm SQLite.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Membership, Role
from hallpass_web.audit.moments import Moment
from hallpass_web.register import models as m

SEE_CONDUCT = (Role.COORDINATOR, Role.CHIEF, Role.OFFICER, Role.AUDITOR)
"""Conduct events are seen by these; everybody else gets counts."""


def keys(rows: QuerySet[Any], field: str = "key") -> list[str]:
    """The keys of rows, or those that one of their columns holds, each once."""
    return list(rows.order_by().values_list(field, flat=True).distinct())


def in_days_of(rows: QuerySet[Any], day: str, first: str = "first_day", last: str = "last_day") -> Q:
    """Whether a day lies in the range of days of one of the rows of the same officer."""
    begun = Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": OuterRef(day)})
    not_over = Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": OuterRef(day)})
    return Q(Exists(rows.order_by().filter(begun, not_over, officer=OuterRef("officer"))))


def _overlapping(rows: QuerySet[Any], employments: QuerySet[m.Employment]) -> QuerySet[Any]:
    """Those of the rows whose days overlap an employment of the same officer."""
    meeting = employments.filter(
        Q(first_day=None) | Q(first_day__lte=Coalesce(OuterRef("last_day"), F("first_day"))),
        Q(last_day=None) | Q(last_day__gte=OuterRef("first_day")),
        officer=OuterRef("officer"),
    )
    return rows.filter(Exists(meeting.order_by()))


class Sight:
    """What anybody who is signed in for an organization sees: the shared lists."""

    def __init__(self, asker: Asker, at: Moment) -> None:
        self.asker = asker
        self.at = at
        self._keys: dict[tuple[str, str], list[str]] = {}

    def rows(self, list_name: str) -> QuerySet[Any]:
        """The rows of a list that the asker sees."""
        seen: QuerySet[Any] = getattr(self, list_name)()
        return seen

    def keys(self, list_name: str, field: str = "key") -> list[str]:
        """The keys of the rows of a list that the asker sees, or those that a column of them holds; fetched once."""
        if (list_name, field) not in self._keys:
            self._keys[list_name, field] = keys(self.rows(list_name), field)
        return self._keys[list_name, field]

    def courses(self) -> QuerySet[m.Course]:
        """Courses and their kinds are the installation's: everybody sees them."""
        return self.at(m.Course)

    def none(self, model: type[Any]) -> QuerySet[Any]:
        """No row of a list."""
        nothing: QuerySet[Any] = model._default_manager.none()
        return nothing

    def _of_officers(self, model: type[Any]) -> QuerySet[Any]:
        return self.at(model).filter(officer__in=self.keys("officers"))

    def contact_days(self) -> QuerySet[m.ContactDay]:
        """The calendars of the districts that the asker sees."""
        return self.at(m.ContactDay).filter(district__in=self.keys("districts"))


class AdministratorSight(Sight):
    """An administrator sees organizations and courses; no facts of the register by that role alone."""

    def rows(self, list_name: str) -> QuerySet[Any]:
        """The rows of a list that an administrator sees."""
        if list_name in ("districts", "agencies", "courses"):
            return self.at(m.MODELS[list_name])
        return self.none(m.MODELS[list_name])


class DistrictSight(Sight):
    """A district sees its schools and what concerns them, and of officers those who have or had an assignment there."""

    def districts(self) -> QuerySet[m.District]:
        """The district itself."""
        return self.at(m.District).filter(key=self.asker.row)

    def schools(self) -> QuerySet[m.School]:
        """Its schools."""
        return self.at(m.School).filter(district=self.asker.row)

    def contracts(self) -> QuerySet[m.Contract]:
        """Its contracts."""
        return self.at(m.Contract).filter(district=self.asker.row)

    def _at_schools(self, model: type[Any]) -> QuerySet[Any]:
        return self.at(model).filter(school__in=self.keys("schools"))

    def assignments(self) -> QuerySet[m.Assignment]:
        """Those at its schools."""
        return self._at_schools(m.Assignment)

    def substitute_days(self) -> QuerySet[m.SubstituteDay]:
        """Those at its schools."""
        return self._at_schools(m.SubstituteDay)

    def activities(self) -> QuerySet[m.Activity]:
        """Those at its schools."""
        return self._at_schools(m.Activity)

    def conduct_events(self) -> QuerySet[m.ConductEvent]:
        """Those at its schools, for who may see them."""
        if self.asker.role in SEE_CONDUCT:
            return self._at_schools(m.ConductEvent)
        return self.none(m.ConductEvent)

    def kept_agencies(self) -> QuerySet[m.Agency]:
        """Agencies that the district keeps."""
        return agencies_kept_by(self.asker.row, self.at)

    def officers(self) -> QuerySet[m.Officer]:
        """Those who have or had an assignment at its schools, and those of the agencies that it keeps."""
        kept = self.at(m.Employment).filter(agency__in=self.keys("kept_agencies"))
        return self.at(m.Officer).filter(
            Q(key__in=self.keys("assignments", "officer"))
            | Q(key__in=self.keys("substitute_days", "officer"))
            | Q(key__in=keys(kept, "officer"))
            | Q(told_by=self.asker.organization)
        )

    def agencies(self) -> QuerySet[m.Agency]:
        """Those it contracts with, those that employ an officer while assigned to its schools, those it told of."""
        return self.at(m.Agency).filter(
            Q(key__in=self.keys("contracts", "agency"))
            | Q(key__in=keys(self._employments_here(), "agency"))
            | Q(told_by=self.asker.organization)
        )

    def _employments_here(self) -> QuerySet[m.Employment]:
        """Employments of officers during an assignment, or on a substitute day, at the district's schools."""
        assigned = self.assignments().filter(
            Q(last_day=None) | Q(last_day__gte=Coalesce(OuterRef("first_day"), F("first_day"))),
            officer=OuterRef("officer"),
            first_day__lte=Coalesce(OuterRef("last_day"), F("first_day")),
        )
        days = self.substitute_days().filter(
            officer=OuterRef("officer"),
            date__gte=Coalesce(OuterRef("first_day"), F("date")),
            date__lte=Coalesce(OuterRef("last_day"), F("date")),
        )
        return self.at(m.Employment).filter(Exists(assigned.order_by()) | Exists(days.order_by()))

    def employments(self) -> QuerySet[m.Employment]:
        """Those of the officers it sees with the agencies it sees."""
        return self._of_officers(m.Employment).filter(agency__in=self.keys("agencies"))

    def agency_policies(self) -> QuerySet[m.AgencyPolicy]:
        """Those of the agencies it sees."""
        return self.at(m.AgencyPolicy).filter(agency__in=self.keys("agencies"))

    def completions(self) -> QuerySet[m.Completion]:
        """Those of the officers it sees."""
        return self._of_officers(m.Completion)

    def certificates(self) -> QuerySet[m.Certificate]:
        """Copies that the agencies it sees hold of the officers it sees."""
        return self._of_officers(m.Certificate).filter(agency__in=self.keys("agencies"))

    def absences(self) -> QuerySet[m.Absence]:
        """Those of the officers it sees while an agency that it sees employs them."""
        return _overlapping(self.at(m.Absence), self.employments())

    def policy_reviews(self) -> QuerySet[m.PolicyReview]:
        """Those of the officers it sees, of policies of the agencies it sees."""
        return self._of_officers(m.PolicyReview).filter(policy__in=self.keys("agency_policies"))


class AgencySight(Sight):
    """An agency sees its own officers everywhere, a former one up to the last day; of districts what concerns them."""

    def agencies(self) -> QuerySet[m.Agency]:
        """The agency itself."""
        return self.at(m.Agency).filter(key=self.asker.row)

    def agency_policies(self) -> QuerySet[m.AgencyPolicy]:
        """Its own."""
        return self.at(m.AgencyPolicy).filter(agency=self.asker.row)

    def contracts(self) -> QuerySet[m.Contract]:
        """Its own."""
        return self.at(m.Contract).filter(agency=self.asker.row)

    def employments(self) -> QuerySet[m.Employment]:
        """Those with the agency."""
        return self.at(m.Employment).filter(agency=self.asker.row)

    def officers(self) -> QuerySet[m.Officer]:
        """Whom it employs or employed."""
        return self.at(m.Officer).filter(
            Q(key__in=self.keys("employments", "officer")) | Q(told_by=self.asker.organization)
        )

    def assignments(self) -> QuerySet[m.Assignment]:
        """Those of its officers while it employs them."""
        return _overlapping(self.at(m.Assignment), self.employments())

    def absences(self) -> QuerySet[m.Absence]:
        """Those of its officers while it employs them."""
        return _overlapping(self.at(m.Absence), self.employments())

    def _on_days(self, model: type[Any]) -> QuerySet[Any]:
        return self.at(model).filter(in_days_of(self.employments(), "date"))

    def substitute_days(self) -> QuerySet[m.SubstituteDay]:
        """Those of its officers while it employs them."""
        return self._on_days(m.SubstituteDay)

    def activities(self) -> QuerySet[m.Activity]:
        """Those of its officers while it employs them."""
        return self._on_days(m.Activity)

    def conduct_events(self) -> QuerySet[m.ConductEvent]:
        """Those of its officers while it employs them, for who may see them."""
        if self.asker.role in SEE_CONDUCT:
            return self._on_days(m.ConductEvent)
        return self.none(m.ConductEvent)

    def completions(self) -> QuerySet[m.Completion]:
        """All of its officers, earlier ones too; of a former one those up to the last day."""
        mine = self.employments().filter(officer=OuterRef("officer"))
        in_time = mine.filter(Q(last_day=None) | Q(last_day__gte=OuterRef("completed_on")))
        return self.at(m.Completion).filter(
            Exists(in_time.order_by()) | (Q(completed_on=None) & Exists(mine.order_by()))
        )

    def certificates(self) -> QuerySet[m.Certificate]:
        """Copies that it holds."""
        return self.at(m.Certificate).filter(agency=self.asker.row)

    def policy_reviews(self) -> QuerySet[m.PolicyReview]:
        """Reviews of its own policies."""
        return self.at(m.PolicyReview).filter(policy__in=self.keys("agency_policies"))

    def schools(self) -> QuerySet[m.School]:
        """Those where its officers serve or served, and those of the districts that it contracts with."""
        return self.at(m.School).filter(
            Q(key__in=self.keys("assignments", "school"))
            | Q(key__in=self.keys("substitute_days", "school"))
            | Q(district__in=self.keys("contracts", "district"))
        )

    def districts(self) -> QuerySet[m.District]:
        """Those of the schools it sees, and those it contracts with."""
        return self.at(m.District).filter(
            Q(key__in=keys(self.schools(), "district")) | Q(key__in=self.keys("contracts", "district"))
        )


class OfficerSight(Sight):
    """An officer sees what is on record about that officer, and what of others it rests on."""

    def officers(self) -> QuerySet[m.Officer]:
        """The officer."""
        return self.at(m.Officer).filter(key=self.asker.officer)

    def _mine(self, model: type[Any]) -> QuerySet[Any]:
        return self.at(model).filter(officer=self.asker.officer)

    def rows(self, list_name: str) -> QuerySet[Any]:
        """The rows of a list that the officer sees."""
        model = m.MODELS[list_name]
        if "officer" in model.COLUMNS:
            return self._mine(model)
        return super().rows(list_name)

    def agencies(self) -> QuerySet[m.Agency]:
        """Whoever employs or employed the officer."""
        return self.at(m.Agency).filter(key__in=keys(self._mine(m.Employment), "agency"))

    def agency_policies(self) -> QuerySet[m.AgencyPolicy]:
        """Those of the officer's agencies."""
        return self.at(m.AgencyPolicy).filter(agency__in=self.keys("agencies"))

    def schools(self) -> QuerySet[m.School]:
        """Where the officer serves or served."""
        return self.at(m.School).filter(
            Q(key__in=keys(self._mine(m.Assignment), "school")) | Q(key__in=keys(self._mine(m.SubstituteDay), "school"))
        )

    def districts(self) -> QuerySet[m.District]:
        """Those of the officer's schools."""
        return self.at(m.District).filter(key__in=keys(self.schools(), "district"))

    def contracts(self) -> QuerySet[m.Contract]:
        """Those between the officer's agencies and the districts of the officer's schools."""
        return self.at(m.Contract).filter(agency__in=self.keys("agencies"), district__in=self.keys("districts"))


def agencies_kept_by(district: str, at: Moment) -> QuerySet[m.Agency]:
    """The agencies that a district keeps: it contracts with them or entered them, and nobody belongs to them yet."""
    members = keys(at(Membership).filter(organization__startswith=f"{Kind.AGENCY}:"), "organization")
    taken = [name.partition(":")[2] for name in members]
    contracted = Q(key__in=keys(at(m.Contract).filter(district=district), "agency"))
    return at(m.Agency).filter(contracted | Q(told_by=f"{Kind.DISTRICT}:{district}")).exclude(key__in=taken)


MOST_KEPT: Final = 64
_kept: OrderedDict[Hashable, Sight] = OrderedDict()
_lock = Lock()


def sight_of(asker: Asker, at: Moment) -> Sight:
    """What an asker sees as known at a moment; kept in the process, for at that moment it never changes."""
    key = (asker.role, asker.organization, asker.officer, at.number)
    with _lock:
        sight = _kept.pop(key, None) or _kind_of_sight(asker)(asker, at)
        _kept[key] = sight
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return sight


def forget() -> None:
    """Forget all that is kept: for tests, whose journals begin anew with the same numbers."""
    _kept.clear()


def _kind_of_sight(asker: Asker) -> type[Sight]:
    if asker.role == Role.OFFICER:
        return OfficerSight
    return {Kind.DISTRICT.value: DistrictSight, Kind.AGENCY.value: AgencySight}.get(asker.kind, AdministratorSight)
