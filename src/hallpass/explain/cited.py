"""The rows of the register that an answer rests on: they alone give the same answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hallpass.checking import OfficerAnswer
from hallpass.days import school_year_start
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
from hallpass.rules.facts import SubstituteFacts
from hallpass.rules.officer import OfficerRecord, UnderRules
from hallpass.rules.standing import facts_on, next_service
from hallpass.rules.training import NO_TRAINING, counts_as


def cited(record: OfficerRecord, answer: OfficerAnswer, on: date) -> Register:
    """The rows that the standing and the assignments of one officer on a day rest on."""
    register = record.setting.register
    day = Day(on)
    under = record.on(day)
    assignments = _assignments(under, answer, day)
    days = _listed_days(under, answer, day)
    policies = _policies(under, answer, day)
    completions = _completions(under, answer)
    contracts = _contracts(answer)
    schools = {row.school for row in assignments} | {row.school for row in days}
    districts = {register.school[school].district for school in schools if school in register.school}
    courses = {row.course for row in completions}
    return Register(
        districts=tuple(row for row in register.district.values() if row.id in districts),
        schools=tuple(register.school[school] for school in sorted(schools)),
        contact_days=_contact_days(register, days),
        agencies=tuple(register.agency[job.agency] for job in record.employments),
        agency_policies=policies,
        officers=(answer.officer,),
        employments=register.employments_of.get(record.id, ()),
        courses=tuple(row for row in register.courses if row.id in courses),
        completions=completions,
        contracts=contracts,
        assignments=assignments,
        substitute_days=days,
        policy_reviews=_reviews(record, policies),
    )


def _assignments(under: UnderRules, answer: OfficerAnswer, day: Day) -> tuple[Assignment, ...]:
    """Those active on the day, those of its spell so far, and for one who is to come the first."""
    wanted = {one.assignment.id for one in answer.serving}
    if answer.standing.role == REGULAR:
        facts = under.regular_facts(day)
        wanted |= {piece.assignment.id for piece in facts.spell.pieces if piece.days.first <= day.date}
        wanted |= {piece.assignment.id for piece in facts.spell.active_on(facts.clock_on)}
    elif answer.standing.role is None:
        starts = next_service(under, Day(day.date))
        pieces = (*under.regular, *under.substitute)
        wanted |= {piece.assignment.id for piece in pieces if piece.days.first == starts}
    return tuple(row for row in under.record.assignments if row.id in wanted)


def _listed_days(under: UnderRules, answer: OfficerAnswer, day: Day) -> tuple[SubstituteDay, ...]:
    """The counted days of the school year, where substitute service decides."""
    if answer.standing.role in (None, REGULAR):
        return ()
    counted = set(under.counted.get(school_year_start(day.date), ()))
    rows = under.record.setting.register.substitute_days_of.get(under.record.id, ())
    counts = under.record.setting.calendars(under.rules).counts
    return tuple(row for row in rows if row.date in counted and counts(row))


def _contact_days(register: Register, days: Iterable[SubstituteDay]) -> tuple[ContactDay, ...]:
    """The rows of the calendars that make the listed days count."""
    wanted = dict.fromkeys((register.school[row.school].district, row.date) for row in days)
    return tuple(
        ContactDay(district, day, register.calendar[district][day])
        for district, day in wanted
        if day in register.calendar.get(district, {})
    )


def _policies(under: UnderRules, answer: OfficerAnswer, day: Day) -> tuple[AgencyPolicy, ...]:
    """The versions of the agency policy whose review is asked about."""
    if answer.standing.role is None:
        return ()
    facts = facts_on(under, answer.standing.role, day)
    found = [facts.start_policy()]
    if isinstance(facts, SubstituteFacts):
        found.append(facts.current_policy())
    return tuple({row.id: row for row in found if row is not None}.values())


def _reviews(record: OfficerRecord, policies: Iterable[AgencyPolicy]) -> tuple[PolicyReview, ...]:
    wanted = {row.id for row in policies}
    rows = record.setting.register.policy_reviews_of.get(record.id, ())
    return tuple(row for row in rows if row.policy in wanted)


def _completions(under: UnderRules, answer: OfficerAnswer) -> tuple[Completion, ...]:
    """Completions that count for something, and those about which something is unknown."""
    if answer.standing.role is None:
        return ()
    courses = under.record.setting.register.course
    open_ones = {one.course.id for one in under.record.open_courses}
    return tuple(
        row
        for row in under.record.completions
        if row.course in courses
        and (
            row.course in open_ones
            or (
                row.completed_on is not None
                and counts_as(courses[row.course], courses[row.course].kind, row.completed_on, under.rules)
                != NO_TRAINING
            )
        )
    )


def _contracts(answer: OfficerAnswer) -> tuple[Contract, ...]:
    found = {one.cover.contract.id: one.cover.contract for one in answer.serving if one.cover.contract}
    return tuple(found.values())
