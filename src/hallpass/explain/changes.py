"""What would change an answer: found by trying it, never a canned text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from hallpass.days import NEVER, day_before
from hallpass.explain.model import Change, Outcome
from hallpass.explain.outcomes import differs
from hallpass.explain.trying import Trials
from hallpass.explain.values import REVIEWS, STATEMENTS, TRAINING, Values, policy_name
from hallpass.explain.words import aloud
from hallpass.policy.words import spelled_number
from hallpass.register.edits import Edit
from hallpass.register.records import Assignment, Completion, Contract, Course, PolicyReview
from hallpass.rules.contracts import UNCOVERED, UNREAD
from hallpass.rules.day import Day
from hallpass.rules.serving import Serving

TRIED = "tried"
"""The key of a row that stands in a register only to be tried."""


class Case(NamedTuple):
    """What changes are looked for: the day asked about, the day judged with its facts, and the answer there."""

    on: date
    values: Values
    serving: tuple[Serving, ...]
    now: Outcome
    trials: Trials


def changes(case: Case) -> tuple[Change, ...]:
    """Each single thing that would change the answer of the day judged, with what it would be."""
    found = (Change(condition, edits, case.trials.after(edits)) for condition, edits in _tries(case))
    return tuple(change for change in found if differs(change.outcome, case.now))


class _Try(NamedTuple):
    condition: str
    edits: tuple[Edit, ...]


def _tries(case: Case) -> Iterator[_Try]:
    """What may change the answer, in the order in which it is told."""
    if TRAINING & case.values.facts_reached:
        yield from _completions(case)
    if REVIEWS & case.values.facts_reached:
        yield from _reviews(case)
    if STATEMENTS & case.values.facts_reached:
        yield from _statement(case)
    yield from _ends(case)
    yield from _contracts(case)


def _completions(case: Case) -> Iterator[_Try]:
    """A completion on the day of a course of each kind; of an older course, on the last day on which it counts."""
    rules, key = case.values.rules, TRIED
    while key in case.values.register.course:
        key += TRIED
    in_time = min(case.on, day_before(rules["legacy_before"]))
    for kinds, course, day in (
        ("full_kinds", "a full course", case.on),
        ("supplemental_kinds", "a supplemental course", case.on),
        ("legacy_kinds", "an older course", in_time),
    ):
        tried = Edit("courses", None, Course(key, course, rules[kinds][0]))
        done = Edit("completions", None, Completion(case.values.record.id, key, day))
        condition = f"If {course} is completed on {aloud(day)}"
        if day < case.on:
            condition = f"If the completion of {course} on {aloud(day)} is recorded"
        yield _Try(condition, (tried, done))


def _reviews(case: Case) -> Iterator[_Try]:
    """A review, on the day, of each version of the agency policy that the rows ask about."""
    values = case.values
    for version in values.facts.policies():
        if values.facts.reviews.first.get(version.id, NEVER) > values.day:
            review = PolicyReview(values.record.id, version.id, case.on)
            condition = f"If {policy_name(values, version)} is reviewed on {aloud(case.on)}"
            yield _Try(condition, (Edit("policy_reviews", None, review),))


def _statement(case: Case) -> Iterator[_Try]:
    """5.3: the statement made, or withdrawn, on the assignments on which it is read."""
    values = case.values
    rows = tuple(dict.fromkeys(values.facts.statements()))
    if any(row.employer_unable for row in rows):
        says = f"If {values.agency()} withdraws the statement that it could not provide the course"
        yield _Try(says, tuple(_saying(row, False) for row in rows if row.employer_unable))
    elif rows and all(row.employer_unable is False for row in rows):
        says = f"If {values.agency()} says that it could not provide the course"
        yield _Try(says, tuple(_saying(row, True) for row in rows))


def _saying(row: Assignment, unable: bool) -> Edit:
    return Edit("assignments", row, replace(row, employer_unable=unable))


def _ends(case: Case) -> Iterator[_Try]:
    """An end, on the day before the one judged, of each assignment in scope that is active on it."""
    day = case.values.day
    for one in case.serving:
        row = one.assignment
        if not one.in_scope:
            continue
        school = case.values.register.school[row.school].name
        if row.from_ < day:
            ended = replace(row, to=day_before(day))
            yield _Try(
                f"If the assignment at {school} ends on {aloud(day_before(day))}", (Edit("assignments", row, ended),)
            )
        else:
            yield _Try(f"If the assignment at {school} is taken back", (Edit("assignments", row, None),))


def _contracts(case: Case) -> Iterator[_Try]:
    """2, 4: a contract for a place that has none, and the duties of one that nobody has read."""
    duties = case.values.rules["duties"]
    all_duties = f"all {spelled_number(len(duties))} duties"
    for one in case.serving:
        row, contract = one.assignment, one.cover.contract
        school = case.values.register.school[row.school]
        if one.cover.state == UNCOVERED:
            agency = case.values.record.employer(Day(case.values.day))
            made = Contract(TRIED, agency or "", school.district, (school.id,), case.values.day, None, duties)
            condition = f"If a contract with {all_duties} covers {school.name} from {aloud(case.values.day)}"
            yield _Try(condition, (Edit("contracts", None, made),))
        elif one.cover.state == UNREAD and contract is not None:
            read = replace(contract, duties=duties)
            yield _Try(
                f"If contract {contract.id} is found to carry {all_duties}", (Edit("contracts", contract, read),)
            )
