"""Breaches, and gaps in contract cover: ranges of days with what they weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.days import EVER, NEVER, Span, day_after, join, school_year_end
from hallpass.register.records import REGULAR, SUBSTITUTE, Assignment
from hallpass.rules.contracts import UNCOVERED, covers
from hallpass.rules.counting import Calendars
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.timeline import Interval, timeline

NOT_CLEARED: Final = "not_cleared"
ALWAYS: Final = Span(EVER, NEVER)
FRIDAY: Final = 4


@dataclass(frozen=True, slots=True)
class Breach:
    """A run of days in service and not cleared: contact days in regular service, listed days in substitute service."""

    officer: str
    days: Span
    paragraphs: tuple[str, ...]
    contact_days: int
    listed_days: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which an assignment was active without a contract; `counted` are contact days, of a substitute listed."""

    officer: str
    assignment: str
    school: str
    days: Span
    role: str
    counted: int


def breaches(record: OfficerRecord, first: date, last: date) -> tuple[Breach, ...]:
    """Section 5: the breaches within a range of days. A run with no day that counts is none."""
    runs: list[list[Interval]] = []
    for interval in timeline(record, first, last).within(first, last):
        if interval.standing.standing != NOT_CLEARED:
            continue
        if runs and day_after(runs[-1][-1].days.last) == interval.days.first:
            runs[-1].append(interval)
        else:
            runs.append([interval])
    found = (_breach(record, run) for run in runs)
    return tuple(one for one in found if one.contact_days or one.listed_days)


def _breach(record: OfficerRecord, run: Sequence[Interval]) -> Breach:
    paragraphs = dict.fromkeys(interval.standing.paragraph or "" for interval in run)
    contact, listed = set[date](), set[date]()
    for interval in run:
        if interval.standing.role == REGULAR:
            contact.update(_regular_days(record, interval.days))
        else:
            listed |= _listed_days(record, None, interval.days)
    return Breach(record.id, Span(run[0].days.first, run[-1].days.last), tuple(paragraphs), len(contact), len(listed))


def _regular_days(record: OfficerRecord, within: Span) -> Iterator[date]:
    """The student contact days of regular service: those of each school's district on which service is active."""
    setting = record.setting
    for span, rules in setting.law.over(within):
        calendars = setting.calendars(rules)
        for piece in record.under(rules).regular:
            days = piece.days & span
            if days:
                yield from contact_days(calendars, setting.register.school[piece.assignment.school].district, days)


def contact_days(calendars: Calendars, district: str, days: Span) -> Iterator[date]:
    """The student contact days in a range; Monday to Friday in a school year for which there is no calendar."""
    start = days.first
    while True:
        end = min(school_year_end(start), days.last)
        known = calendars.has_calendar(district, start)
        for day in _each(start, end):
            if calendars.is_contact_day(district, day) if known else day.weekday() <= FRIDAY:
                yield day
        if end == days.last:
            return
        start = day_after(end)


def _each(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def _listed_days(record: OfficerRecord, school: str | None, within: Span) -> set[date]:
    """The officer's listed days of substitute service in a range, at one school or at any that is known."""
    register = record.setting.register
    schools = register.school if school is None else (school,)
    rows = register.substitute_days_of.get(record.id, ())
    return {row.date for row in rows if row.date in within and row.school in schools}


def uncovered_days(record: OfficerRecord, assignment: str) -> list[Span]:
    """2, 3.2: the days on which an assignment in scope is active without a contract."""
    register = record.setting.register
    return join(
        days
        for version, rules in record.setting.law.over(ALWAYS)
        for piece in record.under(rules).pieces
        if piece.assignment.id == assignment
        for covered, cover in covers(register, piece, rules)
        if cover.state == UNCOVERED and (days := covered & version)
    )


def gaps(record: OfficerRecord, first: date, last: date) -> tuple[Gap, ...]:
    """2, 3.2: the gaps in contract cover of an officer's assignments within a range of days."""
    found = (
        Gap(record.id, row.id, row.school, days, row.role, _weight(record, row, days))
        for row in record.assignments
        for span in uncovered_days(record, row.id)
        if (days := span & Span(first, last))
    )
    return tuple(gap for gap in found if gap.counted)


def _weight(record: OfficerRecord, assignment: Assignment, days: Span) -> int:
    """How many days of a gap count: contact days of the district, or days listed for a substitute at the school."""
    if assignment.role == SUBSTITUTE:
        return len(_listed_days(record, assignment.school, days))
    setting = record.setting
    district = setting.register.school[assignment.school].district
    return sum(
        1 for span, rules in setting.law.over(days) for _ in contact_days(setting.calendars(rules), district, span)
    )
