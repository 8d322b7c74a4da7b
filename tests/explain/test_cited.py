"""The rows that an answer rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.explain.read_aloud import explained

from hallpass.register.register import Register
from hallpass.register.schema import LISTS

NOV = date(2026, 11, 23)


def cited(on: date = NOV, readings: dict[str, str] | None = None, **facts: Any) -> Register:
    """The rows cited."""
    return explained(on, readings, **facts).cited


def lists(register: Register) -> set[str]:
    """The lists with rows in them."""
    return {name for name in LISTS if getattr(register, name)}


def test_a_cleared_officer_rests_on_a_course_an_employment_an_assignment_and_a_contract() -> None:
    """What an earlier row leaves aside is not cited, nor what is later or out of date."""
    register = cited(
        regular=["2026-09-01..", "2027-01-04.., at Middle"],
        completed=["full 2026-08-12", "supplement 2026-09-12"],
        contracts=["main 2026-07-01..", "old 2020-07-01..2026-06-30"],
        absent="2026-11-20..",
        served="2026-10-05",
    )
    assert [row.id for row in register.assignments] == ["a1"]
    assert [row.id for row in register.contracts] == ["main"]
    assert lists(register) >= {"officers", "employments", "assignments", "schools", "districts", "courses"}
    assert not lists(register) & {"absences", "substitute_days", "contact_days", "policy_reviews", "certificates"}


def test_the_first_day_of_duty_is_cited_with_the_assignments_of_its_spell() -> None:
    """Renewed assignments do not end a spell, so the first of them is cited; one of an earlier spell is not."""
    register = cited(
        date(2028, 11, 23),
        regular=[
            "2024-09-01..2025-06-05",
            "2026-09-01..2027-06-04",
            "2027-09-01..2028-06-02, at Middle",
            "2028-09-01..",
        ],
    )
    assert [row.id for row in register.assignments] == ["a2", "a3", "a4"]


def test_the_counted_days_of_the_school_year_are_cited_with_their_calendar() -> None:
    """Days that do not count, and those of another school year, are not."""
    register = cited(
        substitute="2026-09-01..",
        contact_days=["30 weekdays from 2026-09-07", "30 weekdays from 2025-09-08"],
        served=["2026-09-05", "2026-09-07", "2026-09-08", "2025-09-08"],
    )
    assert [row.date for row in register.substitute_days] == [date(2026, 9, 7), date(2026, 9, 8)]
    assert [row.date for row in register.contact_days] == [date(2026, 9, 7), date(2026, 9, 8)]


def test_the_version_of_the_agency_policy_is_cited_with_its_reviews() -> None:
    """Other versions and their reviews are not."""
    register = cited(
        regular="2026-09-01.., employer unable",
        agency_policy=["v1 2025-06-15", "v2 2026-06-15", "v3 2026-10-01"],
        reviewed=["v1 2025-08-20", "v2 2026-09-09", "v2 unknown", "v3 2026-10-02"],
    )
    assert [row.id for row in register.agency_policies] == ["v2"]
    assert [row.policy for row in register.policy_reviews] == ["v2", "v2"]


def test_one_who_is_to_come_rests_on_the_first_assignment() -> None:
    """Later ones decide nothing on the first day."""
    register = cited(regular=["2027-01-04..", "2027-03-01.., at Middle"], completed="full 2026-08-12")
    assert [row.id for row in register.assignments] == ["a1"]
    assert [row.course for row in register.completions] == ["full"]


def test_one_who_serves_nowhere_rests_on_nothing_but_the_employment() -> None:
    """There is no row to cite an assignment for."""
    assert lists(cited(regular="2025-09-02..2026-06-05")) == {"officers", "employments", "agencies"}
