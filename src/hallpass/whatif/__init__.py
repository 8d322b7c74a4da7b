"""What if: the same question over a register with facts added or taken away, and the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from hallpass.comparing import Difference, Serves, differences, serves_on
from hallpass.register.records import Officer, School
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import school_cover
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass.whatif.assumptions import Assumption

Gaps = tuple[str, ...] | None
"""The duties at a school that nobody covers; None where nobody in scope is assigned."""


@dataclass(frozen=True, slots=True)
class OfficerDifference:
    """An officer whose answers would be others."""

    officer: Officer
    differences: tuple[Difference[Serves], ...]


@dataclass(frozen=True, slots=True)
class SchoolDifference:
    """A school at which other duties would be left without an officer."""

    school: School
    differences: tuple[Difference[Gaps], ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What assumptions would change within a range of days, and which officers they touch and leave as they were.

    `now` and `then` are the register as it is and as it is assumed, under the same law.
    """

    first: date
    last: date
    now: Setting
    then: Setting
    officers: tuple[OfficerDifference, ...]
    unchanged: tuple[Officer, ...]
    schools: tuple[SchoolDifference, ...]


def what_if(register: Register, law: Law, assumptions: Sequence[Assumption], first: date, last: date) -> WhatIf:
    """Officer by officer and day by day: what the assumptions would change, also for duty cover at the schools."""
    supposed, touched = register, set[str]()
    for assumption in assumptions:
        touched |= assumption.touched(supposed)
        supposed = assumption.apply(supposed)
    now = Setting(register, law)
    then = now.supposing(supposed)
    officers = [row for row in register.officer.values() if row.id in touched]
    found = [OfficerDifference(row, _of_officer(now, then, row.id, first, last)) for row in officers]
    return WhatIf(
        first,
        last,
        now,
        then,
        tuple(one for one in found if one.differences),
        tuple(one.officer for one in found if not one.differences),
        tuple(_of_schools(now, then, touched, first, last)),
    )


def _of_officer(now: Setting, then: Setting, officer: str, first: date, last: date) -> tuple[Difference[Serves], ...]:
    before, after = partial(serves_on, now.officer(officer)), partial(serves_on, then.officer(officer))
    return tuple(differences(before, after, first, last))


def _of_schools(now: Setting, then: Setting, touched: set[str], first: date, last: date) -> Iterator[SchoolDifference]:
    """The duty cover at every school that a touched officer serves, before or after."""
    rows = (*now.register.assignments, *then.register.assignments)
    schools = {row.school for row in rows if row.officer in touched}
    for school in now.register.school.values():
        if school.id in schools:
            found = tuple(differences(partial(_gaps, now, school.id), partial(_gaps, then, school.id), first, last))
            if found:
                yield SchoolDifference(school, found)


def _gaps(setting: Setting, school: str, day: Day) -> Gaps:
    cover = school_cover(setting, school, day)
    return None if cover is None else cover.gaps
