"""The two evaluators of the policy behind the same questions: the package, and the slow second one of `tests/slow`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.slow import evaluate
from tests.slow.axes import grounds_of, is_open_possible_breach
from tests.slow.owed import owed_on
from tests.slow.ranges import breaches_between, gaps_between
from tests.slow.world import World, rows_of
from tests.the_policy import the_policy

from hallpass.checking import OfficerAnswer, check, check_officer
from hallpass.files.answers import answer_object, officer_object
from hallpass.policy.model import Policy
from hallpass.register.register import Register
from hallpass.rules import breaches as ranges
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

Raw = Mapping[str, Any]
Readings = Mapping[str, str]


class Package:
    """The package's answers for a register under readings."""

    def __init__(self, register: Register, readings: Readings, policy: Policy | None = None) -> None:
        self.register = register
        self.law = Law(policy or the_policy(), readings)
        self.setting = Setting(register, self.law)
        self._answers: dict[tuple[str, date], OfficerAnswer] = {}

    def check(self, on: date) -> dict[str, Any]:
        """The whole answer for a day."""
        return answer_object(check(self.register, on, self.law))

    def officer(self, officer: str, on: date, _part: str) -> dict[str, Any]:
        """One officer's answer."""
        return officer_object(self._answer(officer, on))

    def _answer(self, officer: str, on: date) -> OfficerAnswer:
        if (officer, on) not in self._answers:
            self._answers[officer, on] = check_officer(self.setting, officer, on)
        return self._answers[officer, on]

    def grounds(self, officer: str, on: date) -> list[str | None]:
        """The paragraph for each word that says whether the officer may serve."""
        answer = self._answer(officer, on)
        return [one.row.paragraph or answer.standing.paragraph for one in answer.serving]

    def duty_gaps(self, on: date) -> dict[str, list[str]]:
        """The duties that nobody covers, school by school."""
        return {school: list(duties) for school, duties in check(self.register, on, self.law).duty_gaps.items()}

    def open_events(self, on: date) -> list[str]:
        """The possible breaches of 4.3 that nobody has decided."""
        return [row.id for row in check(self.register, on, self.law).open_events]

    def exit_status(self, on: date) -> int:
        """0 where all is well, else 1."""
        return 0 if check(self.register, on, self.law).all_well else 1

    def breaches(self, officer: str, first: date, last: date) -> list[dict[str, Any]]:
        """The officer's breaches."""
        return [
            {
                "first": one.days.first.isoformat(),
                "last": one.days.last.isoformat(),
                "days": one.contact_days + one.listed_days,
                "paragraphs": list(one.paragraphs),
                "contact_days": one.contact_days,
                "listed_days": one.listed_days,
            }
            for one in ranges.breaches(self.setting.officer(officer), first, last)
        ]

    def contract_gaps(self, officer: str, first: date, last: date) -> list[dict[str, Any]]:
        """The gaps in contract cover of the officer's assignments."""
        return [
            {
                "assignment": one.assignment,
                "first": one.days.first.isoformat(),
                "last": one.days.last.isoformat(),
                "days": one.counted,
            }
            for one in ranges.gaps(self.setting.officer(officer), first, last)
        ]


class Second:
    """The second evaluator's answers for the same register, for days up to `until`."""

    def __init__(self, raw: Raw, readings: Readings, until: date) -> None:
        self.world = World(dict(raw), dict(readings), until)

    def check(self, on: date) -> dict[str, Any]:
        """The whole answer for a day."""
        return evaluate.check_of(self.world, on, None)

    def officer(self, officer: str, on: date, part: str) -> dict[str, Any]:
        """One officer's answer, as far as the part needs it."""
        standing = evaluate.standing_of(self.world, officer, on)
        if part == "owed":
            return {**standing, "owed": owed_on(self.world, officer, on, standing["questions"])}
        if part == "assignments":
            return {**standing, "assignments": evaluate.assignments_on(self.world, officer, on)}
        if part == "next_change":
            return {**standing, "next_change": evaluate.next_change(self.world, officer, on)}
        return standing

    def grounds(self, officer: str, on: date) -> list[str | None]:
        """The paragraph for each word that says whether the officer may serve."""
        return grounds_of(self.world, officer, on)

    def duty_gaps(self, on: date) -> dict[str, list[str]]:
        """The duties that nobody covers, school by school."""
        return evaluate.duty_gaps_of(self.world, on)

    def open_events(self, on: date) -> list[str]:
        """The possible breaches of 4.3 that nobody has decided."""
        return [row["id"] for row in self.world.lists["conduct_events"] if is_open_possible_breach(row, on)]

    def exit_status(self, on: date) -> int:
        """0 where all is well, else 1."""
        return evaluate.exit_status_of(self.world, on)

    def breaches(self, officer: str, first: date, last: date) -> list[dict[str, Any]]:
        """The officer's breaches."""
        return breaches_between(self.world, officer, first, last)

    def contract_gaps(self, officer: str, first: date, last: date) -> list[dict[str, Any]]:
        """The gaps in contract cover of the officer's assignments."""
        return [
            {"assignment": row["id"], **gap}
            for row in rows_of(self.world, "assignments", officer)
            for gap in gaps_between(self.world, row, first, last)
        ]
