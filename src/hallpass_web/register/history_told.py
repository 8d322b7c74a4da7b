"""What an act changed, as a page tells it: each row with its old values and the new ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from hallpass.register.schema import LISTS
from hallpass_web.accounts.models import Person, Role
from hallpass_web.accounts.organizations import INSTALLATION
from hallpass_web.audit.acts import ONE, sentence_of
from hallpass_web.audit.blanking import BLANKED
from hallpass_web.audit.models import Act, Blankable, Entry
from hallpass_web.audit.verify import sealed_hash
from hallpass_web.register.lists import Names, name_of_row
from hallpass_web.register.lists_history import Put
from hallpass_web.register.lists_words import YES_NO, Said, column_words, value_words

FEW: Final = 8
"""How many rows of an act its line in the history shows."""
OF_PEOPLE: Final = ("people", "sign_ins", "passwords", "second_factors", "links")
"""Lists whose rows are numbered as the people whom they are about."""
_UNSAID: Final = ("id", "token_hash", "given_by", "membership")
_NOTHING: Final[tuple[Any, ...]] = (None, "", {}, [])
_THINGS: Final[Mapping[str, str]] = {
    "organizations": "organization",
    "memberships": "role",
    "invitations": "invitation",
    "notices": "notice",
    "people": "person",
    "readings": "reading",
    "sign_ins": "sign-in",
    "passwords": "password",
    "second_factors": "second factor",
    "links": "sign-in of another issuer",
    "blankings": "values taken away",
    "file_names": "id in a file",
    "installation": "installation",
}
"""What one row of a list beside the register is called."""


@dataclass(frozen=True, slots=True)
class RowChanged:
    """A row that an act changed: what it is called, what became of it, and whether it still stands."""

    number: int
    list: str
    key: str
    thing: str
    name: str
    puts: tuple[Put, ...]
    is_new: bool
    removed: bool
    told_by: str


@dataclass(frozen=True, slots=True)
class ActTold:
    """An act with the rows that it changed, as far as the asker sees them; `count` of them in all."""

    act: Act
    sentence: str
    rows: tuple[RowChanged, ...]
    count: int

    @property
    def who(self) -> str:
        """Who did it."""
        return self.act.by_name or (BLANKED if self.act.by else "Hallpass")

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return self.count - len(self.rows)


def told(found: Sequence[Act], entries: QuerySet[Entry], names: Names) -> list[ActTold]:
    """Acts with the first few of their rows, from the entries that the asker sees."""
    of_them = entries.filter(act__in=[act.number for act in found])
    counts = dict(of_them.order_by().values_list("act").annotate(count=Count("number")))
    place = Window(RowNumber(), partition_by=[F("act")], order_by=F("number").asc())
    few = of_them.order_by().annotate(place=place).filter(place__lte=FEW).order_by("number")
    rows: dict[int, list[RowChanged]] = {}
    for act, row in changed(few, names):
        rows.setdefault(act, []).append(row)
    return [ActTold(act, sentence_of(act.kind), tuple(rows.get(act.number, ())), counts[act.number]) for act in found]


def changed(entries: QuerySet[Entry], names: Names) -> Iterator[tuple[int, RowChanged]]:
    """For entries the number of their act, and the row as it changed; three queries whatever their number."""
    before = Entry.objects.filter(list=OuterRef("list"), row=OuterRef("row"), number__lt=OuterRef("number"))
    newest_before = Subquery(before.order_by("-number").values("number")[:1])
    found = list(
        entries.annotate(before=newest_before).values_list("number", "act", "list", "row", "payload", "before")
    )
    old = dict(Entry.objects.filter(number__in=[one[5] for one in found if one[5]]).values_list("number", "payload"))
    values = _values([*old, *(one[0] for one in found)])
    rows = [(_row(one[5], old.get(one[5]), values), _row(one[0], one[4], values)) for one in found]
    words = _Words(names, (row for pair in rows for row in pair))
    for (number, act, list_name, key, payload, _), (was, now) in zip(found, rows, strict=True):
        yield act, _changed((number, list_name, key), was, now, json.loads(payload)["told_by"], words)


def _values(entries: Iterable[int]) -> dict[tuple[int, str], Any]:
    found = Blankable.objects.filter(entry__in=list(entries)).values_list("entry", "field", "value")
    return {(entry, field): BLANKED if value is None else json.loads(value) for entry, field, value in found}


def _row(number: int, payload: str | None, values: Mapping[tuple[int, str], Any]) -> dict[str, Any] | None:
    row: dict[str, Any] | None = json.loads(payload)["is"] if payload else None
    if row is None:
        return None
    return {name: values.get((number, name)) if sealed_hash(value) else value for name, value in row.items()}


def _changed(
    entry: tuple[int, str, str],
    was: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
    told_by: str,
    words: _Words,
) -> RowChanged:
    number, list_name, key = entry
    return RowChanged(
        number=number,
        list=list_name,
        key=key,
        thing=ONE.get(list_name) or _THINGS.get(list_name, list_name.replace("_", " ")),
        name=words.name(list_name, key, now or was or {}),
        puts=tuple(_puts(list_name, was, now, words)) if now is not None else (),
        is_new=was is None,
        removed=now is None,
        told_by=told_by,
    )


def _puts(list_name: str, was: Mapping[str, Any] | None, now: Mapping[str, Any], words: _Words) -> Iterator[Put]:
    """The columns that changed, each with its value before and after; of a new row those that say something."""
    for column, value in _in_order(list_name, now):
        same = value in _NOTHING if was is None else was.get(column) == value
        if column not in _UNSAID and not same:
            before = words.said(list_name, column, was.get(column)) if was is not None else Said("")
            yield Put(column_words(column), before, words.said(list_name, column, value))


def _in_order(list_name: str, row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The columns of a row in the order of its list; those of a list beside the register as they come."""
    order = [column.name for column in LISTS[list_name].columns] if list_name in LISTS else []
    return sorted(row.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


class _Words:
    """Values as a page says them; the people of the rows are fetched once."""

    def __init__(self, names: Names, rows: Iterable[Mapping[str, Any] | None]) -> None:
        self.names = names
        found = (row.get(name) for row in rows if row for name in ("person", "id"))
        wanted = {one for one in found if isinstance(one, int)}
        self.people = dict(Person.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}

    def name(self, list_name: str, key: str, row: Mapping[str, Any]) -> str:
        """What a row is called."""
        if list_name in LISTS:
            return name_of_row(list_name, row, self.names) or key
        if list_name == "organizations":
            return self._organization(key)
        person = row.get("person") or (row.get("id") if list_name in OF_PEOPLE else 0) or 0
        return str(row.get("name") or self.people.get(person) or key)

    def said(self, list_name: str, column: str, value: Any) -> Said:
        """A value of a column."""
        known = LISTS[list_name].column(column) if list_name in LISTS else None
        if known is not None and value != BLANKED:
            return value_words(list_name, known, value, self.names)
        match column:
            case "person":
                return Said(self.people.get(value, str(value)))
            case "organization":
                return Said(self._organization(str(value)))
            case "role":
                return Said(Role(value).label if value in Role.values else str(value))
        return Said(_plain(value))

    def _organization(self, key: str) -> str:
        kind, _, row = key.partition(":")
        return self.names[f"{kind}s" if kind == "district" else "agencies"].get(row, key) if kind else INSTALLATION


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return YES_NO[value]
        case dict():
            return "; ".join(f"{name}: {one}" for name, one in value.items())
        case list():
            return ", ".join(map(str, value))
    return str(value)
