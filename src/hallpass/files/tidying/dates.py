"""Days as offices write them: typed, US, ISO, dotted, in words, as Excel's number, or a month, season or year alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from hallpass.days import Span, add_months, day_before, school_year_end
from hallpass.files.tidying.sheets import Value
from hallpass.files.tidying.words import fold, vocabulary

EXPECTED: Final = "a day, as in 4/18/2026"
_EARLIEST, _LATEST = date(1950, 1, 1), date(2100, 1, 1)
_EXCEL_ZERO: Final = date(1899, 12, 30)
_CENTURY_TURNS: Final = 69  # a two-digit year from here on is of the 1900s
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_CLOCK: Final = re.compile(r"(?<=\d) \d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?(?: ?[ap]\.?m\.?)?$")
_WEEKDAY: Final = re.compile(r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?\b\s*")


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a cell says about a day: the day, or only a span that it lies in, or (both None) nothing readable.

    `ground`: the day is a guess, and on what it rests."""

    day: date | None = None
    within: Span | None = None
    ground: str | None = None


UNREADABLE: Final = DateRead()


def read_date(value: Value, year: Span | None = None, day_first: bool = False) -> DateRead:
    """The day that a cell means. `year`: the school year in which a day without a year is looked for."""
    if isinstance(value, bool):
        return UNREADABLE
    if isinstance(value, (int, float)):
        return _plausible(_number(value))
    if isinstance(value, datetime):
        return _plausible(DateRead(value.date()))
    if isinstance(value, date):
        return _typed(value)
    return _plausible(_text(value, year, day_first)) if isinstance(value, str) else UNREADABLE


def _typed(day: date) -> DateRead:
    """A typed date; a bare year typed into a date cell shows up as a day of about 1905."""
    number = (day - _EXCEL_ZERO).days
    if _EARLIEST.year <= number < _LATEST.year:
        return DateRead(within=_year(number))
    return _plausible(DateRead(day))


def _plausible(read: DateRead) -> DateRead:
    within = read.within
    if (read.day and not _EARLIEST <= read.day < _LATEST) or (within and not _EARLIEST <= within.first < _LATEST):
        return UNREADABLE
    return read


def _number(value: float) -> DateRead:
    number = int(value)
    if _EARLIEST.year <= value < _LATEST.year and value == number:
        return DateRead(within=_year(number))
    if 19_000_101 <= number <= 21_001_231:
        return _ymd(number // 10_000, number // 100 % 100, number % 100)
    if (_EARLIEST - _EXCEL_ZERO).days <= number <= (_LATEST - _EXCEL_ZERO).days:
        return DateRead(_EXCEL_ZERO + timedelta(days=number), ground=f"{number} is Excel's number for this day")
    return UNREADABLE


def _text(value: str, year: Span | None, day_first: bool) -> DateRead:
    text = " ".join(value.lower().replace(",", " ").split())
    text = re.sub(r"\b([a-z]{3,9})\.", r"\1", text)
    text = _CLOCK.sub("", text)
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", _WEEKDAY.sub("", text)).strip()
    if re.fullmatch(r"\d{4,8}(?:\.0+)?", text):
        return _number(float(text))
    for pattern, read in _PATTERNS:
        if found := pattern.fullmatch(text):
            return read(found, year, day_first)
    return UNREADABLE


def _year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31))


