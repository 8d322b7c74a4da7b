"""What somebody is called: their own to say, as an act of the journal like any other."""

from __future__ import annotations

from django.db import transaction

from hallpass_web.accounts.models import Person
from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Change, Doing, locked_head, record


def rename(person: Person, name: str) -> Act | None:
    """Change one's own name; what was done before stays under the name that it was done under."""
    with transaction.atomic():
        locked_head()
        now = Person.objects.select_for_update().get(pk=person.pk)
        if now.name == name:
            return None
        now.name = name
        now.save(update_fields=["name"])
        change = Change(None, str(now.pk), now.as_row(), about=Person.TOLD_AS)
        return record(Doing("people.named", now.pk, name), [change])
