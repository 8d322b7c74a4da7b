"""The generator of random registers: what it makes has the form of a register, and reaches every row and word."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

from tests.slow.evaluate import check
from tests.slow.registers import random_day, random_readings, random_register

COLUMNS = {
    "districts": "id name kind",
    "schools": "id district name level",
    "contact_days": "district date kind",
    "agencies": "id name",
    "agency_policies": "id agency adopted_on",
    "officers": "id name license licensed_from licensed_to",
    "employments": "officer agency from to",
    "courses": "id name kind approved_from approved_to",
    "completions": "officer course completed_on",
    "certificates": "officer course completed_on agency received_on",
    "contracts": "id agency district schools from to duties additional_duties conflicts",
    "assignments": "id officer school role from to employer_unable instructional_day",
    "substitute_days": "officer school date",
    "absences": "officer from to",
    "policy_reviews": "officer policy reviewed_on",
    "conduct_events": "id officer school date matter authority_used force_used discipline_part decision note",
}

REACHED = """
R0 R1 R2 R3 R4 R5 R6 R7 R8 S0 S1 S2 S3
cleared cleared_until excused unresolved not_cleared upcoming not_serving not_in_force
employer_unable course_kind completed_on reviewed_on
yes no unknown no_contract outside
covered defective unread uncovered out_of_scope
complete_training answer_question read_contract review_agency_policy
file_certificate make_contract amend_contract renew_license
"""

SEEDS = range(150)


def test_columns_and_ids() -> None:
    """Every list and column is one of the register file's, and every id that is named exists."""
    for seed in SEEDS:
        register = random_register(Random(seed))
        assert register.pop("format") == "hallpass-register/1"
        ids = {name: {row.get("id") for row in rows} for name, rows in register.items()}
        for name, rows in register.items():
            for row in rows:
                assert set(row) <= set(COLUMNS[name].split())
                assert all(named(ids, column, value) for column, value in row.items())


def named(ids: dict[str, set[Any]], column: str, value: Any) -> bool:
    """Does the row that this column names exist?"""
    lists = {"officer": "officers", "school": "schools", "agency": "agencies", "district": "districts"}
    lists |= {"course": "courses", "policy": "agency_policies"}
    return column not in lists or value in ids[lists[column]]


def test_employments_do_not_overlap() -> None:
    """Overlapping employments are refused, so none are made; every range ends no earlier than it begins."""
    for seed in SEEDS:
        register = random_register(Random(seed))
        for officer in register["officers"]:
            jobs = [row for row in register["employments"] if row["officer"] == officer["id"]]
            spans = sorted((row.get("from") or "0001-01-01", row.get("to") or "9999-12-31") for row in jobs)
            assert all(first[1] < second[0] for first, second in pairwise(spans))
        for rows in (register["assignments"], register.get("contracts", []), register["employments"]):
            assert all((row.get("from") or "") <= (row.get("to") or "9999-12-31") for row in rows)


def test_same_seed_same_register() -> None:
    """A seed gives the same register, day and readings again."""
    made = []
    for _ in range(2):
        rng = Random(7)
        register = random_register(rng)
        made.append((register, random_day(rng, register), random_readings(rng)))
    assert made[0] == made[1]


def test_every_row_and_standing_is_reached() -> None:
    """The registers lean on the edges: every row, standing, question, word and action soon comes up."""
    missing = set(REACHED.split())
    for seed in range(300):
        for officer in some_check(seed)["officers"]:
            missing -= words_of(officer)
        if not missing:
            return
    assert not missing


def words_of(officer: dict[str, Any]) -> set[str]:
    """The row, standing, questions, words, states and actions of one officer's answer."""
    return {
        *(officer["standing"], officer["row"] or ""),
        *(question["fact"] for question in officer["questions"]),
        *(assignment["may_serve"] for assignment in officer["assignments"]),
        *(assignment["contract_state"] for assignment in officer["assignments"]),
        *(entry["action"] for entry in officer["owed"]),
    }


def some_check(seed: int) -> dict[str, Any]:
    """The answer for a random register, day and readings."""
    rng = Random(seed)
    register = random_register(rng)
    day = random_day(rng, register)
    assert date(2000, 1, 1) < day < date(2035, 1, 1)
    return check(register, day, random_readings(rng))
