"""Contracts as far as a list gives their days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import again, facts, keys, tidied, workbook

START, END = date(2025, 7, 1), date(2027, 6, 30)


def contracts(head: list[str], *row: Any) -> set[tuple[Any, ...]]:
    """The days of the contracts of a list."""
    rows = [["Agency", *head], ["Cedarbrook PD", *row]]
    return {found[1:3] for found in facts(tidied(workbook({"Contracts": rows})).register).get("contracts", set())}


@pytest.mark.parametrize(
    ("row", "days"),
    [
        ([START, "6/30/27"], {(START, END)}),
        (["7/1/25", "auto renews"], {(START, None)}),
        (["7/1/25", ""], set()),
        (["", "6/30/27"], set()),
        (["July 2025", "6/30/27"], set()),
        (["7/1/25", "2027"], set()),
        (["7/1/25", "6/30/24"], set()),
    ],
)
def test_a_contract_needs_both_its_days(row: list[Any], days: set[Any]) -> None:
    """A contract is entered with a full first and last day, or one that renews itself; else it is asked."""
    assert contracts(["Contract from", "Contract to"], *row) == days


def test_a_period_in_one_cell() -> None:
    """Both days may stand in one cell."""
    assert contracts(["Contract term"], "7/1/2025 - 6/30/2027") == {(START, END)}
    assert contracts(["Contract term"], "two years") == set()


def test_duties_stay_unknown_and_schools_are_named() -> None:
    """What a contract carries is never read off a list; the schools that it names are kept."""
    rows = [["Agency", "School", "Contract from", "Contract to"], ["Cedarbrook PD", "Oak Elementary", START, END]]
    lists = [["School", "Level"], ["Oak Elementary", "Elem"]]
    found = facts(tidied(workbook({"Contracts": rows, "Schools": lists})).register)["contracts"]
    assert found == {("Cedarbrook PD", START, END, None, ("Oak Elementary",))}


def test_an_answer_opens_a_contract() -> None:
    """The end of a contract may be answered as a day or as open."""
    file = workbook({"A": [["Agency", "Contract from", "Contract to"], ["Cedarbrook PD", "7/1/25", ""]]})
    first = tidied(file)
    (key,) = [key for key in keys(first) if key.startswith("C2")]
    for answer, end in (("open", None), ("6/30/2027", END)):
        second = again(first, file, change=(f'"{key}" = "?"', f'"{key}" = "{answer}"'))
        assert {row[1:3] for row in facts(second.register)["contracts"]} == {(START, end)}
