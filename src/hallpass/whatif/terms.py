"""What an answer comes with: from which day the time runs (5.3), and whether the agency policy is signed (5.3, 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hallpass.policy.compile import Rules
from hallpass.policy.model import Row
from hallpass.register.records import AgencyPolicy
from hallpass.rules.day import Day
from hallpass.rules.facts import Facts
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import facts_on, role_on, standing_on


class Signed(StrEnum):
    """Whether the agency policy that counts is signed."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NO_POLICY = "no_policy"


@dataclass(frozen=True, slots=True)
class Review:
    """The version of the agency policy whose review counts; whether it is signed, and since when."""

    signed: Signed
    policy: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The day from which the time runs, where the due day is counted from it; the review, where one is asked for."""

    clock_on: date | None = None
    review: Review | None = None


def terms_on(record: OfficerRecord, on: date) -> Terms:
    """5.3, 5.4: what an officer's answer on a day comes with; nothing for one who is not in service."""
    day = Day(on)
    under = record.on(day)
    role = role_on(under, day)
    row = standing_on(record, day).row
    if role is None or row is None:
        return Terms()
    facts = facts_on(under, role, day)
    return Terms(
        facts.clock_on if _counts_from_clock(under.rules, row) else None,
        _review(facts, facts.start_policy(), day) if row.excused else None,
    )


def _counts_from_clock(rules: Rules, row: Row) -> bool:
    """Whether the row's due day is counted from the day on which the duties count as assumed."""
    return row.due is not None and any("clock_on" in part.names for part in rules.parts(row.due))


def _review(facts: Facts, version: AgencyPolicy | None, day: Day) -> Review:
    if version is None:
        return Review(Signed.NO_POLICY)
    reviewed = facts.reviews.first.get(version.id)
    if reviewed is not None and reviewed <= day.date:
        return Review(Signed.YES, version.id, reviewed)
    if facts.reviews.unknown(version, day):
        return Review(Signed.UNKNOWN, version.id)
    return Review(Signed.NO, version.id, reviewed)
