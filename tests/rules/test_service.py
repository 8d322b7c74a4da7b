"""3.1, 3.2 and 5.3: where an officer serves, since when, and which breaks end a spell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rules.told import D, olive, seen, setting
from tests.scenarios.facts import OFFICER

from hallpass.days import EVER, NEVER, Span
from hallpass.register.records import Employment
from hallpass.rules.service import active_days, employed, employer_on, in_scope, readable_assignments, spells

TWO_JOBS = ["Sheriff 2026-01-01..", "Police ..2025-12-31"]


def test_employments_come_in_order_of_their_days() -> None:
    """An open end lasts always; a range that ends before it begins, and one at an unknown agency, is none."""
    told = setting(employed=TWO_JOBS).register
    wrong = (
        Employment(OFFICER, "Police", D("2026-02-01"), D("2026-01-01")),
        Employment(OFFICER, "Nobody", None, None),
    )
    found = employed(replace(told, employments=told.employments + wrong), OFFICER)
    assert [(job.agency, job.days.first, job.days.last) for job in found] == [
        ("Police", EVER, D("2025-12-31")),
        ("Sheriff", D("2026-01-01"), NEVER),
    ]


def test_an_employment_of_a_single_day() -> None:
    """Both ends belong to an employment; beside it nobody employs the officer."""
    jobs = employed(setting(employed="Police 2025-09-02..2025-09-02").register, OFFICER)
    assert [employer_on(jobs, D(day)) for day in ("2025-09-01", "2025-09-02", "2025-09-03")] == [None, "Police", None]


def test_an_assignment_is_active_while_the_officer_is_employed() -> None:
    """Each piece is the part of an assignment within one employment."""
    pieces = seen(regular=["2025-09-02..", "2024-09-03..2025-06-05"], employed=TWO_JOBS).pieces
    assert [(piece.assignment.id, piece.agency, piece.days) for piece in pieces] == [
        ("a2", "Police", Span(D("2024-09-03"), D("2025-06-05"))),
        ("a1", "Police", Span(D("2025-09-02"), D("2025-12-31"))),
        ("a1", "Sheriff", Span(D("2026-01-01"), NEVER)),
    ]
    assert seen(regular="2025-09-02..2025-09-30", employed="Police 2025-10-01..").pieces == ()


def test_scope_is_a_school_of_the_three_levels_in_the_instructional_day() -> None:
    """Another level, or service outside the day, is out of scope; a school nobody knows is not readable."""
    record = olive(
        regular=["2025-09-02..", "2025-09-02.., at College", "2025-09-02.., outside", "2025-09-02.., at Gone"]
    )
    rules = record.setting.law.at(D("2025-09-02"))
    assert [row.id for row in record.assignments] == ["a1", "a2", "a3"]
    assert [in_scope(record.setting.register, row, rules) for row in record.assignments] == [True, False, False]


def test_an_assignment_that_ends_before_it_begins_is_not_readable() -> None:
    """Such a row decides nothing."""
    register = setting(regular=["2025-09-02..2025-09-01", "2025-09-02..2025-09-02"]).register
    assert [row.id for row in readable_assignments(register, OFFICER)] == ["a2"]


@pytest.mark.parametrize(
    ("until", "back", "spells_found"),
    [("2026-06-30", "2027-07-01", 2), ("2026-07-01", "2027-07-01", 1), ("2026-06-30", "2027-06-30", 1)],
)
def test_a_whole_school_year_away_ends_a_spell(until: str, back: str, spells_found: int) -> None:
    """A break that lacks a day of the school year ends none."""
    facts = {"regular": [f"2025-09-02..{until}", f"{back}.."]}
    assert len(seen(**facts).spells) == spells_found
    assert len(seen({"return_after_break": "never"}, **facts).spells) == 1


def test_a_break_is_measured_from_the_last_day_of_all_service() -> None:
    """A short assignment within a longer one begins no break of its own."""
    [spell] = seen(regular=["2025-09-02..2027-06-05", "2025-10-01..2025-10-02", "2027-09-01.."]).spells
    assert spell.days == Span(D("2025-09-02"), NEVER)


def test_spells_are_of_one_employer_unless_they_join() -> None:
    """Service elsewhere is a break like any other; under the other reading employers do not matter."""
    facts = {
        "regular": "2025-09-02..",
        "employed": [*TWO_JOBS[1:], "Sheriff 2026-01-01..2026-03-31", "Police 2026-04-01.."],
    }
    assert [[piece.agency for piece in spell.pieces] for spell in seen(**facts).spells] == [
        ["Police", "Police"],
        ["Sheriff"],
    ]
    [joined] = seen({"new_employer": "continues"}, **facts).spells
    assert len(joined.pieces) == 3


def test_first_active_day_of_a_spell() -> None:
    """The first day, not before a given one, on which service is active: never a day of a break."""
    [spell] = seen(regular=["2025-01-06..2025-06-05", "2025-09-08.."]).spells
    assert spell.assumed_on == D("2025-01-06")
    assert spell.first_active(EVER) == D("2025-01-06")
    assert spell.first_active(D("2025-06-05")) == D("2025-06-05")
    assert spell.first_active(D("2025-06-06")) == D("2025-09-08")
    [ended] = spells(spell.pieces[:1], across_employers=False, ends_with_break=True)
    assert ended.first_active(D("2025-06-06")) == NEVER


def test_the_service_of_a_spell_on_a_day() -> None:
    """All assignments active on it; in a break there are none."""
    [spell] = seen(regular=["2025-09-02..2025-09-10", "2025-09-08..2025-09-10", "2025-10-01.."]).spells
    for day, active in (
        ("2025-09-07", ["a1"]),
        ("2025-09-08", ["a1", "a2"]),
        ("2025-09-11", []),
        ("2025-10-01", ["a3"]),
    ):
        assert [piece.assignment.id for piece in spell.active_on(D(day))] == active
        assert spell.is_active(D(day)) is bool(active)


def test_active_days_of_pieces_that_touch_are_one_range() -> None:
    """A gap of a day parts them."""
    pieces = seen(regular=["2025-09-01..2025-09-10", "2025-09-11..2025-09-20", "2025-09-22..2025-09-23"]).pieces
    assert active_days(pieces) == (
        Span(D("2025-09-01"), D("2025-09-20")),
        Span(D("2025-09-22"), D("2025-09-23")),
    )
