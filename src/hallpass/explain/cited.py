"""The rows of the register that an answer rests on: they alone give the same answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hallpass.checking import OfficerAnswer
from hallpass.days import school_year_start
from hallpass.explain.courses import Courses
from hallpass.register.records import (
    REGULAR,
    AgencyPolicy,
    Assignment,
    Completion,
    ContactDay,
    Contract,
    PolicyReview,
    SubstituteDay,
)
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.facts import RegularFacts
from hallpass.rules.officer import OfficerRecord, UnderRules
from hallpass.rules.service import Piece
from hallpass.rules.standing import Standing, facts_on
from hallpass.rules.training import NO_TRAINING


def cited(record: OfficerRecord, answer: OfficerAnswer, judged: Standing, judged_on: date | None) -> Register:
    """The rows that the standing and the assignments of one officer rest on, on the day and on the day judged."""
    register = record.setting.register
    asked = _Asked(record.on(Day(judged_on)), judged, judged_on) if judged_on and judged.role else None
    assignments = _assignments(record, answer, asked)
    days = asked.listed_days() if asked else ()
    policies = asked.policies() if asked else ()
    completions = asked.completions() if asked else ()
    schools = dict.fromkeys((*(row.school for row in assignments), *(row.school for row in days)))
    districts = dict.fromkeys(register.school[school].district for school in schools)
    courses = {row.course for row in completions}
    return Register(
        districts=tuple(register.district[district] for district in districts if district in register.district),
        schools=tuple(register.school[school] for school in schools),
        contact_days=_contact_days(register, days),
        agencies=tuple(register.agency[agency] for agency in dict.fromkeys(job.agency for job in record.employments)),
        agency_policies=policies,
        officers=(answer.officer,),
        employments=register.employments_of.get(record.id, ()),
        courses=tuple(row for row in register.courses if row.id in courses),
        completions=completions,
        contracts=_contracts(answer),
        assignments=assignments,
        substitute_days=days,
        policy_reviews=_reviews(record, policies),
    )


def _assignments(record: OfficerRecord, answer: OfficerAnswer, asked: _Asked | None) -> tuple[Assignment, ...]:
    """Those active on the day, and those that the day judged rests on."""
    wanted = {one.assignment.id for one in answer.serving}
    if asked:
        wanted |= {piece.assignment.id for piece in asked.pieces()}
    return tuple(row for row in record.assignments if row.id in wanted)


class _Asked:
    """What the rows asked about on the day judged."""

    def __init__(self, under: UnderRules, standing: Standing, day: date) -> None:
        self._under = under
        self._day = day
        self._role = standing.role or REGULAR
        self._facts = facts_on(under, self._role, Day(day))

    def pieces(self) -> Iterator[Piece]:
        """Those active on the day; of regular service those of its spell so far, and those on the first day counted."""
        facts = self._facts
        if isinstance(facts, RegularFacts):
            yield from (piece for piece in facts.spell.pieces if piece.days.first <= self._day)
            yield from facts.spell.active_on(facts.clock_on)
        else:
            yield from (piece for piece in self._under.substitute if self._day in piece.days)

    def listed_days(self) -> tuple[SubstituteDay, ...]:
        """5.4: the counted days of the school year, where substitute service decides."""
        if self._role == REGULAR:
            return ()
        setting = self._under.record.setting
        counted = set(self._under.counted.get(school_year_start(self._day), ()))
        counts = setting.calendars(self._under.rules).counts
        rows = setting.register.substitute_days_of.get(self._under.record.id, ())
        return tuple(row for row in rows if row.date in counted and counts(row))

    def policies(self) -> tuple[AgencyPolicy, ...]:
        """5.3, 5.4: the versions of the agency policy whose review is asked about, in the file's order."""
        found = {row.id: row for row in self._facts.policies()}
        if len(found) < 2:
            return tuple(found.values())
        return tuple(row for row in self._under.record.setting.register.agency_policies if found.get(row.id) is row)

    def completions(self) -> tuple[Completion, ...]:
        """5.1, 5.2: completions that count for something, and those about which something is unknown."""
        courses = Courses(self._under)
        return tuple(
            row for row in courses.completions if courses.is_unknown(row) or courses.counts(row) != NO_TRAINING
        )


def _contact_days(register: Register, days: Iterable[SubstituteDay]) -> tuple[ContactDay, ...]:
    """The rows of the calendars that make the listed days count."""
    wanted = dict.fromkeys((register.school[row.school].district, row.date) for row in days)
    return tuple(
        ContactDay(district, day, register.calendar[district][day])
        for district, day in wanted
        if day in register.calendar.get(district, {})
    )


def _reviews(record: OfficerRecord, policies: Iterable[AgencyPolicy]) -> tuple[PolicyReview, ...]:
    wanted = {row.id for row in policies}
    rows = record.setting.register.policy_reviews_of.get(record.id, ())
    return tuple(row for row in rows if row.policy in wanted)


def _contracts(answer: OfficerAnswer) -> tuple[Contract, ...]:
    found = {one.cover.contract.id: one.cover.contract for one in answer.serving if one.cover.contract}
    return tuple(found.values())
