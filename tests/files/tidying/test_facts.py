"""What a row says of service: a day as a substitute, an assignment, or nothing."""

from __future__ import annotations

from tests.files.tidying.offices import csv_file, facts, keys, tidied


def test_a_list_of_courses_with_schools_assigns_nobody() -> None:
    """A school beside a course tells where an officer works, not since when; nothing is entered or asked."""
    rows = [
        ["Officer", "Agency", "School", "Course", "Completed"],
        ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "NASRO Basic", "6/1/2020"],
    ]
    result = tidied(csv_file(rows, "training.csv"))
    assert "assignments" not in facts(result.register) and "first day" not in keys(result)


def test_a_number_under_a_school_is_no_mark() -> None:
    """Only a tick puts an officer at the school of the heading."""
    rows = [
        ["SRO", "Dept", "Start", "Northfield HS", "Willow MS"],
        ["Ruby, Ann", "Cedarbrook PD", "9/2/2025", "x", "2"],
    ]
    found = facts(tidied(csv_file(rows, "SRO 2025-26.csv")).register)
    assert {school for _, school, *_ in found["assignments"]} == {"Northfield HS"}