def _full(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (1900 if number >= _CENTURY_TURNS else 2000)


def _ymd(year: int, month: int, day: int) -> DateRead:
    try:
        return DateRead(date(year, month, day))
    except ValueError:
        return UNREADABLE


def _month_of(year: int, month: int) -> DateRead:
    if not 1 <= month <= 12 or not 1 <= year < _LATEST.year:
        return UNREADABLE
    first = date(year, month, 1)
    return DateRead(within=Span(first, day_before(add_months(first, 1))))


def _named(name: str) -> int:
    """The number of a month by its name or its first three or four letters."""
    known = any(full == name for full in _NAMES) or name in _MONTHS or name == "sept"
    return _MONTHS.index(name[:3]) + 1 if known else 0


def _iso(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    return _ymd(int(found[1]), int(found[2]), int(found[3]))


def _numbers(found: re.Match[str], _year: Span | None, day_first: bool) -> DateRead:
    month, day = int(found[1]), int(found[3])
    if day_first:
        month, day = day, month
    return _ymd(_full(found[4]), month, day)


def _without_year(found: re.Match[str], year: Span | None, day_first: bool) -> DateRead:
    month, day = int(found[1]), int(found[2])
    if day_first:
        month, day = day, month
    return _in_year(month, day, year)


def _in_year(month: int, day: int, year: Span | None) -> DateRead:
    """The day in the school year; `9/25` in 2025-26 may be a day or a month, so it stays unread."""
    years = sorted({year.first.year, year.last.year}) if year else []
    for number in years if day not in [number % 100 for number in years] else ():
        read = _ymd(number, month, day)
        if year and read.day and read.day in year:
            return DateRead(read.day, ground="no year is written; the sheet is for this school year")
    return UNREADABLE


def _month_day_year(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    return _ymd(_full(found[3]), _named(found[1]), int(found[2]))


def _day_month_year(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    return _ymd(_full(found[3]), _named(found[2]), int(found[1]))


def _month_year_day(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    """A heading on two rows: the month and year above, the day below."""
    return _ymd(int(found[2]), _named(found[1]), int(found[3]))


def _month_day(found: re.Match[str], year: Span | None, _day_first: bool) -> DateRead:
    return _in_year(_named(found[1]), int(found[2]), year) if _named(found[1]) else UNREADABLE


def _month_year(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    return _month_of(_full(found[2]), _named(found[1]))


def _number_year(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    return _month_of(int(found[2]), int(found[1]))


def _season(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    months = vocabulary()["seasons"].get(found[1])
    if months is None:
        return UNREADABLE
    number = _full(found[2])
    return DateRead(within=Span(date(number, months[0], 1), day_before(add_months(date(number, months[1], 1), 1))))


def _school_year(found: re.Match[str], _year: Span | None, _day_first: bool) -> DateRead:
    span = school_year(found[0])
    return DateRead(within=span) if span else UNREADABLE


_PATTERNS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Span | None, bool], DateRead]], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t00:00(?::00(?:\.0+)?)?)?", _iso),
        (r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})", _numbers),
        (r"([a-z]{3,9})[- ](\d{1,2})[- ](\d{4})", _month_day_year),
        (r"(\d{1,2})[- ]?([a-z]{3,9})[- ]?(\d{4}|\d{2})", _day_month_year),
        (r"([a-z]{3,9}) (\d{4}) (\d{1,2})", _month_year_day),
        (r"(spring|summer|fall|autumn)(?: of)? ?'?(\d{4}|\d{2})", _season),
        (r"([a-z]{3,9})[- /]?'?(\d{4})", _month_year),
        (r"([a-z]{3,9})[- ]?'(\d{2})", _month_year),
        (r"(\d{1,2})[-/.](\d{4})", _number_year),
        (r"(\d{1,2})[-/](\d{1,2})", _without_year),
        (r"([a-z]{3,9})[- ](\d{1,2})", _month_day),
        (r"(?:sy ?)?'?\d{2,4} ?[-–/] ?'?\d{2,4}", _school_year),
    )
)

_YEARS: Final = re.compile(r"(?<![\d/.-])(?:(20\d\d)|(\d\d)) ?[-–/] ?(?:(20\d\d)|(\d\d))(?![\d/.-])")


def school_year(text: str) -> Span | None:
    """The one school year that a text names (2025-26, 2025-2026, 25/26), or None."""
    years = {int(found[1] or "20" + found[2]) for found in _school_years(text)}
    if len(years) != 1:
        return None
    first = date(years.pop(), 7, 1)
    return Span(first, school_year_end(first))


def _school_years(text: str) -> Iterator[re.Match[str]]:
    for found in _YEARS.finditer(text):
        second = int(found[3] or "20" + found[4])
        if second == int(found[1] or "20" + found[2]) + 1:
            yield found


def dates_in(text: str) -> list[tuple[str, DateRead]]:
    """The days named inside a longer text, each with the words before it."""
    found = re.split(
        r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|"
        r"[A-Za-z]{3,9}\.? \d{4}|\b(?:19|20)\d\d\b)",
        text,
    )
    return [(fold(before), read_date(day)) for before, day in zip(found[::2], found[1::2], strict=False)]
