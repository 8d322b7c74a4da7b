"""Lists of offices in layouts of every kind, and the facts that they state: none wrong, none missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import again, csv_file, facts, tidied, workbook

from hallpass.files.tidying.tidy import Tidied

FALL, SPRING = date(2025, 9, 2), date(2026, 6, 4)


def open_questions(result: Tidied) -> set[tuple[str, str]]:
    """The sections and keys of the questions."""
    return {(question.section[0], question.key) for question in result.questions}


def test_a_sheet_for_each_agency_with_its_columns_in_another_order() -> None:
    """The agency of a sheet comes from its name, the role from the group rows, and columns may stand in any order."""
    file = workbook(
        {
            "Cedarbrook PD": [
                ["Cedarbrook Police Department - SRO roster 2025-26"],
                [],
                ["Start date", "School", "POST #", "Name", "SRO training", "Completed", "End date"],
                ["Regular SROs"],
                [FALL, "Northfield High School", "11201", "Ann Ruby", "NASRO Basic", "6/12/2020", SPRING],
                ["Substitutes"],
                [FALL, "Northfield HS", "11203", "Cy Flint", "", "", SPRING],
            ],
            "Millford Police": [
                ["Millford Police SRO roster 2025-26"],
                ["Name", "POST #", "School", "Start date", "End date", "SRO training", "Completed"],
                ["Regular SROs"],
                ["Di Agate", 22301, "Oak Elementary / Elm Elementary", "9/3/25", "6/4/26", "none", ""],
                ["Substitutes"],
                ["Ed Onyx", 22302, "any", "9/3/25", "6/4/26", "", ""],
            ],
        }
    )
    result = tidied(file)
    third = date(2025, 9, 3)
    assert facts(result.register) == {
        "agencies": {("Cedarbrook PD",), ("Millford Police",)},
        "schools": {
            ("Northfield High School", "secondary"),
            ("Oak Elementary", "elementary"),
            ("Elm Elementary", "elementary"),
        },
        "officers": {("Ann Ruby", "11201"), ("Cy Flint", "11203"), ("Di Agate", "22301"), ("Ed Onyx", "22302")},
        "employments": {
            *((name, "Cedarbrook PD", None, None) for name in ("Ann Ruby", "Cy Flint")),
            *((name, "Millford Police", None, None) for name in ("Di Agate", "Ed Onyx")),
        },
        "courses": {("NASRO Basic", "legacy_nasro")},
        "completions": {("Ann Ruby", "NASRO Basic", date(2020, 6, 12))},
        "assignments": {
            ("Ann Ruby", "Northfield High School", "regular", FALL, SPRING, None),
            ("Cy Flint", "Northfield High School", "substitute", FALL, SPRING, None),
            ("Di Agate", "Oak Elementary", "regular", third, SPRING, None),
            ("Di Agate", "Elm Elementary", "regular", third, SPRING, None),
            ("Ed Onyx", "Oak Elementary", "substitute", third, SPRING, None),
            ("Ed Onyx", "Elm Elementary", "substitute", third, SPRING, None),
        },
    }
    assert open_questions(result) == {("district", "name")}


def test_a_list_that_is_turned_on_its_side() -> None:
    """Headings may stand in a column with the officers side by side, under a title and beside notes that stay out."""
    file = workbook(
        {
            "Roster": [
                ["SRO Roster 2026-27"],
                ["Officer", "Ruby, Ann", "Stone, Bo"],
                ["License", 11201, 11202],
                ["Department", "Cedarbrook PD", "Cedarbrook Police"],
                ["School", "Northfield HS", "Willow MS"],
                ["Start", date(2026, 9, 1), date(2026, 9, 8)],
                ["Course", "NASRO Basic", "none"],
                ["Date completed", "6/12/2020", ""],
                ["Notes", "likes tea", "plays chess"],
            ]
        }
    )
    result = tidied(file)
    found = facts(result.register)
    assert found["officers"] == {("Ann Ruby", "11201"), ("Bo Stone", "11202")}
    assert found["assignments"] == {
        ("Ann Ruby", "Northfield HS", "regular", date(2026, 9, 1), None, None),
        ("Bo Stone", "Willow MS", "regular", date(2026, 9, 8), None, None),
    }
    assert found["completions"] == {("Ann Ruby", "NASRO Basic", date(2020, 6, 12))}
    assert len({agency for _, agency, _, _ in found["employments"]}) == 1
    assert "tea" not in repr(result.register)


def test_headings_on_two_rows() -> None:
    """A heading over a group of columns and those below it are read together, a date by what it stands under."""
    rows: list[list[Any]] = [
        ["School Resource Officers 2025-26"],
        ["Officer", "", "", "", "Assignment", "", "", "Training", "", "Policy", ""],
        ["Last name", "First name", "License", "Agency", "School", "From", "To", "Course", "Date", "Read", "On"],
        [
            "Ruby",
            "Ann",
            "11201",
            "Cedarbrook PD",
            "Northfield HS",
            FALL,
            SPRING,
            "NASRO Basic",
            date(2020, 6, 12),
            "",
            "",
        ],
        ["Stone", "Bo", "11202", "Cedarbrook PD", "Willow MS", FALL, SPRING, "", "", "no", ""],
    ]
    blocks = [(0, 0, 0, 10), (1, 0, 1, 3), (1, 4, 1, 6), (1, 7, 1, 8), (1, 9, 1, 10)]
    found = facts(tidied(workbook({"2025-26": rows}, {"2025-26": blocks})).register)
    assert found["assignments"] == {
        ("Ann Ruby", "Northfield HS", "regular", FALL, SPRING, None),
        ("Bo Stone", "Willow MS", "regular", FALL, SPRING, None),
    }
    assert found["completions"] == {("Ann Ruby", "NASRO Basic", date(2020, 6, 12))}
    assert "reviews" not in found


def test_days_of_substitutes_as_a_table_of_officers_and_days() -> None:
    """Each filled crossing of an officer and a day is a day of service; a tick without a school is asked."""
    rows = [
        ["", "", "September 2025", "", "", "October 2025", ""],
        ["Officer", "Dept", 3, 4, 15, 1, 2],
        ["Flint, Cy", "Cedarbrook PD", "Northfield HS", "", "Willow MS", "x", ""],
        ["Onyx, Ed", "Millford PD", "", "Oak Elementary", "", "no", "Oak Elementary"],
    ]
    file = workbook({"Substitute days 2025-26": rows}, {"Substitute days 2025-26": [(0, 2, 0, 4), (0, 5, 0, 6)]})
    result = tidied(file)
    assert facts(result.register)["days"] == {
        ("Cy Flint", "Northfield HS", date(2025, 9, 3)),
        ("Cy Flint", "Willow MS", date(2025, 9, 15)),
        ("Ed Onyx", "Oak Elementary", date(2025, 9, 4)),
        ("Ed Onyx", "Oak Elementary", date(2025, 10, 2)),
    }
    assert ("answers", "F3 · Flint, Cy · x") in open_questions(result)


@pytest.mark.parametrize("turned", [False, True])
def test_days_of_substitutes_with_a_column_for_each_school_or_officer(turned: bool) -> None:
    """A row for each day may have a column for each school with names below, or one for each officer with schools."""
    by_school = [
        ["Date", "Northfield HS", "Willow MS"],
        ["9/3/2025", "Flint, Cy", ""],
        ["9/4/2025", "Onyx, Ed", "Flint, Cy"],
    ]
    by_officer = [
        ["Date", "Flint, Cy", "Onyx, Ed"],
        ["9/3/2025", "Northfield HS", ""],
        ["9/4/2025", "Willow MS", "Northfield HS"],
    ]
    found = facts(tidied(csv_file(by_officer if turned else by_school, "substitute log.csv")).register)
    assert found["days"] == {
        ("Cy Flint", "Northfield HS", date(2025, 9, 3)),
        ("Ed Onyx", "Northfield HS", date(2025, 9, 4)),
        ("Cy Flint", "Willow MS", date(2025, 9, 4)),
    }


def test_an_inventory_by_course() -> None:
    """A sheet for each course, or a column for each with days below, tells who completed it when."""
    sheets = workbook(
        {
            "NASRO Basic": [["Name", "Agency", "Date"], ["Ruby, Ann", "Cedarbrook PD", "6/12/2020"]],
            "POST SRO 2025": [["Name", "Agency", "Date"], ["Agate, Di", "Millford PD", "5/5/2025"]],
        }
    )
    columns = csv_file(
        [
            ["Officer", "Agency", "NASRO Basic", "POST SRO supplement"],
            ["Ruby, Ann", "Cedarbrook PD", "6/12/2020", "no"],
        ],
        "training.csv",
    )
    result = tidied(sheets, columns)
    assert facts(result.register)["completions"] == {
        ("Ann Ruby", "NASRO Basic", date(2020, 6, 12)),
        ("Di Agate", "POST SRO 2025", date(2025, 5, 5)),
    }
    assert facts(result.register)["courses"] == {("NASRO Basic", "legacy_nasro"), ("POST SRO 2025", "unknown")}


def test_days_with_the_day_first_wait_for_a_word() -> None:
    """Days that can only be day, month, year raise one question; nothing is read month first meanwhile."""
    rows = [
        ["Officer", "Agency", "School", "Role", "First day", "Last day"],
        ["Ruby, Ann", "Cedarbrook PD", "Northfield HS", "SRO", "2.9.2025", "4.6.2026"],
        ["Stone, Bo", "Cedarbrook PD", "Willow MS", "SRO", "15.9.2025", "4.6.2026"],
    ]
    file = csv_file(rows, "roster 2025-26.csv", ";")
    first = tidied(file)
    assert "assignments" not in facts(first.register)
    assert ("sheets", "order of days") in open_questions(first)
    second = again(first, file, change=('"order of days" = "?"', '"order of days" = "day first"'))
    assert facts(second.register)["assignments"] == {
        ("Ann Ruby", "Northfield HS", "regular", FALL, SPRING, None),
        ("Bo Stone", "Willow MS", "regular", date(2025, 9, 15), SPRING, None),
    }


def test_tables_that_stand_below_each_other() -> None:
    """Repeated headings, group titles, totals and footnotes part a list without becoming officers."""
    rows = [
        ["Maple County Schools ISD 77 – School Resource Officers"],
        ["as of 10/1/2026"],
        [],
        ["High schools"],
        ["Officer", "Agency", "Building", "Start", "End", "Waiting on course"],
        ["Ruby, Ann", "Cedarbrook PD", "Northfield", "9/1/26", "", "N"],
        ["Total", 1],
        [],
        ["Middle schools"],
        ["Officer", "Agency", "Building", "Start", "End", "Waiting on course"],
        ["Stone, Bo", "Cedarbrook PD", "Willow", "9/1/26", "", "yes"],
        ["* Stone starts class in March"],
    ]
    result = tidied(workbook({"SROs": rows}))
    assert facts(result.register)["assignments"] == {
        ("Ann Ruby", "Northfield", "regular", date(2026, 9, 1), None, False),
        ("Bo Stone", "Willow", "regular", date(2026, 9, 1), None, True),
    }
    assert facts(result.register)["schools"] == {("Northfield", "secondary"), ("Willow", "middle")}
    assert result.register.districts[0].name == "Maple County Schools"
    assert result.register.districts[0].id == "77"


def test_officers_by_school_with_marks() -> None:
    """A column for each school with ticks below is service there, from the row's own first day."""
    rows = [
        ["SRO", "Dept", "Start", "Northfield HS", "Willow MS", "Oak Elementary"],
        ["Ruby, Ann", "Cedarbrook PD", "9/2/2025", "x", "", ""],
        ["Stone, Bo", "Cedarbrook PD", "9/2/2025", "", "x", "x"],
    ]
    result = tidied(csv_file(rows, "SRO 2025-26.csv"))
    assert facts(result.register)["assignments"] == {
        ("Ann Ruby", "Northfield HS", "regular", FALL, None, None),
        ("Bo Stone", "Willow MS", "regular", FALL, None, None),
        ("Bo Stone", "Oak Elementary", "regular", FALL, None, None),
    }


