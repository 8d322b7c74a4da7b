"""Blanking: personal values are taken away on lawful request, for good, and the chain still verifies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.dispatch import Signal

from hallpass_web.audit.acts import PRIVATE
from hallpass_web.audit.models import Act, Blankable, Entry, Kept
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.audit.verify import BLANKINGS

BLANKED: Final = "(blanked)"
"""The word that stands in a table where a value was."""
PEOPLE: Final = "people"
blanked: Final = Signal()
"""Sent with `list`, `row` and `fields` in the transaction: whoever keeps such a value elsewhere takes it away too."""


class CannotBlank(Exception):
    """Why a value cannot be blanked, in a sentence."""


def placeholder(list_name: str, column: str) -> Any:
    """What stands in the tables in the place of a blanked value."""
    if list_name == "acts":
        return ""  # the triggers let nothing else be put in its place
    model = kept_model(list_name)
    if model is None:
        return BLANKED
    field = model._meta.get_field(model.COLUMNS[column])
    return {} if isinstance(field, models.JSONField) else BLANKED


def kept_model(list_name: str) -> type[Kept] | None:
    """The table of a list; None where the journal alone has it."""
    return next((one for one in apps.get_models() if issubclass(one, Kept) and list_name == one.LIST), None)


def to_blank(list_name: str, row: str) -> list[str]:
    """The columns of a row that hold values which can be blanked."""
    return sorted(set(_values(list_name, row).filter(value__isnull=False).values_list("field", flat=True)))


def blank(doing: Doing, list_name: str, row: str, fields: Sequence[str]) -> Act:
    """Take values of a row away from every entry and every version of it. There is no way back.

    The reason names the authority. With somebody's name goes the name under each act that they did.
    """
    if not doing.reason.strip():
        raise CannotBlank("Expected a reason that names the authority for the request. Found nothing.")
    strange = [name for name in fields if name not in PRIVATE.get(list_name, ())]
    if strange or not fields:
        raise CannotBlank(f"Expected columns that may be blanked. Found {', '.join(strange) or 'none'}.")
    with transaction.atomic():
        what = {"list": list_name, "row": row, "fields": sorted(fields)}
        act = record(doing, [Change(None, f"{list_name}:{row}"[:200], what, about=BLANKINGS)])
        assert act is not None  # an entry that only the journal keeps always changes something
        if not _values(list_name, row).filter(field__in=fields).update(value=None, salt=None):
            raise CannotBlank("No value that could be blanked is on record there.")
        _blank_tables(list_name, row, fields)
        blanked.send(None, list=list_name, row=row, fields=frozenset(fields))
    return act


def _values(list_name: str, row: str) -> models.QuerySet[Blankable]:
    entries = Entry.objects.filter(list=list_name, row=row).order_by().values("number")
    return Blankable.objects.filter(entry__in=entries)


def _blank_tables(list_name: str, row: str, fields: Sequence[str]) -> None:
    model = kept_model(list_name)
    if model:
        emptied = {model.COLUMNS[name]: placeholder(list_name, name) for name in fields}
        model._default_manager.filter(key=row).update(**emptied)
    if list_name == "acts":
        Act.objects.filter(number=int(row)).update(**dict.fromkeys(fields, ""))
    if list_name == PEOPLE:
        _blank_person(int(row), fields)


def _blank_person(person: int, fields: Sequence[str]) -> None:
    """A person whose name or address is blanked cannot sign in any longer."""
    emptied = {"name": BLANKED, "email": f"blanked-{person}@invalid"}
    people: Any = get_user_model()
    people.objects.filter(pk=person).update(is_active=False, **{name: emptied[name] for name in fields})
    if "name" in fields:
        theirs = Act.objects.filter(by=person)
        Blankable.objects.filter(entry__in=theirs.order_by().values("number"), field="by_name").update(
            value=None, salt=None
        )
        theirs.update(by_name="")
