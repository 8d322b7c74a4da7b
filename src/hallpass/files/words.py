"""The words of answers, the same on screen, in print, in CSV and in mail: states, days, and what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.checking import OfficerAnswer
from hallpass.comparing import Place as ComparedPlace
from hallpass.comparing import Serves
from hallpass.days import EVER, NEVER, Span
from hallpass.policy.holidays import WEEKDAYS
from hallpass.policy.model import Version
from hallpass.policy.words import MONTHS, spelled_date
from hallpass.register.records import Agency, Course, District, Officer, School
from hallpass.register.register import Register
from hallpass.rules.contracts import COVERED, DEFECTIVE, OUT_OF_SCOPE, UNCOVERED, UNREAD
from hallpass.rules.owed import AMEND_CONTRACT, ANSWER_QUESTION, MAKE_CONTRACT, READ_CONTRACT, Owed
from hallpass.rules.serving import NO, NO_CONTRACT, OUTSIDE, UNKNOWN, YES, Serving
from hallpass.rules.standing import Standing
from hallpass.rules.unknowns import COMPLETED_ON, COURSE_KIND, EMPLOYER_UNABLE, REVIEWED_ON, Question

SERVES: Final[Mapping[str, str]] = {
    YES: "May serve",
    NO: "May not serve",
    UNKNOWN: "Unknown",
    NO_CONTRACT: "No contract",
    OUTSIDE: "Outside",
}
"""May this officer serve here?"""

UNTIL: Final = "Yes, until"
"""The word of a `yes` that ends; the day follows."""

STANDINGS: Final[Mapping[str, str]] = {
    "cleared": "Cleared",
    "cleared_until": "Cleared until",
    "excused": "Excused",
    "unresolved": "Unresolved",
    "not_cleared": "Not cleared",
    "upcoming": "Upcoming",
    "not_serving": "Not serving",
    "not_in_force": "Not in force",
}

CONTRACTS: Final[Mapping[str, str]] = {
    COVERED: "Conforms",
    DEFECTIVE: "Defective",
    UNREAD: "Not read yet",
    UNCOVERED: "No contract",
    OUT_OF_SCOPE: "Outside",
}

_QUESTIONS: Final[Mapping[str, str]] = {
    EMPLOYER_UNABLE: "Say whether the employer could provide the course before assignment {0}",
    COURSE_KIND: "Say what kind of course “{1}” is",
    COMPLETED_ON: "Find the day on which “{1}” was completed",
    REVIEWED_ON: "Find the day on which policy {0} was reviewed",
}


def day_word(day: date) -> str:
    """A day as tables have it: `Nov 23, 2026`."""
    return f"{month_and_day(day)}, {day.year}"


def month_and_day(day: date) -> str:
    """A day where the year is plain: `Nov 23`."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}"


def day_aloud(day: date) -> str:
    """A day as a heading has it: `Monday, November 23, 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {spelled_date(day)}"


def days_word(days: Span) -> str:
    """A range of days as tables have it: `Aug 31 – Sep 3, 2026`."""
    first, last = days.first, days.last
    if first == EVER:
        return "always" if last == NEVER else f"through {day_word(last)}"
    if last == NEVER:
        return f"from {day_word(first)}"
    if first == last:
        return day_word(first)
    if first.year == last.year:
        return f"{month_and_day(first)} – {day_word(last)}"
    return f"{day_word(first)} – {day_word(last)}"


def serves_word(serving: Serving | ComparedPlace, standing: Standing | Serves) -> str:
    """May the officer serve here? In one word, with the last day where there is one."""
    if serving.may_serve == YES and standing.due and standing.standing == "cleared_until":
        return f"{UNTIL} {day_word(standing.due)}"
    return SERVES[serving.may_serve]


def standing_word(standing: Standing | Serves) -> str:
    """The standing, with its last day where it has one."""
    if standing.standing == "cleared_until" and standing.due:
        return f"{STANDINGS[standing.standing]} {day_word(standing.due)}"
    return STANDINGS[standing.standing]


def name_in(named: Mapping[str, District | School | Agency | Officer | Course], key: str) -> str:
    """The name of a district, school, agency, officer or course; the key itself where nobody knows it."""
    found = named.get(key)
    return found.name if found else key


@dataclass(frozen=True, slots=True)
class Task:
    """Something owed, in words: by when, by whom, what, and under which paragraph."""

    action: str
    by: date | None
    who: str
    what: str
    paragraph: str

    def when(self, on: date) -> str:
        """By when it is owed, seen from a day."""
        if self.by is None:
            return "At once"
        if self.by >= on:
            return f"By {day_word(self.by)}"
        return f"{'Since' if self.action == MAKE_CONTRACT else 'Was due'} {day_word(self.by)}"


@dataclass(frozen=True, slots=True)
class Place:
    """For which officer, under which assignment and at which school something is owed; the last two may be empty."""

    officer: str
    assignment: str | None
    school: str


def tasks(answer: OfficerAnswer, version: Version, register: Register) -> Iterator[tuple[Task, Place]]:
    """What is owed for one officer, in words, and where."""
    asked = iter(answer.standing.questions)
    for one in answer.owed:
        if one.action == ANSWER_QUESTION:
            what = question_words(next(asked), register)
        else:
            what = _what(one, answer, version)
        assignment = register.assignment.get(one.assignment or "")
        school = name_in(register.school, assignment.school) if assignment else ""
        task = Task(one.action, one.by, _who(one, answer, register), what, one.paragraph or "")
        yield task, Place(answer.name, one.assignment, school)


def question_words(question: Question, register: Register) -> str:
    """A question about an unknown fact, as something to do."""
    return _QUESTIONS[question.fact].format(question.subject, name_in(register.course, question.subject))


def _what(owed: Owed, answer: OfficerAnswer, version: Version) -> str:
    says = version.actions[owed.action].says
    if owed.action not in (READ_CONTRACT, AMEND_CONTRACT):
        return says
    contract = next(one.cover.contract for one in answer.serving if one.assignment.id == owed.assignment)
    if owed.action == READ_CONTRACT:
        return f"{says}: {contract.id if contract else ''}"
    lacks = "contradicts" if owed.paragraph == version.rules()["rules_paragraph"] else "lacks"
    return f"{says} {contract.id if contract else ''}, which {lacks} {owed.paragraph}"


def _who(owed: Owed, answer: OfficerAnswer, register: Register) -> str:
    """The name of who owes it."""
    if owed.who == "officer":
        return answer.name
    if owed.who == "agency" and answer.agency:
        return name_in(register.agency, answer.agency)
    assignment = register.assignment.get(owed.assignment or "")
    if owed.who == "district" and assignment:
        return register.district[register.school[assignment.school].district].name
    return owed.who.capitalize()
