"""The demo district: a register without a fault in which everything happens that can happen."""

from __future__ import annotations

from datetime import date

import pytest
from tests.the_policy import the_policy

from hallpass.checking import Answer, check
from hallpass.demo import demo_register
from hallpass.files.read import ReadResult, read_register
from hallpass.policy import vocabulary
from hallpass.register.faults import faults
from hallpass.register.register import Register
from hallpass.rules.breaches import breaches
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

LAW = Law(the_policy())
ON = date(2026, 11, 23)


def read() -> ReadResult:
    """The demo register as it is read."""
    with demo_register() as path:
        return read_register(path)


@pytest.fixture(scope="module")
def register() -> Register:
    """The demo register."""
    found = read().register
    assert found is not None
    return found


@pytest.fixture(scope="module")
def answer(register: Register) -> Answer:
    """Its answer on a day of its first months."""
    return check(register, ON, LAW)


def test_it_has_neither_problem_nor_fault(register: Register) -> None:
    """Nothing unknown to the format, nothing that contradicts itself."""
    result = read()
    assert (result.problems, result.remarks()) == ((), ())
    assert faults(register, result.places) == ()


def test_every_state_word_occurs(answer: Answer) -> None:
    """So that a newcomer sees each of them; a `yes` with an end and one without."""
    words = {one.may_serve for officer in answer.officers for one in officer.serving}
    assert words == set(vocabulary.MAY_SERVE)
    ends = {officer.standing.due for officer in answer.officers for one in officer.serving if one.may_serve == "yes"}
    assert None in ends
    assert len(ends) > 1


def test_every_standing_and_state_of_a_contract_occurs(answer: Answer) -> None:
    """All standings but that of days before the policy, and all states of contracts."""
    standings = {officer.standing.standing for officer in answer.officers}
    assert standings == set(vocabulary.STANDINGS) - {"not_in_force"}
    states = {one.cover.state for officer in answer.officers for one in officer.serving}
    assert states == set(vocabulary.CONTRACT_STATES)


def test_a_substitute_comes_near_the_sixtieth_day(answer: Answer) -> None:
    """With planned days the exemption ends before the winter break."""
    (near,) = [one for one in answer.officers if one.officer.id == "fairbairn"]
    assert (near.standing.standing, near.next_change) == ("excused", (date(2026, 12, 16), "not_cleared"))


def test_a_cured_breach_is_on_record(register: Register) -> None:
    """An officer who was trained late shows that a breach stays."""
    record = Setting(register, LAW).officer("ashgrove")
    (cured,) = breaches(record, date(2025, 7, 1), ON)
    assert cured.days.last == date(2025, 10, 9)


@pytest.mark.parametrize(
    "on", [date(2025, 9, 15), date(2026, 10, 5), date(2027, 1, 11), date(2027, 6, 1), date(2028, 3, 1)]
)
def test_it_is_alive_on_any_day_of_three_school_years(register: Register, on: date) -> None:
    """Some may serve, some may not, on school days of all three calendars."""
    words = {one.may_serve for officer in check(register, on, LAW).officers for one in officer.serving}
    assert {"yes", "no"} <= words


def test_no_school_year_lacks_its_calendar(register: Register) -> None:
    """About 175 contact days in each school year, e-learning days among them, none on a weekend."""
    days = [row.date for row in register.contact_days]
    assert len(days) == len(set(days))
    assert all(day.weekday() < 5 for day in days)
    for year in (2025, 2026, 2027):
        assert 170 <= sum(date(year, 7, 1) <= day < date(year + 1, 7, 1) for day in days) <= 185
