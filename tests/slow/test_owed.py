"""What is owed, worked by hand: each line of the table with who, by when and under which paragraph."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.slow.evaluate import check
from tests.slow.small import Case, cases, contract, register

OWED = """
nothing: regular 2025-09-02.., done full 2025-08-20, certificate full 2025-08-20 PD ?
    2026-10-05 -
R8: regular 2025-09-02..
    2026-10-05 complete_training officer 2025-09-01 5.1
R3: regular 2025-09-02.., done ssc 2020-01-06
    2026-10-05 complete_training officer 2027-05-31 5.2
R5: regular 2026-09-02.. unable
    2026-10-05 complete_training officer 2027-03-02 5.3
R6: regular 2026-09-02.. unable, policy v1 2025-08-15
    2026-10-05 complete_training officer 2027-03-02 5.3 + review_agency_policy officer 2026-09-02 5.3
R7 asks for no review: regular 2026-01-05.. unable, policy v1 2025-08-15
    2026-10-05 complete_training officer 2026-07-05 5.3
before the law nothing: regular 2024-09-03..
    2025-08-31 -
S3: substitute 2025-09-02..2025-09-30, substitute 2026-09-01.., policy v1 2026-09-15
    2026-09-14 -
    2026-10-05 review_agency_policy officer 2025-09-02 5.4
S3 under a new employer: substitute 2025-09-02.., policy v1 2025-08-15 SO, job PD ..2026-06-30, job SO 2026-07-01..
    2026-10-05 review_agency_policy officer 2026-07-01 5.4 + make_contract district 2026-07-01 2 s1
S4 as R6: substitute 2025-07-01.. unable, listed 2025-09-02 x60, policy v1 2025-08-15
    2025-11-15 complete_training officer 2026-04-30 5.3 + review_agency_policy officer 2025-10-31 5.3
upcoming, R8 on the first day: regular 2026-11-02.. unable?
    2026-10-05 complete_training officer 2026-11-01 5.1
upcoming, R6 on the first day: regular 2026-11-02.. unable, policy v1 2025-08-15
    2026-10-05 complete_training officer 2027-05-02 5.3 + review_agency_policy officer 2026-11-02 5.3
upcoming, S3 on the first day: substitute 2026-11-02.., policy v1 2026-10-30
    2026-10-05 review_agency_policy officer 2026-11-02 5.4
upcoming, planned training counts: regular 2026-11-02.., done full 2026-10-20
    2026-10-05 -
upcoming, before the law: regular 2025-08-25..2025-08-31
    2025-08-01 -
unresolved, the first answer's row: regular 2025-09-02.., done odd 2025-08-20
    2026-10-05 complete_training officer 2025-09-01 5.1 + answer_question administrator - 5.1
unresolved, the agency is asked: regular 2026-09-02.. unable?
    2026-10-05 complete_training officer 2026-09-01 5.1 + answer_question agency - 5.1 r1
no certificate: regular 2025-09-02.., done full 2025-08-20
    2026-10-05 file_certificate agency - 5.5
received later: regular 2025-09-02.., done full 2025-08-20, certificate full 2025-08-20 PD 2026-10-06
    2026-10-05 file_certificate agency - 5.5
    2026-10-06 -
of another day: regular 2025-09-02.., done full 2025-08-20, certificate full 2025-08-21 PD ?
    2026-10-05 file_certificate agency - 5.5
held by a former employer: regular 2025-09-02.., done full 2025-08-20, certificate full 2025-08-20 SO ?
    2026-10-05 file_certificate agency - 5.5
not of the most recent: regular 2025-09-02.., done full 2025-08-20, done full 2026-08-20,
        certificate full 2025-08-20 PD ?
    2026-08-19 -
    2026-10-05 file_certificate agency - 5.5
of two on one day, of either: regular 2025-09-02.., done ssc 2020-01-06, done full 2026-08-20, done supp 2026-08-20,
        certificate supp 2026-08-20 PD 2026-08-20
    2026-10-05 -
a later legacy course needs none: regular 2025-09-02.., done full 2025-03-03, done ssc 2025-08-20,
        certificate full 2025-03-03 PD 2025-03-10
    2026-10-05 -
certificate before the law: regular 2024-09-03.., done full 2025-02-01
    2025-08-31 file_certificate agency - 5.5
trained, yet not in service: regular 2025-09-02..2025-10-31, done full 2025-08-20
    2026-10-05 -
"""


def told(entry: dict[str, Any]) -> str:
    """An entry in a line."""
    columns = [entry["action"], entry["who"], entry["by"] or "-", entry["paragraph"], entry["assignment"]]
    return " ".join(filter(None, columns))


@pytest.mark.parametrize("case", cases(OWED), ids=lambda case: f"{case[0]}, {case[2]}")
def test_owed(case: Case) -> None:
    """Every action that is owed, in the order of the table."""
    _, facts, day, expected = case
    [officer] = check(register(facts), day)["officers"]
    assert (" + ".join(map(told, officer["owed"])) or "-") == expected


def owed_with(contracts: list[dict[str, Any]], day: date, facts: str) -> list[str]:
    """What is owed under these contracts."""
    return [told(entry) for entry in check(register(facts, contracts=contracts), day)["officers"][0]["owed"]]


TRAINED = "regular 2025-09-02..2026-06-05, regular 2026-09-01.., done full 2025-08-20, certificate full 2025-08-20 PD ?"


def test_make_contract_from_the_first_day_of_the_gap() -> None:
    """2: the gap begins with the assignment, or with the day after the last contract."""
    assert owed_with([], date(2026, 10, 5), TRAINED) == ["make_contract district 2026-09-01 2 r2"]
    ended = contract("c", to="2026-09-20")
    assert owed_with([ended], date(2026, 9, 20), TRAINED) == []
    assert owed_with([ended], date(2026, 10, 5), TRAINED) == ["make_contract district 2026-09-21 2 r2"]


def test_read_and_amend_contract() -> None:
    """2, 4.1, 4.3: an unread contract is to be read, a defective one amended paragraph by paragraph."""
    assert owed_with([contract("c", duties=None)], date(2026, 10, 5), TRAINED) == ["read_contract district - 2 r2"]
    defective = contract("c", duties=["4.1.7", "4.1.6", "4.1.5", "4.1.3", "4.1.1"], conflicts=["4.3"])
    assert owed_with([defective], date(2026, 10, 5), TRAINED) == [
        "amend_contract district - 4.1.2 r2",
        "amend_contract district - 4.1.4 r2",
        "amend_contract district - 4.3 r2",
    ]


def test_order_of_the_table() -> None:
    """The actions stand in the order of the table, whatever the order of assignments."""
    facts = "regular 2025-09-02.. unable? @T, regular 2025-09-02.., done odd ?"
    contracts = [contract("c", schools=["T"], duties=None)]
    officers = [{"id": "o", "name": "Olive", "licensed_to": "2025-12-31"}]
    [officer] = check(register(facts, contracts=contracts, officers=officers), date(2026, 2, 2))["officers"]
    assert [told(entry) for entry in officer["owed"]] == [
        "complete_training officer 2025-09-01 5.1",
        "answer_question agency - 5.1 r1",
        "answer_question administrator - 5.1",
        "answer_question agency - 5.1",
        "read_contract district - 2 r1",
        "make_contract district 2025-09-02 2 r2",
        "renew_license agency - 3.2",
    ]
