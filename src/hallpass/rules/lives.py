"""An officer's years in pieces, to be drawn or listed: standings, service under contracts, and courses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from hallpass.days import NEVER, Span
from hallpass.register.records import Completion
from hallpass.rules.contracts import NOT_ASKED, Cover, covers
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.service import Piece, active_pieces, in_scope
from hallpass.rules.timeline import Interval, timeline

COURSES: Final = (("full_kinds", "full course"), ("supplemental_kinds", "supplement"), ("legacy_kinds", "older course"))
"""The lists of course kinds in the policy, with what their courses are called."""


def standings_within(record: OfficerRecord, days: Span) -> Iterator[Interval]:
    """The standings within a range of days; neighbors that differ only in their row are one."""
    found = timeline(record, days.first, days.last).within(days.first, days.last)
    for _, group in groupby(found, lambda one: (one.standing.standing, one.standing.paragraph, one.standing.due)):
        same = list(group)
        yield Interval(Span(same[0].days.first, same[-1].days.last), same[0].standing)


@dataclass(frozen=True, slots=True)
class Service:
    """Days of one assignment under one contract, or under none."""

    piece: Piece
    days: Span
    cover: Cover


def services(record: OfficerRecord) -> Iterator[Service]:
    """The officer's service, assignment by assignment, as the contracts part it."""
    register, rules = record.setting.register, record.setting.law.at(NEVER)
    for piece in active_pieces(record.assignments, record.employments):
        if in_scope(register, piece.assignment, rules):
            yield from (Service(piece, days, cover) for days, cover in covers(register, piece, rules))
        else:
            yield Service(piece, piece.days, NOT_ASKED)


def course_kind(record: OfficerRecord, row: Completion) -> str:
    """What the course of a completion is called under the policy of that day."""
    course = record.setting.register.course.get(row.course)
    rules = record.setting.law.at(row.completed_on or NEVER)
    found = (words for kinds, words in COURSES if course is not None and course.kind in rules[kinds])
    return next(found, "course of unknown kind")
