"""Days in all the forms in which offices write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.days import Span
from hallpass.files.tidying.dates import UNREADABLE, DateRead, dates_in, read_date, school_year

YEAR = Span(date(2025, 7, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    "value",
    [
        date(2025, 9, 2),
        datetime(2025, 9, 2, 7, 45),
        "9/2/2025",
        "09/02/25",
        "9-2-25",
        "9.2.25",
        "2025-09-02",
        "2025/9/2",
        "2025-09-02T00:00:00",
        "9/2/2025 7:45 AM",
        "Sept 2, 2025",
        "Sep. 2 2025",
        "September 2nd, 2025",
        "Tuesday, Sept 2, 2025",
        "2 Sep 2025",
        "2-Sep-25",
        "20250902",
        "September 2025 2",
    ],
)
def test_one_day_in_many_forms(value: Any) -> None:
    """Every plain form of a day is read as that day, without a guess."""
    assert read_date(value) == DateRead(date(2025, 9, 2))


@pytest.mark.parametrize("value", [45902, 45902.0, "45902"])
def test_excels_number_is_a_guess(value: Any) -> None:
    """A bare serial number is read as its day, and said to be a guess."""
    read = read_date(value)
    assert read.day == date(2025, 9, 2)
    assert read.ground


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("Nov 2021", date(2021, 11, 1), date(2021, 11, 30)),
        ("Nov '21", date(2021, 11, 1), date(2021, 11, 30)),
        ("7/2023", date(2023, 7, 1), date(2023, 7, 31)),
        ("spring 24", date(2024, 1, 1), date(2024, 6, 30)),
        ("fall of 2023", date(2023, 8, 1), date(2023, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        (2019.0, date(2019, 1, 1), date(2019, 12, 31)),
        (date(1905, 7, 11), date(2019, 1, 1), date(2019, 12, 31)),
        ("2023-24", date(2023, 7, 1), date(2024, 6, 30)),
    ],
)
def test_a_month_season_or_year_is_no_day(value: Any, first: date, last: date) -> None:
    """What is less than a day gives the span it lies in, and never a day."""
    assert read_date(value) == DateRead(within=Span(first, last))


@pytest.mark.parametrize(
    "value",
    ["", "TBD", "13/2/2025", "9/31/25", "9/2", "nov 21", "see cert", "8/27/25?", True, 7, "0", "1/1/1800", "²/²/2025"],
)
def test_what_is_no_day_stays_unread(value: Any) -> None:
    """Nothing is made of what is not certainly a day."""
    assert read_date(value) == UNREADABLE


def test_a_day_without_a_year_is_looked_for_in_the_school_year() -> None:
    """The school year of a sheet completes a day as a guess, unless the second number may be the year."""
    assert read_date("9/2", YEAR).day == date(2025, 9, 2)
    assert read_date("may 5", YEAR).day == date(2026, 5, 5)
    assert read_date("9/2", YEAR).ground
    assert read_date("9/25", YEAR) == UNREADABLE
    assert read_date("2/9", YEAR, day_first=True).day == date(2025, 9, 2)


def test_day_first() -> None:
    """Where a sheet writes the day first, numbers are read so."""
    assert read_date("2.9.2025", day_first=True).day == date(2025, 9, 2)


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_a_written_day_comes_back(day: date) -> None:
    """Any day written in US, ISO or long form is read as itself."""
    forms = [f"{day:%m/%d/%Y}", f"{day:%m/%d/%y}", day.isoformat(), f"{day:%B %d, %Y}"]
    assert {read_date(form).day for form in forms} == {day}


@given(st.text(max_size=30))
def test_any_text_is_taken_calmly(text: str) -> None:
    """No text makes reading a day fail."""
    read_date(text, YEAR)
    dates_in(text)
    school_year(text)


@pytest.mark.parametrize("text", ["SRO 2025-26", "roster 2025-2026", "25/26", "SY25-26", "2025–26 officers"])
def test_school_years(text: str) -> None:
    """A school year is found in a name in all its forms."""
    assert school_year(text) == YEAR


@pytest.mark.parametrize(
    "text", ["12/13/14", "555-0100", "2025-09-02", "8/26/25", "2024-25 and 2025-26", "ISD 9899", "2025-27"]
)
def test_what_is_no_school_year(text: str) -> None:
    """Days, numbers and two years at once are no school year."""
    assert school_year(text) is None


def test_days_inside_a_text() -> None:
    """Days in a longer text are found with the words before them."""
    assert dates_in("Aug 2025 (revised 8/10/26)") == [
        ("", DateRead(within=Span(date(2025, 8, 1), date(2025, 8, 31)))),
        ("revised", DateRead(date(2026, 8, 10))),
    ]
