"""What may be assumed for a question: facts added or taken away, never recorded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from hallpass.days import Span
from hallpass.policy.words import spelled_date
from hallpass.register import edits
from hallpass.register.records import (
    SUBSTITUTE,
    Absence,
    Assignment,
    Completion,
    Course,
    PolicyReview,
    SubstituteDay,
)
from hallpass.register.register import Register
from hallpass.rules.breaches import contact_days
from hallpass.rules.counting import Calendars

STATEMENTS: Final[Mapping[bool | None, str]] = {
    True: "; the employer could not provide the course before",
    False: "; the employer could provide the course before",
    None: "",
}
"""What is said of the course on an assumed assignment (5.3)."""


class Assumption(ABC):
    """A change of the register for the question alone."""

    __slots__ = ()

    @property
    def settles(self) -> Hashable:
        """The one fact that it settles, so that another one contradicts it; None where it only adds a fact."""
        return None

    @abstractmethod
    def says(self, register: Register) -> str:
        """The assumption in words, as it was understood."""

    @abstractmethod
    def apply(self, register: Register) -> Register:
        """The register as it would be."""

    @abstractmethod
    def touched(self, register: Register) -> set[str]:
        """The officers whose answers it may change."""


@dataclass(frozen=True, slots=True)
class Assign(Assumption):
    """An officer serves a school from a day on."""

    officer: str
    school: str
    role: str
    from_: date
    to: date | None
    unable: bool | None
    id: str

    def says(self, register: Register) -> str:
        """Who serves where, from when to when, and what the employer says."""
        role = " as a substitute" if self.role == SUBSTITUTE else ""
        who, where = _name(register.officer, self.officer), _name(register.school, self.school)
        return f"{who} serves {where}{role} {_days(self.from_, self.to)}{STATEMENTS[self.unable]}"

    def apply(self, register: Register) -> Register:
        """One more assignment; a substitute with a last day is listed on that day, or on each student contact day."""
        row = Assignment(self.id, self.officer, self.school, self.role, self.from_, self.to, self.unable)
        register = edits.with_row(register, "assignments", row)
        listed = {row.date for row in register.substitute_days_of.get(self.officer, ()) if row.school == self.school}
        more = tuple(SubstituteDay(self.officer, self.school, day) for day in self._days(register) if day not in listed)
        return edits.with_lists(register, {"substitute_days": (*register.substitute_days, *more)}) if more else register

    def _days(self, register: Register) -> Iterator[date]:
        """The days on which a substitute is expected."""
        if self.role != SUBSTITUTE or self.to is None:
            return
        if self.to == self.from_:
            yield self.from_
            return
        calendars = Calendars(register, e_learning_counts=True)
        yield from contact_days(calendars, register.school[self.school].district, Span(self.from_, self.to))

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Away(Assumption):
    """An officer is absent."""

    officer: str
    from_: date
    to: date | None

    def says(self, register: Register) -> str:
        """Who is away, from when to when."""
        return f"{_name(register.officer, self.officer)} is away {_days(self.from_, self.to)}"

    def apply(self, register: Register) -> Register:
        """One more absence."""
        return edits.with_row(register, "absences", Absence(self.officer, self.from_, self.to))

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Train(Assumption):
    """An officer completes a course on a day; a course known only by its kind is taken as approved."""

    officer: str
    course: str
    kind: str | None
    on: date

    @property
    def settles(self) -> Hashable:
        """Whether and when the officer completed the course."""
        return "completed", self.officer, self.course

    def says(self, register: Register) -> str:
        """Who completes what, and when."""
        what = (
            f"an approved course of the kind {self.kind}" if self.kind else f"“{_name(register.course, self.course)}”"
        )
        return f"{_name(register.officer, self.officer)} completes {what} on {spelled_date(self.on)}"

    def apply(self, register: Register) -> Register:
        """One more completion."""
        if self.kind is not None and self.course not in register.course:
            register = edits.with_row(register, "courses", Course(self.course, self.course, self.kind))
        return edits.with_row(register, "completions", Completion(self.officer, self.course, self.on))

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Completed(Assumption):
    """A completion with an unknown day is dated; None: the course was never completed."""

    officer: str
    course: str
    on: date | None

    @property
    def settles(self) -> Hashable:
        """Whether and when the officer completed the course."""
        return "completed", self.officer, self.course

    def says(self, register: Register) -> str:
        """Who completed what, and when."""
        who, what = _name(register.officer, self.officer), f"“{_name(register.course, self.course)}”"
        return f"{who} completed {what} on {spelled_date(self.on)}" if self.on else f"{who} never completed {what}"

    def apply(self, register: Register) -> Register:
        """The officer's undated completions of the course dated, with the certificates; or all of them left out."""
        for list_name in ("completions", "certificates"):
            register = _dated(register, list_name, "completed_on", self._means, self.on)
        return register

    def _means(self, row: Any) -> bool:
        return bool(row.officer == self.officer and row.course == self.course)

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Review(Assumption):
    """An officer reviews and signs a version of the agency policy on a day; None: it was never reviewed."""

    officer: str
    policy: str
    on: date | None

    @property
    def settles(self) -> Hashable:
        """Whether and when the officer reviewed the version."""
        return "reviewed", self.officer, self.policy

    def says(self, register: Register) -> str:
        """Who reviews what, and when."""
        who = _name(register.officer, self.officer)
        if self.on is None:
            return f"{who} never reviewed the agency policy {self.policy}"
        return f"{who} reviews and signs the agency policy {self.policy} on {spelled_date(self.on)}"

    def apply(self, register: Register) -> Register:
        """The officer's undated reviews of the version dated and one more review; or all of them left out."""
        register = _dated(register, "policy_reviews", "reviewed_on", self._means, self.on)
        rows = register.policy_reviews_of.get(self.officer, ())
        if self.on is None or any(self._means(row) and row.reviewed_on == self.on for row in rows):
            return register
        return edits.with_row(register, "policy_reviews", PolicyReview(self.officer, self.policy, self.on))

    def _means(self, row: Any) -> bool:
        return bool(row.officer == self.officer and row.policy == self.policy)

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Unable(Assumption):
    """The employer says, on an assignment, that it could not provide the course, or that it could (5.3)."""

    assignment: str
    unable: bool

    @property
    def settles(self) -> Hashable:
        """The statement."""
        return "unable", self.assignment

    def says(self, register: Register) -> str:
        """Whose employer says what."""
        row, could = register.assignment[self.assignment], "could not" if self.unable else "could"
        where = f"{_name(register.school, row.school)} ({row.id})"
        return f"the employer of {_name(register.officer, row.officer)} {could} provide the course before {where}"

    def apply(self, register: Register) -> Register:
        """The assignment with the statement."""
        row = replace(register.assignment[self.assignment], employer_unable=self.unable)
        return edits.with_row_for(register, "assignments", row)

    def touched(self, register: Register) -> set[str]:
        """The officer of the assignment."""
        return {register.assignment[self.assignment].officer}


