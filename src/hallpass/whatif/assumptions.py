"""What may be assumed for a question: facts added or taken away, never recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from hallpass.register import edits
from hallpass.register.records import (
    SUBSTITUTE,
    Assignment,
    Completion,
    Course,
    PolicyReview,
    SubstituteDay,
)
from hallpass.register.register import Register


class Assumption(Protocol):
    """A change of the register for the question alone."""

    def apply(self, register: Register) -> Register:
        """The register as it would be."""

    def touched(self, register: Register) -> set[str]:
        """The officers whose answers it may change."""


@dataclass(frozen=True, slots=True)
class Assign:
    """An officer serves a school from a day on; a substitute also on each listed day."""

    officer: str
    school: str
    role: str
    from_: date
    to: date | None
    unable: bool | None
    id: str

    def apply(self, register: Register) -> Register:
        """One more assignment; for a substitute of one day also that listed day."""
        row = Assignment(self.id, self.officer, self.school, self.role, self.from_, self.to, self.unable)
        register = edits.with_row(register, "assignments", row)
        if self.role == SUBSTITUTE and self.to == self.from_:
            register = edits.with_row(register, "substitute_days", SubstituteDay(self.officer, self.school, self.from_))
        return register

    def touched(self, register: Register) -> set[str]:
        """The officer, and those who serve the school."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Train:
    """An officer completes a course on a day; a course known only by its kind is taken as approved."""

    officer: str
    course: str
    kind: str | None
    on: date

    def apply(self, register: Register) -> Register:
        """One more completion."""
        if self.kind is not None and self.course not in register.course:
            register = edits.with_row(register, "courses", Course(self.course, self.course, self.kind))
        return edits.with_row(register, "completions", Completion(self.officer, self.course, self.on))

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class DateCompletion:
    """A completion with an unknown day is dated; None: it never happened."""

    officer: str
    course: str
    on: date | None

    def apply(self, register: Register) -> Register:
        """The officer's undated completions of the course, dated or left out."""
        return _dated(
            register,
            "completions",
            "completed_on",
            lambda row: row.officer == self.officer and row.course == self.course,
            self.on,
        )

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Review:
    """An officer reviews and signs a version of the agency policy on a day; an undated review takes that day."""

    officer: str
    policy: str
    on: date | None

    def apply(self, register: Register) -> Register:
        """The officer's undated reviews of the version dated or left out; else one more review."""
        register = _dated(
            register,
            "policy_reviews",
            "reviewed_on",
            lambda row: row.officer == self.officer and row.policy == self.policy,
            self.on,
        )
        if self.on is None:
            return register
        return edits.with_row(register, "policy_reviews", PolicyReview(self.officer, self.policy, self.on))

    def touched(self, register: Register) -> set[str]:
        """The officer."""
        return {self.officer}


@dataclass(frozen=True, slots=True)
class Unable:
    """The employer says, on an assignment, that it could not provide the course, or that it could (5.3)."""

    assignment: str
    unable: bool

    def apply(self, register: Register) -> Register:
        """The assignment with the statement."""
        row = replace(register.assignment[self.assignment], employer_unable=self.unable)
        return edits.with_row_for(register, "assignments", row)

    def touched(self, register: Register) -> set[str]:
        """The officer of the assignment."""
        return {register.assignment[self.assignment].officer}


@dataclass(frozen=True, slots=True)
class EndAssignment:
    """An assignment ends on a day."""

    assignment: str
    on: date

    def apply(self, register: Register) -> Register:
        """The assignment with its last day; left out where it would begin after that."""
        row = register.assignment[self.assignment]
        ended = replace(row, to=self.on) if row.from_ <= self.on else None
        return edits.with_row_for(register, "assignments", ended, row.id)

    def touched(self, register: Register) -> set[str]:
        """The officer of the assignment."""
        return {register.assignment[self.assignment].officer}


@dataclass(frozen=True, slots=True)
class EndContract:
    """A contract ends on a day."""

    contract: str
    on: date

    def apply(self, register: Register) -> Register:
        """The contract with its last day; left out where it would begin after that."""
        row = register.contract[self.contract]
        ended = replace(row, to=self.on) if row.from_ <= self.on else None
        return edits.with_row_for(register, "contracts", ended, row.id)

    def touched(self, register: Register) -> set[str]:
        """Every officer whom the agency employs at some time and who serves the district."""
        contract = register.contract[self.contract]
        schools = {school.id for school in register.schools if school.district == contract.district}
        employed = {row.officer for row in register.employments if row.agency == contract.agency}
        return employed & {row.officer for row in register.assignments if row.school in schools}


@dataclass(frozen=True, slots=True)
class ReadContract:
    """Somebody says which duties a contract carries."""

    contract: str
    duties: tuple[str, ...]

    def apply(self, register: Register) -> Register:
        """The contract with its duties."""
        return edits.with_row_for(register, "contracts", replace(register.contract[self.contract], duties=self.duties))

    def touched(self, register: Register) -> set[str]:
        """Those whom the contract covers."""
        return EndContract(self.contract, date.max).touched(register)


@dataclass(frozen=True, slots=True)
class CourseKind:
    """The kind of a course is answered."""

    course: str
    kind: str

    def apply(self, register: Register) -> Register:
        """The course with its kind."""
        return edits.with_row_for(register, "courses", replace(register.course[self.course], kind=self.kind))

    def touched(self, register: Register) -> set[str]:
        """Everyone who completed the course."""
        return {row.officer for row in register.completions if row.course == self.course}


def _dated(
    register: Register, list_name: str, column: str, wanted: Callable[[Any], bool], day: date | None
) -> Register:
    """The wanted rows of a list that have no day dated, or left out where `day` is None."""

    def change(row: Any) -> Any:
        if not wanted(row) or getattr(row, column) is not None:
            return row
        return replace(row, **{column: day}) if day else None

    return edits.with_changed(register, list_name, change)
