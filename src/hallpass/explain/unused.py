"""Statements in the register that the answer does not use, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from hallpass.explain.values import Values
from hallpass.explain.words import aloud, listed
from hallpass.register.records import UNKNOWN_KIND, Completion
from hallpass.rules.training import NO_TRAINING, approved, counts_as


def unused_statements(values: Values) -> tuple[str, ...]:
    """Statements of 5.3, completions and reviews on record that decide nothing on this day."""
    return (*_statements(values), *_completions(values), *_reviews(values))


def _statements(values: Values) -> Iterator[str]:
    read = {row.id for row in values.facts.statements()}
    schools = values.under.record.setting.register.school
    for row in values.under.record.assignments:
        if row.employer_unable and row.id not in read:
            yield (
                f"That the course could not be provided is said on the assignment at {schools[row.school].name} from "
                f"{aloud(row.from_)}. It is not read: it counts only on an assignment in scope that is active on "
                f"{aloud(values.facts.clock_on)}, the day from which the time runs."
            )


def _completions(values: Values) -> Iterator[str]:
    for row in values.completions():
        reason = _why_not(values, row)
        if reason:
            when = f"on {aloud(row.completed_on)}" if row.completed_on else "on a day that nobody knows"
            yield f"{values.course_name(row.course)}, completed {when}, does not count: {reason}."


def _why_not(values: Values, row: Completion) -> str | None:
    """Why a completion decides nothing; None for one that counts or is asked about."""
    rules, course = values.rules, values.under.record.setting.register.course[row.course]
    if row.completed_on is None or course.kind == UNKNOWN_KIND:
        return None
    if row.completed_on > values.day:
        return "it lies after the day asked about"
    counted = counts_as(course, course.kind, row.completed_on, rules)
    if course.kind in rules["legacy_kinds"]:
        if counted.legacy:
            return None
        return f"an older course had to be completed before {aloud(rules['legacy_before'])}"
    if counted == NO_TRAINING:
        return "the course was not approved on that day" if not approved(course, row.completed_on) else "of its kind"
    if course.kind in rules["supplemental_kinds"] and not values.facts.legacy:
        return "the supplement trains only an officer with an older course"
    return None


def _reviews(values: Values) -> Iterator[str]:
    asked = {version.id for version in values.facts.policies()}
    versions = values.under.record.setting.register.agency_policy
    others = [
        f"the version of {aloud(versions[policy].adopted_on)} on {aloud(day)}"
        for policy, day in values.under.record.reviews.first.items()
        if policy in versions and policy not in asked
    ]
    if others and asked and not all(values.under.record.reviews.first.get(one) for one in asked):
        yield f"Other agency policies were reviewed, which is not asked for here: {listed(others)}."
