"""What a set of guesses about the unknown facts makes of training, reviews and the employer's statement."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from .dates import START
from .service import employer
from .world import Row, World, includes, remembered, row_with_id, rows_of

Fact = tuple[str, int]
"""An unknown: its name and the number of its row in its list."""

Guess = dict[Fact, Any]
"""A value for each unknown; one that is left out is taken as no."""

LEGACY_KINDS = ("legacy_ssc", "legacy_nasro")


class Completion(NamedTuple):
    """A completion whose day and kind are taken as known."""

    day: date
    kind: str
    course: str
    approved: bool


def value_of(world: World, name: str, column: str, row: Row, guess: Guess) -> Any:
    """The recorded value, else the guessed one, else none."""
    return row[column] if row[column] is not None else guess.get((column, number_of(world, name, row)))


def number_of(world: World, name: str, row: Row) -> int:
    """The place of a row in its list."""
    return row_numbers(world, name)[id(row)]


@remembered
def row_numbers(world: World, name: str) -> dict[int, int]:
    """The place of each row of a list."""
    return {id(row): number for number, row in enumerate(world.lists[name])}


def kind_of(world: World, course: Row, guess: Guess) -> str:
    """The kind of a course; of an unknown one the guessed kind, else none."""
    if course["kind"] not in (None, "unknown"):
        return str(course["kind"])
    return str(guess.get(("course_kind", number_of(world, "courses", course)), "none"))


def is_approved(course: Row, day: date) -> bool:
    """Facts, trained_on: was the course approved on this day?"""
    return includes(course["approved_from"], course["approved_to"], day)


def completions(world: World, officer: str, guess: Guess) -> list[Completion]:
    """The officer's completions with a day; one of a course that the register lacks decides nothing."""
    answer = []
    for row in rows_of(world, "completions", officer):
        course = row_with_id(world, "courses", row["course"])
        day = value_of(world, "completions", "completed_on", row, guess)
        if course is not None and day is not None:
            kind = kind_of(world, course, guess)
            answer.append(Completion(day, kind, course["id"], is_approved(course, day)))
    return answer


def is_legacy(done: list[Completion]) -> bool:
    """Facts, legacy: a completion of a legacy course dated before 1 September 2025, approved or not."""
    return any(completion.kind in LEGACY_KINDS and completion.day < START for completion in done)


def counting(done: list[Completion]) -> list[Completion]:
    """Facts, trained_on: approved completions of full courses and, if legacy, of supplemental ones."""
    kinds = ("full", "supplemental") if is_legacy(done) else ("full",)
    return [completion for completion in done if completion.kind in kinds and completion.approved]


def trained_by(world: World, done: list[Completion], day: date, clock: date | None) -> str | None:
    """R1, R2, S1: the kind of the course that trained the officer by the day; on a tie the full one.

    Under `same_day_completion: late` a completion on the first day is not prior on that one day.
    """
    in_time = [completion for completion in counting(done) if completion.day <= day]
    if not in_time:
        return None
    trained_on = min(completion.day for completion in in_time)
    if world.readings["same_day_completion"] == "late" and trained_on == day == clock:
        return None
    kinds = {completion.kind for completion in in_time if completion.day == trained_on}
    return "full" if "full" in kinds else "supplemental"


def version_in_force(world: World, agency: str | None, day: date) -> Row | None:
    """Words, agency policy: the version in force on the day; of two adopted on one day the later row."""
    answer = None
    for row in world.lists["agency_policies"]:
        adopted = row["agency"] == agency and row["adopted_on"] <= day
        if adopted and (answer is None or answer["adopted_on"] <= row["adopted_on"]):
            answer = row
    return answer


def is_reviewed(world: World, officer: str, version: Row | None, day: date, guess: Guess) -> bool:
    """Policy review: was this version reviewed on or before the day? Without a version nothing is owed."""
    if version is None:
        return True
    days = [
        value_of(world, "policy_reviews", "reviewed_on", row, guess)
        for row in rows_of(world, "policy_reviews", officer)
        if row["policy"] == version["id"]
    ]
    return any(reviewed_on is not None and reviewed_on <= day for reviewed_on in days)


def says_unable(world: World, assignments: list[Row], guess: Guess) -> bool:
    """Facts, employer_unable: one assignment that says so suffices."""
    return any(value_of(world, "assignments", "employer_unable", row, guess) is True for row in assignments)


def holds_certificate(world: World, officer: str, day: date) -> bool:
    """5.5: does the employer hold a copy of the certificate of the most recent completion that counts?

    True where the officer is not trained by the day: nothing is asked then.
    """
    trained = [completion for completion in counting(completions(world, officer, {})) if completion.day <= day]
    if not trained:
        return True
    latest = max(completion.day for completion in trained)
    courses = {completion.course for completion in trained if completion.day == latest}
    return any(
        row["course"] in courses
        and row["completed_on"] == latest
        and row["agency"] == employer(world, officer, day)
        and (row["received_on"] is None or row["received_on"] <= day)
        for row in rows_of(world, "certificates", officer)
    )
