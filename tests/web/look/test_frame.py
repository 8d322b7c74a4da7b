"""What frames every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
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


def _broken(_: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def _refused(_: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def _strange(_: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


class _Broken:
    urlpatterns: ClassVar = [
        path("500/", login_not_required(_broken)),
        path("403/", login_not_required(_refused)),
        path("400/", login_not_required(_strange)),
        path("csrf/", login_not_required(_broken)),
    ]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=_Broken)
@pytest.mark.parametrize(
    ("method", "address", "status", "words"),
    [
        ("get", "/500/", 500, "Hallpass has made an error"),
        ("get", "/403/", 403, "This is not yours to do"),
        ("get", "/400/", 400, "This request cannot be read"),
        ("post", "/csrf/", 403, "This is not yours to do"),
    ],
)
def test_an_error_is_told_in_the_look(method: str, address: str, status: int, words: str) -> None:
    """Calm words, a way back, the same headers, and nothing of the inside."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    answer = getattr(client, method)(address)
    text = answer.content.decode()
    assert answer.status_code == status
    assert words in text
    assert "parts.css" in text
    assert "on purpose" not in text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
