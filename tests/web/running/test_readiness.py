"""Whether the application may serve."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from hallpass_web.database import hindrances
from hallpass_web.running import readiness
from hallpass_web.running.readiness import Looks


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the application look at its database at every request."""
    monkeypatch.setattr(readiness, "looks", Looks(hindrances, between=0))
    yield


@pytest.mark.django_db
def test_a_database_as_expected_is_served(client: Client) -> None:
    """No hindrance, and whoever watches is told so without signing in."""
    assert hindrances() == ()
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "hindrances": []})


@pytest.mark.django_db
@pytest.mark.usefixtures("looking")
def test_an_older_database_is_not_served(client: Client) -> None:
    """A migration that is not applied is named, with what to do, at every address and by /health/."""
    MigrationRecorder(connection).record_unapplied("audit", "0001_initial")
    for address in ("/", "/nowhere/", "/static/nothing.css"):
        page = client.get(address)
        assert page.status_code == 503
        assert "audit.0001_initial" in page.text
        assert "hallpass migrate" in page.text
    health = client.get("/health/")
    assert (health.status_code, health.json()["ready"]) == (503, False)


@pytest.mark.django_db
@pytest.mark.usefixtures("looking")
def test_a_newer_database_is_not_served(client: Client) -> None:
    """A migration that this version does not know is named, and going back is not offered as migrating."""
    MigrationRecorder(connection).record_applied("audit", "0999_from_tomorrow")
    page = client.get("/")
    assert page.status_code == 503
    assert "audit.0999_from_tomorrow" in page.text
    assert "Install the version" in page.text


def test_a_database_that_cannot_be_reached_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its address, which is in the log."""

    def fail() -> None:
        raise DatabaseError("could not connect to db.example.org")

    monkeypatch.setattr(connection, "ensure_connection", fail)
    (told,) = hindrances()
    assert "cannot be reached" in told
    assert "example.org" not in told


def test_a_look_is_kept_while_all_is_well() -> None:
    """Found well, it is not looked at again for a while, unless asked; found ill, at every time."""
    found: list[tuple[str, ...]] = [(), ("ill",), ("ill",), ()]
    looks = Looks(lambda: found.pop(0), between=1000)
    assert looks.found() == looks.found() == ()
    assert looks.found(anew=True) == ("ill",)
    assert looks.found() == ("ill",)
    assert looks.found() == looks.found() == ()
    assert found == []
