"""The facts of one officer as one asker may see them: all that the answers rest on, with foreign names taken out.

Every viewer gets the same standing, so nothing that decides is left out; of what the asker may not see only days and
kinds remain. Contracts are called by their parties, for the keys of the register mean nothing to people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from hallpass.explain.words import aloud
from hallpass.register.records import Contract
from hallpass.register.register import Register
from hallpass.register.schema import LISTS

SCHOOL_ELSEWHERE: Final = "a school elsewhere"
DISTRICT_ELSEWHERE: Final = "another district"
AGENCY_ELSEWHERE: Final = "another agency"
CONTRACT_ELSEWHERE: Final = "kept elsewhere"

Seen = Mapping[str, Collection[str]]
"""For each list that answers name, the keys of the rows that the asker sees."""


def facts_of(register: Register, officer: str, seen: Seen) -> Register:
    """The part of a register that an officer's answers rest on, as an asker may read it."""
    lists: dict[str, Any] = {
        name: tuple(row for row in getattr(register, name) if getattr(row, "officer", officer) == officer)
        for name in LISTS
        if name not in ("officers", "contact_days")
    }
    own = Register(**lists, officers=(register.officer[officer],))
    served = {row.school for row in own.assignments} | {row.school for row in own.substitute_days}
    districts = {school.district for school in own.schools if school.id in served}
    days = tuple(row for row in register.contact_days if row.district in districts)
    return _named(replace(own, contact_days=days), seen)


def _named(own: Register, seen: Seen) -> Register:
    names = {
        "schools": SCHOOL_ELSEWHERE,
        "districts": DISTRICT_ELSEWHERE,
        "agencies": AGENCY_ELSEWHERE,
    }
    known: dict[str, Any] = {
        name: tuple(row if row.id in seen[name] else replace(row, name=hidden) for row in getattr(own, name))
        for name, hidden in names.items()
    }
    shown = replace(own, **known)
    contracts = tuple(_called(row, shown, seen) for row in own.contracts)
    return replace(shown, contracts=contracts)


def _called(row: Contract, own: Register, seen: Seen) -> Contract:
    """A contract under words in place of its key."""
    if row.id not in seen["contracts"]:
        return replace(row, id=f"{CONTRACT_ELSEWHERE} from {aloud(row.from_)}")
    agency = own.agency.get(row.agency)
    return replace(row, id=f"with {agency.name if agency else AGENCY_ELSEWHERE} from {aloud(row.from_)}")
