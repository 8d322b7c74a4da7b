"""Versions, readings and policies as records."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from tests.policy.edits import real

from hallpass.policy.model import Policy, PolicyError


def test_readings_that_are_not_named_take_their_default() -> None:
    """Every reading has a value, the first one where nobody chose."""
    chosen = real().rules({"day_sixty": "exempt"}).readings
    assert chosen == {**{name: reading.default for name, reading in real().readings.items()}, "day_sixty": "exempt"}


def test_rules_are_compiled_once_for_each_choice() -> None:
    """The same choice gives the same rules, also where a default is spelled out; another choice gives others."""
    assert real().rules() is real().rules({"day_sixty": "not_exempt"})
    assert real().rules() is not real().rules({"day_sixty": "exempt"})


def test_an_unknown_reading_or_value_names_what_is_known() -> None:
    """A question with a reading that the policy does not have is refused with the ones it has."""
    with pytest.raises(PolicyError, match=r"'day_61' is no reading of 506.9AR: the readings are same_day_completion"):
        real().rules({"day_61": "exempt"})
    with pytest.raises(
        PolicyError, match=r"'maybe' is no value of the reading day_sixty: its values are not_exempt, exempt"
    ):
        real().rules({"day_sixty": "maybe"})


def test_a_paragraph_is_found_by_number() -> None:
    """The paragraph of a number, or the numbers that there are."""
    assert real().paragraph("4.1.4").text == "providing advice on safety drills;"
    with pytest.raises(PolicyError, match=r"'4.9' is no paragraph of 506.9AR: its paragraphs are 1, 2, 3"):
        real().paragraph("4.9")


class Compares:
    """An object that only compares with dates."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __ge__(self, other: date, /) -> bool:
        return self.day >= other


def test_each_day_has_its_version() -> None:
    """A version is in force from its day to the day before the next one's; the first one also before."""
    first = real()
    second, third = (replace(first, takes_effect=date(year, 7, 1)) for year in (2026, 2027))
    policy = Policy("506.9AR", (first, second, third))
    for day, version in (
        (date(2000, 1, 1), first),
        (date(2026, 6, 30), first),
        (date(2026, 7, 1), second),
        (date(2027, 6, 30), second),
        (date(2027, 7, 1), third),
        (date.max, third),
    ):
        assert policy.in_force(day) is version
        assert policy.in_force(Compares(day)) is version


def test_what_a_pack_says_cannot_be_changed() -> None:
    """Records of the pack are frozen."""
    with pytest.raises(FrozenInstanceError):
        real().title = "Another"  # type: ignore[misc]
