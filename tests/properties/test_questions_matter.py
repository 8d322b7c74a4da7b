"""An unknown is asked for exactly where, under some values of the other unknowns, its values give different standings.

Every combination of values is put into the register in place of the unknowns, and the standing asked without any.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from datetime import date
from itertools import product
from math import prod
from typing import Any

import pytest
from tests.properties.lives import Lives, lives
from tests.raw import register_of
from tests.slow.unknowns import question_about, unknown_facts
from tests.slow.world import World

from hallpass.rules.day import Day
from hallpass.rules.standing import standing_on

MOST = 2_000
"""Most combinations tried for one officer."""


def known(raw: dict[str, Any], values: dict[tuple[str, int], Any]) -> dict[str, Any]:
    """The register with values in place of the unknowns; what never happened is taken out."""
    told = deepcopy(raw)
    gone: list[Any] = []
    for (name, number), value in values.items():
        if name == "course_kind" and value == "none":
            course = told["courses"][number]["id"]
            gone += [row for row in told["completions"] if row["course"] == course]
        elif name == "course_kind":
            told["courses"][number]["kind"] = value
        else:
            lists = {"employer_unable": "assignments", "completed_on": "completions", "reviewed_on": "policy_reviews"}
            row = told[lists[name]][number]
            row[name] = value.isoformat() if isinstance(value, date) else value
            gone += [row] if value is None else []
    for name in ("completions", "policy_reviews"):
        told[name] = [row for row in told.get(name) or [] if not any(row is other for other in gone)]
    return told


def standings(told: Lives, officer: str, facts: dict[tuple[str, int], tuple[Any, ...]]) -> dict[tuple[Any, ...], str]:
    """The standing under every combination of values."""
    found = {}
    for values in product(*facts.values()):
        register = register_of(known(told.raw, dict(zip(facts, values, strict=True))))
        found[values] = standing_on(told.over(register).officer(officer), Day(told.day)).standing
    return found


def makes_a_difference(found: dict[tuple[Any, ...], str], place: int) -> bool:
    """Whether two values of the fact at a place give different standings while the others stay."""
    others = defaultdict(set)
    for values, standing in found.items():
        others[values[:place] + values[place + 1 :]].add(standing)
    return any(len(one) > 1 for one in others.values())


@pytest.mark.parametrize("seed", range(600, 760))
def test_questions_matter(seed: int) -> None:
    """An unknown is asked for exactly where, under some values of the others, its values give different standings."""
    told = lives(seed)
    world = World(told.raw, told.readings, told.day)
    for record in told.officers():
        facts = unknown_facts(world, record.id, told.day)
        if not facts or prod(map(len, facts.values())) > MOST:
            continue
        found = standings(told, record.id, facts)
        expected = {
            tuple(question_about(world, fact).values())
            for place, fact in enumerate(facts)
            if makes_a_difference(found, place)
        }
        standing = standing_on(record, Day(told.day))
        assert {tuple(question) for question in standing.questions} == expected, record.id
        assert (standing.standing == "unresolved") == bool(expected)
