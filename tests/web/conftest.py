"""What tests of the web stand on: the cast, and the day that it is."""

from __future__ import annotations

import pytest
from tests.web.cast import TODAY, Cast, enter_cast

from hallpass_web.register import sight
from hallpass_web.standing import answers


@pytest.fixture(autouse=True)
def _each_test_begins_afresh(settings) -> None:
    settings.HALLPASS_TODAY = TODAY
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    sight.forget()
    answers.forget()


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> Cast:
    """Everybody, with the register that they share and do not share."""
    request.getfixturevalue("db")
    return enter_cast()
