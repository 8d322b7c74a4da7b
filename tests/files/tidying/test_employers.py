"""Who employed an officer when."""

from __future__ import annotations

from datetime import date

from tests.files.tidying.offices import again, facts, keys, roster, tidied, workbook

NEW = {"License": "1111", "Agency": "Millford PD", "Start": "9/1/2026", "End": ""}


def test_one_agency_employs_always() -> None:
    """Nothing says since when, so it is always."""
    assert facts(tidied(roster({})).register)["employments"] == {("Ann Ruby", "Cedarbrook PD", None, None)}


def test_a_change_between_two_lists_leaves_a_gap() -> None:
    """The officer is with each agency while seen there, and with none between, until the day is said."""
    files = roster({"License": "1111"}), ("new.xlsx", roster(NEW, sheet="SRO 2026-27")[1])
    first = tidied(*files)
    assert facts(first.register)["employments"] == {
        ("Ann Ruby", "Cedarbrook PD", None, date(2026, 6, 4)),
        ("Ann Ruby", "Millford PD", date(2026, 9, 1), None),
    }
    key = "Ann Ruby (1111): first day at Millford PD"
    assert key in keys(first)
    second = again(first, *files, change=(f'"{key}" = "?"', f'"{key}" = "8/10/2026"'))
    assert facts(second.register)["employments"] == {
        ("Ann Ruby", "Cedarbrook PD", None, date(2026, 8, 9)),
        ("Ann Ruby", "Millford PD", date(2026, 8, 10), None),
    }


def test_a_service_without_an_end_ends_with_the_change() -> None:
    """An open assignment does not outlast the employment."""
    result = tidied(roster({"License": "1111", "End": ""}), ("new.xlsx", roster(NEW | {"Start": "2/2/2026"})[1]))
    lasts = {agency: to for _, agency, _, to in facts(result.register)["employments"]}
    assert lasts == {"Cedarbrook PD": date(2025, 9, 2), "Millford PD": None}
    assert {row[4] for row in facts(result.register)["assignments"]} == {date(2025, 9, 2), None}


def test_agencies_that_alternate_are_asked() -> None:
    """Where the days of two agencies overlap, no employment is entered until a person names the agency."""
    file = roster({"License": "1111"}, {"License": "1111", "Agency": "Millford PD", "School": "Elm Elementary"})
    first = tidied(file)
    assert "employments" not in facts(first.register)
    (key,) = [key for key in keys(first) if key.endswith("agency")]
    second = again(first, file, change=(f'"{key}" = "?"', f'"{key}" = "millford-pd"'))
    assert facts(second.register)["employments"] == {("Ann Ruby", "Millford PD", None, None)}


def test_a_day_of_hire_begins_the_employment() -> None:
    """A day of hire before all service is the first day; one after it is not taken."""
    head = ["Officer", "Agency", "Hire date", "School", "Role", "Start"]
    good = ["Ruby, Ann", "Cedarbrook PD", "3/1/2019", "Oak Elementary", "SRO", "9/2/2025"]
    bad = ["Stone, Bo", "Cedarbrook PD", "3/1/2026", "Oak Elementary", "SRO", "9/2/2025"]
    found = facts(tidied(workbook({"A": [head, good, bad]})).register)["employments"]
    assert found == {("Ann Ruby", "Cedarbrook PD", date(2019, 3, 1), None), ("Bo Stone", "Cedarbrook PD", None, None)}


def test_an_officer_without_an_agency_is_asked() -> None:
    """A blank agency is asked."""
    assert "Ann Ruby: agency" in keys(tidied(roster({"Agency": ""}, {"Officer": "Stone, Bo"})))
