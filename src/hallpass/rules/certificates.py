"""5.5: whether the employer holds a copy of the most recent certificate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hallpass.policy.compile import Rules
from hallpass.register.records import Certificate, Completion
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.training import NO_TRAINING, counts_as


def latest_completions(record: OfficerRecord, day: Day, rules: Rules) -> tuple[Completion, ...]:
    """The most recent completions that count for training, dated on or before the day; several if on one day."""
    dated = [(done, row) for row in record.completions if (done := _counts_on(record, row, rules)) and day >= done]
    latest = max((done for done, _ in dated), default=None)
    return tuple(row for done, row in dated if done == latest)


def _counts_on(record: OfficerRecord, row: Completion, rules: Rules) -> date | None:
    """The day of a completion that counts for training; None for one that does not."""
    course = record.setting.register.course.get(row.course)
    if course is None or row.completed_on is None:
        return None
    counted = counts_as(course, course.kind, row.completed_on, rules)
    if counted == NO_TRAINING:
        return None
    legacy = record.under(rules).known_training.legacy
    counted = counted._replace(legacy=legacy)
    return row.completed_on if counted.trained_on == row.completed_on else None


def copy_on_file(
    certificates: Iterable[Certificate], completions: Iterable[Completion], agency: str, day: Day
) -> Certificate | None:
    """The copy that the agency holds on the day of the certificate of one of the completions, or None."""
    wanted = {(row.course, row.completed_on) for row in completions}
    for copy in certificates:
        if copy.agency == agency and (copy.course, copy.completed_on) in wanted:  # noqa: SIM102
            if copy.received_on is None or day >= copy.received_on:
                return copy
    return None


def certificate_missing(record: OfficerRecord, day: Day) -> bool:
    """5.5: whether the employer on the day owes a copy for an officer in service who is trained by then."""
    rules = record.setting.law.on(day)
    agency = record.employer(day)
    if agency is None or not day >= record.under(rules).known_training.trained_on:
        return False
    copies = record.setting.register.certificates_of.get(record.id, ())
    return copy_on_file(copies, latest_completions(record, day, rules), agency, day) is None
