"""A new password from whoever runs the installation, for somebody who forgot theirs where no mail is sent."""

from __future__ import annotations

from django.db import transaction

from hallpass_web.accounts.models import Person
from hallpass_web.audit.recorder import Change, Doing, record

BY = "Whoever runs this installation"


def set_password(person: Person, password: str) -> None:
    """Set somebody's password; all their sessions end, and the act says that they did not do it themselves."""
    with transaction.atomic():
        person.set_password(password)
        person.save(update_fields=["password"])
        record(
            Doing("people.password", by_name=BY),
            [Change(None, str(person.pk), {"id": person.pk}, about="passwords")],
        )
