"""Days as a sheet writes them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.tidying.offices import csv_file

from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Choices, Desk
from hallpass.files.tidying.sheets import Cell, read_sheets


def days(*texts: str, choices: Choices | None = None) -> tuple[Days, list[Cell], Desk]:
    """A reader of a sheet with these cells."""
    (sheet,) = read_sheets([csv_file([[text] for text in texts], "a.csv")])
    desk = Desk(choices or {})
    return Days([sheet], desk), list(sheet.cells()), desk


def test_months_come_first_unless_a_sheet_shows_otherwise() -> None:
    """A day that has no such month makes the order of the sheet a question; what is ambiguous waits."""
    plain, cells, _ = days("9/2/2025", "9/30/2025")
    assert [plain.read(cell).day for cell in cells] == [date(2025, 9, 2), date(2025, 9, 30)]
    odd, cells, desk = days("9/2/2025", "30/9/2025", "Sept 2, 2025")
    assert [odd.read(cell).day for cell in cells] == [None, None, date(2025, 9, 2)]
    assert [question.key for question in desk.questions.values()] == ["order of days"]
    mixed, cells, desk = days("9/2/2025", "30/9/2025", "9/30/2025")
    assert [mixed.read(cell).day for cell in cells] == [date(2025, 9, 2), None, date(2025, 9, 30)]


def test_a_person_says_the_order() -> None:
    """The mapping decides the order for the whole sheet."""
    told, cells, _ = days("2.9.2025", "30.9.2025", choices={("sheets", "a.csv"): {"order of days": "day first"}})
    assert [told.read(cell).day for cell in cells] == [date(2025, 9, 2), date(2025, 9, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "9/2/25 - 6/4/26",
        "9/2/25-6/4/26",
        "9/2/2025 to 6/4/2026",
        "9/2/25 – 6/4/26",
        "Sept 2, 2025 through June 4, 2026",
    ],
)
def test_periods(text: str) -> None:
    """The first and the last day may stand in one cell."""
    reader, (cell,), _ = days(text)
    period = reader.period(cell)
    assert period is not None and (period[0].day, period[1].day) == (date(2025, 9, 2), date(2026, 6, 4))


@pytest.mark.parametrize("text", ["9/2/25", "9/2/25 to ?", "2025-09-02", "a - b", "1 - 2 - 3"])
def test_what_is_no_period(text: str) -> None:
    """A single day, or half a period, is none."""
    reader, (cell,), _ = days(text)
    assert reader.period(cell) is None
