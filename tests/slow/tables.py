"""The two tables of standings: regular service (R0 to R8) and substitute service (S0 to S4)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .dates import LEGACY_DUE, LEGACY_END, ONE_DAY, START, next_working_day, six_months_after
from .service import clock_on, employer, first_service_after, serving
from .substitutes import is_exempt, substitute_clock
from .training import (
    Completion,
    Guess,
    completions,
    is_legacy,
    is_reviewed,
    says_unable,
    trained_by,
    version_in_force,
)
from .world import Row, World

EXCUSABLE = ("4.1.4", "4.1.5")
"""626.8482 subd. 2 (a) clauses (4) and (5): the duties that 5.3 and 5.4 excuse from."""


class Answer(NamedTuple):
    """One line of a table, filled in."""

    standing: str
    governed_by: str | None = None
    row: str | None = None
    due: date | None = None
    excused: tuple[str, ...] = ()


def answer_on(world: World, officer: str, day: date, guess: Guess) -> Answer:
    """The standing of an officer on a day: regular service first, then substitute service, then neither."""
    if serving(world, officer, "regular", day):
        return regular(world, officer, day, guess)
    if serving(world, officer, "substitute", day):
        return substitute(world, officer, day, guess)
    return Answer("not_serving" if first_service_after(world, officer, day) is None else "upcoming")


def regular(world: World, officer: str, day: date, guess: Guess) -> Answer:
    """The table of regular service, R0 to R2; then R3 to R8."""
    if day < START:
        return Answer("not_in_force", "5.1", "R0")
    clock = clock_on(world, officer, day)
    done = completions(world, officer, guess)
    course = trained_by(world, done, day, clock)
    if course == "full":
        return Answer("cleared", "5.1", "R1")
    if course == "supplemental":
        return Answer("cleared", "5.2", "R2")
    statements = serving(world, officer, "regular", clock)
    return untrained(world, officer, day, clock, employer(world, officer, clock), statements, done, guess)


def substitute(world: World, officer: str, day: date, guess: Guess) -> Answer:
    """The table of substitute service, S0 to S3; S4 answers with R3 to R8."""
    if day < START:
        return Answer("not_in_force", "5.4", "S0")
    exempt = is_exempt(world, officer, day)
    clock = substitute_clock(world, officer, day)
    done = completions(world, officer, guess)
    course = trained_by(world, done, day, None if exempt else clock)
    if course is not None:
        return Answer("cleared", "5.1" if course == "full" else "5.2", "S1")
    agency = employer(world, officer, day)
    if exempt and is_reviewed(world, officer, version_in_force(world, agency, day), day, guess):
        return Answer("excused", "5.4", "S2", None, EXCUSABLE)
    if exempt:
        return Answer("not_cleared", "5.4", "S3", None, EXCUSABLE)
    statements = serving(world, officer, "substitute", day)
    return untrained(world, officer, day, clock, agency, statements, done, guess)


def untrained(
    world: World,
    officer: str,
    day: date,
    clock: date,
    agency: str | None,
    statements: list[Row],
    done: list[Completion],
    guess: Guess,
) -> Answer:
    """R3 to R8, for a clock, the employer whose policy is asked for and the assignments whose statement is read."""
    if is_legacy(done) and has_legacy_time(world, clock):
        if day < LEGACY_END:
            return Answer("cleared_until", "5.2", "R3", LEGACY_DUE)
        return Answer("not_cleared", "5.2", "R4", LEGACY_DUE)
    if not says_unable(world, statements, guess):
        return Answer("not_cleared", "5.1", "R8", clock - ONE_DAY)
    due = due_after(world, clock)
    if day > due:
        return Answer("not_cleared", "5.3", "R7", due, EXCUSABLE)
    if is_reviewed(world, officer, version_in_force(world, agency, clock), day, guess):
        return Answer("cleared_until", "5.3", "R5", due, EXCUSABLE)
    return Answer("not_cleared", "5.3", "R6", due, EXCUSABLE)


def has_legacy_time(world: World, clock: date) -> bool:
    """R3, R4: `clock_on` before 1 June 2027 (or later, reading `legacy_after_2027_06_01`: R4 at once)."""
    return clock < LEGACY_END or world.readings["legacy_after_2027_06_01"] == "gives_no_clearance"


def due_after(world: World, clock: date) -> date:
    """Facts, due: `clock_on` plus six months, moved only under the reading `deadline_on_weekend`."""
    due = six_months_after(clock)
    return next_working_day(due) if world.readings["deadline_on_weekend"] == "next_working_day" else due


def clock_of(world: World, officer: str, day: date) -> date:
    """The `clock_on` by which R3 to R8 judge the day."""
    if serving(world, officer, "regular", day):
        return clock_on(world, officer, day)
    return substitute_clock(world, officer, day)
