"""What if: the same question over a register with facts added or taken away, and the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from hallpass.comparing import Difference, differences
from hallpass.register.records import Officer, School
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import school_cover
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on
from hallpass.whatif.assumptions import Assumption


@dataclass(frozen=True, slots=True)
class Place:
    """One assignment on a day: where, and the one word."""

    school: str
    may_serve: str


@dataclass(frozen=True, slots=True)
class Serves:
    """An officer on a day: standing, paragraph, due day, duties not asked for, and the word for each school."""

    standing: str
    paragraph: str | None
    due: date | None
    excused: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OfficerDifference:
    """An officer whose answers would be others."""

    officer: Officer
    differences: tuple[Difference[Serves], ...]


@dataclass(frozen=True, slots=True)
class SchoolDifference:
    """A school at which other duties would be left without an officer; None: nobody in scope is assigned."""

    school: School
    differences: tuple[Difference[tuple[str, ...] | None], ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What assumptions would change within a range of days, and which officers they leave as they were."""

    first: date
    last: date
    officers: tuple[OfficerDifference, ...]
    unchanged: tuple[Officer, ...]
    schools: tuple[SchoolDifference, ...]


def suppose(register: Register, assumptions: Sequence[Assumption]) -> Register:
    """The register with every assumption applied, in their order."""
    for assumption in assumptions:
        register = assumption.apply(register)
    return register


def what_if(register: Register, law: Law, assumptions: Sequence[Assumption], first: date, last: date) -> WhatIf:
    """Officer by officer and day by day: what the assumptions would change, also for duty cover at the schools."""
    supposed = suppose(register, assumptions)
    now = Setting(register, law)
    then = now.supposing(supposed)
    touched = {officer for assumption in assumptions for officer in assumption.touched(register)}
    officers = [row for row in register.officer.values() if row.id in touched]
    found = [OfficerDifference(row, _of_officer(now, then, row.id, first, last)) for row in officers]
    return WhatIf(
        first,
        last,
        tuple(one for one in found if one.differences),
        tuple(one.officer for one in found if not one.differences),
        tuple(_of_schools(now, then, touched, first, last)),
    )


def _of_officer(now: Setting, then: Setting, officer: str, first: date, last: date) -> tuple[Difference[Serves], ...]:
    before, after = partial(_serves, now.officer(officer)), partial(_serves, then.officer(officer))
    return tuple(differences(before, after, first, last))


def _serves(record: OfficerRecord, day: Day) -> Serves:
    standing = standing_on(record, day)
    places = (Place(one.assignment.school, one.may_serve) for one in serving_on(record, day, standing))
    return Serves(standing.standing, standing.paragraph, standing.due, standing.excused, tuple(places))


def _of_schools(now: Setting, then: Setting, touched: set[str], first: date, last: date) -> Iterator[SchoolDifference]:
    """The duty cover at every school that a touched officer serves, before or after."""
    rows = (*now.register.assignments, *then.register.assignments)
    schools = {row.school for row in rows if row.officer in touched}
    for school in now.register.school.values():
        if school.id in schools:
            found = tuple(differences(partial(_gaps, now, school.id), partial(_gaps, then, school.id), first, last))
            if found:
                yield SchoolDifference(school, found)


def _gaps(setting: Setting, school: str, day: Day) -> tuple[str, ...] | None:
    cover = school_cover(setting, school, day)
    return None if cover is None else cover.gaps
