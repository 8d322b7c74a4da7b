"""2, 3.2 and 4: the contract that covers an assignment, and what it lacks."""

from __future__ import annotations

import pytest
from tests.rules.told import D, rules, seen, setting

from hallpass.days import NEVER, Span
from hallpass.rules.contracts import COVERED, DEFECTIVE, UNCOVERED, UNREAD, Cover, cover_of, cover_on, covers, lacking
from hallpass.rules.day import Day

RULES = rules()


def cover(contracts: list[str], on: str, school: str = "High") -> tuple[Cover, Day]:
    """The cover of an assignment at a school on a day, and the day as it remembers."""
    register = setting(regular=f"2020-01-01.., at {school}", contracts=contracts).register
    day = Day(D(on))
    return cover_on(register, register.assignments[0], "Police", day, RULES), day


def test_what_a_contract_lacks() -> None:
    """The duties in their order, then 4.3; a clause against 4.4, or further duties, make none defective."""
    first, second, third = setting(
        contracts=["a, lacks 4.1.7 4.1.2, contradicts 4.4 4.3", "b, contradicts 4.4", "c, unread"]
    ).register.contracts
    assert lacking(first, RULES) == ("4.1.2", "4.1.7", "4.3")
    assert cover_of(first, RULES) == Cover(DEFECTIVE, first, ("4.1.2", "4.1.7", "4.3"))
    assert cover_of(second, RULES) == Cover(COVERED, second)
    assert cover_of(third, RULES) == Cover(UNREAD, third)
    assert lacking(third, RULES) == RULES["duties"]
    assert cover_of(second, RULES).duties == RULES["duties"]
    assert Cover(UNCOVERED).duties == cover_of(third, RULES).duties == ()


PRECEDENCE = [
    (["u 2025-01-01.., unread", "f 2025-01-01.., lacks 4.1.1", "c"], "c"),
    (["f 2025-01-01.., lacks 4.1.1", "u, unread"], "u"),
    (["f2 2025-01-01.., lacks 4.1.1 4.1.2", "f1, contradicts 4.3"], "f1"),
    (["c1", "c2 2025-01-01.."], "c2"),
    (["c9", "c10"], "c10"),
    (["schools, names Middle High"], "schools"),
    (["u1, unread", "u2 2025-01-01.., unread, contradicts 4.3"], "u2"),
    (["sheriff, with Sheriff", "charter, for Charter", "middle, names Middle"], None),
]


@pytest.mark.parametrize(("contracts", "expected"), PRECEDENCE)
def test_the_contract_that_decides(contracts: list[str], expected: str | None) -> None:
    """A conforming one, an unread one, the least lacking; then the latest, then the lowest id, in any order of rows."""
    for told in (contracts, contracts[::-1]):
        found, _ = cover(told, "2025-10-01")
        assert (found.contract.id if found.contract else None) == expected


def test_a_contract_is_in_force_from_its_first_to_its_last_day() -> None:
    """The day remembers when one begins or ends."""
    told = ["main 2025-09-02..2026-06-30"]
    for on, state, turns in (
        ("2025-09-01", UNCOVERED, D("2025-09-02")),
        ("2025-09-02", COVERED, D("2026-07-01")),
        ("2026-06-30", COVERED, D("2026-07-01")),
        ("2026-07-01", UNCOVERED, NEVER),
    ):
        found, day = cover(told, on)
        assert found.state == state
        assert day.turns == turns


def test_the_cover_of_service_over_time() -> None:
    """Ranges of one state and contract, without a hole, from the first day of service to the last."""
    under = seen(
        regular="2025-09-02..2026-12-31", contracts=["a ..2025-12-31", "b 2026-03-01..", "x 2025-10-01.., lacks 4.1.1"]
    )
    [piece] = under.pieces
    found = [
        (days, cover.contract.id if cover.contract else None)
        for days, cover in covers(under.record.setting.register, piece, RULES)
    ]
    assert found == [
        (Span(D("2025-09-02"), D("2025-12-31")), "a"),
        (Span(D("2026-01-01"), D("2026-02-28")), "x"),
        (Span(D("2026-03-01"), D("2026-12-31")), "b"),
    ]


def test_the_cover_of_a_single_day() -> None:
    """A piece of one day has one range."""
    under = seen(regular="2025-12-31..2025-12-31", contracts=["a ..2025-12-31"])
    [piece] = under.pieces
    [(days, cover)] = covers(under.record.setting.register, piece, RULES)
    assert (days, cover.state) == (piece.days, COVERED)


def test_the_cover_of_open_service_ends_never() -> None:
    """An open assignment is followed to the end of time and not beyond."""
    under = seen(regular="2025-09-02..", contracts=["a ..2025-12-31"])
    [piece] = under.pieces
    assert [(days.last, cover.state) for days, cover in covers(under.record.setting.register, piece, RULES)] == [
        (D("2025-12-31"), COVERED),
        (NEVER, UNCOVERED),
    ]
