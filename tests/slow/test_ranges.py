"""Breaches and gaps in contract cover, worked by hand."""

from __future__ import annotations

from datetime import date

from tests.slow.evaluate import breaches, contract_gaps
from tests.slow.small import contract, register

FIRST, LAST = date(2025, 7, 1), date(2026, 6, 30)


def told(found: list[dict[str, object]]) -> list[str]:
    """Each range in a line."""
    return [f"{one['first']} {one['last']} {one['days']}" for one in found]


def test_breach_until_trained() -> None:
    """A breach lasts from the first day not cleared to the day before training; weekdays count without a calendar."""
    facts = register("regular 2024-09-03.., done full 2025-09-15")
    assert told(breaches(facts, "o", FIRST, LAST)) == ["2025-09-01 2025-09-14 10"]
    assert told(breaches(facts, "o", date(2025, 9, 6), date(2025, 9, 8))) == ["2025-09-06 2025-09-08 1"]


def test_breach_counts_contact_days() -> None:
    """With a calendar its contact days count, and a range with none is no breach."""
    facts = "regular 2025-09-01.., done full 2025-09-15"
    assert told(breaches(register(facts + ", contact 2025-09-13 x9"), "o", FIRST, LAST)) == ["2025-09-01 2025-09-14 2"]
    assert breaches(register(facts + ", contact 2025-09-15 x9"), "o", FIRST, LAST) == []
    e_learning = register(facts + ", contact 2025-09-02 x1, e-learning 2025-09-03 x1")
    assert told(breaches(e_learning, "o", FIRST, LAST)) == ["2025-09-01 2025-09-14 2"]
    read = breaches(e_learning, "o", FIRST, LAST, {"e_learning_day": "does_not_count"})
    assert told(read) == ["2025-09-01 2025-09-14 1"]


def test_breach_of_a_substitute() -> None:
    """A substitute is in breach only by listed days; one who is merely available is in none."""
    facts = "substitute 2025-09-01..2025-12-31, policy v1 2025-08-15, review v1 2025-10-01"
    assert breaches(register(facts), "o", FIRST, LAST) == []
    assert told(breaches(register(facts + ", listed 2025-09-29 x4"), "o", FIRST, LAST)) == ["2025-09-01 2025-09-30 2"]


def test_breaches_broken_by_the_end_of_service() -> None:
    """Days without service part two breaches, and unresolved days are none."""
    facts = register("regular 2025-09-01..2025-09-05, regular 2025-09-08..2025-09-12, done odd 2025-09-11")
    assert told(breaches(facts, "o", FIRST, LAST)) == ["2025-09-01 2025-09-05 5", "2025-09-08 2025-09-10 3"]


def test_contract_gaps() -> None:
    """Days of an assignment without a contract; out of scope there is no gap."""
    contracts = [contract("c", to="2025-09-03"), contract("n", **{"from": "2025-09-09"})]
    facts = register(
        "regular 2025-08-25..2025-09-30, regular 2025-09-01.. @K, done full 2025-08-20", contracts=contracts
    )
    assert told(contract_gaps(facts, "r1", FIRST, LAST)) == ["2025-09-04 2025-09-08 3"]
    assert contract_gaps(facts, "r2", FIRST, LAST) == []
    assert contract_gaps(facts, "gone", FIRST, LAST) == []


def test_contract_gaps_of_a_substitute() -> None:
    """Listed days at the assignment's school count; a gap without one is not reported."""
    facts = "substitute 2025-09-01..2025-09-30, listed 2025-09-10 x2, listed 2025-09-20 x5 @T"
    assert told(contract_gaps(register(facts, contracts=[]), "s1", FIRST, LAST)) == ["2025-09-01 2025-09-30 2"]
    covered = register(facts, contracts=[contract("c", to="2025-09-11")])
    assert contract_gaps(covered, "s1", FIRST, LAST) == []
