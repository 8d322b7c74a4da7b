"""Who may change which list: each has an owner, and in the owner's organization the roles that write it.

An agency to which nobody belongs yet is kept by the district that contracts with it, or that entered it: its
coordinator may enter the agency's facts, each marked as told by the district. So a district can begin alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from hallpass_web import clock
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Role
from hallpass_web.audit.moments import Moment
from hallpass_web.register import models as m
from hallpass_web.register.sight import agencies_kept_by, sight_of

UNABLE: Final = "employer_unable"
"""The one column with another owner: an assignment is the district's, this statement in it the agency's (5.3)."""

_AGENCY: Final = (Role.TRAINING_COORDINATOR, Role.CHIEF)
_CHIEF: Final = (Role.CHIEF,)
_COORDINATOR: Final = (Role.COORDINATOR,)

WRITERS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "districts": ("installation", (Role.ADMINISTRATOR,)),
    "agencies": ("installation", (Role.ADMINISTRATOR,)),
    "courses": ("installation", (Role.ADMINISTRATOR,)),
    "schools": (Kind.DISTRICT, _COORDINATOR),
    "contact_days": (Kind.DISTRICT, _COORDINATOR),
    "contracts": (Kind.DISTRICT, _COORDINATOR),
    "assignments": (Kind.DISTRICT, _COORDINATOR),
    "substitute_days": (Kind.DISTRICT, _COORDINATOR),
    "conduct_events": (Kind.DISTRICT, _COORDINATOR),
    "activities": (Kind.DISTRICT, _COORDINATOR),
    "officers": (Kind.AGENCY, _AGENCY),
    "employments": (Kind.AGENCY, _AGENCY),
    "completions": (Kind.AGENCY, _AGENCY),
    "certificates": (Kind.AGENCY, _AGENCY),
    "absences": (Kind.AGENCY, _AGENCY),
    "policy_reviews": (Kind.AGENCY, (*_AGENCY, Role.OFFICER)),
    "agency_policies": (Kind.AGENCY, _CHIEF),
}
"""For each list the kind of organization that owns it, and the roles there that write it."""

PROPOSERS: Final[Mapping[str, tuple[str, ...]]] = {
    "agencies": _COORDINATOR,
    "courses": (*_COORDINATOR, *_AGENCY),
}
"""Lists of the installation to which these roles may add: what they add stands as told by their organization."""


@dataclass(frozen=True, slots=True)
class Right:
    """Whether a row may be written, and whose words it then is: `told_by` is empty where its owner writes."""

    may: bool
    told_by: str = ""
    columns: frozenset[str] | None = None
    """The only columns that may be written, where not all may."""


NO: Final = Right(False)


class Rights:
    """What an asker may write, as things stand at a moment, together with employments that the same act brings."""

    def __init__(self, asker: Asker, at: Moment, coming: Iterable[Mapping[str, Any]] = ()) -> None:
        self.asker = asker
        self.at = at
        self._employers: dict[str, set[str]] = {}
        self._coming: dict[str, set[str]] = {}
        self._districts: dict[str, set[str]] = {}
        self._adopters: dict[str, set[str]] = {}
        for row in coming:
            self._coming.setdefault(str(row.get("officer")), set()).add(str(row.get("agency")))

    def to(self, list_name: str, row: Mapping[str, Any]) -> Right:
        """May the asker write this row of this list?"""
        asker = self.asker
        owner, roles = WRITERS[list_name]
        if list_name == "assignments" and asker.kind == Kind.AGENCY:
            return self._statement(row)
        if owner == Kind.AGENCY and asker.role == Role.COORDINATOR:
            return self._for_a_kept_agency(list_name, row)
        if asker.role in PROPOSERS.get(list_name, ()):
            return self._proposed(list_name, row)
        if asker.role not in roles:
            return NO
        if owner == "installation":
            return Right(True)
        if asker.role == Role.OFFICER:
            return Right(row.get("officer") == asker.officer)
        if owner == Kind.DISTRICT:
            return self._in_the_district(list_name, row)
        owners = self.agencies_of(list_name, row)
        new_person = list_name == "officers" and not owners
        return Right(asker.row in owners or new_person)

    def about(self, list_name: str, officer: str) -> bool:
        """May the asker enter rows of this list about this officer?"""
        owner, roles = WRITERS[list_name]
        if owner == Kind.DISTRICT:
            return self.asker.role in roles
        if self.asker.role == Role.COORDINATOR:
            return bool(self.employers(officer) & self.kept)
        if self.asker.role == Role.OFFICER:
            return self.asker.role in roles and officer == self.asker.officer
        return self.asker.role in roles and self.asker.row in self.employers(officer)

    def _in_the_district(self, list_name: str, row: Mapping[str, Any]) -> Right:
        columns = None
        if list_name == "assignments" and not self.employers(row.get("officer", "")) & self.kept:
            columns = frozenset(m.Assignment.COLUMNS) - {UNABLE}
        return Right(self.asker.row in self._districts_of(row), "", columns)

    def _for_a_kept_agency(self, list_name: str, row: Mapping[str, Any]) -> Right:
        owners = self.agencies_of(list_name, row)
        new_person = list_name == "officers" and not owners and bool(self.kept)
        return Right(True, self.asker.organization) if new_person or owners & self.kept else NO

    def _proposed(self, list_name: str, row: Mapping[str, Any]) -> Right:
        """Anything new; of what is on record the agencies that the district entered and nobody belongs to."""
        is_new = not self.at(m.MODELS[list_name]).filter(key=row.get("id")).exists()
        own = list_name == "agencies" and row.get("id") in self.named
        return Right(True, self.asker.organization) if is_new or own else NO

    @cached_property
    def named(self) -> set[str]:
        """The agencies that the asker's district entered, and to which nobody belongs yet."""
        return set(
            agencies_kept_by(self.asker.row, self.at)
            .filter(told_by=self.asker.organization)
            .values_list("key", flat=True)
        )

    def _statement(self, row: Mapping[str, Any]) -> Right:
        """5.3: whether the course could not be provided is the chief's to state, for the agency's own officers."""
        own = self.asker.role == Role.CHIEF and self.asker.row in self.employers(row.get("officer", ""))
        return Right(True, "", frozenset({UNABLE})) if own else NO

    @cached_property
    def kept(self) -> set[str]:
        """The agencies that the asker's district keeps."""
        if self.asker.kind != Kind.DISTRICT:
            return set()
        return set(agencies_kept_by(self.asker.row, self.at).values_list("key", flat=True))

    def agencies_of(self, list_name: str, row: Mapping[str, Any]) -> set[str]:
        """The agencies whose row of an agency's list this is: the one it names, or the employers of its officer."""
        if list_name == "officers":
            return self.employers(str(row.get("id")))
        if "agency" in row:
            return {row["agency"]}
        if list_name == "policy_reviews":
            return self._adopters_of(row.get("policy", ""))
        return self.employers(row.get("officer", ""))

    def employers(self, officer: str) -> set[str]:
        """The agencies that employ an officer today; of a former officer the last one, of a future one the next."""
        if officer not in self._employers:
            self._employers[officer] = _employers(officer, self.at)
        return self._employers[officer] | self._coming.get(officer, set())

    def _adopters_of(self, policy: str) -> set[str]:
        if policy not in self._adopters:
            rows = self.at(m.AgencyPolicy).filter(key=policy)
            self._adopters[policy] = set(rows.values_list("agency", flat=True))
        return self._adopters[policy]

    def _districts_of(self, row: Mapping[str, Any]) -> set[str]:
        if "district" in row:
            return {row["district"]}
        school = row.get("school", "")
        if school not in self._districts:
            self._districts[school] = set(self.at(m.School).filter(key=school).values_list("district", flat=True))
        return self._districts[school]


