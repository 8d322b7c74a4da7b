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
from tests.raw import register_of
from tests.slow import evaluate
from tests.slow.ranges import breaches_between, gaps_between
from tests.slow.registers import random_day, random_readings, random_register
from tests.slow.world import World, rows_of

from hallpass.checking import check
from hallpass.files.answers import answer_object
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.register.register import Register
from hallpass.rules.breaches import breaches, gaps
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

POLICY = load_policy(read_pack())
REGISTERS = int(os.environ.get("HALLPASS_AGREEMENT", "150"))
FROM = int(os.environ.get("HALLPASS_AGREEMENT_FROM", "0"))
RANGE = timedelta(days=150)

Answers = dict[str, Any]


@pytest.mark.parametrize("seed", range(FROM, FROM + REGISTERS))
def test_both_evaluators_agree(seed: int) -> None:
    """For a register and a day: the whole answer, the breaches, the gaps in contracts and duties, the exit status."""
    rng = Random(seed)
    raw = random_register(rng)
    day = random_day(rng, raw)
    readings = random_readings(rng)
    fast, slow = fast_answers(register_of(raw), day, readings), slow_answers(raw, day, readings)
    differ = list(islice(differences(fast, slow), 5))
    assert not differ, "\n".join([f"register {seed} on {day}, readings {readings}", *differ])


def fast_answers(register: Register, day: date, readings: dict[str, str]) -> Answers:
    """What the package says."""
    law = Law(POLICY, readings)
    setting = Setting(register, law)
    answer = check(register, day, law)
    records = [setting.officer(row.id) for row in register.officers]
    return {
        "check": answer_object(answer),
        "duty gaps": {school: list(duties) for school, duties in answer.duty_gaps.items()},
        "exit status": 0 if answer.all_well else 1,
        "breaches": {
            record.id: [
                {
                    "first": one.days.first.isoformat(),
                    "last": one.days.last.isoformat(),
                    "days": one.contact_days + one.listed_days,
                    "paragraphs": list(one.paragraphs),
                    "contact_days": one.contact_days,
                    "listed_days": one.listed_days,
                }
                for one in breaches(record, day - RANGE, day + RANGE)
            ]
            for record in records
        },
        "contract gaps": [
            (one.assignment, one.days.first.isoformat(), one.days.last.isoformat(), one.counted)
            for record in records
            for one in gaps(record, day - RANGE, day + RANGE)
        ],
    }


def slow_answers(raw: dict[str, Any], day: date, readings: dict[str, str]) -> Answers:
    """What the second evaluator says."""
    world = World(raw, readings, day + RANGE)
    officers = [row["id"] for row in world.lists["officers"]]
    assignments = [row for name in officers for row in rows_of(world, "assignments", name)]
    return {
        "check": evaluate.check_of(world, day, None),
        "duty gaps": evaluate.duty_gaps_of(world, day),
        "exit status": evaluate.exit_status_of(world, day),
        "breaches": {name: breaches_between(world, name, day - RANGE, day + RANGE) for name in officers},
        "contract gaps": [
            (row["id"], one["first"], one["last"], one["days"])
            for row in assignments
            for one in gaps_between(world, row, day - RANGE, day + RANGE)
        ],
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
