"""The one gate: every row of the register is fetched here, by somebody who asks. A stranger gets 404."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.register.models import RegisterRow
from hallpass_web.register.sight import sight_of


def seen(asker: Asker, list_name: str, at: Moment) -> QuerySet[Any]:
    """The rows of a list that the asker sees, as known at a moment, in their order."""
    return sight_of(asker, at).rows(list_name)


def one(asker: Asker, list_name: str, key: str, at: Moment) -> RegisterRow:
    """A row that the asker sees; Http404 where there is none, or none for this asker."""
    row: RegisterRow | None = seen(asker, list_name, at).filter(key=key).first()
    if row is None:
        raise Http404
    return row


def sees(asker: Asker, list_name: str, key: str, at: Moment) -> bool:
    """Whether the asker sees a row."""
    return seen(asker, list_name, at).filter(key=key).exists()
