"""What-if tells each day on which an answer differs, and no other; whom it does not touch it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from tests.properties.lives import Lives, days, lives

from hallpass.comparing import serves_on
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import school_cover
from hallpass.rules.officer import Setting
from hallpass.whatif import what_if
from hallpass.whatif.assumptions import (
    Assign,
    Assumption,
    Away,
    CourseKind,
    EndAssignment,
    EndContract,
    Review,
    Train,
    Unable,
)

LAST = date(2027, 9, 1)


def assumptions(told: Lives, rng: Random) -> Iterator[Assumption]:
    """An assumption of each kind that fits the register, on some days."""
    register = told.register

    def some_day() -> date:
        return told.day + timedelta(days=rng.randrange(-200, 200))

    officer, school = rng.choice(register.officers).id, rng.choice(register.schools).id
    first = some_day()
    yield Assign(officer, school, rng.choice(("regular", "substitute")), first, first, rng.choice((True, None)), "new")
    yield Away(officer, first, None)
    yield Train(officer, "assumed", rng.choice(("full", "supplemental")), some_day())
    if register.agency_policies:
        yield Review(officer, rng.choice(register.agency_policies).id, some_day())
    if register.assignments:
        row = rng.choice(register.assignments)
        yield rng.choice((Unable(row.id, True), EndAssignment(row.id, some_day())))
    if register.contracts:
        yield EndContract(rng.choice(register.contracts).id, some_day())
    if register.completions:
        yield CourseKind(rng.choice(register.completions).course, "full")


@pytest.mark.parametrize("seed", range(700, 760))
def test_whatif_is_day_by_day(seed: int) -> None:
    """Asked day by day, officers and schools differ exactly on the days that are told."""
    told, rng = lives(seed), Random(seed)
    for assumption in assumptions(told, rng):
        found = what_if(told.register, told.setting.law, [assumption], told.day, LAST)
        differing = {one.officer.id: one.differences for one in found.officers}
        gaps = {one.school.id: one.differences for one in found.schools}
        for on in list(days(told.day, LAST))[:: rng.randrange(5, 40)]:
            for officer in told.register.officer:
                now, then = (serves_on(setting.officer(officer), Day(on)) for setting in (found.now, found.then))
                assert (now != then) == any(on in one.days for one in differing.get(officer, ()))
            for school in told.register.school:
                now_gaps, then_gaps = (_gaps(found_in, school, on) for found_in in (found.now, found.then))
                assert (now_gaps != then_gaps) == any(on in one.days for one in gaps.get(school, ()))


def _gaps(setting: Setting, school: str, on: date) -> tuple[str, ...] | None:
    cover = school_cover(setting, school, Day(on))
    return None if cover is None else cover.gaps
