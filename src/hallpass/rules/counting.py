"""5.4: which days of substitute service count, and how many of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache, total_ordering
from types import SimpleNamespace

from hallpass.days import NEVER, day_after, next_school_year, school_year_start
from hallpass.policy.compile import Rules
from hallpass.policy.vocabulary import SUBSTITUTE_TABLE
from hallpass.register.records import E_LEARNING, SubstituteDay
from hallpass.register.register import Register
from hallpass.rules.day import Day

SchoolYears = Mapping[date, tuple[date, ...]]
"""The counted days of each school year, by its first day."""


class Calendars:
    """The student contact days of each district, as a reading of e-learning days has them."""

    def __init__(self, register: Register, e_learning_counts: bool) -> None:
        self._register = register
        self._days: dict[str, frozenset[date]] = {}
        self._years: dict[str, frozenset[date]] = {}
        for district, days in register.calendar.items():
            contact = frozenset(day for day, kind in days.items() if e_learning_counts or kind != E_LEARNING)
            self._days[district] = contact
            self._years[district] = frozenset(school_year_start(day) for day in days)

    def has_calendar(self, district: str, day: date) -> bool:
        """Whether the district has a calendar for the school year of that day, of whatever kind of contact days."""
        return school_year_start(day) in self._years.get(district, frozenset())

    def is_contact_day(self, district: str, day: date) -> bool:
        """Whether the calendar lists the day as a student contact day."""
        return day in self._days.get(district, frozenset())

    def counts(self, row: SubstituteDay) -> bool:
        """5.4: whether a listed day of substitute service counts."""
        school = self._register.school.get(row.school)
        if school is None:
            return False
        return self.is_contact_day(school.district, row.date) or not self.has_calendar(school.district, row.date)

    def counted_days(self, rows: Iterable[SubstituteDay]) -> SchoolYears:
        """The distinct counted days of each school year, in order."""
        years: dict[date, list[date]] = {}
        for day in sorted({row.date for row in rows if self.counts(row)}):
            years.setdefault(school_year_start(day), []).append(day)
        return {year: tuple(days) for year, days in years.items()}


@total_ordering
class NthDay:
    """The number of the day asked about among the counted days; like `Day` it remembers when a comparison turns."""

    __slots__ = ("_day", "_years", "value")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, day: Day, years: SchoolYears) -> None:
        self._day = day
        self._years = years
        self.value = 1 + bisect_left(counted_in_year(day, years), day.date)

    def __lt__(self, limit: int) -> bool:
        """Whether fewer than `limit`; it turns on the day after the counted day before the limit's."""
        if self.value >= limit:
            self._day.remember(next_school_year(self._day.date))
            return False
        self._day.remember(self._reaches(limit))
        return True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, int):
            return NotImplemented
        return not self < other and self < other + 1

    def __le__(self, limit: int) -> bool:
        return self < limit + 1

    def __gt__(self, limit: int) -> bool:
        return not self < limit + 1

    def __ge__(self, limit: int) -> bool:
        return not self < limit

    def _reaches(self, limit: int) -> date:
        """The next day, of this school year or a later one, on which the number is `limit` or more."""
        this_year = school_year_start(self._day.date)
        starts = (
            day_after(days[limit - 2])
            for year, days in self._years.items()
            if year >= this_year and len(days) >= limit - 1
        )
        return min((start for start in starts if start > self._day.date), default=NEVER)


def counted_in_year(day: Day, years: SchoolYears) -> tuple[date, ...]:
    """All counted days of the school year of the day asked about."""
    return years.get(school_year_start(day.date), ())


def days_in_year(day: Day, years: SchoolYears) -> int:
    """How many days of the school year count, planned ones too."""
    this_year = school_year_start(day.date)
    if any(year >= this_year for year in years):
        day.remember(next_school_year(day.date))
    return len(years.get(this_year, ()))


@lru_cache(maxsize=256)
def days_allowed(rules: Rules) -> int | None:
    """5.4: how many counted days of a school year are exempt; None where no row asks for the number alone."""
    limit: int = rules["substitute_days"]
    at_limit = SimpleNamespace(nth_day=limit)
    for row in rules.version.rows(SUBSTITUTE_TABLE):
        for part in rules.parts(row.when):
            if "nth_day" in part.names and part.names <= {"nth_day", "substitute_days"}:
                return limit if rules.holds(part, at_limit) else limit - 1
    return None
