"""A certificate that was seen is no copy that the agency holds."""

from __future__ import annotations

from datetime import date

from tests.files.tidying.offices import again, facts, keys, tidied, workbook

ROWS = [
    ["Officer", "License", "Agency", "Course #1", "date", "Course #2", "date", "Certificate rec'd"],
    ["Ruby, Ann", "1111", "Cedarbrook PD", "NASRO Basic", "6/17/2022", "", "", "7/1/2022"],
    ["Stone, Bo", "2222", "Cedarbrook PD", "NASRO Basic", "6/17/2022", "", "", "x"],
    ["Flint, Cy", "3333", "Cedarbrook PD", "NASRO Basic", "6/17/2022", "SRO 8", "6/17/2023", "yes"],
    ["Agate, Di", "4444", "Cedarbrook PD", "NASRO Basic", "6/17/2022", "", "", "no"],
]


def test_no_copy_is_entered_before_a_person_says_what_the_column_means() -> None:
    """That a certificate came in does not say who holds a copy (5.5)."""
    result = tidied(workbook({"A": ROWS}))
    assert not result.register.certificates and "certificates" in keys(result)


def test_copies_belong_to_the_one_course_that_they_can() -> None:
    """Once the agency is said to hold them, each copy goes with the officer's only course; of two none is chosen."""
    file = workbook({"A": ROWS})
    change = ('certificates = "?"', 'certificates = "the agency holds a copy"')
    found = facts(again(tidied(file), file, change=change).register)["certificates"]
    day = date(2022, 6, 17)
    assert found == {
        ("Ann Ruby", "NASRO Basic", day, "Cedarbrook PD", date(2022, 7, 1)),
        ("Bo Stone", "NASRO Basic", day, "Cedarbrook PD", None),
    }
