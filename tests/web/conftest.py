"""What tests of the web stand on: the cast, and the day that it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.web.cast import TODAY, Cast, enter_cast
from tests.web.postgres import server

from hallpass_web.register import sight
from hallpass_web.running import readiness
from hallpass_web.standing import answers

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(autouse=True)
def _each_test_begins_afresh(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HALLPASS_TODAY = TODAY
    settings.HALLPASS_FILES = tmp_path / "files"
    # Whether the database fits is looked at now and then: not within a test that counts queries.
    monkeypatch.setattr(readiness, "looks", readiness.Looks(tuple))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    sight.forget()
    answers.forget()


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001 - the database is asked for by its name
    """Everybody, with the register that they share and do not share."""
    return enter_cast()


@pytest.fixture(scope="session")
def chromium() -> Iterator[str]:
    """The browser of this machine; the test is skipped where there is none, unless nothing may be skipped."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing("No Chromium on this machine: the tests in a browser need one.")
    with pytest.MonkeyPatch.context() as patch:
        # Playwright runs a loop of its own in this thread; the tests themselves are synchronous.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield str(found)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A server of PostgreSQL on which tests may make roles and databases: the one of this run, or one of their own."""
    given = os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_TEST")
    if given:
        yield given
        return
    with server() as address:
        if address is None:
            missing("No PostgreSQL on this machine.")
        yield str(address)


def missing(what: str) -> None:
    """Skip a test for want of something on this machine; with HALLPASS_NOTHING_SKIPPED that is a failure."""
    if os.environ.get("HALLPASS_NOTHING_SKIPPED"):
        pytest.fail(f"{what} HALLPASS_NOTHING_SKIPPED is set.")
    pytest.skip(what)
