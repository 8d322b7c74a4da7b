"""The policy in its versions, under the readings that are set."""

from __future__ import annotations

import pytest
from tests.policy.edits import amended
from tests.rules.told import D
from tests.the_policy import the_policy

from hallpass.days import EVER, NEVER, Span
from hallpass.policy.model import PolicyError
from hallpass.rules.day import Day
from hallpass.rules.law import Law

POLICY = amended(
    takes_effect="2026-07-01",
    text=("fewer than 60 student contact days", "fewer than 40 student contact days"),
    document=(("| substitute_days | 60 days |", "| substitute_days | 40 days |"),),
)
LAW = Law(POLICY)


def test_each_day_is_judged_by_the_version_in_force() -> None:
    """The first version also covers the days before it; the day remembers when the next one takes effect."""
    for day, days, turns in (
        ("2020-01-01", 60, D("2026-07-01")),
        ("2026-06-30", 60, D("2026-07-01")),
        ("2026-07-01", 40, NEVER),
    ):
        asked = Day(D(day))
        assert LAW.on(asked)["substitute_days"] == days
        assert asked.turns == turns
        assert LAW.at(D(day)) is LAW.on(Day(D(day)))


def test_a_range_is_parted_at_the_day_of_an_amendment() -> None:
    """Each version comes with its own days; one without a day in the range is left out."""
    first, last = D("2026-06-01"), D("2026-07-31")
    assert [(days, rules["substitute_days"]) for days, rules in LAW.over(Span(first, last))] == [
        (Span(first, D("2026-06-30")), 60),
        (Span(D("2026-07-01"), last), 40),
    ]
    assert [days for days, _ in LAW.over(Span(EVER, D("2026-06-30")))] == [Span(EVER, D("2026-06-30"))]


def test_readings_hold_for_every_version() -> None:
    """What is set is set in all of them, what is not has its default."""
    law = Law(POLICY, {"day_sixty": "exempt"})
    assert {law.at(D(day)).readings["day_sixty"] for day in ("2025-01-01", "2027-01-01")} == {"exempt"}
    assert law.readings["day_sixty"] == "exempt"
    assert law.readings["sixty_planned"] == "exempt_until_reached"


def test_an_unknown_value_is_refused() -> None:
    """A law under a reading that the policy does not have is none."""
    with pytest.raises(PolicyError, match="day_sixty"):
        Law(the_policy(), {"day_sixty": "maybe"})
