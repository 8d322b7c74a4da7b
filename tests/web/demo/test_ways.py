"""Every way that pages of the demo offer leads somewhere, for everybody of the demo, on days long past and to come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from hallpass_web.accounts.models import Person
from hallpass_web.demo.cast import CAST
from hallpass_web.demo.making import make

BEGIN = ("/", "/?on=2026-09-15&known=2026-09-15", "/?on=2027-06-01", "/?on=2025-08-29", "/officers/?on=2025-10-01")
MOST_OF_A_KIND = 2
"""So many pages of each address pattern are asked for."""
PEOPLE = [key for key, one in CAST.items() if one.one_click]


def links(page: str) -> Iterator[str]:
    """Where a page leads within Hallpass."""
    for address in re.findall(r'<a\b[^>]*\shref="([^"#]+)', page):
        if address.startswith(("/", "?")) and not address.startswith("/static/"):
            yield unescape(address)


def kind_of(address: str) -> str:
    """The pattern of an address; itself where it has none."""
    try:
        return str(resolve(address.partition("?")[0]).route) + ("?" if "?" in address else "")
    except Resolver404:
        return address


@pytest.mark.django_db
@pytest.mark.parametrize("key", PEOPLE)
def test_no_way_is_closed(key: str) -> None:
    """Each link that a page shows to somebody is answered with a page or a file: no dead end, no error."""
    make(lambda _: None)
    browser = Client(REMOTE_ADDR="127.0.0.1")
    browser.force_login(Person.objects.get(name=CAST[key].name))
    waiting, known, kinds, closed = list(BEGIN), set(BEGIN), Counter[str](), []
    while waiting:
        address = waiting.pop(0)
        kinds[kind_of(address)] += 1
        if kinds[kind_of(address)] > MOST_OF_A_KIND and address not in BEGIN:
            continue
        answer = browser.get(address, follow=True)
        if answer.status_code != 200:
            closed.append(f"{address}: {answer.status_code}")
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        base = answer.redirect_chain[-1][0].split("?")[0] if answer.redirect_chain else address.split("?")[0]
        for link in links(answer.text):
            whole = base + link if link.startswith("?") else link
            if whole not in known and "logout" not in whole:
                known.add(whole)
                waiting.append(whole)
    assert closed == []
    assert len(known) > len(BEGIN)
