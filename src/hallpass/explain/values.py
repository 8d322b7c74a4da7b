"""This officer's values, fact by fact, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property
from typing import Any, Final

from hallpass.days import EVER, NEVER
from hallpass.explain.asked import RowAsked, rows_asked
from hallpass.explain.courses import Courses
from hallpass.explain.words import aloud, counted, ordinal, sentence
from hallpass.policy.compile import Rules
from hallpass.policy.expressions import Expression
from hallpass.register.records import AgencyPolicy
from hallpass.rules.counting import NthDay, counted_in_year, days_allowed
from hallpass.rules.day import Day
from hallpass.rules.facts import RegularFacts, SubstituteFacts
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import facts_on

TRAINING: Final = frozenset({"trained_on", "trained_by", "legacy"})
"""Facts that courses on record turn."""
REVIEWS: Final = frozenset({"start_policy_reviewed_on", "current_policy_reviewed_on"})
"""Facts that reviews of an agency policy turn."""
STATEMENTS: Final = frozenset({"employer_unable"})
"""The fact that the statement of 5.3 turns."""


class Values:
    """The facts of an officer's service on a day, ready to be said."""

    def __init__(self, record: OfficerRecord, role: str, day: date) -> None:
        self.record = record
        self.register = record.setting.register
        self.role = role
        self.day = day
        self.under = record.on(Day(day))
        self.facts = copy(facts_on(self.under, role, Day(day)))
        self.facts.day = Day(day)
        self.courses = Courses(self.under)

    @property
    def rules(self) -> Rules:
        """The rules that the facts are asked for."""
        return self.under.rules

    def of(self, expression: Expression) -> Any:
        """The value of an expression for this officer."""
        return self.rules.holds(expression, self.facts)

    def plain(self, fact: str) -> Any:
        """A fact as a plain value: a day, a number, a word, yes or no; None for a day that there is not."""
        value = getattr(self.facts, fact)
        if isinstance(value, NthDay):
            return value.value
        return None if value in (EVER, NEVER) else value

    def say(self, fact: str) -> tuple[str, ...]:
        """One fact, with this officer's value."""
        return tuple(SENTENCES[fact](self))

    def rows_reached(self) -> Iterator[RowAsked]:
        """The rows up to the first that fits whatever the unknown facts are: no other row can decide."""
        unknown = self._unknown_facts()
        for asked in rows_asked(self.rules, self.role):
            yield asked
            if not unknown & asked.facts and all(self.of(part.condition) for part in asked.parts):
                return

    @cached_property
    def facts_reached(self) -> frozenset[str]:
        """The facts that those rows ask for: what turns none of them changes nothing."""
        return frozenset().union(*(asked.facts for asked in self.rows_reached()))

    def _unknown_facts(self) -> frozenset[str]:
        found = TRAINING if self.record.open_courses else frozenset()
        if self.facts.reviews.undated:
            found |= REVIEWS
        if any(row.employer_unable is None for row in self.facts.statements()):
            found |= STATEMENTS
        return found

    def agency(self) -> str:
        """The name of the agency whose statement and policy count."""
        agency = self.register.agency.get(self.facts.employer or "")
        return agency.name if agency else "the employer"

    def is_after(self, day: date) -> str:
        """What to add of a day that has not come on the day asked about."""
        return f", which is after {aloud(self.day)}" if day > self.day else ""


Sentences = Iterator[str]


def _trained(values: Values) -> Sentences:
    on = values.facts.trained_on
    if on == NEVER:
        yield from values.courses.why_untrained()
        return
    full = values.facts.trained_by in values.rules["full_kinds"]
    name = values.courses.trained_by(on, full=full)
    course = f"The full course {name}" if full else f"The supplemental course {name}"
    if on > values.day:
        yield f"{course} is on record for {aloud(on)}{values.is_after(on)}."
    else:
        yield f"{course} was completed on {aloud(on)}."
    if not full:
        yield from _legacy(values)


def _legacy(values: Values) -> Sentences:
    return values.courses.older()


def _clock(values: Values) -> Sentences:
    clock = values.facts.clock_on
    if isinstance(values.facts, RegularFacts):
        assumed = values.facts.spell.assumed_on
        yield f"The first day of duty is {aloud(assumed)}."
        if assumed != clock:
            yield f"The time runs from {aloud(clock)}."
        return
    reading = values.rules.version.readings["after_day_sixty"]
    yield next(one.says for one in reading.values if one.value == values.rules.readings[reading.name])
    if clock in counted_in_year(values.facts.day, values.under.counted) or clock < values.day:
        yield f"That day is {aloud(clock)}."
    else:
        yield f"That day has not come, so the time runs from {aloud(clock)} itself."


def _unable(values: Values) -> Sentences:
    rows = values.facts.statements()
    agency = values.agency()
    if any(row.employer_unable for row in rows):
        yield sentence(f"{agency} has said that it could not provide the course")
    elif any(row.employer_unable is None for row in rows):
        yield f"Whether {agency} could provide the course is not on record."
    else:
        yield sentence(f"{agency} has not said that it could not provide the course")


def policy_name(values: Values, version: AgencyPolicy) -> str:
    """A version of an agency's SRO policy by its agency and day."""
    agency = values.register.agency.get(version.agency)
    return f"the {agency.name if agency else 'agency'} SRO policy of {aloud(version.adopted_on)}"


def _review(values: Values, version: AgencyPolicy | None, when: date) -> Sentences:
    if version is None:
        yield sentence(f"{values.agency()} had adopted no SRO policy by {aloud(when)}, so there is none to review")
        return
    name = policy_name(values, version)
    done = values.facts.reviews.first.get(version.id, NEVER)
    if done > values.day and version.id in values.facts.reviews.undated:
        yield f"A review of {name} is on record without a day."
    elif done == NEVER:
        yield f"No review of {name} is on record."
    elif done > values.day:
        yield f"The review of {name} is on record for {aloud(done)}{values.is_after(done)}."
    else:
        yield sentence(f"{name} was reviewed on {aloud(done)}")


def _start_review(values: Values) -> Sentences:
    return _review(values, values.facts.start_policy(), values.facts.clock_on)


def _current_review(values: Values) -> Sentences:
    return _review(values, _substitute(values).current_policy(), values.day)


def _substitute(values: Values) -> SubstituteFacts:
    facts = values.facts
    assert isinstance(facts, SubstituteFacts)
    return facts


def _nth(values: Values) -> Sentences:
    """5.4: the tally, as in `51 days counted, 59 allowed`, and the first day that is too many."""
    facts = _substitute(values)
    allowed = days_allowed(values.rules)
    days = counted_in_year(facts.day, values.under.counted)
    tally = f"{counted(facts.nth_day.value - 1, 'day')} of this school year counted before {aloud(values.day)}"
    yield f"{tally}, {allowed} allowed." if allowed is not None else f"{tally}."
    if allowed is not None and len(days) > allowed:
        too_many = days[allowed]
        reach = "The planned days reach" if too_many > values.day else "The counted days reached"
        yield f"{reach} the {ordinal(allowed + 1)} on {aloud(too_many)}."


def _in_year(values: Values) -> Sentences:
    yield f"{counted(_substitute(values).days_in_year, 'day')} of this school year counted, planned ones included."


SENTENCES: Mapping[str, Callable[[Values], Sentences]] = {
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
"""Sentences for every fact that a pack may ask for; the day itself is in all of them."""

TOLD_WITH_THE_DAY = ("trained_on", "start_policy_reviewed_on", "current_policy_reviewed_on", "nth_day", "days_in_year")
"""Facts of which the sentences say themselves how they lie to the day asked about."""
