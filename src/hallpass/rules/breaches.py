"""Breaches, and gaps in contract cover: ranges of days with what they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hallpass.days import ONE_DAY, Span, join, school_year_end
from hallpass.register.records import REGULAR, SUBSTITUTE
from hallpass.rules.contracts import UNCOVERED, covers
from hallpass.rules.counting import Calendars
from hallpass.rules.officer import OfficerRecord, UnderRules
from hallpass.rules.service import Piece
from hallpass.rules.timeline import timeline

NOT_CLEARED = "not_cleared"
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Breach:
    """Days on which an officer was in service and not cleared.

    `counted` are student contact days in regular service, listed days in substitute service.
    """

    officer: str
    days: Span
    role: str
    paragraphs: tuple[str, ...]
    counted: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which an assignment was active without a contract; `counted` as in a breach."""

    officer: str
    assignment: str
    school: str
    days: Span
    role: str
    counted: int


def breaches(record: OfficerRecord, first: date, last: date) -> tuple[Breach, ...]:
    """Section 5: the breaches within a range of days. A range without a counted day is none."""
    runs: list[Breach] = []
    for interval in timeline(record, first, last).within(first, last):
        standing = interval.standing
        if standing.standing != NOT_CLEARED or standing.role is None:
            continue
        paragraphs: tuple[str, ...] = (standing.paragraph or "",)
        if runs and runs[-1].role == standing.role and runs[-1].days.last + ONE_DAY == interval.days.first:
            before = runs.pop()
            paragraphs = tuple(dict.fromkeys((*before.paragraphs, *paragraphs)))
            days = Span(before.days.first, interval.days.last)
        else:
            days = interval.days
        runs.append(Breach(record.id, days, standing.role, paragraphs, 0))
    counted = (_counted(record, run) for run in runs)
    return tuple(run for run in counted if run.counted)


def _counted(record: OfficerRecord, run: Breach) -> Breach:
    under = record.under(record.setting.law.at(run.days.first))
    if run.role == REGULAR:
        days = set(_contact_days(under, under.regular, run.days))
    else:
        days = _listed_days(record, None, run.days)
    return Breach(run.officer, run.days, run.role, run.paragraphs, len(days))


def _contact_days(under: UnderRules, pieces: Iterable[Piece], within: Span) -> Iterator[date]:
    """The student contact days of the pieces' districts on which they are active."""
    setting = under.record.setting
    calendars = setting.calendars(under.rules)
    for piece in pieces:
        days = piece.days & within
        if days:
            yield from contact_days(calendars, setting.register.school[piece.assignment.school].district, days)


def contact_days(calendars: Calendars, district: str, days: Span) -> Iterator[date]:
    """The student contact days in a range; Monday to Friday in a school year for which there is no calendar."""
    start = days.first
    while start <= days.last:
        end = min(school_year_end(start), days.last)
        known = calendars.has_calendar(district, start)
        for day in _each(start, end):
            if calendars.is_contact_day(district, day) if known else day.weekday() <= FRIDAY:
                yield day
        start = end + ONE_DAY


def _each(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def _listed_days(record: OfficerRecord, school: str | None, within: Span) -> set[date]:
    """The officer's listed days of substitute service in a range, at one school or at any."""
    rows = record.setting.register.substitute_days_of.get(record.id, ())
    return {row.date for row in rows if row.date in within and (school is None or row.school == school)}


def uncovered_days(under: UnderRules, assignment: str) -> list[Span]:
    """2, 3.2: the days on which an assignment in scope is active without a contract."""
    register = under.record.setting.register
    return join(
        days
        for piece in (*under.regular, *under.substitute)
        if piece.assignment.id == assignment
        for days, cover in covers(register, piece, under.rules)
        if cover.state == UNCOVERED
    )


def gaps(record: OfficerRecord, first: date, last: date) -> tuple[Gap, ...]:
    """2, 3.2: the gaps in contract cover of an officer's assignments within a range of days."""
    under = record.under(record.setting.law.at(last))
    calendars = record.setting.calendars(under.rules)
    found = []
    for row in record.assignments:
        district = record.setting.register.school[row.school].district
        for span in uncovered_days(under, row.id):
            days = span & Span(first, last)
            if days is None:
                continue
            if row.role == SUBSTITUTE:
                counted = len(_listed_days(record, row.school, days))
            else:
                counted = sum(1 for _ in contact_days(calendars, district, days))
            if counted:
                found.append(Gap(record.id, row.id, row.school, days, row.role, counted))
    return tuple(found)
