"""Where each thing of an officer's years is drawn: places in a picture of 1152 wide, whose text is 12.5 high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from hallpass.days import Span, add_months, day_after, next_school_year, school_year_name
from hallpass.policy.words import MONTHS
from hallpass.rules.breaches import NOT_CLEARED
from hallpass_web.standing.timeline import TO_COME, Bar, Callout, Lane, Years

WIDTH: Final = 1152
NAMES: Final = 168
"""The width of the column of names."""
RIGHT: Final = 1144
LETTER: Final = 6.9
"""A letter of the text is about so wide."""
LEVEL: Final = 22
TALL: Final = 32
THIN: Final = 15
GAP: Final = 11
MONTHS_A_TICK: Final = 3
HATCHED: Final = (NOT_CLEARED, TO_COME)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day begins."""

    days: Span

    def at(self, day: date) -> float:
        """The place where a day begins; days outside lie at the ends."""
        inside = min(max(day, self.days.first), day_after(self.days.last))
        share = (inside - self.days.first).days / ((self.days.last - self.days.first).days + 1)
        return round(NAMES + share * (RIGHT - NAMES), 1)

    def of(self, days: Span) -> tuple[float, float] | None:
        """Where a range of days begins, and how wide it is; None where nothing of it is drawn."""
        seen = days & self.days
        if seen is None:
            return None
        start = self.at(seen.first)
        return start, max(round(self.at(day_after(seen.last)) - start, 1), 3.0)


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in its place, with the words that fit."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str
    words: str
    words_x: float
    words_y: float
    ground: float
    """How wide the paper under the words is; 0 where they need none."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A sign in its place; `words` may be empty where there is no room."""

    x: float
    y: float
    look: str
    words: str
    words_x: float
    end: bool


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane in its place."""

    name: str
    name_y: float
    bars: tuple[DrawnBar, ...]
    marks: tuple[DrawnMark, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class DrawnCallout:
    """Words above the lanes and the line that leads down from them."""

    x: float
    y: float
    look: str
    words: str
    words_x: float
    width: float
    end: bool
    """Whether the words end at their place, and do not begin there."""

    @property
    def half(self) -> float:
        """Half of the width of the words with their ground."""
        return self.width / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the scale with its word."""

    x: float
    word: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    years: Years
    height: float
    top: float
    """Where the standing begins."""
    axis: float
    today: float
    standing: DrawnLane
    lanes: tuple[DrawnLane, ...]
    callouts: tuple[DrawnCallout, ...]
    school_years: tuple[Tick, ...]
    months: tuple[Tick, ...]
    width: int = WIDTH
    names: int = NAMES
    right: int = RIGHT


def drawn(years: Years) -> Drawing:
    """The picture of an officer's years."""
    scale = Scale(years.days)
    shelf = _Shelf()
    callouts = tuple(shelf.place(one, scale) for one in years.callouts)
    top = len(shelf.levels) * LEVEL + 10
    standing = _lane(years.standing, scale, top, TALL)
    y = top + TALL + GAP + 3
    lanes = []
    for lane in years.lanes:
        lanes.append(_lane(lane, scale, y, THIN))
        y += THIN + GAP
    return Drawing(
        years,
        y + 46,
        top,
        y + 2,
        round(scale.at(years.on) + (scale.at(day_after(years.on)) - scale.at(years.on)) / 2, 1),
        standing,
        tuple(lanes),
        callouts,
        tuple(_school_years(scale)),
        tuple(_months(scale)),
    )


def _wide(words: str) -> float:
    return round(len(words) * LETTER, 1)


def _lane(lane: Lane, scale: Scale, y: float, height: float) -> DrawnLane:
    bars = tuple(bar for one in lane.bars if (bar := _bar(one, scale, y, height)))
    middle = y + height / 2
    signs = _marks(lane, scale, middle)
    return DrawnLane(lane.name, middle + 4.5, bars, tuple(signs), "" if bars or lane.marks else lane.empty)


