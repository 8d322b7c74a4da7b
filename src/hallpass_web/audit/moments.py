"""Moments of the journal: what was known at an entry, and which entry was the last up to the end of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from hallpass_web import clock
from hallpass_web.audit.chain import Head
from hallpass_web.audit.models import Act, Kept
from hallpass_web.audit.recorder import head

K = TypeVar("K", bound=Kept)


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known once the entry with this number stood, and nothing of what came after."""

    number: int

    def __call__(self, model: type[K]) -> QuerySet[K]:
        """The rows of a list as they were known then, in their order."""
        rows: QuerySet[Any] = model._default_manager.filter(
            Q(until=None) | Q(until__gt=self.number), since__lte=self.number
        )
        return rows


def newest() -> Moment:
    """Everything known so far."""
    return Moment(head().number)


def known_on(day: date, newest_entry: Head) -> Moment:
    """What was known at the end of a day in Minnesota."""
    if day >= clock.today():
        return Moment(newest_entry.number)
    last = Act.objects.filter(at__lt=clock.end_of(day)).order_by("-number").values_list("number", flat=True).first()
    if last is None:
        return Moment(0)
    after = Act.objects.filter(number__gt=last).order_by("number").values_list("number", flat=True).first()
    return Moment(after - 1 if after else newest_entry.number)
