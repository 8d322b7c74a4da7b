"""No query gives a row of somebody else's: the queries of `sight` and the rules in plain Python, on random registers."""

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
    """Random rows of several districts and agencies, each with an id of its own."""
    raw = random_register(Random(seed), size=6)
    rows = {name: found for name, found in raw.items() if isinstance(found, list)}
    return {
        name: [row | {"id": row.get("id") or f"{name}-{number}"} for number, row in enumerate(found)]
        for name, found in _each_once(rows).items()
    }


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
