"""Officers told in the short words of the scenarios, for direct tests of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.raw import register_of
from tests.scenarios.facts import OFFICER, register
from tests.the_policy import the_policy

from hallpass.policy.compile import Rules
from hallpass.policy.model import Policy
from hallpass.rules.day import Day
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting, UnderRules

D = date.fromisoformat


def setting(readings: Mapping[str, str] | None = None, policy: Policy | None = None, **facts: Any) -> Setting:
    """A register that tells these facts, under these readings."""
    return Setting(register_of(register(facts)), Law(policy or the_policy(), readings))


def olive(readings: Mapping[str, str] | None = None, **facts: Any) -> OfficerRecord:
    """The officer of whom the facts are told."""
    return setting(readings, **facts).officer(OFFICER)


def seen(readings: Mapping[str, str] | None = None, **facts: Any) -> UnderRules:
    """The officer as the one version of the policy sees the record."""
    return olive(readings, **facts).on(Day(D("2025-09-01")))


def rules(**readings: str) -> Rules:
    """The rules of the one version under these readings."""
    return the_policy().versions[0].rules(readings)
