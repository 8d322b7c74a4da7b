"""Breaches and gaps in contract cover over a range of days, gathered one day at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from .axes import cover_of
from .dates import ONE_DAY, days_between, school_year
from .service import in_service, is_active, serving
from .substitutes import calendar_of, is_contact_day, is_listed
from .unknowns import first_answer, standing_on
from .world import Row, World, row_with_id


def breaches_between(world: World, officer: str, first: date, last: date) -> list[dict[str, Any]]:
    """Owed, breach: the ranges of days in service and not cleared, with the days of service in them."""
    found = ranges(
        first,
        last,
        lambda day: bool(in_service(world, officer, day)) and standing_on(world, officer, day) == "not_cleared",
        lambda day: is_day_served(world, officer, day),
    )
    return [{**one, **weights(world, officer, one)} for one in found]


def weights(world: World, officer: str, breach: dict[str, Any]) -> dict[str, Any]:
    """Breach: its paragraphs, its contact days (regular) and its listed days (substitute)."""
    days = days_between(date.fromisoformat(breach["first"]), date.fromisoformat(breach["last"]))
    paragraphs = [first_answer(world, officer, day).governed_by for day in days]
    substitute = [day for day in days if not serving(world, officer, "regular", day)]
    listed = sum(is_day_served(world, officer, day) for day in substitute)
    return {
        "paragraphs": list(dict.fromkeys(paragraphs)),
        "contact_days": breach["days"] - listed,
        "listed_days": listed,
    }


def gaps_between(world: World, assignment: Row, first: date, last: date) -> list[dict[str, Any]]:
    """Owed: gaps in contract cover are reported the same way."""
    return ranges(
        first,
        last,
        lambda day: is_uncovered(world, assignment, day),
        lambda day: is_day_of(world, assignment, day),
    )


def ranges(
    first: date, last: date, holds: Callable[[date], bool], counts: Callable[[date], bool]
) -> list[dict[str, Any]]:
    """The runs of days on which something holds, with the number of days that count; a run with none is left out."""
    runs: list[list[date]] = []
    for day in days_between(first, last):
        if not holds(day):
            continue
        if runs and runs[-1][-1] == day - ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        {"first": run[0].isoformat(), "last": run[-1].isoformat(), "days": sum(map(counts, run))}
        for run in runs
        if any(map(counts, run))
    ]


def is_day_served(world: World, officer: str, day: date) -> bool:
    """Breach: a student contact day (regular) or a listed day (substitute)."""
    regular = serving(world, officer, "regular", day)
    if regular:
        return any(is_day_of(world, assignment, day) for assignment in regular)
    return is_listed(world, officer, day)


def is_day_of(world: World, assignment: Row, day: date) -> bool:
    """Does the day count for this assignment? Where the district has no calendar, Monday to Friday count."""
    if assignment["role"] == "substitute":
        return is_listed(world, assignment["officer"], day, assignment["school"])
    school = row_with_id(world, "schools", assignment["school"])
    if school is None:
        return False
    if not calendar_of(world, school["district"], school_year(day)):
        return day.weekday() < 5
    return is_contact_day(world, school["district"], day)


def is_uncovered(world: World, assignment: Row, day: date) -> bool:
    """Is the assignment active on the day without a contract?"""
    return is_active(world, assignment, day) and cover_of(world, assignment, day).state == "uncovered"


def first_uncovered_day(world: World, assignment: Row, day: date) -> date:
    """`make_contract`: the first uncovered day of the gap that the day lies in."""
    while is_uncovered(world, assignment, day - ONE_DAY):
        day -= ONE_DAY
    return day
