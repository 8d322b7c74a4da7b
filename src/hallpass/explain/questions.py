"""Open questions, and what each answer to them would make of the standing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hallpass.days import EVER, NEVER, Span, day_after, day_before
from hallpass.explain.model import Change, OpenQuestion, Outcome
from hallpass.explain.trying import Trials
from hallpass.explain.values import Values, policy_name
from hallpass.explain.words import aloud, quoted
from hallpass.register.edits import Edit
from hallpass.register.records import Assignment
from hallpass.rules.standing import Standing
from hallpass.rules.unknowns import COMPLETED_ON, COURSE_KIND, EMPLOYER_UNABLE, Question

Dated = Callable[[date | None], tuple[Edit, ...]]


def open_questions(standing: Standing, values: Values, trials: Trials) -> tuple[OpenQuestion, ...]:
    """Each open question of a standing, with every answer to it and what follows, the other questions left open."""
    return tuple(
        OpenQuestion(one, question_sentence(one, values), tuple(_answers(one, values, trials)))
        for one in standing.questions
    )


def question_sentence(question: Question, values: Values) -> str:
    """An open question, as what is unknown."""
    register = values.register
    if question.fact == EMPLOYER_UNABLE:
        school = register.school[_assignment(question, values).school].name
        return f"Unknown: whether {values.agency()} could provide the course before the assignment at {school}."
    if question.fact == COURSE_KIND:
        return f"Unknown: what kind of course {quoted(register.course[question.subject].name)} is."
    if question.fact == COMPLETED_ON:
        return f"Unknown: on which day {quoted(register.course[question.subject].name)} was completed."
    return f"Unknown: on which day {policy_name(values, register.agency_policy[question.subject])} was reviewed."


def _assignment(question: Question, values: Values) -> Assignment:
    return next(row for row in values.record.assignments if row.id == question.subject)


def _answers(question: Question, values: Values, trials: Trials) -> Iterator[Change]:
    if question.fact == EMPLOYER_UNABLE:
        return _statements(question, values, trials)
    if question.fact == COURSE_KIND:
        return _kinds(question, values, trials)
    return _days(question, values, trials)


def _statements(question: Question, values: Values, trials: Trials) -> Iterator[Change]:
    """5.3: that the course could not be provided is said on this assignment, or it is said that it could."""
    row = _assignment(question, values)
    school = values.register.school[row.school].name
    for unable, said in ((True, "could not"), (False, "could")):
        edits = (Edit("assignments", row, replace(row, employer_unable=unable)),)
        condition = f"If {values.agency()} {said} provide the course before the assignment at {school}"
        yield Change(condition, edits, trials.after(edits))


def _kinds(question: Question, values: Values, trials: Trials) -> Iterator[Change]:
    """5.1, 5.2: the course is of one of the kinds, or of none; all older kinds count alike."""
    course = values.register.course[question.subject]
    name = quoted(course.name)
    for kinds, kind in (
        ("full_kinds", "a full course"),
        ("supplemental_kinds", "a supplemental course"),
        ("legacy_kinds", "an older course"),
    ):
        edits = (Edit("courses", course, replace(course, kind=values.rules[kinds][0])),)
        yield Change(f"If {name} is {kind}", edits, trials.after(edits))
    rows = [row for row in values.record.completions if row.course == course.id]
    left_out = tuple(Edit("completions", row, None) for row in rows)
    yield Change(f"If {name} is a course of no such kind", left_out, trials.after(left_out))


def _days(question: Question, values: Values, trials: Trials) -> Iterator[Change]:
    """The day is any up to the one judged, or none: all days that come to the same are one answer."""
    dated = _dater(question, values)
    spans = _alike(_cuts(question, values), lambda day: trials.after(dated(day)))
    for days, outcome in spans:
        yield Change(_within(days), dated(days.last), outcome, days)
    none = dated(None)
    done = "completion" if question.fact == COMPLETED_ON else "review"
    yield Change(f"If there was no {done} up to {aloud(values.day)}", none, trials.after(none))


def _dater(question: Question, values: Values) -> Dated:
    """The edits that give the rows of the question a day, or leave them out."""
    if question.fact == COMPLETED_ON:
        list_name, column, subject = "completions", "completed_on", "course"
    else:
        list_name, column, subject = "policy_reviews", "reviewed_on", "policy"
    rows: Sequence[Any] = getattr(values.register, f"{list_name}_of").get(values.record.id, ())
    open_rows = [row for row in rows if getattr(row, subject) == question.subject and getattr(row, column) is None]

    def dated(day: date | None) -> tuple[Edit, ...]:
        return tuple(Edit(list_name, row, replace(row, **{column: day}) if day else None) for row in open_rows)

    return dated


def _cuts(question: Question, values: Values) -> list[date]:
    """The last days of the ranges within which it makes no difference which day it was, up to the day judged."""
    starts = {item.value for item in values.rules.version.parameters.values() if isinstance(item.value, date)}
    starts |= {values.facts.clock_on, day_after(values.facts.clock_on), values.day}
    if question.fact == COMPLETED_ON:
        course = values.register.course[question.subject]
        starts |= {course.approved_from or EVER, day_after(course.approved_to or NEVER)}
    return sorted({day_before(start) for start in starts if EVER < start <= values.day} | {values.day})


def _alike(lasts: Sequence[date], ask: Callable[[date], Outcome]) -> Iterator[tuple[Span, Outcome]]:
    """The ranges of days, by their last days, joined where the answer is the same."""
    first, found = EVER, [(last, ask(last)) for last in lasts]
    for at, (last, outcome) in enumerate(found):
        if at + 1 == len(found) or found[at + 1][1] != outcome:
            yield Span(first, last), outcome
            first = day_after(last)


def _within(days: Span) -> str:
    """Any day of a range, as the condition of a sentence."""
    if days.first == EVER:
        return f"With any day up to {aloud(days.last)}"
    if days.first == days.last:
        return f"With {aloud(days.last)} as the day"
    return f"With any day from {aloud(days.first)} through {aloud(days.last)}"
