"""A life is a timeline: the standings of an officer over all days, found by jumping from turn to turn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hallpass.days import EVER, NEVER, Span, day_before
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import Standing, standing_on


@dataclass(frozen=True, slots=True)
class Interval:
    """Days on which the answer is the same in every part."""

    days: Span
    standing: Standing


class Timeline:
    """An officer's intervals, ordered and without a hole."""

    __slots__ = ("_firsts", "intervals")

    def __init__(self, intervals: tuple[Interval, ...]) -> None:
        self.intervals = intervals
        self._firsts = [interval.days.first for interval in intervals]

    def on(self, day: date) -> Standing:
        """The standing on a day within the timeline."""
        return self.intervals[bisect_right(self._firsts, day) - 1].standing

    def within(self, first: date, last: date) -> Iterator[Interval]:
        """The intervals that touch a range, cut to it."""
        for interval in self.intervals:
            days = interval.days & Span(first, last)
            if days:
                yield Interval(days, interval.standing)


def timeline(record: OfficerRecord, first: date = EVER, last: date = NEVER) -> Timeline:
    """The officer's standings from one day to another, as intervals of equal answers."""
    intervals: list[Interval] = []
    for start, standing, turns in turns_from(record, first):
        if intervals and intervals[-1].standing == standing:
            intervals[-1] = Interval(Span(intervals[-1].days.first, _end(turns)), standing)
        else:
            intervals.append(Interval(Span(start, _end(turns)), standing))
        if turns > last:
            break
    return Timeline(tuple(intervals))


def turns_from(record: OfficerRecord, start: date) -> Iterator[tuple[date, Standing, date]]:
    """From a day on: each day asked, its standing, and the next day on which anything may turn."""
    while True:
        day = Day(start)
        standing = standing_on(record, day)
        yield start, standing, day.turns
        if day.turns == NEVER:
            return
        start = day.turns


def next_change(record: OfficerRecord, start: date) -> tuple[date, str] | None:
    """The next day on which the standing changes if nothing is done and nothing new happens, and to what."""
    before: str | None = None
    for day, standing, _ in turns_from(record, start):
        if before is not None and standing.standing != before:
            return day, standing.standing
        before = standing.standing
    return None


def _end(turns: date) -> date:
    return NEVER if turns == NEVER else day_before(turns)
