"""The one bridge: rows of the tables become the kernel's records, and records become rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hallpass.register.records import NO_EXTRA
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass.register.values import value_of
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.register import models as m
from hallpass_web.register.sight import Sight, keys, sight_of
from hallpass_web.register.written import as_row

__all__ = ["as_row", "blank_row", "everything", "facts", "seen_register"]

Rows = Callable[[str], QuerySet[Any]]


def everything(at: Moment) -> Register:
    """The whole register of the installation, as known at a moment."""
    return _register(lambda name: at(m.MODELS[name]), at(m.OtherRow))


def seen_register(asker: Asker, at: Moment) -> Register:
    """What the asker sees of the register, as known at a moment; for export."""
    return _register(sight_of(asker, at).rows, m.OtherRow.objects.none())


def facts(asker: Asker, at: Moment) -> Register:
    """Every fact that answers about the officers and schools whom the asker sees rest on, as known at a moment.

    It holds more than the asker may see: every viewer gets the same standing. Of conduct it holds what the asker sees.
    """
    return _register(_Facts(sight_of(asker, at)).rows, m.OtherRow.objects.none())


class _Facts:
    """The rows that answers rest on: all of the officers in question, and all that those rows lead to."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.at = sight.at
        self._keys: dict[tuple[str, str], list[str]] = {}

    def keys(self, name: str, field: str = "key") -> list[str]:
        if (name, field) not in self._keys:
            self._keys[name, field] = keys(self.rows(name), field)
        return self._keys[name, field]

    def rows(self, name: str) -> QuerySet[Any]:
        model: type[Any] = m.MODELS[name]
        own: QuerySet[Any] | None = getattr(self, name, lambda: None)()
        if own is not None:
            return own
        return self.at(model).filter(officer__in=self.keys("officers"))

    def officers(self) -> QuerySet[Any]:
        here = self.sight.keys("schools")
        return self.at(m.Officer).filter(
            Q(key__in=self.sight.keys("officers"))
            | Q(key__in=keys(self.at(m.Assignment).filter(school__in=here), "officer"))
            | Q(key__in=keys(self.at(m.SubstituteDay).filter(school__in=here), "officer"))
        )

    def _led_to(self, name: str, model: type[m.RegisterRow], field: str, *lists: str) -> QuerySet[Any]:
        wanted = Q(key__in=self.sight.keys(name))
        for list_name in lists:
            wanted |= Q(key__in=self.keys(list_name, field))
        return self.at(model).filter(wanted)

    def schools(self) -> QuerySet[Any]:
        return self._led_to("schools", m.School, "school", "assignments", "substitute_days")

    def districts(self) -> QuerySet[Any]:
        return self._led_to("districts", m.District, "district", "schools")

    def contact_days(self) -> QuerySet[Any]:
        return self.at(m.ContactDay).filter(district__in=self.keys("districts"))

    def agencies(self) -> QuerySet[Any]:
        return self._led_to("agencies", m.Agency, "agency", "employments")

    def agency_policies(self) -> QuerySet[Any]:
        return self.at(m.AgencyPolicy).filter(agency__in=self.keys("agencies"))

    def contracts(self) -> QuerySet[Any]:
        return self.at(m.Contract).filter(Q(district__in=self.keys("districts")) & Q(agency__in=self.keys("agencies")))

    def courses(self) -> QuerySet[Any]:
        return self.at(m.Course)

    def conduct_events(self) -> QuerySet[Any]:
        return self.sight.rows("conduct_events")

    def activities(self) -> QuerySet[Any]:
        return self.sight.rows("activities")


def _register(rows: Rows, others: QuerySet[m.OtherRow]) -> Register:
    loose: dict[str, list[Mapping[str, str]]] = {}
    for name, row in others.values_list("list", "row"):
        loose.setdefault(name, []).append(row)
    return Register(
        **{name: tuple(_records(name, rows(name))) for name in LISTS},
        unknown_lists={name: tuple(found) for name, found in loose.items()},
    )


def _records(name: str, rows: QuerySet[Any]) -> Iterator[Any]:
    columns = LISTS[name].columns
    record = LISTS[name].record
    lists = [place for place, column in enumerate(columns) if column.kind == "list"]
    names = [m.field_of(column.name) for column in columns]
    for *values, extra in rows.order_by("place").values_list(*names, "extra"):
        for place in lists:
            if values[place] is not None:
                values[place] = tuple(values[place])
        yield record(*values, extra or NO_EXTRA)


def blank_row(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a list from some of its columns, each other one as nothing means it."""
    row: dict[str, Any] = {}
    for column in LISTS[name].columns:
        value = values.get(column.name, value_of(column.default))
        row[column.name] = value.isoformat() if isinstance(value, date) else value
    return row | {"extra": dict(values.get("extra") or {})}
