"""What a file would change: each of its rows against those kept. Nothing here reads or writes anything.

The file names things by its own ids. Keys are made of them with `secret`, which belongs to the asker's organization: no
key tells the name it was made of, none can be anybody else's, and so none tells of rows that the asker does not see.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from hallpass.files.tidying.values import license_key
from hallpass.files.tidying.words import fold
from hallpass.register.schema import LISTS
from hallpass_web.register.importing.persons import Candidate, Met, Persons, fuller_name
from hallpass_web.register.importing.recognizing import NEAR, SAME, Row, belongs_alike, is_near, short_names

NO_ID: Final = "n-"
"""How the key of a row begins to which its file gave no id."""
_TWO_PEOPLE: Final = ""


class State(StrEnum):
    """What a row of the file is to the kept register."""

    PERSON = "person"
    WAITS = "waits"
    CHANGED = "changed"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it is kept, and the entry of the journal that made it so."""

    row: Row
    since: int


Kept = Mapping[str, Mapping[str, KeptRow]]
"""The rows that the asker sees, by list and key."""


@dataclass(frozen=True)
class Arrived:
    """What a file brought: the rows of each list. `gaps`: what it leaves out says nothing, as in a tidied list."""

    rows: Mapping[str, Sequence[Row]]
    gaps: bool
    secret: str


@dataclass(frozen=True)
class Known:
    """What is known of the names in files: ids that meant a kept row before, keys that are taken, choices of people."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    """For an officer's id in the file the key of the kept officer, or nothing: two people."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the file: what it is, the kept row it meets, what would stand there, and the columns that change."""

    list: str
    at: int
    key: str
    state: State
    before: Row | None
    after: Row
    since: int
    columns: tuple[str, ...] = ()
    ground: str = ""
    asked: tuple[Candidate, ...] = ()
    file_id: str | None = None

    @property
    def token(self) -> str:
        """The name of the row on the page."""
        return f"{self.list}:{self.key}"

    @property
    def at_of_list(self) -> tuple[str, int]:
        """Where the row stands in the file."""
        return (self.list, self.at)


def compare(arrived: Arrived, kept: Kept, known: Known) -> tuple[Compared, ...]:
    """What would this file change? A row for each row of the file, in its order."""
    comparing = _Comparing(arrived, kept, known)
    return tuple(row for name in LISTS for row in comparing.list(name))


