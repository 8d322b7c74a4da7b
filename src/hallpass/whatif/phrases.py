"""Assumptions as a person writes them on one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from hallpass.policy.compile import Rules
from hallpass.register.records import REGULAR, SUBSTITUTE
from hallpass.register.register import Register
from hallpass.whatif.assumptions import (
    Assign,
    Assumption,
    CourseKind,
    DateCompletion,
    EndAssignment,
    EndContract,
    ReadContract,
    Review,
    Train,
    Unable,
)

ReadDay = Callable[[str], date]

FORMS: Final = (
    ("OFFICER at SCHOOL from DAY [to DAY] [as substitute] [unable]", "puts an officer at a school"),
    ("OFFICER completes COURSE-OR-KIND on DAY", "adds a completion: a course of the register, or a kind such as full"),
    ("OFFICER completed COURSE on DAY | never", "answers an open question: dates a completion, or takes it away"),
    ("OFFICER reviews POLICY on DAY", "signs a version of the agency policy"),
    ("OFFICER never reviewed POLICY", "takes away a review with an unknown day"),
    ("ASSIGNMENT unable | able", "the employer could not, or could, provide the course (5.3)"),
    ("ASSIGNMENT ends on DAY", "ends an assignment"),
    ("contract CONTRACT ends on DAY", "ends a contract"),
    ("contract CONTRACT carries DUTY,DUTY… | all", "says which duties a contract carries"),
    ("course COURSE is KIND", "answers what kind of course it is"),
)
"""The forms of an assumption, and what each does."""


class NotUnderstood(ValueError):
    """An assumption that fits no form, or names what the register does not have."""


class Phrases:
    """Reads assumptions against a register and a policy."""

    def __init__(self, register: Register, rules: Rules, read_day: ReadDay) -> None:
        self.register = register
        self.rules = rules
        self.read_day = read_day
        self._assigned = 0

    def read(self, text: str) -> Assumption:
        """The assumption that a line states; the order of `_PATTERNS` decides where two would fit."""
        for pattern, make in _PATTERNS.items():
            found = re.fullmatch(pattern, text.strip())
            if found:
                return make(self, **found.groupdict())
        forms = "\n".join(f"  {form}" for form, _ in FORMS)
        raise NotUnderstood(f"“{text}” fits no form of assumption; expected one of:\n{forms}")

    def known(self, list_name: str, rows: Mapping[str, object], key: str) -> str:
        """The key, if the list has it; its message names a few that it has."""
        if key in rows:
            return key
        some = ", ".join(list(rows)[:6]) or "none at all"
        raise NotUnderstood(
            f"“{key}” is not among the {list_name}; expected one of {some}{'…' if len(rows) > 6 else ''}"
        )

    def officer(self, key: str) -> str:
        """An officer by key, license or name."""
        for row in self.register.officer.values():
            if key == row.id or key.casefold() in (row.name.casefold(), (row.license or "").casefold()):
                return row.id
        return self.known("officers", self.register.officer, key)

    def school(self, key: str) -> str:
        """A school by key or name."""
        for row in self.register.school.values():
            if key == row.id or key.casefold() == row.name.casefold():
                return row.id
        return self.known("schools", self.register.school, key)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of course that the policy knows."""
        return (*self.rules["full_kinds"], *self.rules["supplemental_kinds"], *self.rules["legacy_kinds"])

    def next_id(self) -> str:
        """A key for an assumed assignment."""
        self._assigned += 1
        return f"assumed-{self._assigned}"


def _assign(
    said: Phrases, officer: str, school: str, first: str, last: str | None, role: str | None, unable: str | None
) -> Assumption:
    ends = said.read_day(last) if last else None
    begins = said.read_day(first)
    if ends is not None and ends < begins:
        raise NotUnderstood(f"the last day {ends} lies before the first day {begins}")
    kind = SUBSTITUTE if role else REGULAR
    return Assign(
        said.officer(officer), said.school(school), kind, begins, ends, True if unable else None, said.next_id()
    )


def _train(said: Phrases, officer: str, course: str, on: str) -> Assumption:
    if course in said.register.course:
        return Train(said.officer(officer), course, None, said.read_day(on))
    if course in said.kinds():
        return Train(said.officer(officer), f"assumed-{course}", course, said.read_day(on))
    known = ", ".join((*said.kinds(), *list(said.register.course)[:4]))
    raise NotUnderstood(f"“{course}” is neither a course of the register nor a kind; expected one of {known}")


def _dated(said: Phrases, officer: str, course: str, on: str | None) -> Assumption:
    row, key = said.officer(officer), said.known("courses", said.register.course, course)
    rows = said.register.completions_of.get(row, ())
    if not any(one.course == key and one.completed_on is None for one in rows):
        raise NotUnderstood(f"“{officer}” has no completion of “{course}” without a day; expected one to date")
    return DateCompletion(row, key, said.read_day(on) if on else None)


def _review(said: Phrases, officer: str, policy: str, on: str | None = None) -> Assumption:
    key = said.known("agency policies", said.register.agency_policy, policy)
    return Review(said.officer(officer), key, said.read_day(on) if on else None)


def _unable(said: Phrases, assignment: str, word: str) -> Assumption:
    return Unable(said.known("assignments", said.register.assignment, assignment), word == "unable")


def _end(said: Phrases, assignment: str, on: str) -> Assumption:
    return EndAssignment(said.known("assignments", said.register.assignment, assignment), said.read_day(on))


def _end_contract(said: Phrases, contract: str, on: str) -> Assumption:
    return EndContract(said.known("contracts", said.register.contract, contract), said.read_day(on))


def _carries(said: Phrases, contract: str, duties: str) -> Assumption:
    known: tuple[str, ...] = said.rules["duties"]
    listed = known if duties == "all" else tuple(part.strip() for part in duties.split(","))
    for duty in listed:
        if duty not in known:
            raise NotUnderstood(f"“{duty}” is no duty of the policy; expected one of {', '.join(known)}")
    return ReadContract(said.known("contracts", said.register.contract, contract), listed)


def _kind(said: Phrases, course: str, kind: str) -> Assumption:
    if kind not in said.kinds():
        raise NotUnderstood(f"“{kind}” is no kind of course; expected one of {', '.join(said.kinds())}")
    return CourseKind(said.known("courses", said.register.course, course), kind)


_PATTERNS: Final[Mapping[str, Callable[..., Assumption]]] = {
    r"contract (?P<contract>\S+) ends on (?P<on>\S+)": _end_contract,
    r"contract (?P<contract>\S+) carries (?P<duties>.+)": _carries,
    r"course (?P<course>\S+) is (?P<kind>\S+)": _kind,
    r"(?P<officer>.+?) at (?P<school>.+?) from (?P<first>\S+)(?: to (?P<last>\S+))?(?P<role> as substitute)?(?P<unable> unable)?": _assign,
    r"(?P<officer>.+?) completes (?P<course>\S+) on (?P<on>\S+)": _train,
    r"(?P<officer>.+?) completed (?P<course>\S+) (?:on (?P<on>\S+)|never)": _dated,
    r"(?P<officer>.+?) reviews (?P<policy>\S+) on (?P<on>\S+)": _review,
    r"(?P<officer>.+?) never reviewed (?P<policy>\S+)": _review,
    r"(?P<assignment>\S+) ends on (?P<on>\S+)": _end,
    r"(?P<assignment>\S+) (?P<word>unable|able)": _unable,
}
