"""Ranges of days, months and school years. All ranges are inclusive at both ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

EVER = date.min
"""The first day of a range that has been there always."""
NEVER = date.max
"""The last day of an open range; also the day of what did not happen. No answer turns on it."""

ONE_DAY = timedelta(days=1)
SCHOOL_YEAR_STARTS = (7, 1)  # month and day; it ends on the day before


class Span(NamedTuple):
    """A range of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __and__(self, other: Span) -> Span | None:
        """The days in both, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


def span(first: date | None, last: date | None) -> Span:
    """The range from `first` (None: always) to `last` (None: open)."""
    return Span(first or EVER, last or NEVER)


def day_after(day: date) -> date:
    """The next day; NEVER stays NEVER."""
    return day if day == NEVER else day + ONE_DAY


def day_before(day: date) -> date:
    """The day before; EVER stays EVER, and NEVER stays NEVER."""
    return day if day in (EVER, NEVER) else day - ONE_DAY


def add_months(day: date, months: int) -> date:
    """The day of the same number `months` later, or the last day of that month when it has no such day."""
    if day in (EVER, NEVER):
        return day
    years, month = divmod(day.month - 1 + months, 12)
    if not 1 <= day.year + years <= NEVER.year:
        return NEVER if months > 0 else EVER
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def school_year_start(day: date) -> date:
    """The first day, 1 July, of the school year that `day` lies in."""
    if (day.month, day.day) >= SCHOOL_YEAR_STARTS:
        return date(day.year, *SCHOOL_YEAR_STARTS)
    return date(day.year - 1, *SCHOOL_YEAR_STARTS) if day.year > 1 else EVER


def next_school_year(day: date) -> date:
    """The 1 July after the school year that `day` lies in."""
    this_year = date(day.year, *SCHOOL_YEAR_STARTS)
    if day < this_year:
        return this_year
    return date(day.year + 1, *SCHOOL_YEAR_STARTS) if day.year < NEVER.year else NEVER


def school_year_end(day: date) -> date:
    """The last day, 30 June, of the school year that `day` lies in."""
    return day_before(next_school_year(day))


def school_year_name(day: date) -> str:
    """The school year of a day, as in `2026-27`."""
    start = school_year_start(day).year
    return f"{start}-{(start + 1) % 100:02d}"


def holds_school_year(last_before: date, first_after: date) -> bool:
    """Whether a whole school year lies between the two days, neither of them included."""
    if last_before == NEVER:
        return False
    start = next_school_year(last_before)
    return school_year_end(start) < first_after


def join(spans: Iterable[Span]) -> list[Span]:
    """The same days as ordered ranges that neither overlap nor touch."""
    joined: list[Span] = []
    for item in sorted(spans):
        if joined and item.first <= day_after(joined[-1].last):
            if item.last > joined[-1].last:
                joined[-1] = Span(joined[-1].first, item.last)
        else:
            joined.append(item)
    return joined


def find(spans: Sequence[Span], day: date) -> Span | None:
    """The range that the day lies in, of ordered ranges that do not overlap."""
    at = bisect_right(spans, day, key=lambda item: item.first) - 1
    return spans[at] if at >= 0 and day <= spans[at].last else None


def day_of_text(text: str) -> date | None:
    """The day that a text names, 2026-09-01 or 9/1/26 as it is written in Minnesota; None where it names none."""
    iso = re.fullmatch(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})", text)
    us = re.fullmatch(r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4}|[0-9]{2})", text)
    found = iso or us
    if not found:
        return None
    year = int(found["y"]) + (2000 if len(found["y"]) == len("26") else 0)
    try:
        return date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None
