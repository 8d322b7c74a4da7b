"""Which courses an officer completed and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import facts, keys, roster, tidied, unread, workbook

HEAD = ["Officer", "License", "Agency", "Course", "Completed"]


def completions(*claims: tuple[str, Any]) -> set[tuple[Any, ...]]:
    """What is made of claims about one officer, each from a sheet of its own."""
    sheets = {
        f"List {number}": [HEAD, ["Ruby, Ann", "1111", "Cedarbrook PD", *claim]] for number, claim in enumerate(claims)
    }
    found = facts(tidied(workbook(sheets)).register).get("completions", set())
    return {(course, day) for _, course, day in found}


def test_a_full_day_outweighs_a_month_that_fits_it() -> None:
    """A month, season, year or shorter title that fits a full statement says the same thing again."""
    full = ("NASRO 40hr", "6/17/2022")
    day = {("NASRO 40hr", date(2022, 6, 17))}
    for other in [("NASRO 40hr", "2022"), ("NASRO", "2022"), ("NASRO 40hr", ""), ("NASRO 40hr", "June 2022"), full]:
        assert completions(full, other) == completions(other, full) == day


@pytest.mark.parametrize("other", ["6/17/2023", "2019", "May 2022"])
def test_days_that_contradict_each_other_make_the_day_unknown(other: str) -> None:
    """Where two sheets give one course different days, the day is unknown and asked."""
    assert completions(("NASRO 40hr", "6/17/2022"), ("NASRO 40hr", other)) == {("NASRO 40hr", None)}


@pytest.mark.parametrize("text", ["June 2020", "spring 20", "2020", "?", "see cert", "yes", ""])
def test_what_is_no_day_leaves_the_day_unknown(text: str) -> None:
    """A course with less than a day was completed, nobody knows when."""
    assert completions(("NASRO 40hr", text)) == {("NASRO 40hr", None)}


@pytest.mark.parametrize(
    "claim",
    [
        ("NASRO 40hr", "TBD"),
        ("NASRO 40hr", "scheduled"),
        ("NASRO 40hr", "no"),
        ("none", ""),
        ("TBD", ""),
        ("", "6/17/2022"),
        ("yes", "6/17/2022"),
        ("NASRO 40hr; POST supplement", "6/17/2022"),
    ],
)
def test_what_is_not_completed_is_no_completion(claim: tuple[str, str]) -> None:
    """A course to come, no course, a day without a course, or two in one cell make no completion."""
    assert completions(claim) == set()


def test_a_course_after_the_lists_own_day_is_a_plan() -> None:
    """A day after the day of the list, or after its school year, is asked and not entered."""
    rows = [["SROs as of 10/1/2025"], HEAD, ["Ruby, Ann", "1111", "Cedarbrook PD", "NASRO 40hr", "12/1/2025"]]
    other = roster({"License": "1111", "Course": "NASRO Basic", "Completed": "8/1/2026"})
    result = tidied(workbook({"A": rows}, name="list.xlsx"), other)
    assert "completions" not in facts(result.register)
    assert len([key for key in keys(result) if "2025" in key or "2026" in key]) == 2


def test_a_day_that_cannot_be_read_is_told() -> None:
    """The cell stands in the report with what was expected, and its text stays in the mapping."""
    result = tidied(roster({"Course": "NASRO 40hr", "Completed": "spring 20"}))
    assert ("I2", "spring 20") in unread(result)
    assert '"I2 · Ruby, Ann · spring 20" = "?"' in result.mapping


def test_several_courses_in_a_row_have_each_their_day() -> None:
    """Each course goes with the day beside it, before or behind."""
    behind = [
        ["Officer", "Course #1", "date", "Course #2", "date"],
        ["Ruby, Ann", "NASRO Basic", "6/17/2022", "SRO 8", "6/24/2023"],
    ]
    before = [
        ["Officer", "Date completed", "Course 1", "Completion date", "Course 2"],
        ["Ruby, Ann", "6/17/2022", "NASRO Basic", "6/24/2023", "SRO 8"],
    ]
    for rows in (behind, before):
        assert facts(tidied(workbook({"A": rows})).register)["completions"] == {
            ("Ann Ruby", "NASRO Basic", date(2022, 6, 17)),
            ("Ann Ruby", "SRO 8", date(2023, 6, 24)),
        }
