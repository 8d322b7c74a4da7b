"""The same answers for very many officers, by columns."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from tests.raw import register_of
from tests.slow.registers import random_register

from hallpass.bulk.intervals import build, counts_by_day, joined, standings_on
from hallpass.checking import check
from hallpass.days import Span
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.policy.vocabulary import STANDINGS
from hallpass.rules.law import Law

LAW = Law(load_policy(read_pack()))
_OWN = ("officers", "employments", "completions", "assignments", "substitute_days")
DAYS = Span(date(2025, 8, 1), date(2027, 7, 31))


@pytest.mark.parametrize("seed", range(8))
def test_counts_equal_the_checks_of_each_day(seed: int) -> None:
    """A day's column of counts is the summary of the check on that day."""
    register = register_of(random_register(random.Random(seed)))
    table = build(register, LAW, DAYS)
    counts = counts_by_day(table, DAYS)
    for ahead in range(0, len(counts), 61):
        day = DAYS.first + timedelta(days=ahead)
        summary = check(register, day, LAW).summary
        assert dict(zip(STANDINGS, counts[ahead].tolist(), strict=True)) == summary
        assert standings_on(table, day) == summary


def test_every_officer_is_counted_on_every_day() -> None:
    """Intervals leave no hole and do not overlap."""
    register = register_of(random_register(random.Random(3)))
    counts = counts_by_day(build(register, LAW, DAYS), DAYS)
    assert (counts.sum(axis=1) == len(register.officers)).all()


def test_more_processes_give_the_same_table() -> None:
    """The work may be spread without changing the answer, and officers keep their order."""
    one = random_register(random.Random(5))
    copies = 1000 // len(one["officers"]) + 1
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in _OWN}
    for copy in range(copies):
        for name, kept in rows.items():
            for row in one.get(name, ()):
                key = "id" if name == "officers" else "officer"
                own = {"id": f"{row['id']}-{copy}"} if name == "assignments" else {}
                kept.append({**row, **own, key: f"{row[key]}-{copy}"})
    register = register_of({**one, "policy_reviews": [], **rows})
    alone, together = build(register, LAW, DAYS, 1), build(register, LAW, DAYS, 2)
    assert alone.officers == together.officers
    for column in ("officer", "first", "last", "standing"):
        assert (getattr(alone, column) == getattr(together, column)).all()


def test_joined_tables_keep_their_officers_apart() -> None:
    """Positions of the second table's officers move behind the first's."""
    first, second = (build(register_of(random_register(random.Random(seed))), LAW, DAYS) for seed in (1, 2))
    both = joined([first, second])
    assert both.officers == first.officers + second.officers
    assert set(both.officer.tolist()) == set(range(len(both.officers)))
