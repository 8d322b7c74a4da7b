"""3.1, 3.2 and 5.3: where an officer serves, since when, and from which day the clock runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from hallpass.days import EVER, NEVER, Span, holds_school_year, join, span
from hallpass.policy.compile import Rules
from hallpass.register.records import Assignment
from hallpass.register.register import Register


class Employed(NamedTuple):
    """Days on which one agency employs an officer."""

    days: Span
    agency: str


class Piece(NamedTuple):
    """Days on which one assignment is active while one agency employs the officer."""

    days: Span
    agency: str
    assignment: Assignment


class Spell(NamedTuple):
    """A run of regular service, joined over breaks that hold no whole school year."""

    days: Span
    pieces: tuple[Piece, ...]

    @property
    def assumed_on(self) -> date:
        """The day on which the duties were assumed."""
        return self.days.first

    def first_active(self, start: date) -> date:
        """The first day of the spell, not before `start`, on which an assignment is active; NEVER if there is none."""
        return min((max(piece.days.first, start) for piece in self.pieces if piece.days.last >= start), default=NEVER)

    def is_active(self, day: date) -> bool:
        """Whether any of its assignments is active on a day."""
        return any(day in piece.days for piece in self.pieces)

    def active_on(self, day: date) -> tuple[Piece, ...]:
        """The pieces of service active on a day."""
        return tuple(piece for piece in self.pieces if day in piece.days)


def employed(register: Register, officer: str) -> tuple[Employed, ...]:
    """An officer's employments in order of their days."""
    rows = (
        Employed(span(row.from_, row.to), row.agency)
        for row in register.employments_of.get(officer, ())
        if row.agency in register.agency and (row.from_ or EVER) <= (row.to or NEVER)
    )
    return tuple(sorted(rows))


def employer_on(employments: Sequence[Employed], day: date) -> str | None:
    """The agency that employs the officer on a day."""
    return next((row.agency for row in employments if day in row.days), None)


def in_scope(register: Register, assignment: Assignment, rules: Rules) -> bool:
    """3.1, 3.2: an elementary, middle or secondary school, during the regular instructional day."""
    return assignment.instructional_day and register.school[assignment.school].level in rules["levels_in_scope"]


def readable_assignments(register: Register, officer: str) -> tuple[Assignment, ...]:
    """The officer's assignments at known schools; a row that names an unknown school decides nothing."""
    return tuple(
        row
        for row in register.assignments_of.get(officer, ())
        if row.school in register.school and row.from_ <= (row.to or NEVER)
    )


def active_pieces(assignments: Iterable[Assignment], employments: Sequence[Employed]) -> tuple[Piece, ...]:
    """The days on which each assignment is active: those on which the officer is employed."""
    pieces = (
        Piece(days, job.agency, row)
        for row in assignments
        for job in employments
        if (days := span(row.from_, row.to) & job.days) is not None
    )
    return tuple(sorted(pieces, key=itemgetter(0)))


def spells(pieces: Sequence[Piece], *, across_employers: bool, ends_with_break: bool) -> tuple[Spell, ...]:
    """The spells of regular service: by employer unless spells join, ended by a whole school year away if it counts."""
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault("" if across_employers else piece.agency, []).append(piece)
    found = [spell for group in groups.values() for spell in _joined(group, ends_with_break)]
    return tuple(sorted(found, key=itemgetter(0)))


def _joined(pieces: Sequence[Piece], ends_with_break: bool) -> list[Spell]:
    runs: list[list[Piece]] = []
    last = EVER
    for piece in pieces:
        if not runs or (ends_with_break and holds_school_year(last, piece.days.first)):
            runs.append([])
        runs[-1].append(piece)
        last = max(last, piece.days.last)
    return [Spell(Span(run[0].days.first, max(piece.days.last for piece in run)), tuple(run)) for run in runs]


def active_days(pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """The days on which any of the pieces is active, as ordered ranges."""
    return tuple(join(piece.days for piece in pieces))
