"""What tests of every address stand on: the cast with all that addresses speak of, and a browser for each role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from tests.web.addresses.matrix import ROLES, House
from tests.web.addresses.objects import client_of, enter_objects
from tests.web.cast import TODAY, enter_cast

SETTINGS = {
    "HALLPASS_TODAY": TODAY,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 24 * 60 * 60,
}


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: object) -> Iterator[House]:  # noqa: ARG001
    """The cast with all that addresses speak of, entered once: every line leaves it as it was."""
    with (
        override_settings(**SETTINGS),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        transaction.atomic(),
    ):
        cast = enter_cast()
        named = enter_objects(cast)
        yield House({role: client_of(cast, role) for role in ROLES}, named)
        transaction.set_rollback(True)