def may_write(asker: Asker, list_name: str) -> bool:
    """Whether the asker may write any row of this list at all: for buttons; `Rights` decides."""
    owner, roles = WRITERS[list_name]
    keeps = owner == Kind.AGENCY and asker.role == Role.COORDINATOR
    return keeps or asker.role in (*roles, *PROPOSERS.get(list_name, ()))


def may_enter(asker: Asker, list_name: str, at: Moment) -> bool:
    """Whether the asker has anything to enter in this list: a coordinator in an agency's lists where one is kept."""
    keeps = WRITERS[list_name][0] == Kind.AGENCY and asker.role == Role.COORDINATOR
    return may_write(asker, list_name) and (not keeps or bool(sight_of(asker, at).keys("kept_agencies")))


def _employers(officer: str, at: Moment) -> set[str]:
    return employers_among(list(at(m.Employment).filter(officer=officer)))


def employers_among(employments: Sequence[m.Employment]) -> set[str]:
    """The agencies of an officer's employments of today; where there is none, of those to come, or of the last."""
    today = clock.today()
    not_over = [row for row in employments if row.last_day is None or row.last_day >= today]
    now = [row for row in not_over if row.first_day is None or row.first_day <= today]
    if not_over or not employments:
        return {row.agency for row in now or not_over}
    return {max(employments, key=lambda row: row.last_day or date.max).agency}
