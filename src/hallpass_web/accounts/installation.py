"""The beginning of an installation, and whether it is a demo."""

from __future__ import annotations

import secrets
from typing import Final

from django.db import transaction

from hallpass_web.accounts.models import Installation, Membership, Person, Role
from hallpass_web.audit.recorder import Change, Doing, locked_head, record

KEY: Final = "installation"


class BegunAlready(Exception):
    """An installation begins once."""


def installation_now() -> Installation | None:
    """This installation, once it has begun."""
    return Installation.objects.filter(key=KEY, until=None).first()


def is_demo() -> bool:
    """Is this the database of a demo?"""
    now = installation_now()
    return now is not None and now.demo


def begin(name: str, email: str, password: str) -> Person:
    """Begin an empty installation with its first administrator."""
    with transaction.atomic():
        _refuse_second_beginning()
        person = Person.objects.create_user(email, password, name=name)
        membership = Membership(key=secrets.token_hex(8), person=person.pk, role=Role.ADMINISTRATOR)
        record(
            Doing("installation.begun", person.pk, person.name),
            [
                Change(Installation, KEY, Installation(key=KEY, demo=False).as_row()),
                Change(None, str(person.pk), person.as_row(), about="people"),
                Change(Membership, membership.key, membership.as_row()),
            ],
        )
    return person


def _refuse_second_beginning() -> None:
    locked_head()
    if installation_now() or Person.objects.exists():
        raise BegunAlready("This installation has begun already: it has people, or is marked as a demo.")
