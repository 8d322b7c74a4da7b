"""This officer's values, fact by fact, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from hallpass.days import NEVER
from hallpass.explain.words import aloud, counted, ordinal
from hallpass.policy.compile import Rules
from hallpass.register.records import AgencyPolicy, Completion
from hallpass.rules.day import Day
from hallpass.rules.facts import Facts, RegularFacts, SubstituteFacts
from hallpass.rules.officer import UnderRules
from hallpass.rules.training import counts_as


class Values:
    """The facts of an officer's service on a day, ready to be said."""

    def __init__(self, under: UnderRules, facts: Facts, day: date) -> None:
        self.under = under
        self.facts = facts
        self.day = day

    @property
    def rules(self) -> Rules:
        """The rules that the facts are asked for."""
        return self.under.rules

    def say(self, fact: str) -> str:
        """One fact, with this officer's value."""
        return SENTENCES[fact](self)

    def course_name(self, course: str) -> str:
        """The name of a course in quotes."""
        return f"“{self.under.record.setting.register.course[course].name}”"

    def completions(self) -> tuple[Completion, ...]:
        """The officer's completions of known courses."""
        courses = self.under.record.setting.register.course
        return tuple(row for row in self.under.record.completions if row.course in courses)


def _day(values: Values) -> str:
    return f"The day asked about is {aloud(values.day)}."


def _trained(values: Values) -> str:
    on = values.facts.trained_on
    if on == NEVER:
        rows = values.completions()
        if not rows:
            return "No course is on record."
        return f"{counted(len(rows), 'completion is', 'completions are')} on record, and none counts as the training."
    names = [
        values.course_name(row.course)
        for row in values.completions()
        if row.completed_on == on and _counts(values, row)
    ]
    said = f"{names[0] if names else 'A course'} was completed on {aloud(on)}"
    return f"{said}, after {aloud(values.day)}." if on > values.day else f"{said}."


def _counts(values: Values, row: Completion) -> bool:
    course = values.under.record.setting.register.course[row.course]
    if row.completed_on is None:
        return False
    counted_as = counts_as(course, course.kind, row.completed_on, values.rules)
    return row.completed_on in (counted_as.full_on, counted_as.supplement_on)


def _legacy(values: Values) -> str:
    before = values.rules["legacy_before"]
    for row in values.completions():
        course = values.under.record.setting.register.course[row.course]
        if course.kind in values.rules["legacy_kinds"] and row.completed_on and row.completed_on < before:
            name = values.course_name(row.course)
            return f"The older course {name} was completed on {aloud(row.completed_on)}, before {aloud(before)}."
    return f"No older course dated before {aloud(before)} is on record."


def _clock(values: Values) -> str:
    clock = values.facts.clock_on
    if isinstance(values.facts, RegularFacts):
        assumed = values.facts.spell.assumed_on
        if assumed != clock:
            return f"The duties were assumed on {aloud(assumed)}; the time runs from {aloud(clock)}."
        return f"The duties were assumed on {aloud(clock)}."
    return f"The time runs from {aloud(clock)}, the day on which the exemption was used up."


def _unable(values: Values) -> str:
    rows = values.facts.statements()
    if any(row.employer_unable for row in rows):
        return "The employer has said that it could not provide the course."
    if any(row.employer_unable is None for row in rows):
        return "Whether the employer could provide the course is unknown."
    return "The employer has not said that it could not provide the course."


def _review(values: Values, version: AgencyPolicy | None, when: date) -> str:
    if version is None:
        return f"The agency had adopted no SRO policy by {aloud(when)}, so there is none to review."
    reviews = values.under.record.reviews
    adopted = f"the agency's policy of {aloud(version.adopted_on)}"
    done = reviews.first.get(version.id, NEVER)
    if done != NEVER:
        return f"{adopted[0].upper()}{adopted[1:]} was reviewed on {aloud(done)}."
    if version.id in reviews.undated:
        return f"{adopted[0].upper()}{adopted[1:]} was reviewed on a day that nobody knows."
    return f"No review of {adopted} is on record."


def _start_review(values: Values) -> str:
    return _review(values, values.facts.start_policy(), values.facts.clock_on)


def _current_review(values: Values) -> str:
    facts = values.facts
    assert isinstance(facts, SubstituteFacts)
    return _review(values, facts.current_policy(), values.day)


def _nth(values: Values) -> str:
    facts = values.facts
    assert isinstance(facts, SubstituteFacts)
    number = facts.nth_day.value
    days = counted(number - 1, "day of this school year is", "days of this school year are")
    return f"{days} counted before this one, so it is the {ordinal(number)}."


def _in_year(values: Values) -> str:
    facts = values.facts
    assert isinstance(facts, SubstituteFacts)
    return f"{counted(facts.days_in_year, 'day', 'days')} of this school year count, planned ones included."


SENTENCES: Mapping[str, Callable[[Values], str]] = {
    "day": _day,
    "trained_on": _trained,
    "trained_by": _trained,
    "legacy": _legacy,
    "clock_on": _clock,
    "employer_unable": _unable,
    "start_policy_reviewed_on": _start_review,
    "current_policy_reviewed_on": _current_review,
    "nth_day": _nth,
    "days_in_year": _in_year,
}
"""A sentence for every fact that a pack may ask for."""


def values_on(under: UnderRules, facts: Facts, day: date) -> Values:
    """The values of an officer's service on a day, asked without leaving a trace in the day."""
    facts.day = Day(day)
    return Values(under, facts, day)
