"""5.5: the most recent completion that counts, and the copy of its certificate."""

from __future__ import annotations

import pytest
from tests.rules.told import D, olive

from hallpass.days import NEVER
from hallpass.rules.certificates import certificate_missing, copy_on_file, latest_completions
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord


def latest(record: OfficerRecord, on: str) -> list[str]:
    """The courses of the most recent completions that count."""
    day = Day(D(on))
    return [row.course for row in latest_completions(record, day, record.setting.law.on(day))]


def missing(on: str, **facts: object) -> bool:
    """Whether the employer owes a copy."""
    return certificate_missing(olive(**facts), Day(D(on)))


def test_the_most_recent_completion_that_counts() -> None:
    """Older courses, supplements without one, unapproved and later completions are left out; two of one day stay."""
    record = olive(
        completed=[
            "full 2025-03-03",
            "ssc 2025-08-20",
            "supplement 2025-03-10",
            "full 2028-01-05",
            "full unknown",
            "gone 2025-08-20",
        ]
    )
    assert latest(record, "2025-03-02") == []
    assert latest(record, "2025-03-03") == ["full"]
    assert latest(record, "2025-03-10") == ["supplement"]
    assert latest(record, "2028-02-01") == ["supplement"]
    assert latest(olive(completed=["full 2025-03-03", "supplement 2025-03-10"]), "2025-04-01") == ["full"]
    both = olive(completed=["ssc 2020-01-06", "full 2025-03-03", "supplement 2025-03-03"])
    assert latest(both, "2025-03-03") == ["full", "supplement"]


@pytest.mark.parametrize(
    ("certificate", "held"),
    [
        ("full 2025-03-03", True),
        ("full 2025-03-03, received 2025-09-02", True),
        ("full 2025-03-03, received 2025-09-03", False),
        ("full 2025-03-04", False),
        ("supplement 2025-03-03", False),
        ("full 2025-03-03, at Sheriff", False),
    ],
)
def test_a_copy_is_held(certificate: str, held: bool) -> None:
    """By the employer, of that course and day, received by then or nobody knows since when."""
    told = {"regular": "2025-09-02..", "completed": "full 2025-03-03", "certificate": certificate}
    assert missing("2025-09-02", **told) is not held


def test_the_day_remembers_a_copy_that_comes_later() -> None:
    """The copy turns the answer on the day it comes in; one that is held turns nothing."""
    record = olive(completed="full 2025-03-03", certificate="full 2025-03-03, received 2025-10-01")
    copies = record.setting.register.certificates
    day = Day(D("2025-09-02"))
    assert copy_on_file(copies, record.completions, "Police", day) is None
    assert day.turns == D("2025-10-01")
    later = Day(D("2025-10-01"))
    assert copy_on_file(copies, record.completions, "Police", later) == copies[0]
    assert later.turns == NEVER


def test_no_copy_is_asked_for_without_employer_or_training() -> None:
    """An officer who is employed by nobody or trained later owes none."""
    told = {"regular": "2025-09-02..", "completed": "full 2025-10-01"}
    assert not missing("2025-09-30", **told)
    assert missing("2025-10-01", **told)
    assert not missing("2025-10-01", **told, employed="Police ..2025-09-30")
