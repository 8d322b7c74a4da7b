"""From rows to a register that other parts can read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.files.tidying.offices import AGENCIES, csv_file, roster, tidied, workbook

from hallpass.files.read import read_register
from hallpass.files.write import write_register
from hallpass.register.faults import faults

ROWS = [
    {"License": "1111", "Course": "NASRO Basic", "Completed": "6/1/2020", "Policy read": "8/20/2025"},
    {"Officer": "Stone, Bo", "License": "2222", "Agency": "Millford SO", "School": "any", "Role": "Sub", "End": ""},
    {"Officer": "Flint, Cy", "License": "3333", "Agency": "Millford SO", "School": "Elm Elementary"},
]
LOG = csv_file([["Date", "Sub officer", "School"], ["9/3/2025", "Stone, Bo", "Oak Elementary"]], "subs.csv")
CALENDAR = csv_file([["Student day"], ["9/2/2025"], ["9/3/2025"]], "calendar.csv")


def test_the_register_is_one_that_can_be_written_and_read(tmp_path: Path) -> None:
    """Every list fits the format, ids meet, and nothing contradicts itself."""
    register = tidied(roster(*ROWS, lists=AGENCIES), LOG, CALENDAR).register
    assert faults(register) == ()
    write_register(register, tmp_path / "register.xlsx")
    result = read_register(tmp_path / "register.xlsx")
    assert result.register == register


def test_the_order_of_the_files_changes_no_fact() -> None:
    """Files may be given in any order."""
    one = tidied(roster(*ROWS, lists=AGENCIES), LOG, CALENDAR).register
    two = tidied(CALENDAR, LOG, roster(*ROWS, lists=AGENCIES)).register
    assert set(one.assignments) == set(two.assignments) and set(one.completions) == set(two.completions)
    assert set(one.substitute_days) == set(two.substitute_days)


def test_the_end_of_a_license_is_the_latest_given() -> None:
    """A license that was renewed ends on the later day."""
    head = ["Officer", "License", "Agency", "License expires"]
    rows = [[head, ["Ruby, Ann", "1111", "Cedarbrook PD", day]] for day in ("6/30/2026", "6/30/2029")]
    result = tidied(workbook({"first": rows[0], "second": rows[1]}))
    assert result.register.officers[0].licensed_to == date(2029, 6, 30)
    assert any("license ends" in guess.taken for guess in result.guesses)
