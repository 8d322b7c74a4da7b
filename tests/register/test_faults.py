"""Faults of a register: each kind, alone, with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import loose_registers, registers

from hallpass.days import ONE_DAY
from hallpass.register.faults import FAULTS, Fault, faults
from hallpass.register.records import (
    Absence,
    Agency,
    AgencyPolicy,
    Assignment,
    Certificate,
    Completion,
    ContactDay,
    Contract,
    Course,
    District,
    Employment,
    Officer,
    PolicyReview,
    School,
    SubstituteDay,
)
from hallpass.register.register import Register

GROUND: Mapping[str, Any] = {
    "districts": (District("lake", "Lake", "school_district"), District("hill", "Hill", "charter_school")),
    "schools": (School("lake-high", "lake", "Lake High", "secondary"), School("hill", "hill", "Hill", "elementary")),
    "agencies": (Agency("pd", "Lake Police"), Agency("so", "Sheriff")),
    "agency_policies": (AgencyPolicy("pd-1", "pd", date(2025, 8, 1)), AgencyPolicy("so-1", "so", date(2025, 8, 1))),
    "courses": (Course("full", "Full course", "full"),),
    "officers": (Officer("olive", "Olive Oak"), Officer("nils", "Nils Nord")),
    "employments": (Employment("olive", "pd", date(2020, 1, 1), date(2026, 12, 31)), Employment("nils", "so")),
}


def found(places: Mapping[str, Sequence[int]] | None = None, **lists: Any) -> tuple[Fault, ...]:
    """The faults of the ground with these lists added or put in place."""
    return faults(Register(**{**GROUND, **lists}), places)


def only(**lists: Any) -> Fault:
    """The one fault of the ground with these lists."""
    (fault,) = found(**lists)
    return fault


def assigned(
    first: date, last: date | None, id: str = "a1", officer: str = "olive", school: str = "lake-high"
) -> Assignment:
    """A regular assignment."""
    return Assignment(id, officer, school, "regular", first, last)


def test_the_ground_has_no_fault() -> None:
    """A register that contradicts itself nowhere has no fault."""
    assert found() == ()


def test_overlapping_employments_refuse_the_register() -> None:
    """Two employers on one day: the fault names both rows and the days, and the register is not answered."""
    jobs = (
        Employment("olive", "pd", None, date(2024, 6, 30)),
        Employment("nils", "so"),
        Employment("olive", "so", date(2024, 6, 1), None),
    )
    fault = only(employments=jobs)
    assert (fault.kind, fault.list, fault.rows, fault.refuses) == (
        "overlapping_employments",
        "employments",
        (1, 3),
        True,
    )
    assert str(fault) == (
        "employments, rows 1 and 3: the employments of olive overlap from 2024-06-01 to 2024-06-30;"
        " expected one employment on each day"
    )


def test_employments_may_touch_and_an_overlap_is_seen_over_a_short_one() -> None:
    """The next day is another day; and a long employment overlaps a third although a short second one ended before."""
    first = Employment("olive", "pd", date(2020, 1, 1), date(2020, 12, 31))
    assert found(employments=(first, Employment("olive", "so", date(2021, 1, 1)))) == ()
    long = (
        Employment("olive", "pd", date(2020, 1, 1), date(2020, 12, 31)),
        Employment("olive", "pd", date(2020, 2, 1), date(2020, 2, 2)),
        Employment("olive", "so", date(2020, 3, 1), date(2020, 3, 2)),
    )
    assert [fault.rows for fault in found(employments=long)] == [(1, 2), (1, 3)]
    chain = (
        Employment("olive", "pd", date(2020, 1, 1), date(2020, 3, 31)),
        Employment("olive", "so", date(2020, 3, 31), date(2020, 9, 30)),
        Employment("olive", "pd", date(2020, 9, 30), date(2020, 12, 31)),
    )
    assert [(fault.rows, fault.says) for fault in found(employments=chain)] == [
        ((1, 2), "the employments of olive overlap on 2020-03-31"),
        ((2, 3), "the employments of olive overlap on 2020-09-30"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (None, None, "on any day"),
        (None, date(2020, 1, 31), "up to 2020-01-31"),
        (date(2020, 1, 1), None, "from 2020-01-01 on"),
    ],
)
def test_an_overlap_without_an_end_is_told_in_words(first: date | None, last: date | None, says: str) -> None:
    """Days that were there always, or are open, are no dates."""
    jobs = (Employment("olive", "pd", first, last), Employment("olive", "so", first, last))
    assert only(employments=jobs).says == f"the employments of olive overlap {says}"


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2019, 12, 31), date(2020, 5, 1), "on 2019-12-31"),
        (date(2026, 9, 1), None, "from 2027-01-01 on"),
        (date(2019, 9, 1), date(2027, 6, 30), "from 2019-09-01 to 2019-12-31 and from 2027-01-01 to 2027-06-30"),
        (date(2028, 9, 1), date(2029, 6, 1), "from 2028-09-01 to 2029-06-01"),
        (date(2018, 9, 1), date(2019, 6, 1), "from 2018-09-01 to 2019-06-01"),
        (date(2020, 1, 1), date(2027, 1, 1), "on 2027-01-01"),
    ],
)
def test_an_assignment_outside_employment_is_a_fault_wholly_or_partly(
    first: date, last: date | None, says: str
) -> None:
    """The days of an assignment on which the officer is not employed are named."""
    fault = only(assignments=(assigned(first, last),))
    assert (fault.kind, fault.rows, fault.value, fault.refuses) == ("outside_employment", (1,), "olive", False)
    assert fault.says == f"olive is not employed {says}"


def test_an_assignment_may_reach_over_employments_that_touch() -> None:
    """A change of employer without a day between leaves no day uncovered; a day between is named."""
    jobs = (Employment("olive", "pd", None, date(2024, 6, 30)), Employment("olive", "so", date(2024, 7, 1)))
    served = (assigned(date(2023, 9, 1), None),)
    assert found(employments=jobs, assignments=served) == ()
    later = (jobs[0], Employment("olive", "so", date(2024, 7, 2)))
    assert only(employments=later, assignments=served).says == "olive is not employed on 2024-07-01"
    one_day = (
        Employment("olive", "pd", date(2024, 7, 1), date(2024, 7, 1)),
        Employment("olive", "so", None, jobs[0].to),
    )
    around = (assigned(date(2024, 6, 30), date(2024, 7, 1)),)
    assert found(employments=one_day, assignments=around) == ()


@pytest.mark.parametrize(
    ("lists", "column", "value"),
    [
        ({"schools": (School("x", "nowhere", "X", "other"),)}, "district", "nowhere"),
        ({"absences": (Absence("ghost", date(2026, 1, 1), None),)}, "officer", "ghost"),
        ({"completions": (Completion("olive", "magic", None),)}, "course", "magic"),
        ({"assignments": (assigned(date(2026, 1, 1), date(2026, 2, 1), officer="ghost"),)}, "officer", "ghost"),
        ({"contracts": (Contract("c", "pd", "lake", ("lake-high", "gone"), date(2026, 1, 1)),)}, "schools", "gone"),
        ({"policy_reviews": (PolicyReview("olive", "pd-9", None),)}, "policy", "pd-9"),
        ({"policy_reviews": (PolicyReview("ghost", "pd-1", None),)}, "officer", "ghost"),
    ],
)
def test_an_unknown_id_is_a_fault(lists: dict[str, Any], column: str, value: str) -> None:
    """A row that names an id which its list does not have decides nothing, and says so once."""
    fault = only(**lists)
    assert (fault.kind, fault.list, fault.rows, fault.column, fault.value) == (
        "unknown_id",
        *lists,
        (1,),
        column,
        value,
    )
    assert "decides nothing" in fault.says


def test_a_review_of_a_policy_of_no_employer_is_a_fault() -> None:
    """An officer reviews what an employer adopted, a former one too."""
    reviews = (PolicyReview("olive", "pd-1", None), PolicyReview("olive", "so-1", None))
    fault = only(policy_reviews=reviews)
    assert (fault.kind, fault.rows, fault.value) == ("foreign_review", (2,), "so-1")
    former = (*GROUND["employments"], Employment("olive", "so", None, date(2019, 12, 31)))
    assert found(policy_reviews=reviews, employments=former) == ()


@pytest.mark.parametrize(
    "lists",
    [
        {"officers": (*GROUND["officers"], Officer("olive", "Olive Oak"))},
        {"contact_days": (ContactDay("lake", date(2026, 9, 8)), ContactDay("lake", date(2026, 9, 8), "e_learning"))},
        {"completions": (Completion("olive", "full", None), Completion("olive", "full", None))},
        {"absences": (Absence("olive", date(2026, 9, 8), None, "x"), Absence("nils", date(2026, 9, 9), None, "x"))},
        {
            "assignments": (
                assigned(date(2026, 9, 1), date(2026, 9, 30)),
                assigned(date(2026, 9, 1), date(2026, 9, 30), id="a2"),
            )
        },
    ],
)
def test_two_rows_for_one_thing_are_a_fault(lists: dict[str, Any]) -> None:
    """Rows with one id, or about one thing, are named together, once."""
    fault = only(**lists)
    assert "None" not in fault.says
    rows = next(iter(lists.values()))
    assert (fault.kind, fault.list, fault.rows) == (
        "two_rows",
        *lists,
        (len(rows) - 1 if len(rows) == 2 else 1, len(rows)),
    )


def test_rows_without_an_id_and_about_different_things_are_none() -> None:
    """Two completions on two days, and two absences, are no twins."""
    assert (
        found(
            completions=(Completion("olive", "full", date(2026, 1, 1)), Completion("olive", "full", None)),
            absences=(Absence("olive", date(2026, 9, 8), None), Absence("olive", date(2026, 9, 9), None)),
        )
        == ()
    )


def test_one_pair_of_rows_is_told_once() -> None:
    """Rows that share an id and a thing are one fault."""
    twice = (ContactDay("lake", date(2026, 9, 8), id="x"), ContactDay("lake", date(2026, 9, 8), id="x"))
    assert only(contact_days=twice).column == "id"


@pytest.mark.parametrize(
    ("lists", "column"),
    [
        ({"absences": (Absence("olive", date(2026, 2, 2), date(2026, 2, 1)),)}, "to"),
        ({"assignments": (assigned(date(2026, 2, 2), date(2026, 2, 1)),)}, "to"),
        ({"assignments": (assigned(date(2027, 2, 2), date(2026, 2, 1)),)}, "to"),
        (
            {"employments": (*GROUND["employments"], Employment("olive", "so", date(2026, 2, 2), date(2026, 2, 1)))},
            "to",
        ),
        ({"contracts": (Contract("c", "pd", "lake", None, date(2026, 2, 2), date(2026, 2, 1)),)}, "to"),
        (
            {"officers": (Officer("olive", "O", None, date(2026, 2, 2), date(2026, 2, 1)), GROUND["officers"][1])},
            "licensed_to",
        ),
        ({"courses": (Course("full", "F", "full", date(2026, 2, 2), date(2026, 2, 1)),)}, "approved_to"),
    ],
)
def test_a_range_that_ends_before_it_starts_is_a_fault(lists: dict[str, Any], column: str) -> None:
    """A range without a day is told once, and holds no day for anything else."""
    fault = only(**lists)
    assert (fault.kind, fault.column, fault.value) == ("ends_before_start", column, "2026-02-01")


def test_a_certificate_without_its_completion_is_a_fault() -> None:
    """A certificate belongs to the completion of that officer, course and day, an unknown day included."""
    lists: dict[str, Any] = {
        "completions": (Completion("olive", "full", None), Completion("nils", "full", date(2026, 1, 5))),
        "certificates": (
            Certificate("olive", "full", None, "pd"),
            Certificate("nils", "full", date(2026, 1, 5), "so"),
            Certificate("nils", "full", date(2026, 1, 6), "so"),
        ),
    }
    fault = only(**lists)
    assert (fault.kind, fault.rows) == ("no_completion", (3,))
    assert fault.says == "no completion of full by nils on 2026-01-06 is recorded"


def test_a_contract_names_schools_of_its_district() -> None:
    """A school of another district in a contract is a fault."""
    fault = only(contracts=(Contract("c", "pd", "lake", ("lake-high", "hill"), date(2026, 1, 1)),))
    assert (fault.kind, fault.value, fault.says) == ("foreign_school", "hill", "hill is a school of hill, not of lake")


def test_a_school_year_without_a_calendar_is_told_once_for_its_days() -> None:
    """Listed days of a year for which the district has no contact day are one fault; another district's do not help."""
    fault = only(
        contact_days=(ContactDay("lake", date(2026, 6, 30)), ContactDay("hill", date(2026, 9, 8))),
        substitute_days=(
            SubstituteDay("olive", "lake-high", date(2026, 6, 1)),
            SubstituteDay("olive", "lake-high", date(2026, 7, 1)),
            SubstituteDay("nils", "lake-high", date(2027, 6, 30)),
            SubstituteDay("nils", "hill", date(2027, 6, 30)),
        ),
    )
    assert (fault.kind, fault.rows, fault.value) == ("no_calendar", (2, 3), "2026-27")


