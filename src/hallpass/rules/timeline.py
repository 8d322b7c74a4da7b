"""A life is a timeline: the standings of an officer over all days, found by jumping from turn to turn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from hallpass.days import EVER, NEVER, Span, day_before
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import Standing, standing_on

T = TypeVar("T")


class Interval(NamedTuple):
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
    spans = stretches(lambda day: standing_on(record, day), first, last)
    return Timeline(tuple(Interval(days, standing) for days, standing in spans))


def stretches(ask: Callable[[Day], T], first: date, last: date = NEVER) -> Iterator[tuple[Span, T]]:
    """The ranges of days, from one day to another, on which a question has one and the same answer."""
    began: date | None = None
    answer: T
    for start, found, turns in turns_from(ask, first):
        if began is None:
            began, answer = start, found
        elif found != answer:
            yield Span(began, day_before(start)), answer
            began, answer = start, found
        if turns > last or turns == NEVER:
            yield Span(began, last), answer
            return


def turns_from(ask: Callable[[Day], T], start: date) -> Iterator[tuple[date, T, date]]:
    """From a day on: each day asked, its answer, and the next day on which anything may turn."""
    while True:
        day = Day(start)
        answer = ask(day)
        yield start, answer, day.turns
        if day.turns == NEVER:
            return
        start = day.turns


def next_change(record: OfficerRecord, start: date) -> tuple[date, str] | None:
    """The next day on which the standing changes if nothing is done and nothing new happens, and to what."""
    before: str | None = None
    for day, standing, _ in turns_from(lambda day: standing_on(record, day, with_due=False), start):
        if before is not None and standing.standing != before:
            return day, standing.standing
        before = standing.standing
    return None
