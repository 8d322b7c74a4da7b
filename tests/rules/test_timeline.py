"""A life is a timeline: intervals of equal answers, found by jumping from turn to turn."""

from __future__ import annotations

from itertools import pairwise

from tests.policy.edits import amended
from tests.rules.told import D, olive, setting
from tests.scenarios.facts import OFFICER

from hallpass.days import EVER, NEVER, Span
from hallpass.rules.day import Day
from hallpass.rules.standing import standing_on
from hallpass.rules.timeline import next_change, stretches, timeline, turns_from

TOLD = {"regular": "2024-09-03..2026-06-05, employer unable", "completed": "full 2026-04-01"}
ROWS = [
    (EVER, None),
    (D("2024-09-03"), "R0"),
    (D("2025-09-01"), "R5"),
    (D("2026-03-02"), "R7"),
    (D("2026-04-01"), "R1"),
    (D("2026-06-06"), None),
]


def test_a_life_from_its_first_day_to_its_last() -> None:
    """The intervals follow one another without a hole, from always to never."""
    intervals = timeline(olive(**TOLD)).intervals
    assert [(one.days.first, one.standing.row.id if one.standing.row else None) for one in intervals] == ROWS
    assert intervals[-1].days.last == NEVER
    assert all(
        after.days.first.toordinal() - 1 == before.days.last.toordinal() for before, after in pairwise(intervals)
    )


def test_a_day_of_the_timeline_and_a_part_of_it() -> None:
    """A day is looked up in its interval; a range cuts the intervals that touch it."""
    life = timeline(olive(**TOLD))
    for day, row in (("2026-03-01", "R5"), ("2026-03-02", "R7"), ("2026-03-31", "R7"), ("2026-04-01", "R1")):
        standing = life.on(D(day))
        assert standing.row is not None
        assert standing.row.id == row
    first, last = D("2026-03-01"), D("2026-04-01")
    assert [one.days for one in life.within(first, last)] == [
        Span(first, first),
        Span(D("2026-03-02"), D("2026-03-31")),
        Span(last, last),
    ]


def test_a_timeline_of_some_days_ends_with_them() -> None:
    """It begins and ends on the days asked for."""
    first, last = D("2025-12-01"), D("2026-03-15")
    intervals = timeline(olive(**TOLD), first, last).intervals
    assert [one.days for one in intervals] == [Span(first, D("2026-03-01")), Span(D("2026-03-02"), last)]


def test_turns_that_change_nothing_are_joined() -> None:
    """Each turn is a day on which something may change; equal answers are one range."""
    limits = (D("2025-09-05"), D("2025-09-10"))

    def ask(day: Day) -> bool:
        return [day >= limit for limit in limits][1]

    assert [start for start, _, _ in turns_from(ask, D("2025-09-01"))] == [D("2025-09-01"), *limits]
    assert list(stretches(ask, D("2025-09-01"))) == [
        (Span(D("2025-09-01"), D("2025-09-09")), False),
        (Span(D("2025-09-10"), NEVER), True),
    ]
    assert list(stretches(ask, D("2025-09-01"), limits[1])) == [
        (Span(D("2025-09-01"), D("2025-09-09")), False),
        (Span(limits[1], limits[1]), True),
    ]


def test_an_answer_of_nothing_is_an_answer() -> None:
    """A question may be answered by None over a range like by anything else."""
    found = list(stretches(lambda day: None if day < D("2025-09-05") else 1, D("2025-09-01"), D("2025-09-30")))
    assert found == [(Span(D("2025-09-01"), D("2025-09-04")), None), (Span(D("2025-09-05"), D("2025-09-30")), 1)]


def test_the_next_change_is_of_the_standing_alone() -> None:
    """Another row or due day is none; the end of service is one."""
    record = olive(regular="2025-09-02..2026-12-31, employer unable", agency_policy="v1 2025-08-15")
    assert next_change(record, D("2025-09-02")) == (D("2027-01-01"), "not_serving")
    assert next_change(record, D("2027-01-01")) is None
    assert next_change(olive(**TOLD), D("2025-09-01")) == (D("2026-03-02"), "not_cleared")


def test_a_due_day_that_moves_with_each_day_is_no_turn_of_the_standing() -> None:
    """After the 59th counted day of a year without a 60th each day has its own due day; the standing stands still."""
    record = olive(substitute="2025-09-01..", served="59 days from 2025-09-02")
    start = D("2025-11-01")
    dues = [one.standing.due for one in timeline(record, start, D("2025-11-03")).intervals]
    assert dues == [D("2025-10-31"), D("2025-11-01"), D("2025-11-02")]
    turns = turns_from(lambda day: standing_on(record, day, with_due=False).standing, start)
    assert [(day, standing) for day, standing, _ in turns] == [(start, "not_cleared"), (D("2026-07-01"), "excused")]
    assert next_change(record, start) == (D("2026-07-01"), "excused")


def test_each_version_runs_over_its_own_days() -> None:
    """Nine months in place of six from the day of the amendment on, and not before."""
    policy = amended(
        takes_effect="2026-06-01",
        text=("within six months of assuming", "within nine months of assuming"),
        document=(("| extension | 6 months |", "| extension | 9 months |"),),
    )
    record = setting(policy=policy, regular="2025-09-02.., employer unable").officer(OFFICER)
    changes = [(one.days.first, one.standing.standing) for one in timeline(record).within(D("2025-09-02"), NEVER)]
    assert changes == [
        (D("2025-09-02"), "cleared_until"),
        (D("2026-03-03"), "not_cleared"),
        (D("2026-06-01"), "cleared_until"),
        (D("2026-06-03"), "not_cleared"),
    ]
