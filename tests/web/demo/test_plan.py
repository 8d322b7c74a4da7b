"""The past of the demo: believable, and with everything in it that can happen, on whichever day it is made."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.raw import register_of
from tests.the_policy import the_policy

from hallpass.checking import Answer, check
from hallpass.policy import vocabulary
from hallpass.register.faults import faults
from hallpass.register.register import Register
from hallpass.rules.breaches import breaches
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass_web.audit.acts import SENTENCES
from hallpass_web.demo.cast import CAST
from hallpass_web.demo.places import AGENCIES, DISTRICTS
from hallpass_web.demo.plan import plan, told
from hallpass_web.demo.story import BEGINNING, EARLIEST

LAW = Law(the_policy())
FALL, SPRING, WINTER = date(2026, 11, 23), date(2027, 6, 1), date(2031, 2, 28)
DAYS = [FALL, SPRING, WINTER]
ANY = [EARLIEST, date(2026, 9, 8), date(2027, 1, 4), date(2027, 8, 15), date(2028, 2, 29), date(2029, 12, 31)]


def register(today: date) -> Register:
    """The register as it stands at the end of the past."""
    rows: dict[str, list[dict[str, Any]]] = {
        "districts": [{"id": key, "name": name, "kind": kind} for key, (name, kind) in DISTRICTS.items()],
        "agencies": [{"id": key, "name": name} for key, name in AGENCIES.items()],
    }
    for (name, _), row in told(today).now.items():
        rows.setdefault(name, []).append(row)
    return register_of(rows)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    """One of three presents: before and on the day that ends the older courses, and years after."""
    day: date = request.param
    return day


@pytest.fixture(scope="module")
def kept(today: date) -> Register:
    """The register on that day."""
    return register(today)


@pytest.fixture(scope="module")
def answer(kept: Register, today: date) -> Answer:
    """Its answer on that day."""
    return check(kept, today, LAW)


@pytest.mark.parametrize("day", [*DAYS, *ANY], ids=str)
def test_it_never_contradicts_itself(day: date) -> None:
    """No fault on any day."""
    assert faults(register(day)) == ()


def test_every_standing_and_state_occurs(answer: Answer) -> None:
    """Every standing but that of days before the policy, every word, every state of a contract; ends and none."""
    standings = {one.standing.standing for one in answer.officers}
    assert standings == set(vocabulary.STANDINGS) - {"not_in_force"}
    serving = [one for officer in answer.officers for one in officer.serving]
    assert {one.may_serve for one in serving} == set(vocabulary.MAY_SERVE)
    assert {one.cover.state for one in serving} == set(vocabulary.CONTRACT_STATES)


def test_the_row_of_the_day(answer: Answer, today: date) -> None:
    """5.2: the older course clears until May 31, 2027, no longer on June 1, and the supplement clears after."""
    (one,) = [one for one in answer.officers if one.officer.id == "harrowgate"]
    expected = {FALL: ("cleared_until", date(2027, 5, 31)), SPRING: ("not_cleared", date(2027, 5, 31))}
    assert (one.standing.standing, one.standing.due) == expected.get(today, ("cleared", None))


def test_a_closed_row_is_shown_on_a_past_day(kept: Register) -> None:
    """What the calendar has closed since is the answer on a day of 2025."""
    answered = {one.officer.id: one.standing for one in check(kept, date(2025, 10, 1), LAW).officers}
    assert (answered["harrowgate"].standing, answered["harrowgate"].due) == ("cleared_until", date(2027, 5, 31))
    assert answered["ashgrove"].standing == "not_cleared"
    before = {one.standing.standing for one in check(kept, date(2025, 8, 29), LAW).officers}
    assert "not_in_force" in before


def test_breaches_are_on_record(kept: Register, today: date) -> None:
    """One that was cured in 2025, and two that go on, each with days in it."""
    setting = Setting(kept, LAW)
    found = {
        key: breaches(setting.officer(key), date(2025, 9, 1), today) for key in ("ashgrove", "brandvik", "marchbanks")
    }
    assert found["ashgrove"][0].days.last == date(2025, 10, 9)
    assert found["brandvik"][-1].days.last == found["marchbanks"][-1].days.last == today


def test_a_substitute_comes_near_the_sixtieth_day() -> None:
    """Planned days end the exemption within the coming weeks of the fall."""
    (near,) = [one for one in check(register(FALL), FALL, LAW).officers if one.officer.id == "fairbairn"]
    assert near.standing.standing == "excused"
    assert near.next_change is not None
    assert FALL < near.next_change[0] < FALL + timedelta(days=40)


def test_a_contract_ends_soon(kept: Register, today: date) -> None:
    """Within ninety days, and at least three weeks from now."""
    ends = [row.to for row in kept.contracts if row.to and row.from_ <= today <= row.to]
    assert any(timedelta(days=21) <= end - today <= timedelta(days=60) for end in ends)


def test_an_officer_serves_two_districts(kept: Register) -> None:
    """One substitute has counted days in the next district."""
    districts = {kept.school[row.school].district for row in kept.substitute_days if row.officer == "stavanger"}
    assert districts == {"KP", "LM"}


@pytest.mark.parametrize("day", [*DAYS, *ANY], ids=str)
def test_the_past_is_entered_in_order_by_people_at_work(day: date) -> None:
    """Acts of the journal, by the cast, on working days from the beginning up to yesterday."""
    steps = plan(day)
    assert [step.day for step in steps] == sorted(step.day for step in steps)
    assert all(BEGINNING <= step.day < day and step.day.weekday() < 5 for step in steps)
    assert {step.kind for step in steps} <= SENTENCES.keys()
    assert {step.by for step in steps} <= CAST.keys()
    assert all(step.reason for step in steps if step.kind.endswith(".corrected"))


def test_the_same_day_gives_the_same_past() -> None:
    """Nothing is left to chance."""
    assert plan(FALL) == plan(FALL)


def test_a_day_before_the_demo_is_refused() -> None:
    """With the first day that can be its present."""
    with pytest.raises(ValueError, match="2026-07-01"):
        plan(date(2026, 6, 30))
