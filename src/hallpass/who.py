"""Who could cover a school on a day: may serve, or why not, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hallpass.days import day_before
from hallpass.register import edits
from hallpass.register.records import SUBSTITUTE, Assignment, Officer, SubstituteDay
from hallpass.rules.counting import counted_in_year
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import duties_of, is_absent, serves_there
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.owed import Owed, owed_on
from hallpass.rules.serving import YES, Serving, serving_on
from hallpass.rules.standing import Standing, standing_on

ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An officer who could be sent to a school on a day.

    `day_number` is which counted day of the school year it would be, `days_allowed` the last one that is still exempt
    (5.4); both only for one who would serve there as a substitute.
    """

    officer: Officer
    agency: str
    there_already: bool
    absent: bool
    elsewhere: tuple[str, ...]
    standing: Standing
    serving: Serving
    duties: tuple[str, ...]
    day_number: int | None
    days_allowed: int | None
    missing: tuple[Owed, ...]

    @property
    def may_serve(self) -> bool:
        """Whether the officer may serve there that day and is not away."""
        return self.serving.may_serve == YES and not self.absent


def candidates(setting: Setting, school: str, on: date) -> tuple[Candidate, ...]:
    """Everyone employed on the day, as one who serves the school that day; those who may come first, most duties on top."""
    found = (_candidate(setting, officer, school, on) for officer in setting.register.officer)
    order = list(setting.register.officer)
    return tuple(
        sorted(
            (one for one in found if one is not None),
            key=lambda one: (not one.may_serve, -len(one.duties), bool(one.elsewhere), order.index(one.officer.id)),
        )
    )


def _candidate(setting: Setting, officer: str, school: str, on: date) -> Candidate | None:
    day = Day(on)
    now = setting.officer(officer)
    agency = now.employer(day)
    if agency is None:
        return None
    there = any(
        row.school == school and row.from_ <= on and (row.to is None or on <= row.to) and serves_there(now, row, day)
        for row in now.assignments
    )
    record = now if there else _sent(setting, officer, school, on)
    standing = standing_on(record, day)
    all_serving = serving_on(record, day, standing)
    serving = next(one for one in reversed(all_serving) if one.assignment.school == school)
    duties = tuple(duty for duty, _ in duties_of(serving, standing, setting.law.on(day)["duties"]))
    number, allowed = _count(record, serving, day)
    return Candidate(
        officer=setting.register.officer[officer],
        agency=agency,
        there_already=there,
        absent=is_absent(now, day),
        elsewhere=_elsewhere(now, school, day),
        standing=standing,
        serving=serving,
        duties=duties,
        day_number=number,
        days_allowed=allowed,
        missing=owed_on(record, day, standing, (serving,)),
    )


def _sent(setting: Setting, officer: str, school: str, on: date) -> OfficerRecord:
    """The officer as one who is sent to the school for that day."""
    small = edits.about(setting.register, officer)
    small = edits.with_row(small, "assignments", Assignment(ASSUMED, officer, school, SUBSTITUTE, on, on))
    small = edits.with_row(small, "substitute_days", SubstituteDay(officer, school, on))
    return setting.supposing(small).officer(officer)


def _elsewhere(record: OfficerRecord, school: str, day: Day) -> tuple[str, ...]:
    """The other schools at which the officer is expected that day."""
    return tuple(
        dict.fromkeys(
            row.school
            for row in record.assignments
            if row.school != school
            and row.from_ <= day.date
            and (row.to is None or day.date <= row.to)
            and serves_there(record, row, day)
        )
    )


def _count(record: OfficerRecord, serving: Serving, day: Day) -> tuple[int | None, int | None]:
    """5.4: which counted day of the school year it would be, and the last one that is exempt."""
    if serving.assignment.role != SUBSTITUTE:
        return None, None
    under = record.on(day)
    before = [counted for counted in counted_in_year(day, under.counted) if counted <= day_before(day.date)]
    return len(before) + 1, last_exempt_day(record, day)


def last_exempt_day(record: OfficerRecord, day: Day) -> int:
    """5.4: the number of the last counted day of a school year that is exempt, under the readings that are set."""
    rules = record.setting.law.on(day)
    limit: int = rules["substitute_days"]
    return limit if rules.readings["day_sixty"] == "exempt" else limit - 1
