"""Statements in the register that the answer does not use, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hallpass.days import day_before, school_year_start
from hallpass.explain.values import REVIEWS, STATEMENTS, TRAINING, Values, policy_name
from hallpass.explain.words import aloud, counted, listed, sentence
from hallpass.register.records import REGULAR, Assignment, Completion
from hallpass.rules.facts import RegularFacts
from hallpass.rules.service import in_scope
from hallpass.rules.training import NO_TRAINING

FEW: Final = 5
"""So many days are named one by one."""


def unused_statements(values: Values) -> tuple[str, ...]:
    """Statements of 5.3, courses, reviews, days and absences on record that decide nothing on the day."""
    found = (
        *_statements(values),
        *_completions(values),
        *_reviews(values),
        *_earlier_service(values),
        *_listed_days(values),
        *_absences(values),
    )
    return tuple(dict.fromkeys(found))


def _statements(values: Values) -> Iterator[str]:
    """5.3: statements that the course could not be provided, where they are not read or not asked for."""
    read = {row.id for row in values.facts.statements()}
    for row in values.record.assignments:
        if row.employer_unable and (row.id not in read or not STATEMENTS & values.facts_reached):
            school = values.register.school[row.school].name
            place = f"On the assignment at {school} from {aloud(row.from_)}"
            yield f"{place} it is said that the course could not be provided. {_why_not_read(values, row)}"


def _why_not_read(values: Values, row: Assignment) -> str:
    if not STATEMENTS & values.facts_reached:
        return "An earlier row decides, so this is not asked."
    if row.role != values.role:
        return f"That is a {row.role} assignment, and the service on {aloud(values.day)} is {values.role}."
    if not in_scope(values.register, row, values.rules):
        return "The assignment is out of scope."
    if row not in [piece.assignment for piece in values.under.pieces]:
        return "No employment on record covers the assignment."
    on = values.facts.clock_on if values.role == REGULAR else values.day
    return f"It is read only on an assignment that is active on {aloud(on)}."


def _completions(values: Values) -> Iterator[str]:
    for row in values.courses.completions:
        reason = _why_not_used(values, row)
        if reason:
            when = f"of {aloud(row.completed_on)}" if row.completed_on else "without a day"
            yield sentence(f"{values.courses.name(row)} {when} is not used. {reason}")


def _why_not_used(values: Values, row: Completion) -> str | None:
    """Why a completion decides nothing; None for one that decides or is asked about."""
    courses, rules = values.courses, values.rules
    if not TRAINING & values.facts_reached:
        return "On this day no course is asked for."
    if courses.is_unknown(row):
        return None
    if row.completed_on is not None and row.completed_on > values.day:
        return f"It lies after {aloud(values.day)}."
    if courses.is_older(row):
        if not courses.counts(row).legacy:
            return f"An older course had to be completed by {aloud(day_before(rules['legacy_before']))}."
        trained_by_full = values.facts.trained_by in rules["full_kinds"]
        return "A full course decides." if values.facts.trained_on <= values.day and trained_by_full else None
    if courses.counts(row) == NO_TRAINING or row.completed_on is None:
        return sentence(f"The course {courses.why_not_training(row)}")
    if values.facts.trained_on < row.completed_on:
        return "An earlier course decides."
    return None if values.facts.trained_on == row.completed_on else sentence(f"It {courses.why_not_training(row)}")


def _reviews(values: Values) -> Iterator[str]:
    """Reviews of versions of an agency policy that nothing is asked about."""
    wanted = set[str]()
    if REVIEWS & values.facts_reached:
        wanted = {version.id for version in values.facts.policies()}
    for policy, day in values.facts.reviews.first.items():
        version = values.register.agency_policy.get(policy)
        if version and policy not in wanted:
            yield sentence(f"The review of {policy_name(values, version)} on {aloud(day)} is not asked for")


def _earlier_service(values: Values) -> Iterator[str]:
    """5.3: spells before the one that decides, and why the duties were assumed anew."""
    facts = values.facts
    if not isinstance(facts, RegularFacts):
        return
    readings = values.rules.version.readings
    for spell in values.under.spells:
        if spell.days.last >= facts.spell.days.first:
            continue
        same = spell.pieces[-1].agency == facts.spell.pieces[0].agency
        reading = readings["return_after_break" if same else "new_employer"]
        why = next(one.says for one in reading.values if one.value == values.rules.readings[reading.name])
        days = f"from {aloud(spell.days.first)} through {aloud(spell.days.last)}"
        yield f"The service {days} does not count for this answer. {why}"


def _listed_days(values: Values) -> Iterator[str]:
    """5.4: listed days of the school year that are no student contact days."""
    if values.role == REGULAR:
        return
    year = school_year_start(values.day)
    rows = values.register.substitute_days_of.get(values.record.id, ())
    known = set(values.under.counted.get(year, ()))
    others = sorted({row.date for row in rows if school_year_start(row.date) == year} - known)
    if others:
        named = [aloud(day) for day in others]
        days = listed(named) if len(named) <= FEW else f"the first is {named[0]}, the last {named[-1]}"
        number = counted(len(others), "listed day is no student contact day", "listed days are no student contact days")
        yield f"{number} and not counted: {days}."


def _absences(values: Values) -> Iterator[str]:
    for row in values.register.absences_of.get(values.record.id, ()):
        if row.from_ <= values.day and (row.to is None or values.day <= row.to):
            days = f"from {aloud(row.from_)} through {aloud(row.to)}" if row.to else f"from {aloud(row.from_)} on"
            days = f"on {aloud(row.from_)}" if row.to == row.from_ else days
            yield f"An absence {days} is on record. It touches no standing."
