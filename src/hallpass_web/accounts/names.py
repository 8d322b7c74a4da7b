"""What somebody is called: their own to say, as an act of the journal like any other."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import transaction

from hallpass_web.accounts.models import Person
from hallpass_web.audit.blanking import BLANKED
from hallpass_web.audit.models import Act, Blankable, Entry
from hallpass_web.audit.moments import Moment
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


def names_at(people: Mapping[int, Person], at: Moment) -> dict[int, str]:
    """What people were called at a moment, as the journal has it; what they are called now where it says nothing."""
    told = Entry.objects.filter(list=Person.TOLD_AS, row__in=[str(one) for one in people], number__lte=at.number)
    last = {number: int(row) for row, number in dict(told.order_by("number").values_list("row", "number")).items()}
    values = Blankable.objects.filter(entry__in=last, field="name").values_list("entry", "value")
    then = {last[entry]: BLANKED if value is None else str(json.loads(value)) for entry, value in values}
    return {number: then.get(number, person.name) for number, person in people.items()}
