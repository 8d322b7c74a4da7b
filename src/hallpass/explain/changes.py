"""What would change an answer: found by trying it, never a canned text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hallpass.days import day_before
from hallpass.explain.model import Change, Outcome, ReadingUsed
from hallpass.explain.words import aloud
from hallpass.register import edits
from hallpass.register.records import SUBSTITUTE, Completion, Course, PolicyReview
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.facts import SubstituteFacts
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.standing import Standing, facts_on, standing_on
from hallpass.rules.unknowns import COMPLETED_ON, COURSE_KIND, EMPLOYER_UNABLE, Question

TRIED = "tried"
"""The key of a course that stands in a register only to be tried."""

_Try = tuple[str, Register]


def outcome(standing: Standing) -> Outcome:
    """The parts of a standing that a change is measured by."""
    return Outcome(standing.standing, standing.row.id if standing.row else None, standing.paragraph, standing.due)


class Trials:
    """One officer on one day, with a small copy of the register to try things on."""

    def __init__(self, record: OfficerRecord, standing: Standing, on: date) -> None:
        self.record = record
        self.standing = standing
        self.on = on
        self.small = edits.about(record.setting.register, record.id)

    def changes(self) -> tuple[Change, ...]:
        """Each single thing that would change the standing, its row or its due day."""
        now = outcome(self.standing)
        tried = ((says, outcome(self._standing(register))) for says, register in self._all())
        return tuple(Change(says, then, self.on) for says, then in tried if then != now)

    def _standing(self, register: Register) -> Standing:
        setting = self.record.setting.supposing(register)
        return standing_on(setting.officer(self.record.id), Day(self.on))

    def _all(self) -> Iterator[_Try]:
        yield from self._completions()
        yield from self._reviews()
        yield from self._statements()
        for question in self.standing.questions:
            if question.fact != EMPLOYER_UNABLE:
                yield from self._answers(question)
        yield from self._ends()

    def _completions(self) -> Iterator[_Try]:
        """A completion of each kind of course on the day."""
        rules = self.record.setting.law.at(self.on)
        for kinds, name in (("full_kinds", "full"), ("supplemental_kinds", "supplemental"), ("legacy_kinds", "older")):
            course = Course(TRIED, name, rules[kinds][0])
            register = edits.with_row(self.small, "courses", course)
            done = self.on if name != "older" else min(self.on, day_before(rules["legacy_before"]))
            register = edits.with_row(register, "completions", Completion(self.record.id, TRIED, done))
            yield f"A completion of the {name} course on {aloud(done)}", register

    def _reviews(self) -> Iterator[_Try]:
        """A review, on the day, of the agency policy that the rows ask about."""
        if self.standing.role is None:
            return
        facts = facts_on(self.record.on(Day(self.on)), self.standing.role, Day(self.on))
        versions = [facts.current_policy()] if isinstance(facts, SubstituteFacts) else [facts.start_policy()]
        for version in versions:
            if version is not None:
                review = PolicyReview(self.record.id, version.id, self.on)
                says = f"A review on {aloud(self.on)} of the agency's policy of {aloud(version.adopted_on)}"
                yield says, edits.with_row(self.small, "policy_reviews", review)

    def _statements(self) -> Iterator[_Try]:
        """The statement of 5.3 made, or withdrawn, on the assignments on which it is read."""
        if self.standing.role is None:
            return
        facts = facts_on(self.record.on(Day(self.on)), self.standing.role, Day(self.on))
        read = {row.id for row in facts.statements()}
        made = any(row.employer_unable for row in facts.statements())
        open_ones = any(row.employer_unable is None for row in facts.statements())
        if not made:
            says = "The employer says that it could not provide the course"
            yield says, self._with_statement(read, True)
        if made or open_ones:
            says = "The employer says that it could provide the course"
            yield says, self._with_statement(read, False)

    def _with_statement(self, assignments: set[str], unable: bool) -> Register:
        return edits.with_changed(
            self.small,
            "assignments",
            lambda row: replace(row, employer_unable=unable) if row.id in assignments else row,
        )

    def _answers(self, question: Question) -> Iterator[_Try]:
        """Each answer to an open question."""
        if question.fact == COURSE_KIND:
            yield from self._kinds(question.subject)
            return
        courses = self.record.setting.register.course
        if question.fact == COMPLETED_ON:
            said = f"The officer completed “{courses[question.subject].name}”"
            earliest = courses[question.subject].approved_from or self._long_ago()
            yield f"{said} on {aloud(earliest)}", self._dated("completions", question, "completed_on", earliest)
            yield f"{said} on no day up to {aloud(self.on)}", self._dated("completions", question, "completed_on", None)
        else:
            said = "The officer reviewed the agency's policy"
            yield f"{said} on {aloud(self.on)}", self._dated("policy_reviews", question, "reviewed_on", self.on)
            yield (
                f"{said} on no day up to {aloud(self.on)}",
                self._dated("policy_reviews", question, "reviewed_on", None),
            )

    def _long_ago(self) -> date:
        """A day before any that the policy names."""
        day: date = day_before(self.record.setting.law.at(self.on)["legacy_before"])
        return min(day, self.on)

    def _kinds(self, course: str) -> Iterator[_Try]:
        rules = self.record.setting.law.at(self.on)
        name = self.record.setting.register.course[course].name
        for kind in (*rules["full_kinds"], *rules["supplemental_kinds"], *rules["legacy_kinds"]):
            row = replace(self.record.setting.register.course[course], kind=kind)
            yield f"The course “{name}” is of the kind {kind}", edits.with_row_for(self.small, "courses", row)

    def _dated(self, list_name: str, question: Question, column: str, day: date | None) -> Register:
        """The rows with an unknown day dated, or left out where `day` is None."""
        subject = "course" if list_name == "completions" else "policy"

        def change(row: Any) -> Any:
            if getattr(row, subject) != question.subject or getattr(row, column) is not None:
                return row
            return replace(row, **{column: day}) if day else None

        return edits.with_changed(self.small, list_name, change)

    def _ends(self) -> Iterator[_Try]:
        """An end, on the day before, of each assignment that is active on the day."""
        schools = self.record.setting.register.school
        last = day_before(self.on)

        for row in self.small.assignments:
            if row.school in schools and row.from_ <= self.on and (row.to is None or row.to >= self.on):
                role = "substitute assignment" if row.role == SUBSTITUTE else "assignment"
                says = f"The {role} at {schools[row.school].name} ends on {aloud(last)}"
                ended = replace(row, to=last) if row.from_ <= last else None
                yield says, edits.with_row_for(self.small, "assignments", ended, row.id)


def readings_used(record: OfficerRecord, standing: Standing, on: date) -> tuple[ReadingUsed, ...]:
    """Every reading with its value, and each other value that would make the answer another one."""
    law = record.setting.law
    rules = law.at(on)
    now = outcome(standing)
    found = []
    for name, reading in rules.version.readings.items():
        value = rules.readings[name]
        says = next(one.says for one in reading.values if one.value == value)
        tried = (
            (one.value, outcome(_under_reading(record, law, name, one.value, on)))
            for one in reading.values
            if one.value != value
        )
        found.append(ReadingUsed(name, value, says, tuple((other, then) for other, then in tried if then != now)))
    return tuple(found)


def _under_reading(record: OfficerRecord, law: Law, name: str, value: str, on: date) -> Standing:
    other = Law(law.policy, {**law.given, name: value})
    setting = Setting(record.setting.register, other, record.setting)
    return standing_on(setting.officer(record.id), Day(on))
