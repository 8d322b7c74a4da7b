"""Which listed days of substitute service count, and what the count means."""

from __future__ import annotations

from datetime import date

from .dates import START, school_year
from .world import Row, World, remembered, row_with_id, rows_of


@remembered
def calendar_of(world: World, district: str, year: int) -> dict[date, str]:
    """The kinds of the contact days that the district lists for the school year; empty: no calendar."""
    rows = [row for row in world.lists["contact_days"] if row["district"] == district]
    return {row["date"]: row["kind"] or "in_person" for row in rows if school_year(row["date"]) == year}


def is_contact_day(world: World, district: str, day: date) -> bool:
    """Is this a student contact day of the district (reading `e_learning_day`)?"""
    kind = calendar_of(world, district, school_year(day)).get(day)
    if kind == "e_learning":
        return world.readings["e_learning_day"] == "counts"
    return kind is not None


def is_counted(world: World, listed: Row) -> bool:
    """Substitute service: does this listed day count? Where there is no calendar, every listed day does."""
    school = row_with_id(world, "schools", listed["school"])
    if school is None:
        return False
    has_calendar = calendar_of(world, school["district"], school_year(listed["date"]))
    return not has_calendar or is_contact_day(world, school["district"], listed["date"])


@remembered
def counted_days(world: World, officer: str, year: int) -> list[date]:
    """Substitute service: the distinct counted days of the school year, planned ones too, in order."""
    listed = [row for row in rows_of(world, "substitute_days", officer) if school_year(row["date"]) == year]
    return sorted({row["date"] for row in listed if is_counted(world, row)})


def day_number(world: World, officer: str, day: date) -> int:
    """Substitute service: n = 1 + the number of distinct counted days before the day in its school year."""
    return 1 + sum(counted < day for counted in counted_days(world, officer, school_year(day)))


def is_exempt(world: World, officer: str, day: date) -> bool:
    """5.4: n < 60 (readings `day_sixty` and `sixty_planned`)."""
    planned = len(counted_days(world, officer, school_year(day)))
    if world.readings["sixty_planned"] == "never_exempt" and planned >= 60:
        return False
    n = day_number(world, officer, day)
    return n < 60 or (n == 60 and world.readings["day_sixty"] == "exempt")


def substitute_clock(world: World, officer: str, day: date) -> date:
    """S4: the 60th counted day (or the first, reading `after_day_sixty`), or the day asked if that comes later."""
    counted = counted_days(world, officer, school_year(day))
    place = 0 if world.readings["after_day_sixty"] == "from_first_day" else 59
    if place < len(counted) and counted[place] <= day:
        return max(counted[place], START)
    return day


def is_listed(world: World, officer: str, day: date, school: str | None = None) -> bool:
    """Is the day listed as one of substitute service (at this school)? A row of an unknown school decides nothing."""
    return any(
        row["date"] == day and school in (None, row["school"]) and row_with_id(world, "schools", row["school"])
        for row in rows_of(world, "substitute_days", officer)
    )
