"""What a user with NumPy would write for many officers: the standings of all of them, date by date.

The facts are given as columns, which is more than such a user starts with. Regular service, default readings, nothing
unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hallpass.days import NEVER, add_months
from hallpass.policy.vocabulary import STANDINGS
from hallpass.rules.day import Day
from hallpass.rules.officer import Setting

BEGINS, LEGACY_ENDS = 739495, 740133  # 1 September 2025 and 1 June 2027 as ordinals
CODE = {name: np.int8(at) for at, name in enumerate(STANDINGS)}
Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """One row an officer: the facts of section 5 for one spell of regular service, days as ordinals."""

    first: Column
    last: Column
    clock: Column
    trained: Column
    legacy: Column
    unable: Column
    due: Column
    reviewed: Column


def columns(setting: Setting, officers: list[str]) -> Columns:
    """The facts of officers with one spell of regular service."""
    rows = []
    for officer in officers:
        record = setting.officer(officer)
        under = record.under(setting.law.at(NEVER))
        spell = under.spells[0]
        facts = under.regular_facts(Day(spell.days.first))
        rows.append(
            (
                spell.days.first.toordinal(),
                spell.days.last.toordinal(),
                facts.clock_on.toordinal(),
                facts.trained_on.toordinal(),
                facts.legacy,
                facts.employer_unable,
                add_months(facts.clock_on, 6).toordinal(),
                facts.start_policy_reviewed_on.toordinal(),
            )
        )
    table = np.array(rows, dtype=np.int32)
    return Columns(*(table[:, at] for at in range(8)))


def counts(facts: Columns, first: int, days: int) -> npt.NDArray[np.int64]:
    """How many officers have each standing on each day, the grid filled one date after the other."""
    found = np.zeros((days, len(STANDINGS)), dtype=np.int64)
    for at in range(days):
        found[at] = np.bincount(standings(facts, first + at), minlength=len(STANDINGS))
    return found


def standings(facts: Columns, day: int) -> npt.NDArray[np.int8]:
    """Every officer's standing on one date."""
    return np.select(
        [
            day < facts.first,
            day > facts.last,
            np.full(len(facts.first), day < BEGINS),
            facts.trained <= day,
            (facts.legacy == 1) & (facts.clock < LEGACY_ENDS) & (day < LEGACY_ENDS),
            (facts.legacy == 1) & (facts.clock < LEGACY_ENDS),
            (facts.unable == 1) & (day <= facts.due) & (facts.reviewed <= day),
        ],
        [
            CODE["upcoming"],
            CODE["not_serving"],
            CODE["not_in_force"],
            CODE["cleared"],
            CODE["cleared_until"],
            CODE["not_cleared"],
            CODE["cleared_until"],
        ],
        CODE["not_cleared"],
    )
