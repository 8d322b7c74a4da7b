"""What nobody types by mistake: addresses and fields that are too long, too large, cut, or hold what no text holds."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction
from django.urls import Resolver404, resolve
from tests.web.addresses.matrix import House, ask, read_table

TABLE = read_table()
ODD = ("a\0b", "9" * 30, "x" * 3000, "../../etc/passwd", "%", "'\"><script>", "-1", "é" * 300)
ODD_IN_FORMS = ("a\0b", "9" * 30, "é" * 3000, "1/1/0001", "12/31/9999")
NAMED = ("on", "known", "page", "sort", "q", "as", "officer", "school", "next", "to", "list", "kind", "first", "last")
"""Names of what pages are asked beside their address."""
FIELDS = re.findall(
    r"\w+",
    """
    name email role officer school district agency course policy reason since key expects next date from to days first
    last weekdays without kind at person is row unknown take value required organization membership what login
    password password1 code fields_to_blank session provider
    """,
)
"""Names of fields of forms, those that are hidden too."""
WITH_ARGUMENTS = [route for route in TABLE.lines if re.search(r"<\w+:\w+>", route)]
SHOWN = sorted(
    {
        (line.path, role)
        for lines in TABLE.lines.values()
        for line in lines
        for role in ("dana", "ann")
        if line.method == "GET" and line.expected[role] == "200" and line.whose in ("own", "any")
        if "/register/" not in line.path or "/officers/" in line.path
    }
)


@pytest.mark.django_db
@pytest.mark.parametrize("route", WITH_ARGUMENTS)
def test_an_odd_address_is_answered_calmly(route: str, house: House) -> None:
    """Whatever stands in an address, the answer is a page, and never a fault of ours."""
    wrong = []
    for odd in ODD:
        path = "/" + re.sub(r"<\w+:\w+>", quote(odd, safe=""), route)
        for method in ("get", "post") if _is_there(path) else ():
            with transaction.atomic():
                answer = getattr(house.clients["dana"], method)(path)
                transaction.set_rollback(True)
            wrong += [f"{method} {path[:80]}: {answer.status_code}"] if answer.status_code >= 500 else []
    assert not wrong, "\n".join(wrong)


def _is_there(path: str) -> bool:
    try:
        resolve(path.replace("%00", "0"))
    except Resolver404:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "role"), SHOWN)
def test_odd_parameters_are_answered_calmly(path: str, role: str, house: House) -> None:
    """Whatever a page is asked beside its address, it answers."""
    for odd in (*ODD_IN_FORMS, "2/30/26", "csv", "//evil.example"):
        query = urlencode(dict.fromkeys(NAMED, odd))
        asked = path.format(**house.named)
        with transaction.atomic():
            answer = house.clients[role].get(f"{asked}{'&' if '?' in asked else '?'}{query}")
            transaction.set_rollback(True)
        assert answer.status_code < 500, f"{odd!r}"


@pytest.mark.django_db
@pytest.mark.parametrize("route", TABLE.lines)
def test_odd_forms_are_answered_calmly(route: str, house: House) -> None:
    """Whatever a form brings, under the names that forms have here, the answer is a page."""
    for line in TABLE.lines[route]:
        if line.method == "POST" and line.whose in ("own", "any"):
            for odd in ODD_IN_FORMS:
                odd_line = line.with_body(urlencode(dict.fromkeys(FIELDS, odd)))
                for role in ("dana", "ann"):
                    assert ask(house.clients[role], odd_line, house.named).status_code < 500, (line.text, odd)
