"""Text with a NUL is refused before any page is asked, on both databases alike."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


def test_an_address_or_a_query_with_a_nul_is_refused(client: Client) -> None:
    """400, and not a fault of ours."""
    assert client.get(LOGIN + "?next=/%00").status_code == 400
    assert client.get(LOGIN + "?a%00b=1").status_code == 400
    assert client.get("/account/invitation/a%00b/").status_code == 400


def test_a_form_with_a_nul_is_refused(client: Client) -> None:
    """In a value or a name."""
    assert client.post(LOGIN, {"login": "a\0b", "password": "x"}).status_code == 400
    assert client.post(LOGIN, {"a\0b": "x"}).status_code == 400


def test_all_else_passes(client: Client) -> None:
    """A form without one is answered by its page."""
    assert client.post(LOGIN, {"login": "a@b.example", "password": "x"}).status_code == 200
    assert client.get(LOGIN + "?next=/officers/").status_code == 200