@dataclass(frozen=True, slots=True)
class EndAssignment(Assumption):
    """An assignment ends on a day."""

    assignment: str
    on: date

    @property
    def settles(self) -> Hashable:
        """The last day of the assignment."""
        return "ends", self.assignment

    def says(self, register: Register) -> str:
        """Whose assignment ends, where, and when."""
        row = register.assignment[self.assignment]
        who, where = _name(register.officer, row.officer), _name(register.school, row.school)
        if self.on < row.from_:
            return f"the assignment {row.id} of {who} to {where} does not take place"
        return f"the assignment {row.id} of {who} to {where} ends on {spelled_date(self.on)}"

    def apply(self, register: Register) -> Register:
        """The assignment with its last day; left out where it would begin after that."""
        row = register.assignment[self.assignment]
        ended = replace(row, to=self.on) if row.from_ <= self.on else None
        return edits.with_row_for(register, "assignments", ended, row.id)

    def touched(self, register: Register) -> set[str]:
        """The officer of the assignment."""
        return {register.assignment[self.assignment].officer}


@dataclass(frozen=True, slots=True)
class EndContract(Assumption):
    """A contract ends on a day."""

    contract: str
    on: date

    @property
    def settles(self) -> Hashable:
        """The last day of the contract."""
        return "contract ends", self.contract

    def says(self, register: Register) -> str:
        """Which contract, between whom, ends when."""
        what = contract_words(register, self.contract)
        if self.on < register.contract[self.contract].from_:
            return f"{what} does not come into force"
        return f"{what} ends on {spelled_date(self.on)}"

    def apply(self, register: Register) -> Register:
        """The contract with its last day; left out where it would begin after that."""
        row = register.contract[self.contract]
        ended = replace(row, to=self.on) if row.from_ <= self.on else None
        return edits.with_row_for(register, "contracts", ended, row.id)

    def touched(self, register: Register) -> set[str]:
        """Those who serve under it."""
        return under_contract(register, self.contract)


