"""Who could cover a school on a day: may serve, or why not, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hallpass.days import span
from hallpass.register import edits
from hallpass.register.records import SUBSTITUTE, Assignment, Officer, SubstituteDay
from hallpass.rules.counting import counted_in_year, days_allowed
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import duties_of, is_absent, serves_there
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.owed import Owed, owed_on
from hallpass.rules.serving import YES, Serving, serving_on
from hallpass.rules.standing import Standing, standing_on

ASSUMED = "assumed"
"""The key of the assignment of an officer who is sent for the day."""


@dataclass(frozen=True, slots=True)
class Tally:
    """5.4: which counted day of the school year it would be, and the number of the last one that is exempt.

    `counts` is false where the day is no student contact day; `allowed` is 0 where a reading exempts none.
    `ends` is the first counted day beyond the exemption with this day among them, `ends_now` as things stand.
    """

    number: int
    counts: bool
    allowed: int
    ends: date | None
    ends_now: date | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An officer who could be sent to a school on a day; `tally` where the rows of substitutes decide."""

    officer: Officer
    agency: str
    there_already: bool
    absent: bool
    elsewhere: tuple[str, ...]
    standing: Standing
    serving: Serving
    duties: tuple[str, ...]
    tally: Tally | None
    missing: tuple[Owed, ...]

    @property
    def may_serve(self) -> bool:
        """Whether the officer may serve there that day and is not away."""
        return self.serving.may_serve == YES and not self.absent


def candidates(setting: Setting, school: str, on: date) -> tuple[Candidate, ...]:
    """Everyone employed on the day, as one who serves the school that day.

    Those who may serve come first, most duties on top; of equal ones those who are not expected elsewhere, then those
    for whom least is missing.
    """
    found = (_candidate(setting, officer, school, on) for officer in setting.register.officer)
    return tuple(
        sorted(
            (one for one in found if one is not None),
            key=lambda one: (not one.may_serve, -len(one.duties), bool(one.elsewhere), len(one.missing)),
        )
    )


def _candidate(setting: Setting, officer: str, school: str, on: date) -> Candidate | None:
    day = Day(on)
    now = setting.officer(officer)
    agency = now.employer(day)
    if agency is None:
        return None
    expected = _expected(now, day)
    there = any(one.assignment.school == school for one in expected)
    record = now if there else _sent(now, school, on)
    standing = standing_on(record, day)
    serving = _at(school, _expected(record, day) if there else serving_on(record, day, standing))
    return Candidate(
        officer=setting.register.officer[officer],
        agency=agency,
        there_already=there,
        absent=is_absent(now, day),
        elsewhere=tuple(dict.fromkeys(one.assignment.school for one in expected if one.assignment.school != school)),
        standing=standing,
        serving=serving,
        duties=tuple(duty for duty, _ in duties_of(serving, standing, setting.law.on(day)["duties"])),
        tally=_tally(now, record, day) if standing.role == SUBSTITUTE else None,
        missing=owed_on(record, day, standing, (serving,)),
    )


def _expected(record: OfficerRecord, day: Day) -> list[Serving]:
    """The assignments in scope on which the officer is expected that day: a substitute on listed days alone."""
    found = serving_on(record, day, standing_on(record, day))
    return [one for one in found if one.in_scope and serves_there(record, one.assignment, day)]


def _at(school: str, found: Sequence[Serving]) -> Serving:
    """The assignment to the school; of several the last one, which is the one assumed where one is."""
    return next(one for one in reversed(found) if one.assignment.school == school)


def _sent(now: OfficerRecord, school: str, on: date) -> OfficerRecord:
    """The officer as one who is sent to the school for that day."""
    setting, officer = now.setting, now.id
    row = Assignment(ASSUMED, officer, school, SUBSTITUTE, on, on, _statement(now, on))
    small = edits.with_row(edits.about(setting.register, officer), "assignments", row)
    small = edits.with_row(small, "substitute_days", SubstituteDay(officer, school, on))
    return setting.supposing(small).officer(officer)


def _statement(now: OfficerRecord, on: date) -> bool | None:
    """5.3: that the course could be provided, if it is said of all substitute service on the day; else unknown."""
    rows = (row for row in now.assignments if row.role == SUBSTITUTE and on in span(row.from_, row.to))
    return False if {row.employer_unable for row in rows} == {False} else None


def _tally(now: OfficerRecord, sent: OfficerRecord, day: Day) -> Tally:
    days = counted_in_year(day, sent.on(day).counted)
    number = 1 + sum(one < day.date for one in days)
    return Tally(number, day.date in days, last_exempt(sent, day), _ends(sent, day), _ends(now, day))


def _ends(record: OfficerRecord, day: Day) -> date | None:
    """5.4: the first counted day of the school year that is not exempt."""
    days, exempt = counted_in_year(day, record.on(day).counted), last_exempt(record, day)
    return days[exempt] if len(days) > exempt else None


def last_exempt(record: OfficerRecord, day: Day) -> int:
    """5.4: the number of the last counted day of a school year that is exempt, under the readings that are set."""
    rules = record.setting.law.on(day)
    planned = len(counted_in_year(day, record.on(day).counted))
    if rules.readings["sixty_planned"] == "never_exempt" and planned >= rules["substitute_days"]:
        return 0
    return days_allowed(rules) or 0
