"""What frames every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

import hallpass_web
from hallpass_web.look.frame import frame
from hallpass_web.look.security import HEADERS

urlpatterns = [path("officers/", lambda _: HttpResponse()), path("", lambda _: HttpResponse())]


@override_settings(ROOT_URLCONF=__name__)
def test_ways_that_do_not_exist_are_left_out() -> None:
    """The masthead leads nowhere but to pages that are there, and marks the one asked for."""
    found = frame(RequestFactory().get("/officers/x/"))
    assert [(way.words, way.here) for way in found["ways"]] == [("Today", False), ("Officers", True)]
    assert found["search_way"] == ""
    assert [way.here for way in frame(RequestFactory().get("/"))["ways"]] == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/look/", "/nowhere/"])
def test_every_answer_says_what_browsers_may_do(address: str) -> None:
    """Nothing from elsewhere, nothing inline, nothing framed, nothing kept; on pages that are not there too."""
    headers = Client().get(address).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_the_page_of_parts_is_for_the_demo() -> None:
    """It shows every state; elsewhere it is not there."""
    with override_settings(HALLPASS_DEMO=True):
        text = Client().get("/look/").content.decode()
    for word in ("May serve", "Yes, until Mar 1, 2027", "Same person?", "Since Oct 5, 2026", "Choose a file"):
        assert word in text
    with override_settings(HALLPASS_DEMO=False):
        assert Client().get("/look/").status_code == 404


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_is_told_in_the_look() -> None:
    """It is calm, and has a way back."""
    answer = Client(raise_request_exception=False).get("/look/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_nothing_is_asked_of_others() -> None:
    """Sheets and scripts name no address of another host; templates are read for it with the rest of the house."""
    folder = Path(hallpass_web.__file__).parent
    files = [file for kind in ("css", "js") for file in folder.glob(f"*/**/*.{kind}")]
    named = re.compile(r"(?:href|src|url|action|fetch)\s*[=(]\s*[\"']?(?:https?:)?//", re.IGNORECASE)
    assert [file.name for file in files if named.search(file.read_text())] == []
