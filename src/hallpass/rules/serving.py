"""May this officer serve here on this day? One word for each assignment."""

from __future__ import annotations

from dataclasses import dataclass

from hallpass.days import span
from hallpass.policy.model import Row
from hallpass.register.records import Assignment
from hallpass.rules.contracts import NOT_ASKED, Cover, cover_on
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.service import in_scope
from hallpass.rules.standing import Standing

YES = "yes"
NO = "no"
UNKNOWN = "unknown"
NO_CONTRACT = "no_contract"
OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Serving:
    """An assignment on a day: may the officer serve there, by which row, and under which contract."""

    assignment: Assignment
    in_scope: bool
    row: Row
    cover: Cover

    @property
    def may_serve(self) -> str:
        """The one word."""
        return self.row.standing


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the table `may_serve` asks about."""

    in_scope: bool
    standing: str
    contract_state: str


def serving_on(record: OfficerRecord, day: Day, standing: Standing) -> tuple[Serving, ...]:
    """The officer's assignments that are active on the day, out of scope ones too, each with its one word."""
    agency = record.employer(day)
    if agency is None:
        return ()
    register = record.setting.register
    rules = record.setting.law.on(day)
    found = []
    for row in record.assignments:
        days = span(row.from_, row.to)
        if not (day >= days.first and day <= days.last):
            continue
        scoped = in_scope(register, row, rules)
        cover = cover_on(register, row, agency, day, rules) if scoped else NOT_ASKED
        decides = rules.may_serve(_Asked(scoped, standing.standing, cover.state))
        found.append(Serving(row, scoped, decides, cover))
    return tuple(found)
