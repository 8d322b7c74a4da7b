"""Working days: the holidays that a pack lists by rule, and the next day that is none of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from hallpass.days import EVER, NEVER, ONE_DAY
from hallpass.policy.words import MONTHS

if TYPE_CHECKING:
    from hallpass.policy.model import Holiday

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS: Final = ("first", "second", "third", "fourth", "last")
COMMON_YEAR: Final = 2001  # it has no 29 February
SATURDAY: Final = WEEKDAYS.index("Saturday")
SUNDAY: Final = WEEKDAYS.index("Sunday")

_FIXED = re.compile(rf"(?P<month>{'|'.join(MONTHS)}) (?P<day>[1-9]\d?)")
_COUNTED = re.compile(
    rf"(?P<nth>{'|'.join(ORDINALS)}) (?P<weekday>{'|'.join(WEEKDAYS)}) in (?P<month>{'|'.join(MONTHS)})"
)


def is_rule(rule: str) -> bool:
    """Whether a rule names one day of every year, as in `July 4` or `third Monday in January`."""
    try:
        day_in_year(rule, COMMON_YEAR)
    except ValueError:
        return False
    return True


def day_in_year(rule: str, year: int) -> date:
    """The day of a year that a rule names."""
    if fixed := _FIXED.fullmatch(rule):
        return date(year, MONTHS.index(fixed["month"]) + 1, int(fixed["day"]))
    counted = _COUNTED.fullmatch(rule)
    if counted is None:
        raise ValueError(f"{rule!r} names no day: a rule is like 'July 4' or 'third Monday in January'")
    month, weekday = MONTHS.index(counted["month"]) + 1, WEEKDAYS.index(counted["weekday"])
    days = (date(year, month, number + 1) for number in range(monthrange(year, month)[1]))
    matching = [day for day in days if day.weekday() == weekday]
    return matching[-1] if counted["nth"] == "last" else matching[ORDINALS.index(counted["nth"])]


def kept_on(holiday: Holiday, year: int) -> Iterator[date]:
    """The days on which a year's holiday is kept: the day itself and, where it moves, the weekday beside it."""
    day = day_in_year(holiday.rule, year)
    yield day
    if holiday.moves and day.weekday() == SUNDAY:
        yield day + ONE_DAY
    if holiday.moves and day.weekday() == SATURDAY:
        yield day - ONE_DAY


def next_working_day(holidays: tuple[Holiday, ...]) -> Callable[[date], date]:
    """A function that gives the day itself or, where it is a Saturday, Sunday or holiday, the next that is none."""

    @cache
    def of_year(year: int) -> frozenset[date]:
        return frozenset(day for holiday in holidays for day in kept_on(holiday, year))

    def function(day: date) -> date:
        if not EVER.year < day.year < NEVER.year - 1:
            return day
        # January 1 on a Saturday is kept in the year before.
        while day.weekday() in (SATURDAY, SUNDAY) or day in of_year(day.year) or day in of_year(day.year + 1):
            day += ONE_DAY
        return day

    return function