def test_a_roster_without_any_list_of_names() -> None:
    """Names learn from each other where that is safe; what fits two schools, or is no role, is asked."""
    rows = [
        ["Officer", "Department", "Assignment", "Regular/Sub", "From - To", "Class", "Finished"],
        ["Ann Ruby", "Cedarbrook PD", "RHS", "Regular", "9/2/25 - 6/4/26", "NASRO Basic 40 hour", "June 2020"],
        ["Bo Stone", "Cedarbrook P.D.", "Rosewood Middle", "Regular", "9/2/25-6/4/26", "SSC Basic", "5/1/2025"],
        [
            "Cy Flint",
            "Cedarbrook Police",
            "Rosewood High School",
            "Substitute",
            "9/2/25 to 6/4/26",
            "SSC Basic",
            "5/1/2019",
        ],
        ["Di Agate", "Cedarbrook", "Rosewood", "float", "9/2/25 to ?", "post sro", "see cert"],
    ]
    result = tidied(csv_file(rows, "sro roster 25-26.csv"))
    found = facts(result.register)
    assert found["assignments"] == {
        ("Ann Ruby", "Rosewood High School", "regular", FALL, SPRING, None),
        ("Bo Stone", "Rosewood Middle", "regular", FALL, SPRING, None),
        ("Cy Flint", "Rosewood High School", "substitute", FALL, SPRING, None),
    }
    assert found["completions"] == {
        ("Ann Ruby", "NASRO Basic 40 hour", None),
        ("Bo Stone", "SSC Basic", date(2025, 5, 1)),
        ("Cy Flint", "SSC Basic (legacy_ssc)", date(2019, 5, 1)),
        ("Di Agate", "post sro", None),
    }
    assert ("SSC Basic", "unknown") in found["courses"]
    assert len(found["agencies"]) == 1
    asked = open_questions(result)
    assert {("schools", "Rosewood"), ("roles", "float"), ("courses", "post sro")} <= asked


