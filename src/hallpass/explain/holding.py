"""Until when an answer holds if nothing new is recorded, and what it is then."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

from hallpass.days import day_before
from hallpass.explain.model import Holding
from hallpass.explain.trying import outcome_of
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.serving import YES, Serving, serving_on
from hallpass.rules.standing import Standing, standing_on
from hallpass.rules.timeline import turns_from

_Answer = tuple[Standing, tuple[Serving, ...]]


def holding(
    record: OfficerRecord, standing: Standing, serving: Sequence[Serving], on: date
) -> tuple[Holding, dict[str, date]]:
    """Until when the whole answer holds, and for each assignment with a `yes` that ends its last day.

    A due day that moves from day to day while all else stays is no other answer.
    """
    now = _held(standing, serving)
    open_ones = {one.assignment.id for one in serving if one.may_serve == YES}
    ends: dict[str, date] = {}
    whole = Holding(None, None)
    for day, (later, places), _ in turns_from(lambda day: _answer(record, day), on):
        ended = open_ones - {one.assignment.id for one in places if one.may_serve == YES}
        ends.update(dict.fromkeys(ended, day_before(day)))
        open_ones -= ended
        if whole.through is None and _held(later, places) != now:
            whole = Holding(day_before(day), outcome_of(standing_on(record, Day(day)), places))
        if whole.through is not None and not open_ones:
            break
    return whole, ends


def _answer(record: OfficerRecord, day: Day) -> _Answer:
    standing = standing_on(record, day, with_due=False)
    return standing, serving_on(record, day, standing)


def _held(standing: Standing, serving: Sequence[Serving]) -> Hashable:
    """What stays the same while an answer holds."""
    row = standing.row
    of_row = (row.id, row.paragraph) if row else None
    words = tuple((one.assignment.id, one.may_serve) for one in serving)
    return standing.standing, of_row, standing.questions, words