def _bar(bar: Bar, scale: Scale, y: float, height: float) -> DrawnBar | None:
    place = scale.of(bar.days)
    if place is None:
        return None
    x, width = place
    words = next((one for one in bar.words if _wide(one) + 16 <= width), "")
    ground = _wide(words) + 16 if words and bar.look in HATCHED else 0
    return DrawnBar(
        x, y, width, height, bar.look, bar.words[0] if bar.words else "", words, x + 9, y + height / 2 + 4.5, ground
    )


def _marks(lane: Lane, scale: Scale, y: float) -> Iterator[DrawnMark]:
    """The signs of a lane; words that would run into the next sign are left to the table."""
    places = [scale.at(mark.day) for mark in lane.marks]
    free = float(NAMES)
    for at, (mark, x) in enumerate(zip(lane.marks, places, strict=True)):
        following = places[at + 1] - 10 if at + 1 < len(places) else float(RIGHT)
        wide = _wide(mark.words) + 12
        after, before = x + wide <= following, x - wide >= free
        words = mark.words if after or before else ""
        yield DrawnMark(x, y, mark.look, words, x + 11 if after else x - 11, not after)
        free = x + wide if after else x + 10


@dataclass(slots=True)
class _Shelf:
    """The levels above the lanes, the highest first, and what is taken on each."""

    levels: list[list[tuple[float, float]]] = field(default_factory=list)
    leaders: list[float] = field(default_factory=list)

    def place(self, one: Callout, scale: Scale) -> DrawnCallout:
        """Put words where they touch no others and cross no line; lower where there is no room."""
        x = scale.at(one.day if one.look != "due" else day_after(one.day))
        wide = _wide(one.words) + 22
        for level in range(len(self.levels) + 1):
            for start in _starts(one, x, wide):
                if self._free(level, start, wide, x):
                    return self._put(one, level, x, start, wide)
        return self._put(one, len(self.levels), x, next(_starts(one, x, wide)), wide)

    def _free(self, level: int, start: float, wide: float, x: float) -> bool:
        if level == len(self.levels):
            return not any(start < leader < start + wide for leader in self.leaders if leader != x)
        own = all(start + wide <= first or last <= start for first, last in self.levels[level])
        below = all(x <= first or last <= x for lower in self.levels[level + 1 :] for first, last in lower)
        return own and below

    def _put(self, one: Callout, level: int, x: float, start: float, wide: float) -> DrawnCallout:
        if level == len(self.levels):
            self.levels.append([(leader - 4, leader + 4) for leader in self.leaders])
        self.levels[level].append((start, start + wide))
        for lower in self.levels[level + 1 :]:
            lower.append((x - 4, x + 4))
        self.leaders.append(x)
        y, end = level * LEVEL + 16, start < x - wide / 2 - 1
        if one.look == "today":
            return DrawnCallout(x, y, one.look, one.words, start + wide / 2, wide, False)
        return DrawnCallout(x, y, one.look, one.words, x - 8 if end else x + 20, wide, end)


def _starts(one: Callout, x: float, wide: float) -> Iterator[float]:
    """Where the words of a callout may begin: today's around its line, the others at either side."""
    if one.look == "today":
        yield min(max(x - wide / 2, NAMES), RIGHT - wide)
        return
    sides = (x - wide, x) if one.look == "breach" else (x, x - wide)
    yield from (start for start in sides if start >= 0 and start + wide <= WIDTH)


def _school_years(scale: Scale) -> Iterator[Tick]:
    start = scale.days.first
    while start < scale.days.last:
        yield Tick(scale.at(start), f"School year {school_year_name(start)}")
        start = next_school_year(start)


def _months(scale: Scale) -> Iterator[Tick]:
    starts: Sequence[date] = [add_months(scale.days.first, months) for months in range(0, 36, MONTHS_A_TICK)]
    for start in starts:
        yield Tick(scale.at(start), MONTHS[start.month - 1][:3])
