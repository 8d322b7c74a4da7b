"""Random registers that lean on the edges, with a day and readings; the same seed gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from tests.raw import register_of
from tests.slow.registers import random_day, random_readings, random_register
from tests.the_policy import the_policy

from hallpass.register.register import Register
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting

FIRST, LAST = date(2025, 6, 20), date(2028, 9, 10)
"""The years in which the policy takes hold."""


@dataclass(frozen=True)
class Lives:
    """A register of one to three officers, a day to ask about, and readings."""

    raw: dict[str, Any]
    day: date
    readings: dict[str, str]

    @cached_property
    def register(self) -> Register:
        """The rows as records."""
        return register_of(self.raw)

    @cached_property
    def setting(self) -> Setting:
        """The register under the readings."""
        return self.over(self.register)

    def over(self, register: Register) -> Setting:
        """Another register under the same readings."""
        return Setting(register, Law(the_policy(), self.readings))

    def officers(self) -> Iterator[OfficerRecord]:
        """Each officer's record."""
        return (self.setting.officer(row.id) for row in self.register.officers)


def lives(seed: int) -> Lives:
    """The register, day and readings of a seed."""
    rng = Random(seed)
    raw = random_register(rng)
    return Lives(raw, random_day(rng, raw), random_readings(rng))


def days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    """Every day of a range."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
