"""The order of rows changes no answer, except that of two versions adopted on one day the later row is in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from tests.properties.lives import Lives, lives

from hallpass.checking import OfficerAnswer, check
from hallpass.register.register import Register
from hallpass.rules.breaches import breaches, gaps

LISTS = [field.name for field in fields(Register) if field.name != "unknown_lists"]


def shuffled(rng: Random, register: Register) -> Register:
    """The register with every list in another order; versions of one day keep theirs."""
    lists: dict[str, Sequence[Any]] = {name: rng.sample(rows := getattr(register, name), len(rows)) for name in LISTS}
    lists["agency_policies"] = sorted(register.agency_policies, key=lambda row: (row.adopted_on, row.agency))
    return replace(register, **{name: tuple(rows) for name, rows in lists.items()})


def unordered(answer: OfficerAnswer) -> Any:
    """An answer without the order that its lists take from the file."""
    standing = answer.standing._replace(questions=tuple(sorted(answer.standing.questions)))
    serving = sorted(answer.serving, key=lambda one: one.assignment.id)
    return replace(answer, standing=standing, serving=serving, owed=sorted(answer.owed, key=str))


def answers(told: Lives, register: Register) -> Any:
    """Everything that is answered about a register, in an order of its own."""
    setting = told.over(register)
    whole = check(register, told.day, setting.law)
    within = told.day.replace(month=1, day=1), told.day.replace(month=12, day=31)
    return (
        {one.officer.id: unordered(one) for one in whole.officers},
        whole.summary,
        whole.duty_gaps,
        {row.id for row in whole.open_events},
        {row.id: breaches(setting.officer(row.id), *within) for row in register.officers},
        {gap for row in register.officers for gap in gaps(setting.officer(row.id), *within)},
    )


@pytest.mark.parametrize("seed", range(500, 600))
def test_order_of_rows(seed: int) -> None:
    """The order of rows changes no answer, except that of two versions adopted on one day the later row is in force."""
    told = lives(seed)
    assert answers(told, shuffled(Random(seed), told.register)) == answers(told, told.register)
