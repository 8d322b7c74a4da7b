"""The package and the slow second evaluator give the same answers for random registers under random readings.

HALLPASS_AGREEMENT says how many registers are tried, HALLPASS_AGREEMENT_FROM with which one to begin.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

import pytest
from tests.evaluators import Package, Second
from tests.raw import register_of
from tests.slow.registers import random_day, random_readings, random_register

REGISTERS = int(os.environ.get("HALLPASS_AGREEMENT", "150"))
FROM = int(os.environ.get("HALLPASS_AGREEMENT_FROM", "0"))
RANGE = timedelta(days=150)


@pytest.mark.parametrize("seed", range(FROM, FROM + REGISTERS))
def test_both_evaluators_agree(seed: int) -> None:
    """For a register and a day: the whole answer, the breaches, the gaps in contracts and duties, the exit status."""
    rng = Random(seed)
    raw = random_register(rng)
    day = random_day(rng, raw)
    readings = random_readings(rng)
    officers = [row["id"] for row in raw["officers"]]
    fast = answers(Package(register_of(raw), readings), officers, day)
    slow = answers(Second(raw, readings, day + RANGE), officers, day)
    differ = list(islice(differences(fast, slow), 5))
    assert not differ, "\n".join([f"register {seed} on {day}, readings {readings}", *differ])


def answers(asked: Package | Second, officers: list[str], day: date) -> dict[str, Any]:
    """Everything that both evaluators answer."""
    within = day - RANGE, day + RANGE
    return {
        "check": asked.check(day),
        "grounds": [asked.grounds(officer, day) for officer in officers],
        "duty gaps": asked.duty_gaps(day),
        "open events": asked.open_events(day),
        "exit status": asked.exit_status(day),
        "breaches": [asked.breaches(officer, *within) for officer in officers],
        "contract gaps": [asked.contract_gaps(officer, *within) for officer in officers],
    }


def differences(fast: Any, slow: Any, at: str = "") -> Any:
    """The places in which two answers differ, each with both values."""
    if isinstance(fast, dict) and isinstance(slow, dict) and fast.keys() == slow.keys():
        for key in fast:
            yield from differences(fast[key], slow[key], f"{at} {key}")
    elif isinstance(fast, list) and isinstance(slow, list) and len(fast) == len(slow):
        for number, pair in enumerate(zip(fast, slow, strict=True)):
            yield from differences(*pair, f"{at} {number}")
    elif fast != slow:
        yield f"{at.strip()}: the package says {fast}, the second evaluator {slow}"
