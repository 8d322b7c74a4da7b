"""Contracts, scope, duty cover, license and conduct, worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.slow.axes import DUTIES, is_open_possible_breach
from tests.slow.evaluate import check, duty_gaps
from tests.slow.small import contract, register
from tests.slow.world import row_of

ON = date(2026, 10, 5)
TRAINED = "regular 2025-09-02.., done full 2025-08-20"
Contracts = list[dict[str, Any]]


def without(*duties: str) -> list[str]:
    """All duties but these."""
    return [duty for duty in DUTIES if duty not in duties]


UNREAD = contract("u", duties=None, conflicts=["4.3"])
DEFECTIVE = contract("f", duties=without("4.1.4"), conflicts=["4.3", "4.4"])

COVER: list[tuple[str, Contracts, str]] = [
    ("a conforming one", [contract("c", additional_duties=["bus patrol"])], "covered c"),
    ("a warning under 4.4", [contract("c", conflicts=["4.4"])], "covered c"),
    ("none", [], "uncovered -"),
    ("another agency's", [contract("c", agency="SO")], "uncovered -"),
    ("another district's", [contract("c", district="e")], "uncovered -"),
    ("ended the day before", [contract("c", to="2026-10-04")], "uncovered -"),
    ("ends on the day", [contract("c", to="2026-10-05")], "covered c"),
    ("begins the day after", [contract("c", **{"from": "2026-10-06"})], "uncovered -"),
    ("names the school", [contract("c", schools=["T", "S"])], "covered c"),
    ("names another school", [contract("c", schools=["T"])], "uncovered -"),
    ("names no school", [contract("c", schools=[])], "uncovered -"),
    ("unread, whatever else is known", [UNREAD], "unread u"),
    ("duties absent", [{key: value for key, value in UNREAD.items() if key != "duties"}], "unread u"),
    ("carries none", [contract("c", duties=[])], "defective c " + " ".join(DUTIES)),
    ("lacks one and contradicts", [DEFECTIVE], "defective f 4.1.4 4.3"),
    ("a conforming one decides", [UNREAD, DEFECTIVE, contract("c")], "covered c"),
    ("an unread one decides", [DEFECTIVE, UNREAD], "unread u"),
    ("the fewest paragraphs", [DEFECTIVE, contract("z", duties=without("4.1.1"))], "defective z 4.1.1"),
    ("the latest begin", [contract("c1"), contract("c2", **{"from": "2026-07-01"})], "covered c2"),
    ("the lowest id as text", [contract("c9"), contract("c10")], "covered c10"),
]


@pytest.mark.parametrize(("contracts", "expected"), [case[1:] for case in COVER], ids=[case[0] for case in COVER])
def test_contract(contracts: Contracts, expected: str) -> None:
    """2, 4.1, 4.3: which contract decides, and what it lacks."""
    [one] = check(register(TRAINED, contracts=contracts), ON)["officers"][0]["assignments"]
    assert " ".join([one["contract_state"], one["contract"] or "-", *one["paragraphs"]]) == expected


WORDS: list[tuple[str, str, Contracts, str]] = [
    ("cleared", TRAINED, [contract("c")], "yes"),
    ("a defective contract stops nobody", TRAINED, [DEFECTIVE], "yes"),
    ("no contract", TRAINED, [], "no_contract"),
    ("an unread contract", TRAINED, [UNREAD], "unknown"),
    ("not cleared", "regular 2025-09-02..", [], "no"),
    ("unresolved before uncovered", "regular 2025-09-02.., done full ?", [], "unknown"),
    ("excused", "substitute 2025-09-02..", [contract("c")], "yes"),
    ("out of scope", "regular 2025-09-02.. @K", [], "outside"),
    ("regular beside substitute", "regular 2025-09-02.. off, substitute 2025-09-02..", [contract("c")], "outside yes"),
]


@pytest.mark.parametrize(("facts", "contracts", "expected"), [case[1:] for case in WORDS], ids=[c[0] for c in WORDS])
def test_may_serve(facts: str, contracts: Contracts, expected: str) -> None:
    """May this officer serve here today: the first word that fits."""
    assignments = check(register(facts, contracts=contracts), ON)["officers"][0]["assignments"]
    assert " ".join(one["may_serve"] for one in assignments) == expected


def test_outside_before_the_law() -> None:
    """Before 1 September 2025 every assignment is outside, and the contract is looked at all the same."""
    [one] = check(register("regular 2024-09-03.."), date(2025, 8, 31))["officers"][0]["assignments"]
    assert (one["may_serve"], one["contract_state"], one["contract"]) == ("outside", "covered", "c")


ALL = list(DUTIES)
GAPS: list[tuple[str, str, Contracts, list[str]]] = [
    ("all covered", TRAINED, [contract("c")], []),
    ("nobody there", "", [contract("c")], []),
    ("not cleared", "regular 2025-09-02..", [contract("c")], ALL),
    ("no contract", TRAINED, [], ALL),
    ("no contract and unresolved", "regular 2025-09-02.., done full ?", [], ALL),
    ("the contract lacks one", TRAINED, [DEFECTIVE], ["4.1.4"]),
    ("unread: may cover all", TRAINED, [UNREAD], []),
    ("unresolved: may cover all", "regular 2025-09-02.., done full ?", [contract("c")], []),
    ("unresolved, the contract lacks one", "regular 2025-09-02.., done full ?", [DEFECTIVE], ["4.1.4"]),
    ("excused under 5.3", "regular 2026-09-02.. unable", [contract("c")], ["4.1.4", "4.1.5"]),
    ("excused, unread contract", "regular 2026-09-02.. unable", [UNREAD], ["4.1.4", "4.1.5"]),
    (
        "excused twice",
        "regular 2026-09-02.. unable, substitute 2026-09-02..",
        [contract("c")],
        ["4.1.4", "4.1.5"],
    ),
    ("a substitute merely available", "substitute 2025-09-02..", [], []),
    ("a substitute listed there", "substitute 2025-09-02.., listed 2026-10-05 x1", [], ALL),
    ("a substitute listed elsewhere", "substitute 2025-09-02.., listed 2026-10-05 x1 @T", [], []),
    ("out of scope", "regular 2025-09-02.. off", [], []),
]


@pytest.mark.parametrize(("facts", "contracts", "expected"), [case[1:] for case in GAPS], ids=[c[0] for c in GAPS])
def test_duty_gaps(facts: str, contracts: Contracts, expected: list[str]) -> None:
    """4.1, 5.3, 5.4: a duty that nobody at the school covers, nor may cover, is a gap."""
    assert duty_gaps(register(facts, contracts=contracts), ON) == ({"S": expected} if expected else {})


def test_absent_officer_covers_nothing() -> None:
    """An absence opens gaps and touches no standing."""
    away = register(TRAINED, absences=[{"officer": "o", "from": "2026-10-05", "to": "2026-10-05"}])
    assert duty_gaps(away, ON) == {"S": ALL}
    assert duty_gaps(away, date(2026, 10, 6)) == {}
    assert check(away, ON)["officers"][0]["standing"] == "cleared"


def test_license() -> None:
    """3.2: in service outside the license, the agency owes its renewal."""
    officers = [{"id": "o", "name": "Olive", "licensed_from": "2026-01-01", "licensed_to": "2026-12-31"}]
    facts = register(TRAINED, officers=officers)
    owed = {day: check(facts, date.fromisoformat(day))["officers"][0]["owed"] for day in ("2026-12-31", "2027-01-01")}
    assert not any(entry["action"] == "renew_license" for entry in owed["2026-12-31"])
    entry = {"action": "renew_license", "who": "agency", "by": None, "paragraph": "3.2", "assignment": None}
    assert entry in owed["2027-01-01"]
    assert entry in check(facts, date(2025, 12, 31))["officers"][0]["owed"]


EVENT = {"date": "2026-10-05", "matter": "school_rule", "authority_used": True, "decision": "open"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"authority_used": False}, False),
        ({"authority_used": False, "force_used": True}, True),
        ({"matter": "crime"}, False),
        ({"matter": "crime", "discipline_part": True}, True),
        ({"decision": "no_breach"}, False),
        ({"decision": "breach"}, False),
        ({"date": "2026-10-06"}, False),
    ],
)
def test_conduct(changes: dict[str, Any], expected: bool) -> None:
    """4.3: authority or force for a school rule, or a part in discipline, until somebody decides."""
    assert is_open_possible_breach(row_of({**EVENT, **changes}), ON) is expected
