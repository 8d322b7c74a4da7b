"""Lanes of days drawn on a terminal page: bars with their words in them, marks, and today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.days import Span, add_months, next_school_year, school_year_end, school_year_name, school_year_start
from hallpass.files.terminal.page import Page, size, wrapped
from hallpass.files.words import day_word
from hallpass.policy.words import MONTHS

WIDEST_NAME: Final = 26
NARROWEST_SCALE: Final = 48
"""Below so many columns for the days a drawing says less than a list."""
QUARTER: Final = 3  # months between two ticks
TODAY: Final = "▼"
TODAY_LINE: Final = "│"


@dataclass(frozen=True, slots=True)
class Bar:
    """Days drawn in one fill, with words for it: the first that fits is set in the bar."""

    days: Span
    fill: str
    style: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with a sign on it, and words beside the sign."""

    day: date
    sign: str
    style: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A named row of a drawing; of two bars or marks at one place the later is seen."""

    name: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """Which column a day falls into."""

    days: Span
    columns: int

    def at(self, day: date) -> int:
        """The column of a day; days outside lie at the ends."""
        inside = min(max(day, self.days.first), self.days.last)
        total = (self.days.last - self.days.first).days + 1
        return (inside - self.days.first).days * self.columns // total

    def of(self, days: Span) -> range | None:
        """The columns of a range of days, or None where none of them is drawn."""
        seen = days & self.days
        return range(self.at(seen.first), self.at(seen.last) + 1) if seen else None


def drawing(page: Page, days: Span, on: date, lanes: Sequence[Lane]) -> Iterator[str]:
    """The lanes under a scale of school years; nothing where the page is too narrow for it."""
    name_width = min(WIDEST_NAME, max(size(lane.name) for lane in lanes))
    scale = Scale(days, page.columns - name_width - 2)
    if scale.columns < NARROWEST_SCALE:
        return
    edge = " " * (name_width + 2)
    years, months = _ticks(scale)
    yield edge + page.paint(years, "soft")
    yield edge + page.paint(months, "soft")
    yield edge + page.paint(_today(scale, on), "head")
    for lane in lanes:
        name = wrapped(lane.name, name_width)[0]
        yield f"{name}{' ' * (name_width - size(name))}  {_painted(page, _cells(scale, on, lane))}".rstrip()


def _ticks(scale: Scale) -> tuple[str, str]:
    """The names of the school years, and a month for every quarter, where they begin."""
    years, months = [" "] * scale.columns, [" "] * scale.columns
    start = scale.days.first
    while start < scale.days.last:
        _write(years, scale.at(start), school_year_name(start))
        for quarter in range(0, 12, QUARTER):
            first = add_months(start, quarter)
            _write(months, scale.at(first), MONTHS[first.month - 1][:3])
        start = next_school_year(start)
    return "".join(years).rstrip(), "".join(months).rstrip()


def _today(scale: Scale, on: date) -> str:
    """The day asked about, over its column; the words stand on the side where there is room."""
    at, words = scale.at(on), day_word(on)
    if at + 2 + len(words) <= scale.columns:
        return f"{' ' * at}{TODAY} {words}"
    return f"{words} {TODAY}".rjust(at + 1)


def _write(cells: list[str], at: int, text: str) -> None:
    for offset, char in enumerate(text):
        if at + offset < len(cells):
            cells[at + offset] = char


_Cell = tuple[str, str]


def _cells(scale: Scale, on: date, lane: Lane) -> list[_Cell]:
    """Each column of a lane: its character and its style."""
    cells: list[_Cell] = [(" ", "")] * scale.columns
    for bar in lane.bars:
        _draw(cells, scale, bar)
    for mark in lane.marks:
        if mark.day in scale.days:
            _set_mark(cells, scale.at(mark.day), mark)
    if on in scale.days and cells[scale.at(on)][0] == " " and not _inside_words(cells, scale.at(on)):
        cells[scale.at(on)] = (TODAY_LINE, "head")
    return cells


def _inside_words(cells: Sequence[_Cell], at: int) -> bool:
    """Whether the place belongs to words, so that nothing is to be drawn there."""
    return any(0 <= near < len(cells) and cells[near][0] != " " for near in (at - 1, at + 1))


def _draw(cells: list[_Cell], scale: Scale, bar: Bar) -> None:
    place = scale.of(bar.days)
    if place is None:
        return
    for at in place:
        cells[at] = (bar.fill, bar.style)
    words = next((f" {words} " for words in bar.words if len(words) + 4 <= len(place)), "")
    edge = 2 if len(words) + 3 <= len(place) else 1  # a short bar on top may take the first column
    for offset, char in enumerate(words):
        cells[place.start + edge + offset] = (char, bar.style)


def _set_mark(cells: list[_Cell], at: int, mark: Mark) -> None:
    """The sign on its day; its words after it, or before it at the end of the scale."""
    text = f"{mark.sign} {mark.words}"
    start = at
    if at + len(text) > len(cells):
        text, start = f"{mark.words} {mark.sign}", at - len(mark.words) - 1
    for offset, char in enumerate(text):
        if 0 <= start + offset < len(cells):
            cells[start + offset] = (char, mark.style)


def _painted(page: Page, cells: Iterable[_Cell]) -> str:
    """The cells as text, runs of one style painted together."""
    text, run, before = "", "", ""
    for char, style in cells:
        if style != before:
            text += page.paint(run, before)
            run, before = "", style
        run += char
    return text + page.paint(run, before)


def school_years(on: date) -> Span:
    """Three school years: the one before, the one that the day lies in, and the next."""
    return Span(add_months(school_year_start(on), -12), school_year_end(add_months(school_year_start(on), 12)))
