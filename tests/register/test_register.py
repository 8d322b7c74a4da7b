"""The register and the ways to look things up in it."""

from __future__ import annotations

import pickle
from copy import deepcopy
from datetime import date

from hypothesis import given, settings
from tests.strategies import loose_registers

from hallpass.register.records import AgencyPolicy, ContactDay, Contract, Employment, Officer, School
from hallpass.register.register import Register

FIRST, LATER = date(2025, 7, 1), date(2026, 7, 1)


def test_a_row_is_found_by_its_id_and_the_earlier_of_two_counts() -> None:
    """Of two rows with one id, which is a fault, the first one is meant."""
    register = Register(officers=(Officer("o", "First"), Officer("o", "Second"), Officer("p", "Other")))
    assert register.officer["o"].name == "First"
    assert set(register.officer) == {"o", "p"}


def test_rows_of_an_officer_keep_the_order_of_the_file() -> None:
    """What belongs to one officer comes together, as it stands in the file."""
    jobs = (Employment("o", "b"), Employment("p", "a"), Employment("o", "a"))
    assert Register(employments=jobs).employments_of == {"o": (jobs[0], jobs[2]), "p": (jobs[1],)}


def test_contracts_are_found_by_their_parties() -> None:
    """A contract lies between one agency and one district."""
    contracts = (
        Contract("1", "a", "d", None, FIRST),
        Contract("2", "a", "e", None, FIRST),
        Contract("3", "a", "d", None, LATER),
    )
    assert Register(contracts=contracts).contracts_between[("a", "d")] == (contracts[0], contracts[2])


def test_policy_versions_come_by_day_and_the_later_row_last() -> None:
    """Of two versions adopted on one day the later row is in force."""
    versions = (AgencyPolicy("new", "a", LATER), AgencyPolicy("one", "a", FIRST), AgencyPolicy("two", "a", FIRST))
    assert [version.id for version in Register(agency_policies=versions).policy_versions["a"]] == ["one", "two", "new"]


def test_a_calendar_has_the_contact_days_of_its_district() -> None:
    """Each district has a calendar of its own, each day with its kind."""
    days = (ContactDay("d", FIRST), ContactDay("d", LATER, "e_learning"), ContactDay("e", FIRST))
    assert Register(contact_days=days).calendar["d"] == {FIRST: "in_person", LATER: "e_learning"}


def test_an_empty_register_has_nothing_to_find() -> None:
    """A list that is absent is empty."""
    register = Register()
    assert (register.schools, register.school, register.calendar) == ((), {}, {})
    assert Register(schools=(School("s", "d", "S", "other"),)) != register


@settings(max_examples=10, deadline=None)
@given(loose_registers())
def test_a_register_travels_to_another_process_whole(register: Register) -> None:
    """Work spread over processes pickles the register, look-ups and unknown columns too."""
    known = register.officer
    for copied in (pickle.loads(pickle.dumps(register)), deepcopy(register)):
        assert copied == register
        assert copied.officer == known
