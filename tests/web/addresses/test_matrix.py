"""Every address times every role: who is answered what, and who is told that there is no such page."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.urls import resolve
from tests.web.addresses.matrix import ROLES, WHOSE, House, addresses, ask, read_table, word_of, written

TABLE = read_table()


def test_the_table_has_every_address_and_no_other() -> None:
    """An address that the table forgets fails, and so does a line of the table without an address."""
    known = TABLE.lines.keys() | TABLE.hidden.keys()
    assert sorted(addresses() - known) == [], "addresses that the table lacks"
    assert sorted(known - addresses()) == [], "lines of the table without an address"


@pytest.mark.parametrize("route", TABLE.hidden)
def test_an_address_of_a_library_is_hidden_by_one_of_ours(route: str) -> None:
    """What stands under `hidden` is answered by another address of the table."""
    assert resolve(TABLE.hidden[route]).route in TABLE.lines.keys() - {route}


@pytest.mark.parametrize("route", TABLE.lines)
def test_each_address_is_asked_in_every_way(route: str) -> None:
    """Each address is read and written to; one that names an object, for whose it may be, or for one that is not."""
    lines = TABLE.lines[route]
    assert {line.method for line in lines} == {"GET", "POST"}
    assert {line.whose for line in lines} <= {*WHOSE, "any"}
    for line in lines:
        assert resolve(line.path.partition("?")[0].format_map(_Anything())).route == route, line.text
    for method in ("GET", "POST"):
        whose = {line.whose for line in lines if line.method == method}
        shared = whose in ({"any"}, {"any", "missing"})
        assert shared or {"own", "foreign", "missing"} <= whose, f"{method} is asked for {whose}"


class _Anything(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return 1


@pytest.mark.django_db
@pytest.mark.parametrize("route", TABLE.lines)
def test_each_role_is_answered_what_the_table_says(route: str, house: House) -> None:
    """Every line of an address, asked by everybody; a stranger's object looks as one that is not there."""
    wrong = []
    absent: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for line in TABLE.lines[route]:
        found = {}
        for role in ROLES:
            answer = ask(house.clients[role], line, house.named)
            found[role] = word_of(answer)
            if answer.status_code == 404 and line.method == "GET":
                absent[role][line.text] = _page(answer)
        if found != line.expected:
            wrong.append(f"expected {written(line, line.expected)}\n   found {written(line, found)}")
    wrong += [f"{role} can tell apart: {list(pages)}" for role, pages in absent.items() if len(set(pages.values())) > 1]
    assert not wrong, "\n".join(wrong)


def _page(answer: HttpResponse) -> str:
    """A page without what every answer has of its own: the tokens of forms, and what was asked, in hidden fields."""
    return re.sub(r'<input type="hidden"[^>]*>', "", answer.content.decode())
