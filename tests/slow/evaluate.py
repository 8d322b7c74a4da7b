"""The answers for a register and a day, by walking days and trying every value of what is unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

from .axes import cover_of, gaps_at, is_open_possible_breach, may_serve
from .dates import ONE_DAY
from .owed import owed_on
from .ranges import breaches_between, gaps_between
from .service import employer, is_active
from .unknowns import first_answer, questions_on, standing_on
from .world import Row, World, nothing_changes_after, row_with_id, rows_of

Register = dict[str, Any]
Readings = dict[str, str] | None

STANDINGS = (
    "cleared",
    "cleared_until",
    "excused",
    "unresolved",
    "not_cleared",
    "upcoming",
    "not_serving",
    "not_in_force",
)


def check(register: Register, on: date, readings: Readings = None, officer: str | None = None) -> dict[str, Any]:
    """Register file, hallpass check: the whole answer for a day, or one officer's."""
    return check_of(World(register, readings, on), on, officer)


def check_of(world: World, on: date, officer: str | None) -> dict[str, Any]:
    """The whole answer, in a world already read."""
    asked = [row for row in world.lists["officers"] if officer in (None, row["id"])]
    officers = [officer_on(world, row, on) for row in asked]
    counts = {standing: sum(one["standing"] == standing for one in officers) for standing in STANDINGS}
    return {
        "format": "hallpass-check/1",
        "on": on.isoformat(),
        "policy": "506.9AR",
        "officers": officers,
        "summary": counts,
    }


def officer_on(world: World, row: Row, on: date) -> dict[str, Any]:
    """Register file: the entry of one officer."""
    officer = row["id"]
    answer = standing_of(world, officer, on)
    return {
        "officer": officer,
        "name": row["name"],
        "agency": employer(world, officer, on),
        **answer,
        "assignments": assignments_on(world, officer, on),
        "owed": owed_on(world, officer, on, answer["questions"]),
        "next_change": next_change(world, officer, on),
    }


def standing(register: Register, officer_id: str, on: date, readings: Readings = None) -> dict[str, Any]:
    """The standing of one officer on a day: row, paragraph, due, excused duties and questions."""
    return standing_of(World(register, readings, on), officer_id, on)


def standing_of(world: World, officer: str, on: date) -> dict[str, Any]:
    """The first answer's row, with the standing that the unknown facts leave."""
    first = first_answer(world, officer, on)
    return {
        "standing": standing_on(world, officer, on),
        "governed_by": first.governed_by,
        "row": first.row,
        "due": first.due.isoformat() if first.due else None,
        "excused_duties": list(first.excused),
        "questions": questions_on(world, officer, on),
    }


def assignments_on(world: World, officer: str, on: date) -> list[dict[str, Any]]:
    """Register file: the assignments active on the day, those out of scope too."""
    answer = []
    for row in rows_of(world, "assignments", officer):
        if is_active(world, row, on):
            cover = cover_of(world, row, on)
            answer.append(
                {
                    "assignment": row["id"],
                    "may_serve": may_serve(world, row, on),
                    "contract_state": cover.state,
                    "contract": cover.contract,
                    "paragraphs": list(cover.paragraphs),
                }
            )
    return answer


def next_change(world: World, officer: str, on: date) -> dict[str, str] | None:
    """Register file: the next day on which the standing is another, walking on until nothing can change."""
    today = standing_on(world, officer, on)
    day = on + ONE_DAY
    while day <= nothing_changes_after(world, officer):
        later = standing_on(world, officer, day)
        if later != today:
            return {"on": day.isoformat(), "standing": later}
        day += ONE_DAY
    return None


def breaches(
    register: Register, officer_id: str, first: date, last: date, readings: Readings = None
) -> list[dict[str, Any]]:
    """The officer's breaches within these days: first, last, and the days of service in each."""
    return breaches_between(World(register, readings, last), officer_id, first, last)


def contract_gaps(
    register: Register, assignment_id: str, first: date, last: date, readings: Readings = None
) -> list[dict[str, Any]]:
    """The assignment's gaps in contract cover within these days."""
    world = World(register, readings, last)
    assignment = row_with_id(world, "assignments", assignment_id)
    return gaps_between(world, assignment, first, last) if assignment is not None else []


def duty_gaps(register: Register, on: date, readings: Readings = None) -> dict[str, list[str]]:
    """Duty cover: for each school with a gap on the day, the duties that nobody covers nor may cover."""
    return duty_gaps_of(World(register, readings, on), on)


def duty_gaps_of(world: World, on: date) -> dict[str, list[str]]:
    """The gaps in duty cover, school by school in the file's order."""
    gaps = {school["id"]: gaps_at(world, school["id"], on) for school in world.lists["schools"]}
    return {school: duties for school, duties in gaps.items() if duties}


def exit_status(register: Register, on: date, readings: Readings = None, officer: str | None = None) -> int:
    """Register file, exit status, for a register without faults: 0 or 1."""
    return exit_status_of(World(register, readings, on), on, officer)


def exit_status_of(world: World, on: date, officer: str | None = None) -> int:
    """The exit status, in a world already read."""
    officers = check_of(world, on, officer)["officers"]
    events = [event for event in world.lists["conduct_events"] if officer in (None, event["officer"])]
    troubled = (
        any(one["owed"] or one["standing"] in ("unresolved", "not_cleared") for one in officers)
        or duty_gaps_of(world, on)
        or any(is_open_possible_breach(event, on) for event in events)
    )
    return 1 if troubled else 0
