"""Who serves where on a day, and when the duties were assumed."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from .dates import ONE_DAY, START, days_between, holds_whole_school_year
from .world import Row, World, includes, nothing_changes_after, remembered, row_with_id, rows_of

SCHOOL_LEVELS = ("elementary", "middle", "secondary")


@remembered
def employer(world: World, officer: str, day: date) -> str | None:
    """Facts, employment: the agency that employs the officer on the day; no first day means always."""
    for row in rows_of(world, "employments", officer):
        if includes(row["from"], row["to"], day):
            return str(row["agency"])
    return None


def is_active(world: World, assignment: Row, day: date) -> bool:
    """Facts: an assignment is active only on days on which the officer is employed."""
    inside = includes(assignment["from"], assignment["to"], day)
    return inside and employer(world, assignment["officer"], day) is not None


def in_scope(world: World, assignment: Row) -> bool:
    """Axes, Scope: a school of the three levels, served during the regular instructional day."""
    school = row_with_id(world, "schools", assignment["school"])
    return school is not None and school["level"] in SCHOOL_LEVELS and assignment["instructional_day"] is not False


@remembered
def serving(world: World, officer: str, role: str, day: date) -> list[Row]:
    """The officer's in-scope assignments of this role that are active on the day."""
    return [
        row
        for row in rows_of(world, "assignments", officer)
        if row["role"] == role and is_active(world, row, day) and in_scope(world, row)
    ]


def in_service(world: World, officer: str, day: date) -> list[Row]:
    """Axes: the in-scope assignments active on the day, in either role."""
    return serving(world, officer, "regular", day) + serving(world, officer, "substitute", day)


@remembered
def service_days(world: World, officer: str, role: str) -> list[date]:
    """Every day of service in this role, as far as anything can change."""
    firsts = [row["from"] for row in rows_of(world, "assignments", officer) if row["role"] == role]
    last = max(world.until, nothing_changes_after(world, officer))
    days = days_between(min(firsts), last) if firsts else []
    return [day for day in days if serving(world, officer, role, day)]


@remembered
def first_service_after(world: World, officer: str, day: date) -> date | None:
    """Standing: the first later day on which an in-scope assignment is active."""
    firsts = []
    for role in ("regular", "substitute"):
        days = service_days(world, officer, role)
        firsts += days[bisect_right(days, day) :][:1]
    return min(firsts, default=None)


@remembered
def spells(world: World, officer: str, agency: str | None) -> dict[date, list[date]]:
    """Facts, spell: for each day of regular service under this employer, the days of service of its spell.

    An agency of None stands for all employers together (reading `new_employer: continues`).
    """
    answer: dict[date, list[date]] = {}
    spell: list[date] = []
    for day in service_days(world, officer, "regular"):
        if agency is not None and employer(world, officer, day) != agency:
            continue
        if spell and not is_joined(world, spell[-1], day):
            spell = []
        spell.append(day)
        answer[day] = spell
    return answer


def is_joined(world: World, before: date, after: date) -> bool:
    """Facts, spell: joined over a break, unless a whole school year lies inside it."""
    if world.readings["return_after_break"] == "never":
        return True
    return not holds_whole_school_year(before + ONE_DAY, after - ONE_DAY)


def spell_of(world: World, officer: str, day: date) -> list[date]:
    """The service days of the spell in which this day of regular service lies."""
    joins_employers = world.readings["new_employer"] == "continues"
    return spells(world, officer, None if joins_employers else employer(world, officer, day))[day]


def assumed_on(world: World, officer: str, day: date) -> date:
    """Facts: the first day of the spell that the day lies in."""
    return spell_of(world, officer, day)[0]


@remembered
def clock_on(world: World, officer: str, day: date) -> date:
    """Facts: the first day of service of that spell, not before 1 September 2025 (reading `incumbents`)."""
    if world.readings["incumbents"] == "from_assumption":
        return assumed_on(world, officer, day)
    return next(served for served in spell_of(world, officer, day) if served >= START)
