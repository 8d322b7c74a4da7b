"""Days of substitute service."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import again, csv_file, facts, keys, tidied

HEAD = ["Date", "Sub officer", "Dept", "School", "Hrs", "Note"]


def days(*rows: list[Any], name: str = "log.csv") -> set[tuple[Any, ...]]:
    """The days of a log."""
    return facts(tidied(csv_file([HEAD, *rows], name)).register).get("days", set())


def test_a_day_is_entered_once_for_each_school() -> None:
    """Two schools on one day are two rows, one row entered twice is one."""
    found = days(
        ["9/3/2025", "Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "8", ""],
        ["09/03/25", "ANN RUBY", "Cedarbrook Police", "Oak Elementary ", "", "am"],
        ["2025-09-03", "Ruby, Ann", "Cedarbrook PD", "Elm Elementary", "4", "pm"],
    )
    assert found == {("Ann Ruby", "Oak Elementary", date(2025, 9, 3)), ("Ann Ruby", "Elm Elementary", date(2025, 9, 3))}


@pytest.mark.parametrize(
    "row",
    [
        ["soon", "Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "8", ""],
        ["9/3", "Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "8", ""],
        ["9/3/2025", "Ruby, Ann", "Cedarbrook PD", "", "8", ""],
        ["9/3/2025", "Ruby, Ann", "Cedarbrook PD", "Pine", "8", ""],
        ["9/3/2025", "Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "0", ""],
        ["9/3/2025", "Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "8", "cancelled"],
        ["9/3/2025", "", "Cedarbrook PD", "Oak Elementary", "8", ""],
    ],
)
def test_a_doubtful_row_is_no_day(row: list[Any]) -> None:
    """Without a day, an officer or a school, or with a word against it, a row makes no day and is told."""
    assert days(row) == set()
    result = tidied(csv_file([HEAD, row], "log.csv"))
    assert result.unread or keys(result) - {"name"}


def test_a_list_that_does_not_say_whose_days_it_lists_is_asked() -> None:
    """Days and officers alone are days of substitute service only when a person says so."""
    rows = [["Day served", "Officer", "School"], ["9/3/2025", "Ruby, Ann", "Oak Elementary"]]
    file = csv_file(rows, "days.csv")
    first = tidied(file)
    assert "days" not in facts(first.register) and "substitute days" in keys(first)
    second = again(first, file, change=('"substitute days" = "?"', '"substitute days" = "yes"'))
    assert facts(second.register)["days"] == {("Ann Ruby", "Oak Elementary", date(2025, 9, 3))}


@pytest.mark.parametrize(
    ("mark", "found"),
    [("x", True), ("8", True), ("4.5 hrs", True), ("no", False), ("0", False), ("99", False), ("vac", False)],
)
def test_marks_where_an_officer_and_a_day_cross(mark: str, found: bool) -> None:
    """A tick or hours is a day at the row's school; a no, nothing or another word is none."""
    rows = [["Officer", "School", "9/3/2025"], ["Ruby, Ann", "Oak Elementary", mark]]
    result = tidied(csv_file(rows, "sub days.csv"))
    assert ("days" in facts(result.register)) is found