def test_schools_agencies_and_calendars_of_their_own() -> None:
    """Lists of schools and agencies settle spellings, contracts and policies; a calendar gives contact days."""
    book = workbook(
        {
            "Buildings": [
                ["School", "Abbrev", "Grades", "Served by"],
                ["Northfield High School", "NHS", "9-12 ", "Cedarbrook"],
                ["Millers Slope Elementary", "MS", "K-5 ", "Millford"],
            ],
            "Departments": [
                ["Agency", "AKA", "Contract from", "Contract to", "SRO policy adopted"],
                ["Cedarbrook Police Department", "CPD", date(2025, 7, 1), date(2027, 6, 30), "8/12/2025"],
                ["Millford County Sheriff", "MCSO / Sheriff", "7/1/2025", "auto renews", "none"],
            ],
            "2025-26": [
                ["SRO", "Dept", "Building", "Start", "End", "Policy signed"],
                ["Ruby, Ann", "CPD", "NHS", FALL, SPRING, "8/20/25"],
                ["Stone, Bo", "Sheriff", "NHS/MS", FALL, SPRING, "8/20/25"],
            ],
        }
    )
    days = csv_file(
        [
            ["date", "weekday", "contact_day_no", "note"],
            ["2025-09-02", "Tue", "1", "first day of school"],
            ["2025-09-03", "Wed", "2", "e-learning day"],
            ["2025-09-04", "Thu", "", "no students, workshop"],
            ["2025-09-05", "Mon", "3", ""],
        ],
        "calendar.csv",
    )
    result = tidied(book, days)
    found = facts(result.register)
    assert found["assignments"] == {
        ("Ann Ruby", "Northfield High School", "regular", FALL, SPRING, None),
        ("Bo Stone", "Northfield High School", "regular", FALL, SPRING, None),
        ("Bo Stone", "Millers Slope Elementary", "regular", FALL, SPRING, None),
    }
    assert found["contracts"] == {
        ("Cedarbrook Police Department", date(2025, 7, 1), date(2027, 6, 30), None, None),
        ("Millford County Sheriff", date(2025, 7, 1), None, None, None),
    }
    assert found["reviews"] == {("Ann Ruby", "Cedarbrook Police Department", date(2025, 8, 12), date(2025, 8, 20))}
    assert found["contact"] == {(date(2025, 9, 2), "in_person"), (date(2025, 9, 3), "e_learning")}
    assert any(key.startswith("A5 ·") for section, key in open_questions(result) if section == "answers")
