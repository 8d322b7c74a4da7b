"""Who a row is about."""

from __future__ import annotations

import pytest
from tests.files.tidying.offices import csv_file, facts, roster, tidied, unread


@pytest.mark.parametrize("name", ["Ruby, Ann / Stone, Bo", "Cedarbrook PD", "12345", "Oak Elementary"])
def test_what_is_no_officer_is_unread(name: str) -> None:
    """Several names, or the name of something else, make no officer."""
    result = tidied(roster({"Officer": name}, {"Officer": "Flint, Cy"}))
    assert facts(result.register)["officers"] == {("Cy Flint", None)}
    assert ("A2", name) in unread(result)


@pytest.mark.parametrize("name", ["Vacant", "TBD", "Open position"])
def test_a_vacancy_is_nobody(name: str) -> None:
    """A post that is not filled makes no officer and no question."""
    result = tidied(roster({"Officer": name}))
    assert not result.register.officers and not result.unread


def test_first_and_last_names_in_their_own_columns() -> None:
    """A first and a last name stand together."""
    rows = [["Last", "First", "Agency"], ["Van Dyke", "Mary", "Cedarbrook PD"], ["Solo", "", "Cedarbrook PD"]]
    assert facts(tidied(csv_file(rows)).register)["officers"] == {("Mary Van Dyke", None), ("Solo", None)}


def test_a_license_that_cannot_be_read_is_told() -> None:
    """An officer is entered without a license that is none."""
    result = tidied(roster({"License": "pending"}))
    assert facts(result.register)["officers"] == {("Ann Ruby", None)}
    assert ("B2", "pending") in unread(result)
