"""The whole answer for a day: who may serve where, under which paragraph, and what is owed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from hallpass.policy.vocabulary import STANDINGS
from hallpass.register.records import ConductEvent, Officer
from hallpass.register.register import Register
from hallpass.rules.conduct import open_breaches
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import duty_gaps
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass.rules.owed import Owed, owed_on
from hallpass.rules.serving import Serving, serving_on
from hallpass.rules.standing import Standing, standing_on
from hallpass.rules.timeline import next_change

TROUBLED = ("unresolved", "not_cleared")


@dataclass(frozen=True, slots=True)
class OfficerAnswer:
    """One officer on a day."""

    officer: Officer
    agency: str | None
    standing: Standing
    serving: tuple[Serving, ...]
    owed: tuple[Owed, ...]
    next_change: tuple[date, str] | None

    @property
    def name(self) -> str:
        """The officer's name."""
        return self.officer.name


@dataclass(frozen=True, slots=True)
class Answer:
    """A register on a day."""

    on: date
    policy: str
    officers: tuple[OfficerAnswer, ...]
    duty_gaps: dict[str, tuple[str, ...]]
    open_events: tuple[ConductEvent, ...]

    @property
    def summary(self) -> dict[str, int]:
        """How many officers have each standing."""
        counted = Counter(one.standing.standing for one in self.officers)
        return {standing: counted[standing] for standing in STANDINGS}

    @property
    def all_well(self) -> bool:
        """Whether nobody owes anything, is unresolved or not cleared, no duty is uncovered and no event is open."""
        calm = all(not one.owed and one.standing.standing not in TROUBLED for one in self.officers)
        return calm and not self.duty_gaps and not self.open_events


def check_officer(setting: Setting, officer: str, on: date) -> OfficerAnswer:
    """May this officer serve, where, under which paragraph, and what is owed?"""
    record = setting.officer(officer)
    day = Day(on)
    standing = standing_on(record, day)
    serving = serving_on(record, day, standing)
    return OfficerAnswer(
        setting.register.officer[officer],
        record.employer(day),
        standing,
        serving,
        owed_on(record, day, standing, serving),
        next_change(record, on),
    )


def check(register: Register, on: date, law: Law, officer: str | None = None) -> Answer:
    """The answer for every officer, or for one, on a day; an officer whom nobody knows is a KeyError."""
    setting = Setting(register, law)
    wanted = tuple(register.officer) if officer is None else (register.officer[officer].id,)
    officers = tuple(check_officer(setting, one, on) for one in wanted)
    answered = {one.officer.id: (one.standing, one.serving) for one in officers}
    return Answer(
        on,
        law.policy.id,
        officers,
        duty_gaps(setting, Day(on), answered),
        tuple(row for row in open_breaches(register, on) if officer is None or row.officer == officer),
    )
