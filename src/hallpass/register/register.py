"""The register: what was known at one moment, with the ways to look things up in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from hallpass.register import records

T = TypeVar("T")


def _by(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}


def _first(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, T]:
    """Each row under its key; of two under one key (a fault) the earlier row counts."""
    found: dict[str, T] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return found


@dataclass(frozen=True)
class Register:
    """Every list of the register file, in the file's order."""

    districts: tuple[records.District, ...] = ()
    schools: tuple[records.School, ...] = ()
    contact_days: tuple[records.ContactDay, ...] = ()
    agencies: tuple[records.Agency, ...] = ()
    agency_policies: tuple[records.AgencyPolicy, ...] = ()
    officers: tuple[records.Officer, ...] = ()
    employments: tuple[records.Employment, ...] = ()
    courses: tuple[records.Course, ...] = ()
    completions: tuple[records.Completion, ...] = ()
    certificates: tuple[records.Certificate, ...] = ()
    contracts: tuple[records.Contract, ...] = ()
    assignments: tuple[records.Assignment, ...] = ()
    substitute_days: tuple[records.SubstituteDay, ...] = ()
    absences: tuple[records.Absence, ...] = ()
    policy_reviews: tuple[records.PolicyReview, ...] = ()
    conduct_events: tuple[records.ConductEvent, ...] = ()
    activities: tuple[records.Activity, ...] = ()
    unknown_lists: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)

    @cached_property
    def officer(self) -> Mapping[str, records.Officer]:
        """Each officer by id."""
        return _first(self.officers, lambda row: row.id)

    @cached_property
    def school(self) -> Mapping[str, records.School]:
        """Each school by id."""
        return _first(self.schools, lambda row: row.id)

    @cached_property
    def district(self) -> Mapping[str, records.District]:
        """Each district by id."""
        return _first(self.districts, lambda row: row.id)

    @cached_property
    def agency(self) -> Mapping[str, records.Agency]:
        """Each agency by id."""
        return _first(self.agencies, lambda row: row.id)

    @cached_property
    def course(self) -> Mapping[str, records.Course]:
        """Each course by id."""
        return _first(self.courses, lambda row: row.id)

    @cached_property
    def agency_policy(self) -> Mapping[str, records.AgencyPolicy]:
        """Each version of an agency policy by id."""
        return _first(self.agency_policies, lambda row: row.id)

    @cached_property
    def contract(self) -> Mapping[str, records.Contract]:
        """Each contract by id."""
        return _first(self.contracts, lambda row: row.id)

    @cached_property
    def assignment(self) -> Mapping[str, records.Assignment]:
        """Each assignment by id."""
        return _first(self.assignments, lambda row: row.id)

    @cached_property
    def employments_of(self) -> Mapping[str, tuple[records.Employment, ...]]:
        """The employments of each officer."""
        return _by(self.employments, lambda row: row.officer)

    @cached_property
    def completions_of(self) -> Mapping[str, tuple[records.Completion, ...]]:
        """The completions of each officer."""
        return _by(self.completions, lambda row: row.officer)

    @cached_property
    def certificates_of(self) -> Mapping[str, tuple[records.Certificate, ...]]:
        """The certificate copies of each officer."""
        return _by(self.certificates, lambda row: row.officer)

    @cached_property
    def assignments_of(self) -> Mapping[str, tuple[records.Assignment, ...]]:
        """The assignments of each officer."""
        return _by(self.assignments, lambda row: row.officer)

    @cached_property
    def assignments_at(self) -> Mapping[str, tuple[records.Assignment, ...]]:
        """The assignments at each school."""
        return _by(self.assignments, lambda row: row.school)

    @cached_property
    def substitute_days_of(self) -> Mapping[str, tuple[records.SubstituteDay, ...]]:
        """The listed days of substitute service of each officer."""
        return _by(self.substitute_days, lambda row: row.officer)

    @cached_property
    def absences_of(self) -> Mapping[str, tuple[records.Absence, ...]]:
        """The absences of each officer."""
        return _by(self.absences, lambda row: row.officer)

    @cached_property
    def policy_reviews_of(self) -> Mapping[str, tuple[records.PolicyReview, ...]]:
        """The policy reviews of each officer."""
        return _by(self.policy_reviews, lambda row: row.officer)

    @cached_property
    def conduct_events_of(self) -> Mapping[str, tuple[records.ConductEvent, ...]]:
        """The logged conduct events of each officer."""
        return _by(self.conduct_events, lambda row: row.officer)

    @cached_property
    def contracts_between(self) -> Mapping[tuple[str, str], tuple[records.Contract, ...]]:
        """The contracts between each agency and district."""
        groups: dict[tuple[str, str], list[records.Contract]] = {}
        for row in self.contracts:
            groups.setdefault((row.agency, row.district), []).append(row)
        return {pair: tuple(group) for pair, group in groups.items()}

    @cached_property
    def policy_versions(self) -> Mapping[str, tuple[records.AgencyPolicy, ...]]:
        """The policy versions of each agency by day of adoption; of two on one day the later row comes last."""
        groups = _by(self.agency_policies, lambda row: row.agency)
        return {agency: tuple(sorted(rows, key=lambda row: row.adopted_on)) for agency, rows in groups.items()}

    @cached_property
    def calendar(self) -> Mapping[str, Mapping[date, str]]:
        """For each district its student contact days with their kind."""
        days: dict[str, dict[date, str]] = {}
        for row in self.contact_days:
            days.setdefault(row.district, {})[row.date] = row.kind
        return days