@dataclass(frozen=True, slots=True)
class ReadContract(Assumption):
    """Somebody says which duties a contract carries."""

    contract: str
    duties: tuple[str, ...]

    @property
    def settles(self) -> Hashable:
        """The duties of the contract."""
        return "carries", self.contract

    def says(self, register: Register) -> str:
        """Which contract carries what."""
        return f"{contract_words(register, self.contract)} carries {', '.join(self.duties) or 'no duty'}"

    def apply(self, register: Register) -> Register:
        """The contract with its duties."""
        return edits.with_row_for(register, "contracts", replace(register.contract[self.contract], duties=self.duties))

    def touched(self, register: Register) -> set[str]:
        """Those who serve under it."""
        return under_contract(register, self.contract)


@dataclass(frozen=True, slots=True)
class CourseKind(Assumption):
    """The kind of a course is answered."""

    course: str
    kind: str

    @property
    def settles(self) -> Hashable:
        """The kind of the course."""
        return "kind", self.course

    def says(self, register: Register) -> str:
        """Which course is of which kind."""
        return f"the course “{_name(register.course, self.course)}” is of the kind {self.kind}"

    def apply(self, register: Register) -> Register:
        """The course with its kind."""
        return edits.with_row_for(register, "courses", replace(register.course[self.course], kind=self.kind))

    def touched(self, register: Register) -> set[str]:
        """Everyone who completed the course."""
        return {row.officer for row in register.completions if row.course == self.course}


def under_contract(register: Register, contract: str) -> set[str]:
    """The officers whom the agency of a contract employs at some time and who serve its district."""
    row = register.contract[contract]
    schools = {school.id for school in register.schools if school.district == row.district}
    employed = {job.officer for job in register.employments if job.agency == row.agency}
    return employed & {one.officer for one in register.assignments if one.school in schools}


def contract_words(register: Register, contract: str) -> str:
    """A contract with its parties."""
    row = register.contract[contract]
    agency, district = _name(register.agency, row.agency), _name(register.district, row.district)
    return f"the contract {row.id} of {agency} with {district}"


def _days(first: date, last: date | None) -> str:
    """A range of days as it is said."""
    if first == last:
        return f"on {spelled_date(first)}"
    return f"from {spelled_date(first)}{f' through {spelled_date(last)}' if last else ''}"


def _name(rows: Mapping[str, Any], key: str) -> str:
    """The name of a row; its id where the register does not have it."""
    return str(rows[key].name) if key in rows else key


def _dated(register: Register, list_name: str, column: str, means: Callable[[Any], bool], day: date | None) -> Register:
    """The rows meant, those of a list that have no day dated; all of them left out where `day` is None."""

    def change(row: Any) -> Any:
        if not means(row):
            return row
        if day is None:
            return None
        return row if getattr(row, column) else replace(row, **{column: day})

    return edits.with_changed(register, list_name, change)
