"""Days that the policy names, school years, six months, and the working day of § 645.15."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

START = date(2025, 9, 1)
"""5.1: the day on which the training duty begins; a legacy course counts when dated before it."""

LEGACY_END = date(2027, 6, 1)
"""5.2: a legacy officer must be trained before this day."""

LEGACY_DUE = date(2027, 5, 31)
"""5.2: the last day that is still before 1 June 2027."""

ONE_DAY = timedelta(days=1)


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both ends in."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def school_year(day: date) -> int:
    """Words, school year: the year in which the school year of the day began (1 July)."""
    return day.year if day.month >= 7 else day.year - 1


def six_months_after(day: date) -> date:
    """Facts, due: the day of the same number six months on, or the last day of that month."""
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    last_of_month = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last_of_month))


def holds_whole_school_year(first: date, last: date) -> bool:
    """Facts, spell: does a whole school year lie inside these days?"""
    return any(first <= date(year, 7, 1) and date(year + 1, 6, 30) <= last for year in range(first.year, last.year + 1))


def next_working_day(day: date) -> date:
    """§ 645.15: the day itself, or the next that is no Saturday, Sunday or holiday."""
    while day.weekday() >= 5 or is_holiday(day):
        day += ONE_DAY
    return day


def is_holiday(day: date) -> bool:
    """§ 645.44 subd. 5: is this a legal holiday, or the day kept for one?"""
    if day in floating_holidays(day.year) or day in fixed_holidays(day.year):
        return True
    kept_before = day.weekday() == 4 and day + ONE_DAY in fixed_holidays((day + ONE_DAY).year)
    kept_after = day.weekday() == 0 and day - ONE_DAY in fixed_holidays((day - ONE_DAY).year)
    return kept_before or kept_after


def fixed_holidays(year: int) -> list[date]:
    """New Year, Juneteenth, Independence, Veterans and Christmas Day: kept on a weekday beside a weekend."""
    return [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)]


def floating_holidays(year: int) -> list[date]:
    """The holidays that are always a certain weekday of their month."""
    last_monday_of_may = max(day for day in days_between(date(year, 5, 25), date(year, 5, 31)) if day.weekday() == 0)
    return [
        nth_weekday(year, 1, 3, 0),  # Martin Luther King's Birthday
        nth_weekday(year, 2, 3, 0),  # Washington's and Lincoln's Birthday
        last_monday_of_may,  # Memorial Day
        nth_weekday(year, 9, 1, 0),  # Labor Day
        nth_weekday(year, 10, 2, 0),  # Indigenous Peoples Day
        nth_weekday(year, 11, 4, 3),  # Thanksgiving
    ]


def nth_weekday(year: int, month: int, n: int, weekday: int) -> date:
    """The n-th such weekday (Monday is 0) of a month."""
    days = days_between(date(year, month, 1), date(year, month, 28) + 3 * ONE_DAY)
    return [day for day in days if day.weekday() == weekday][n - 1]
