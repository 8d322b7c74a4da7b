"""No query gives a row of somebody else's: the queries of `sight` and the rules in plain Python, on random rows."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from tests.raw import register_of
from tests.slow.registers import random_register
from tests.web.cast import Cast, enter

from hallpass_web.accounts.models import Membership
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register import bridge
from hallpass_web.register.sight import sight_of

from .plain_sight import seen_by_agency, seen_by_district

REGISTERS = 12


def two_worlds(seed: int) -> dict[str, list[dict[str, Any]]]:
    """Random rows of two worlds that share an officer, some of their contracts gone, each row with an id of its own."""
    rng = Random(seed)
    here, there = (random_register(rng, size=5) for _ in "xy")
    rows = {name: found for name, found in here.items() if isinstance(found, list)}
    for name, found in there.items():
        if isinstance(found, list):
            rows[name] = [*rows.get(name, []), *(_abroad(row) for row in found)]
    rows["contracts"] = [row for row in rows.get("contracts", []) if rng.random() < 0.5]
    return {
        name: [row | {"id": row.get("id") or f"{name}-{number}"} for number, row in enumerate(found)]
        for name, found in _each_once(rows).items()
    }


NAMING = ("id", "district", "school", "agency", "officer", "course", "policy")


def _abroad(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the other world: its ids are its own, but for the officer whom both know."""
    names = {name: f"y-{row[name]}" for name in NAMING if row.get(name) and row[name] != "o1" and name in row}
    if isinstance(row.get("schools"), list):
        names["schools"] = [f"y-{school}" for school in row["schools"]]
    return row | names


def _each_once(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """A register that is kept has no id twice."""
    return {
        name: list({row.get("id") or number: row for number, row in enumerate(found)}.values())
        for name, found in rows.items()
    }


@pytest.mark.parametrize("seed", range(REGISTERS))
def test_no_query_gives_a_row_of_somebody_elses(cast: Cast, seed: int) -> None:
    """For each district and each agency, the rows seen are those of the rules, neither more nor fewer."""
    raw = two_worlds(seed)
    enter(register_of(raw))
    member = {"id": "m-x", "person": 0, "organization": "agency:PD1", "role": "chief", "officer": ""}
    record(Doing(kind="memberships.granted"), [Change(Membership, "m-x", member)])
    known = {name: {row["id"] for row in rows} for name, rows in raw.items()}
    for district in raw.get("districts", []):
        asker = replace(cast.asker("dana"), row=district["id"], organization=f"district:{district['id']}")
        expected = seen_by_district(raw, district["id"], {"PD1"})
        _compare(asker, expected, known)
    for agency in raw["agencies"]:
        asker = replace(cast.asker("ivo"), row=agency["id"], organization=f"agency:{agency['id']}")
        _compare(asker, seen_by_agency(raw, agency["id"]), known)


def _compare(asker: Any, expected: dict[str, set[str]], known: dict[str, set[str]]) -> None:
    sight = sight_of(asker, newest())
    for name, ids in expected.items():
        found = set(sight.rows(name).values_list("key", flat=True)) & known.get(name, set())
        assert found == ids, (asker.organization, name)


@pytest.mark.parametrize("seed", range(REGISTERS))
@pytest.mark.django_db
def test_a_register_kept_and_read_again_is_the_register(seed: int) -> None:
    """Register to database to register is the identity."""
    register = register_of(two_worlds(seed))
    enter(register)
    assert bridge.everything(newest()) == register
