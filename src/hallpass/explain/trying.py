"""Trying things on a small copy of the register: what an answer would be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from hallpass.explain.model import Outcome
from hallpass.policy.model import Policy, Version
from hallpass.register.edits import Edit, about, edited, with_lists
from hallpass.register.records import Contract
from hallpass.rules.day import Day
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.serving import Serving, serving_on
from hallpass.rules.standing import Standing, standing_on


def outcome_of(standing: Standing, serving: Iterable[Serving]) -> Outcome:
    """The parts of an answer that a change is measured by."""
    row = standing.row.id if standing.row else None
    serves = {one.assignment.id: one.may_serve for one in serving}
    return Outcome(standing.standing, row, standing.paragraph, standing.due, serves)


class Trials:
    """One officer on one day, with a small copy of the register to try things on."""

    def __init__(self, record: OfficerRecord, day: date) -> None:
        self._record = record
        self._day = day
        small = about(record.setting.register, record.id)
        self.small = with_lists(small, {"contracts": self._contracts()})

    def _contracts(self) -> tuple[Contract, ...]:
        """The contracts between the officer's employers and the districts of the officer's schools."""
        register = self._record.setting.register
        agencies = dict.fromkeys(job.agency for job in self._record.employments)
        districts = dict.fromkeys(register.school[row.school].district for row in self._record.assignments)
        between = register.contracts_between
        return tuple(
            row for agency in agencies for district in districts for row in between.get((agency, district), ())
        )

    def after(self, edits: Iterable[Edit]) -> Outcome:
        """The answer once these edits are made."""
        return self._outcome(self._record.setting.supposing(edited(self.small, edits)))

    def under(self, reading: str, value: str) -> Outcome:
        """The answer if a reading had another value."""
        setting = self._record.setting
        version = setting.law.at(self._day).version
        return self._outcome(Setting(self.small, law_under(setting.law, version, reading, value), setting))

    def _outcome(self, setting: Setting) -> Outcome:
        record = setting.officer(self._record.id)
        day = Day(self._day)
        standing = standing_on(record, day)
        return outcome_of(standing, serving_on(record, day, standing))


@lru_cache(maxsize=256)
def law_under(law: Law, version: Version, reading: str, value: str) -> Law:
    """One version of the policy with one reading set another way; other versions may not know that value."""
    return Law(Policy(law.policy.id, (version,)), {**law.given, reading: value})
