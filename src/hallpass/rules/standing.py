"""Section 5: an officer's standing on a day, with the row that decides."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from hallpass.days import NEVER, Span, day_after
from hallpass.policy.model import Row
from hallpass.register.records import REGULAR, SUBSTITUTE
from hallpass.rules.day import Day
from hallpass.rules.facts import Facts
from hallpass.rules.officer import OfficerRecord, UnderRules
from hallpass.rules.unknowns import Decide, Question, Unknowns

UPCOMING: Final = "upcoming"
NOT_SERVING: Final = "not_serving"
UNRESOLVED: Final = "unresolved"


class Standing(NamedTuple):
    """An officer's standing on a day; `row` and what follows are the first answer's, all unknowns taken as no."""

    standing: str
    role: str | None = None
    row: Row | None = None
    due: date | None = None
    questions: tuple[Question, ...] = ()

    @property
    def first_answer(self) -> str:
        """The standing with every unknown taken as no."""
        return self.row.standing if self.row else self.standing

    @property
    def paragraph(self) -> str | None:
        """The paragraph that decides."""
        return self.row.paragraph if self.row else None

    @property
    def excused(self) -> tuple[str, ...]:
        """The duties that the officer need not perform meanwhile."""
        return self.row.excused if self.row else ()


def role_on(under: UnderRules, day: Day) -> str | None:
    """The role that decides: regular service comes first; None where no assignment is active."""
    if day.find(under.regular_days) is not None:
        return REGULAR
    if day.find(under.substitute_days) is not None:
        return SUBSTITUTE
    return None


def facts_on(under: UnderRules, role: str, day: Day) -> Facts:
    """The facts of the service that decides on the day."""
    return under.regular_facts(day) if role == REGULAR else under.substitute_facts(day)


def decider(under: UnderRules, role: str) -> Decide:
    """The table that decides for a role."""
    return under.rules.regular if role == REGULAR else under.rules.substitute


def standing_on(record: OfficerRecord, day: Day, *, with_due: bool = True) -> Standing:
    """Section 5: the officer's standing on the day.

    A due day may move with every day. Who asks for the standing alone leaves it out, and so need not ask day by day.
    """
    under = record.on(day)
    role = role_on(under, day)
    if role is None:
        return Standing(NOT_SERVING if next_service(under, day) is None else UPCOMING)
    facts = facts_on(under, role, day)
    decide = decider(under, role)
    row = decide(facts)
    due = under.rules.due(row, facts) if with_due else None
    unknowns = Unknowns(facts, under, decide) if record.has_unknowns else None
    questions = unknowns.questions() if unknowns else ()
    return Standing(UNRESOLVED if questions else row.standing, role, row, due, questions)


def next_service(under: UnderRules, day: Day) -> date | None:
    """The first later day on which an assignment in scope is active, for an officer who has none on the day.

    Whether an assignment is in scope is for the version in force on that later day to say.
    """
    record = under.record
    versions = record.setting.law.over(Span(day_after(day.date), NEVER))
    found = (
        both.first for span, rules in versions for days in record.under(rules).service_days if (both := days & span)
    )
    start = min(found, default=None)
    if start is not None:
        day.remember(start)
    return start