class _Comparing:
    """Goes through the lists in the format's order: each names only rows of lists before it."""

    def __init__(self, arrived: Arrived, kept: Kept, known: Known) -> None:
        self._arrived = arrived
        self._kept = kept
        self._known = known
        self._keys: dict[tuple[str, str], str] = {}
        self._waiting: set[tuple[str, str]] = set()
        self._used: dict[str, set[str]] = {name: set() for name in LISTS}
        self._grounds: dict[tuple[str, int], str] = {}

    def list(self, name: str) -> Iterator[Compared]:
        """The rows of a list, compared."""
        rows = [self._translated(name, row) for row in self._arrived.rows.get(name, ())]
        if name == "officers":
            yield from self._officers(rows)
            return
        met = self._met(name, rows)
        for at, row in enumerate(rows):
            key = met.get(at) or self._fresh(name, row)
            if row["id"] is not None:
                self._keys[name, row["id"]] = key
            yield self._compared(name, at, row, key, met.get(at))

    # Which kept row a row of the file is.

    def _translated(self, name: str, row: Row) -> dict[str, Any]:
        """The row with the keys that its references mean."""
        changed = dict(row)
        for column in LISTS[name].columns:
            value = row[column.name]
            if not column.to or value is None:
                continue
            if column.kind == "list":
                changed[column.name] = [self._meant(column.to, one) for one in value]
            else:
                changed[column.name] = self._meant(column.to, value)
        return changed

    def _meant(self, name: str, file_id: str) -> str:
        """The key that a reference means: a row of the file, else one that is kept, else one that leads nowhere."""
        known = self._keys.get((name, file_id))
        if known is not None:
            return known
        return next(self._of_id(name, file_id), self._key(name, file_id))

    def _of_id(self, name: str, file_id: str) -> Iterator[str]:
        """The kept rows that the file's id can name, the likeliest first."""
        for key in (self._known.names.get((name, file_id)), self._key(name, file_id), file_id):
            if key is not None and key in self._kept.get(name, {}):
                yield key

    def _met(self, name: str, rows: Sequence[Row]) -> dict[int, str]:
        """For each row that is kept already the key under which it is."""
        met: dict[int, str] = {}
        if not self._arrived.gaps:
            for at, row in enumerate(rows):
                for key in self._of_id(name, row["id"]) if row["id"] else ():
                    if self._is_alike(name, row, key) and self._use(name, key):
                        met[at] = key
                        break
        self._by_sign(name, rows, met)
        self._by_short_name(name, rows, met)
        self._by_filling(name, rows, met)
        for which in range(len(NEAR.get(name, ()))):
            self._by_nearness(name, rows, met, which)
        return met

    def _is_alike(self, name: str, row: Row, key: str) -> bool:
        own = key == self._key(name, row["id"])
        return (own and name not in NEAR) or belongs_alike(name, row, self._kept[name][key].row)

    def _by_sign(self, name: str, rows: Sequence[Row], met: dict[int, str]) -> None:
        signs: dict[Any, list[str]] = {}
        for key, kept in self._kept.get(name, {}).items():
            signs.setdefault(SAME[name](kept.row), []).append(key)
        for at, row in enumerate(rows):
            if at in met:
                continue
            for key in signs.get(SAME[name](row), ()):
                if self._use(name, key):
                    met[at] = key
                    break

    def _by_short_name(self, name: str, rows: Sequence[Row], met: dict[int, str]) -> None:
        """A list calls an agency or a school by the letters that one kept row alone can have."""
        if not self._arrived.gaps:
            return
        called: dict[str, list[str]] = {}
        for key, kept in self._kept.get(name, {}).items():
            for short in short_names(name, key, kept.row):
                called.setdefault(short, []).append(key)
        for at, row in enumerate(rows):
            keys = called.get(fold(row.get("name") or ""), ())
            if at not in met and len(keys) == 1:
                met[at] = keys[0]
                self._use(name, keys[0])
                self._grounds[name, at] = f"“{row['name']}” is short for {self._kept[name][keys[0]].row['name']}"

    def _by_filling(self, name: str, rows: Sequence[Row], met: dict[int, str]) -> None:
        """A row with gaps that says nothing against a kept one is that one."""
        if not self._arrived.gaps or name not in NEAR:
            return
        sign = NEAR[name][0]
        groups: dict[Any, list[str]] = {}
        for key, kept in self._kept.get(name, {}).items():
            groups.setdefault(sign(kept.row), []).append(key)
        for at, row in enumerate(rows):
            fitting = [key for key in groups.get(sign(row), ()) if self._says_no_more(name, row, key)]
            if at not in met and fitting:
                met[at] = fitting[0]
                self._use(name, fitting[0])

    def _says_no_more(self, name: str, row: Row, key: str) -> bool:
        kept = self._kept[name][key].row
        return all(row[c.name] in (None, kept[c.name]) for c in LISTS[name].columns if c.name != "id")

    def _by_nearness(self, name: str, rows: Sequence[Row], met: dict[int, str], which: int) -> None:
        """One row of each side is left of a kind: the file corrects it."""
        sign = NEAR[name][which]
        here: dict[Any, list[int]] = {}
        for at, row in enumerate(rows):
            if at not in met:
                here.setdefault(sign(row), []).append(at)
        there: dict[Any, list[str]] = {}
        for key, kept in self._kept.get(name, {}).items():
            if key not in self._used[name]:
                there.setdefault(sign(kept.row), []).append(key)
        for kind, places in here.items():
            keys = [key for key in there.get(kind, ()) if is_near(name, rows[places[0]], self._kept[name][key].row)]
            if len(places) == len(keys) == 1 and self._use(name, keys[0]):
                met[places[0]] = keys[0]

    def _use(self, name: str, key: str) -> bool:
        """Take a key for a row of the file, once."""
        free = key not in self._used[name]
        self._used[name].add(key)
        return free

    # Keys for rows that are new.

    def _key(self, name: str, file_id: str) -> str:
        """The key that an id of the file becomes."""
        return _digest([self._arrived.secret, name, file_id])

    def _fresh(self, name: str, row: Row) -> str:
        number = 0
        while True:
            plain = [self._arrived.secret, name, row["id"] or dict(row), number]
            key = self._key(name, row["id"]) if row["id"] and not number else _digest(plain)
            key = key if row["id"] else NO_ID + key
            if key not in self._known.taken.get(name, ()) and self._use(name, key):
                return key
            number += 1

    # Persons.

    def _officers(self, rows: Sequence[Row]) -> Iterator[Compared]:
        kept = self._kept.get("officers", {})
        persons = Persons({key: one.row for key, one in kept.items()}, self._kept_agencies(), self._arrived.gaps)
        told = self._told_agencies()
        for at, row in enumerate(rows):
            met = self._person(persons, row, told)
            if met.key is not None and not self._use("officers", met.key):
                met = Met(asked=(Candidate(met.key, kept[met.key].row["name"], "another row of the file is this one"),))
            key = met.key or self._fresh("officers", row)
            self._keys["officers", row["id"]] = key
            if met.asked:
                self._waiting.add(("officers", key))
            yield self._compared("officers", at, row, key, met.key, met)

    def _person(self, persons: Persons, row: Row, told: Mapping[str, set[str]]) -> Met:
        decided = self._known.people.get(row["id"])
        if decided == _TWO_PEOPLE:
            return Met()
        if decided is not None and decided in self._kept.get("officers", {}):
            return Met(decided, "you said that they are one")
        return persons.meet(row, told.get(row["id"], set()), list(self._of_id("officers", row["id"])))

    def _kept_agencies(self) -> dict[str, set[str]]:
        agencies: dict[str, set[str]] = {}
        for kept in self._kept.get("employments", {}).values():
            agencies.setdefault(kept.row["officer"], set()).add(kept.row["agency"])
        return agencies

    def _told_agencies(self) -> dict[str, set[str]]:
        agencies: dict[str, set[str]] = {}
        for row in self._arrived.rows.get("employments", ()):
            agencies.setdefault(row["officer"], set()).add(self._meant("agencies", row["agency"]))
        return agencies

    # What would stand there.

    def _compared(self, name: str, at: int, row: Row, key: str, met: str | None, how: Met | None = None) -> Compared:
        kept = self._kept[name][met] if met is not None else None
        after = {**row, "id": key} if kept is None else self._after(name, row, kept.row)
        columns = tuple(c for c in after if kept and after[c] != kept.row[c])
        state = State.NEW if kept is None else State.CHANGED if columns else State.SAME
        if how and how.asked:
            state = State.PERSON
        elif self._waits(name, row):
            state = State.WAITS
        return Compared(
            name,
            at,
            key,
            state,
            kept.row if kept else None,
            after,
            kept.since if kept else 0,
            columns,
            how.ground if how else self._grounds.get((name, at), ""),
            how.asked if how else (),
            self._arrived.rows[name][at]["id"],
        )

    def _waits(self, name: str, row: Row) -> bool:
        """Whether a row is about an officer of whom it is not said yet who that is."""
        officers = (row[column.name] for column in LISTS[name].columns if column.to == "officers")
        return any(("officers", officer) in self._waiting for officer in officers)

    def _after(self, name: str, row: Row, kept: Row) -> dict[str, Any]:
        after = {**row, "id": kept["id"]}
        if not self._arrived.gaps:
            return after
        for column in LISTS[name].columns:
            if row[column.name] is None or row[column.name] == _plain(column.default):
                after[column.name] = kept[column.name]
        if name == "officers":
            after["name"] = fuller_name(row, kept)
            if row["license"] and kept["license"] and license_key(row["license"]) == license_key(kept["license"]):
                after["license"] = kept["license"]
        elif "name" in row:
            after["name"] = kept["name"]
        return after | {"extra": {**kept["extra"], **row["extra"]}}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
