"""The versions of agencies' SRO policies."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.tidying.offices import again, facts, keys, roster, tidied, workbook


def adopted(text: str, start: str = "9/2/2025") -> set[date]:
    """The days of adoption that a cell of a list of agencies gives."""
    rows = [
        ["Agency", "Contract from", "Contract to", "SRO policy adopted"],
        ["Cedarbrook PD", "7/1/2025", "6/30/2027", text],
    ]
    result = tidied(workbook({"Agencies": rows}), ("roster.xlsx", roster({"Start": start})[1]))
    return {day for _, day in facts(result.register).get("policies", set())}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8/12/2025", {date(2025, 8, 12)}),
        ("adopted 8/12/2025, revised 8/14/2026", {date(2025, 8, 12), date(2026, 8, 14)}),
        ("8/12/2025 (rev. 8/14/26)", {date(2025, 8, 12), date(2026, 8, 14)}),
        ("next review 8/14/2026", set()),
        ("yes", set()),
        ("none", set()),
        ("", set()),
        ("fall 2025", set()),
        ("45881", set()),
    ],
)
def test_days_of_adoption(text: str, days: set[date]) -> None:
    """Each full day that is said to be one of adoption is a version; nothing else is."""
    assert adopted(text) == days


def test_a_month_is_taken_at_its_end_where_no_answer_can_turn_on_the_day() -> None:
    """A month before all service counts from its last day, with its text kept; one with service in it is left out."""
    assert adopted("Aug 2025 (revised 8/14/26)") == {date(2025, 8, 31), date(2026, 8, 14)}
    assert adopted("Aug 2025", start="8/20/2025") == set()


def test_a_policy_that_is_not_known_is_asked() -> None:
    """Where rows speak of a policy of which no day is known, the days are asked, and taken from the mapping."""
    file = roster({"Policy read": "8/20/2025"})
    first = tidied(file)
    assert "Cedarbrook PD" in keys(first) and "reviews" not in facts(first.register)
    second = again(first, file, change=('"Cedarbrook PD" = "?"', '"Cedarbrook PD" = "2025-08-12; 2026-08-14"'))
    assert facts(second.register)["policies"] == {
        ("Cedarbrook PD", date(2025, 8, 12)),
        ("Cedarbrook PD", date(2026, 8, 14)),
    }
    assert facts(second.register)["reviews"] == {("Ann Ruby", "Cedarbrook PD", date(2025, 8, 12), date(2025, 8, 20))}
    third = again(first, file, change=('"Cedarbrook PD" = "?"', '"Cedarbrook PD" = "sometime"'))
    assert "Cedarbrook PD" in keys(third) and "policies" not in facts(third.register)
    assert "Cedarbrook PD" not in keys(again(first, file, change=('"Cedarbrook PD" = "?"', '"Cedarbrook PD" = "none"')))
