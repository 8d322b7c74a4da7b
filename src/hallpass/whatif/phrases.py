"""Assumptions as a person writes them on one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from hallpass.policy.compile import Rules
from hallpass.register.naming import NotNamed, row_named
from hallpass.register.records import REGULAR, SUBSTITUTE
from hallpass.register.register import Register
from hallpass.whatif.assumptions import (
    Assign,
    Assumption,
    Away,
    Completed,
    CourseKind,
    EndAssignment,
    EndContract,
    ReadContract,
    Review,
    Train,
    Unable,
)

ReadDay = Callable[[str], date | None]


class Form(NamedTuple):
    """A form of an assumption, what it does, and an example from the demo district."""

    form: str
    says: str
    example: str


FORMS: Final = (
    Form(
        "OFFICER at SCHOOL from DAY [to DAY] [as substitute] [unable|able]",
        "puts an officer at a school; a substitute with a last day is listed on each contact day",
        "gravesend at KPM from 12/1/26 unable",
    ),
    Form("OFFICER completes COURSE-OR-KIND on DAY", "adds a completion", "brandvik completes full on 12/1/26"),
    Form("OFFICER completed COURSE on DAY", "answers on which day it was", "lindahl completed full-40 on 8/14/25"),
    Form("OFFICER never completed COURSE", "takes a completion away", "lindahl never completed full-40"),
    Form("OFFICER reviews POLICY on DAY", "signs the agency policy", "thornbury reviews KPD-2026 on 11/24/26"),
    Form("OFFICER never reviewed POLICY", "takes a review away", "ainsley never reviewed OPD-2025"),
    Form(
        "ASSIGNMENT unable|able",
        "the employer could not, or could, provide the course (5.3)",
        "brandvik at SLE unable",
    ),
    Form("ASSIGNMENT ends on DAY", "ends an assignment", "A03 ends on 11/30/26"),
    Form("OFFICER is away from DAY [to DAY]", "adds an absence", "esterhazy is away from 12/1/26 to 12/4/26"),
    Form("contract CONTRACT ends on DAY", "ends a contract", "contract C-KPD-2025 ends on 12/31/26"),
    Form(
        "contract CONTRACT carries DUTY,DUTY…|all|none",
        "says which duties a contract carries",
        "contract C-BCS-2026 carries all",
    ),
    Form("course COURSE is KIND", "says what kind of course it is", "course campus-week is legacy_ssc"),
)
"""The forms of an assumption. An assignment is named by its id or as OFFICER at SCHOOL."""


class NotUnderstood(ValueError):
    """An assumption that fits no form, names what the register does not have, or contradicts another."""


class Phrases:
    """Reads assumptions against a register and a policy; each one stands on those before it."""

    def __init__(self, register: Register, rules: Rules, read_day: ReadDay) -> None:
        self.register = register
        self.rules = rules
        self._read_day = read_day
        self._assigned = 0

    def read_all(self, texts: Iterable[str]) -> list[Assumption]:
        """The assumptions that some lines state; one that contradicts another is not understood."""
        found: list[Assumption] = []
        settled: dict[object, str] = {}
        for text in (" ".join(text.split()) for text in texts):
            if text in settled.values():
                raise NotUnderstood(f"“{text}” is said twice; expected each assumption once.")
            assumption = self.read(text)
            fact = assumption.settles or text
            if fact in settled:
                raise NotUnderstood(f"“{settled[fact]}” and “{text}” contradict each other; expected one of them.")
            settled[fact] = text
            found.append(assumption)
            self.register = assumption.apply(self.register)
        return found

    def read(self, text: str) -> Assumption:
        """The assumption that a line states; the order of `_PATTERNS` decides where two would fit."""
        for pattern, make in _PATTERNS.items():
            found = pattern.fullmatch(text)
            if found:
                try:
                    return make(self, **found.groupdict())
                except NotNamed as error:
                    raise NotUnderstood(f"“{text}”: {error}") from error
        raise NotUnderstood(f"“{text}” fits no form of assumption; expected a form such as\n{_nearest(text)}")

    def day(self, text: str) -> date:
        """The day that a text names."""
        day = self._read_day(text)
        if day is None:
            raise NotNamed(f"“{text}” is no day; expected one such as 2026-12-01 or 12/1/26.")
        return day

    def days(self, first: str, last: str | None) -> tuple[date, date | None]:
        """The first and the last day of a range that may be open."""
        begins, ends = self.day(first), self.day(last) if last else None
        if ends is not None and ends < begins:
            raise NotNamed(f"the last day {ends} lies before the first day {begins}; expected it on or after.")
        return begins, ends

    def officer(self, name: str) -> str:
        """An officer by id, name, part of the name or license."""
        return row_named(name, "officer", self.register.officer)

    def school(self, name: str) -> str:
        """A school by id, name or part of the name."""
        return row_named(name, "school", self.register.school)

    def course(self, name: str) -> str:
        """A course by id, name or part of the name."""
        return row_named(name, "course", self.register.course)

    def contract(self, name: str) -> str:
        """A contract by id."""
        return row_named(name, "contract", self.register.contract)

    def policy(self, name: str) -> str:
        """A version of an agency policy by id."""
        return row_named(name, "agency policy", self.register.agency_policy)

    def assignment(self, name: str) -> str:
        """An assignment by id, or as OFFICER at SCHOOL."""
        who, at, where = name.partition(" at ")
        if name in self.register.assignment or not at:
            try:
                return row_named(name, "assignment", self.register.assignment)
            except NotNamed as error:
                raise NotNamed(f"{error} It can be named as OFFICER at SCHOOL too.") from error
        officer, school = self.officer(who), self.school(where)
        found = [row.id for row in self.register.assignments_of.get(officer, ()) if row.school == school]
        if len(found) != 1:
            has = f"has {len(found)} assignments" if found else "has no assignment"
            told = f"one of them by id: {', '.join(found)}" if found else "OFFICER at SCHOOL from DAY, to assume one"
            raise NotNamed(f"{officer} {has} at {school}; expected {told}.")
        return found[0]

    def kinds(self) -> tuple[str, ...]:
        """The kinds of course that the policy knows."""
        return (*self.rules["full_kinds"], *self.rules["supplemental_kinds"], *self.rules["legacy_kinds"])

    def next_id(self) -> str:
        """A key for an assumed assignment."""
        self._assigned += 1
        key = f"assumed-{self._assigned}"
        return self.next_id() if key in self.register.assignment else key


def _nearest(text: str) -> str:
    """The forms that share most words with a text; all of them where none shares any."""
    words = set(text.casefold().split()) - {"from", "is", "on", "to"}
    shared = {one: len(words & set(re.findall("[a-z]+", one.form))) for one in FORMS}
    most = max(shared.values())
    return "\n".join(f"  {one.form}, as in “{one.example}”" for one in FORMS if not most or shared[one] == most)


def _assign(
    said: Phrases, officer: str, school: str, first: str, last: str | None, role: str | None, word: str | None
) -> Assumption:
    begins, ends = said.days(first, last)
    kind = SUBSTITUTE if role else REGULAR
    unable = None if word is None else word.casefold() == "unable"
    return Assign(said.officer(officer), said.school(school), kind, begins, ends, unable, said.next_id())


def _away(said: Phrases, officer: str, first: str, last: str | None) -> Assumption:
    return Away(said.officer(officer), *said.days(first, last))


def _train(said: Phrases, officer: str, course: str, on: str) -> Assumption:
    who, day = said.officer(officer), said.day(on)
    if course in said.kinds() and course not in said.register.course:
        return Train(who, f"assumed-{course}", course, day)
    try:
        return Train(who, said.course(course), None, day)
    except NotNamed as error:
        raise NotNamed(f"{error} A kind of course would do too: {', '.join(said.kinds())}.") from error


def _completed(said: Phrases, officer: str, course: str, on: str | None = None) -> Assumption:
    who, key, day = said.officer(officer), said.course(course), said.day(on) if on else None
    rows = [row for row in said.register.completions_of.get(who, ()) if row.course == key]
    if day and not any(row.completed_on is None for row in rows):
        told = f"one to date; {who} completes {key} on {on} adds a completion"
        raise NotNamed(f"{who} has no completion of {key} without a day; expected {told}.")
    if not rows:
        raise NotNamed(f"{who} has no completion of {key}; expected one to take away.")
    return Completed(who, key, day)


def _review(said: Phrases, officer: str, policy: str, on: str | None = None) -> Assumption:
    who, key, day = said.officer(officer), said.policy(policy), said.day(on) if on else None
    rows = said.register.policy_reviews_of.get(who, ())
    if day is None and not any(row.policy == key for row in rows):
        raise NotNamed(f"{who} has no review of {key}; expected one to take away.")
    return Review(who, key, day)


def _unable(said: Phrases, assignment: str, word: str) -> Assumption:
    return Unable(said.assignment(assignment), word.casefold() == "unable")


def _end(said: Phrases, assignment: str, on: str) -> Assumption:
    return EndAssignment(said.assignment(assignment), said.day(on))


def _end_contract(said: Phrases, contract: str, on: str) -> Assumption:
    return EndContract(said.contract(contract), said.day(on))


def _carries(said: Phrases, contract: str, duties: str) -> Assumption:
    known: tuple[str, ...] = said.rules["duties"]
    named = {"all": known, "none": ()}
    listed = named.get(duties.casefold(), tuple(part.strip() for part in duties.split(",")))
    for duty in listed:
        if duty not in known:
            raise NotNamed(f"“{duty}” is no duty of the policy; expected all, none, or some of {', '.join(known)}.")
    return ReadContract(said.contract(contract), listed)


def _kind(said: Phrases, course: str, kind: str) -> Assumption:
    if kind not in said.kinds():
        raise NotNamed(f"“{kind}” is no kind of course; expected one of {', '.join(said.kinds())}.")
    return CourseKind(said.course(course), kind)


_RANGE: Final = r"from (?P<first>\S+)(?: to (?P<last>\S+))?"
_PATTERNS: Final[Mapping[re.Pattern[str], Callable[..., Assumption]]] = {
    re.compile(pattern, re.IGNORECASE): make
    for pattern, make in (
        (r"contract (?P<contract>.+) ends on (?P<on>\S+)", _end_contract),
        (r"contract (?P<contract>.+?) carries (?P<duties>.+)", _carries),
        (r"course (?P<course>.+) is (?P<kind>\S+)", _kind),
        (rf"(?P<officer>.+?) is away {_RANGE}", _away),
        (
            rf"(?P<officer>.+?) at (?P<school>.+) {_RANGE}(?P<role> as (?:a )?substitute)?(?: (?P<word>unable|able))?",
            _assign,
        ),
        (r"(?P<officer>.+?) completes (?P<course>.+) on (?P<on>\S+)", _train),
        (r"(?P<officer>.+?) completed (?P<course>.+) on (?P<on>\S+)", _completed),
        (r"(?P<officer>.+?) never completed (?P<course>.+)", _completed),
        (r"(?P<officer>.+?) (?:reviews|signs) (?P<policy>.+) on (?P<on>\S+)", _review),
        (r"(?P<officer>.+?) never (?:reviewed|signed) (?P<policy>.+)", _review),
        (r"(?P<assignment>.+) ends on (?P<on>\S+)", _end),
        (r"(?P<assignment>.+) (?P<word>unable|able)", _unable),
    )
}