def test_rows_are_numbered_as_the_file_numbers_them() -> None:
    """With the places of a file, a fault names the rows that a person finds there."""
    (fault,) = found(
        {"absences": [2, 7]}, absences=(Absence("olive", date(2026, 1, 1), None), Absence("x", date(2026, 1, 1), None))
    )
    assert fault.rows == (7,)


def test_faults_come_in_the_order_of_the_format_and_its_rows() -> None:
    """The order of the checks does not show."""
    kinds = [
        (fault.list, fault.rows)
        for fault in found(
            schools=(School("x", "nowhere", "X", "other"), School("x", "lake", "X", "other")),
            absences=(Absence("x", date(2026, 1, 2), date(2026, 1, 1)), Absence("y", date(2026, 1, 1), None)),
        )
    ]
    assert kinds == [("schools", (1,)), ("schools", (1, 2)), ("absences", (1,)), ("absences", (1,)), ("absences", (2,))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registers())
def test_registers_drawn_without_a_fault_have_none(register: Register) -> None:
    """What the tests draw as faultless is faultless."""
    assert faults(register) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(loose_registers())
def test_any_register_has_its_faults_told(register: Register) -> None:
    """No register is too broken for its faults to be told, each of a known kind, in one line, with rows that exist."""
    for fault in faults(register):
        assert fault.kind in FAULTS
        assert "\n" not in str(fault)
        assert all(1 <= row <= len(getattr(register, fault.list)) for row in fault.rows)


def test_faults_of_a_large_register_are_found_quickly() -> None:
    """150,000 rows take well under half a second of work."""
    days = [date(2026, 9, 1) + ONE_DAY * n for n in range(200)]
    register = Register(
        **{
            **GROUND,
            "officers": tuple(Officer(f"o{n}", f"Officer {n}") for n in range(10_000)),
            "employments": tuple(Employment(f"o{n}", "pd") for n in range(10_000)),
            "contact_days": tuple(ContactDay("lake", day) for day in days),
            "assignments": tuple(assigned(days[0], None, f"a{n}", f"o{n}") for n in range(10_000)),
            "substitute_days": tuple(
                SubstituteDay(f"o{n % 10_000}", "lake-high", days[n // 10_000]) for n in range(120_000)
            ),
        }
    )
    start = process_time()
    assert faults(register) == ()
    assert process_time() - start < 1
