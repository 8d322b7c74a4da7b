"""The school calendars of the demo: student contact days of any school year, by the habits of Minnesota."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONDAY, TUESDAY, THURSDAY, FRIDAY, SATURDAY = 0, 1, 3, 4, 5
DAY: Final = timedelta(days=1)


def nth(year: int, month: int, weekday: int, place: int) -> date:
    """The first, second, ... such weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))


def monday_before(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(days=day.weekday())


def school_year(day: date) -> int:
    """The year in which the school year of a day begins."""
    return day.year if day.month >= 7 else day.year - 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a district lays out its school years."""

    days_after_labor_day: int = 1
    last_friday_of_june: int = 2
    spring_break: int = 2
    """Which Monday of March begins it."""

    def first_day(self, year: int) -> date:
        """The first student contact day of the school year that begins in a year."""
        return nth(year, 9, MONDAY, 1) + timedelta(days=self.days_after_labor_day)

    def last_day(self, year: int) -> date:
        """Its last student contact day."""
        return nth(year + 1, 6, FRIDAY, self.last_friday_of_june)

    def days(self, year: int) -> list[date]:
        """Its student contact days."""
        closed = set(self._closed(year))
        first, last = self.first_day(year), self.last_day(year)
        every = (first + timedelta(days=count) for count in range((last - first).days + 1))
        return [day for day in every if day.weekday() < SATURDAY and day not in closed]

    def snow_day(self, year: int) -> date:
        """The day of its January on which snow keeps everyone at home, and lessons go on there."""
        return next(day for day in self.days(year) if day > nth(year + 1, 1, MONDAY, 4))

    def between(self, first: date, last: date) -> list[date]:
        """The student contact days of a range of days."""
        years = range(school_year(first), school_year(last) + 1)
        return [day for year in years for day in self.days(year) if first <= day <= last]

    def _closed(self, year: int) -> Iterator[date]:
        yield nth(year, 9, MONDAY, 1)
        teachers = nth(year, 10, THURSDAY, 3)
        yield from (teachers, teachers + DAY)
        thanks = nth(year, 11, THURSDAY, 4)
        yield from (thanks, thanks + DAY)
        winter = date(year, 12, 23)
        yield from (winter + timedelta(days=count) for count in range(10))
        yield nth(year + 1, 1, MONDAY, 3)
        yield nth(year + 1, 2, MONDAY, 3)
        spring = nth(year + 1, 3, MONDAY, self.spring_break)
        yield from (spring + timedelta(days=count) for count in range(5))
        yield date(year + 1, 5, 31) - timedelta(days=date(year + 1, 5, 31).weekday())
