"""An import as its page shows it: what needs a person first, then each list, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hallpass.files.tidying.sheets import letters
from hallpass.register.schema import LISTS, Column
from hallpass_web.register.importing.comparing import Compared, KeptRow, State
from hallpass_web.register.importing.preview import ABSENT, KEEP, NOT_YOURS, OUT, TWICE, UNUSED, Line
from hallpass_web.register.importing.selectors import Seen
from hallpass_web.register.lists import name_of_row
from hallpass_web.register.lists_words import TITLES, column_words, value_words

MOST: Final = 60
"""So many rows of a group are shown before somebody asks for all."""
MOST_OF_ALL: Final = 3_000
FEW: Final = 5
"""So many new rows stand open: there is nothing to fold."""
ALL: Final = "all"
"""How somebody asks for every group, open and whole."""
EXTRA: Final = "extra"
FURTHER: Final = "Also kept"
_CODES: Final = {
    State.NEW: "new",
    State.CHANGED: "changed",
    State.SAME: "same",
    State.PERSON: "same_person",
    State.WAITS: "same_person",
}
_ORDER: Final = (State.PERSON, State.CHANGED, State.NEW, State.WAITS, State.SAME)
_KINDS: Final = {
    "look": "",
    "waits": "waiting until it is said who the officer is",
    "new": "new",
    "out": "not taken, each with its reason",
    "same": "the same",
}
"""The groups of a list's rows, and what the fold of each says; the first does not fold."""
_NOBODY_DECIDES: Final = (NOT_YOURS, TWICE, UNUSED, ABSENT)
"""The beginnings of reasons that nobody who looks at the row can do anything about."""
_ID_LISTS: Final = ("districts", "schools", "agencies", "agency_policies", "officers", "courses")

_MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    "officer": ("name", "officer"),
    "last name": ("name", "officer"),
    "first name": ("name", "officer"),
    "license": ("license",),
    "license ends": ("licensed_to",),
    "agency": ("agency", "name"),
    "employed from": ("from",),
    "school": ("school", "name"),
    "at this school": ("school",),
    "role": ("role",),
    "first day": ("from",),
    "last day": ("to",),
    "service dates": ("from",),
    "course": ("course", "name"),
    "in this course": ("course",),
    "completed": ("completed_on",),
    "certificate": ("received_on",),
    "policy read": ("reviewed_on",),
    "policy adopted": ("adopted_on",),
    "could not provide": ("employer_unable",),
    "day": ("date",),
    "level": ("level",),
    "contract from": ("from",),
    "contract to": ("to",),
}
"""The columns of the register that a column of a list can have filled, by what it was taken to mean."""


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell: what would stand there, what stands there now where it changes, and the guesses it rests on."""

    label: str
    words: str
    old: str = ""
    changed: bool = False
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the file on the page."""

    code: str
    words: str
    where: str
    cells: tuple[CellShown, ...]
    why: str
    token: str
    decide: str
    """What can be decided with one press: `leave` it out, `keep` the old, `take` it after all; or nothing."""


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Rows of one list of which the same is to be said; folded where nothing is to be decided."""

    key: str
    words: str
    """What the fold says; empty for the rows that a person should look at, which stand open."""
    is_open: bool
    headings: tuple[str, ...]
    rows: tuple[RowShown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TableShown:
    """A list of the register with the rows of the file that belong there."""

    list: str
    title: str
    counts: str
    groups: tuple[GroupShown, ...]

    @property
    def stays(self) -> bool:
        """Whether all that the file says of this list is on record already."""
        return self.groups[0].key == f"{self.list}-same"


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody of the file who may be somebody kept."""

    file_id: str
    name: str
    where: str
    license: str
    candidates: tuple[Any, ...]


class Page:
    """What the page of an import shows."""

    def __init__(self, seen: Seen, show: str = "") -> None:
        self._seen = seen
        self._show = show
        self._names = _Names(seen)
        self._guesses = _by_place(seen.read.get("guesses", ()))
        self._headings = _meanings(seen.read.get("understood", ()))

    def tables(self) -> list[TableShown]:
        """Each list that the file says something of; first those with rows that a person should look at."""
        found = []
        for name in LISTS:
            lines = [line for line in self._seen.lines if line.row.list == name]
            groups = tuple(self._groups(name, [line for line in lines if line.row.state is not State.PERSON]))
            if groups:
                found.append(TableShown(name, TITLES[name], _counts(lines), groups))
        return sorted(found, key=lambda table: bool(table.groups[0].words))

    def _groups(self, name: str, lines: Sequence[Line]) -> Iterator[GroupShown]:
        """The rows to look at, open; then what waits, what is new and what stays the same, folded."""
        kinds: dict[str, list[Line]] = {kind: [] for kind in _KINDS}
        for line in lines:
            kinds[_kind(line)].append(line)
        for kind, found in kinds.items():
            if found:
                found.sort(key=lambda line: _ORDER.index(line.row.state))
                yield self._group(name, kind, found)

    def _group(self, name: str, kind: str, lines: Sequence[Line]) -> GroupShown:
        key = f"{name}-{kind}"
        columns = self._columns(name, lines)
        further = (FURTHER,) if any(_has_further(line.row) for line in lines) else ()
        headings = (*(column_words(column.name) for column in columns), *further)
        asked_for = self._show in (key, ALL)
        most = MOST_OF_ALL if asked_for else MOST
        rows = tuple(self._row(line, columns, bool(further)) for line in lines[:most])
        words = f"{len(lines):,} {_KINDS[kind]}{self._resting_on_guesses(kind, lines)}" if _KINDS[kind] else ""
        is_open = asked_for or not words or (kind == "new" and len(lines) <= FEW)
        return GroupShown(key, words, is_open, headings, rows, max(0, len(lines) - most))

    def _resting_on_guesses(self, kind: str, lines: Sequence[Line]) -> str:
        number = sum(bool(self._guesses_of(line.row)) for line in lines) if kind == "new" else 0
        return f", {number:,} with a guess" if number else ""

    def persons(self) -> Iterator[PersonShown]:
        """Those of whom a person must say who they are."""
        for line in self._seen.lines:
            row = line.row
            if row.state is State.PERSON:
                license_number = row.after["license"] or ""
                yield PersonShown(row.file_id or "", row.after["name"], self._where(row), license_number, row.asked)

    def says_moved(self, old: Compared, now: Compared | None) -> str:
        """What became of a row of the file since somebody looked."""
        what = f"{TITLES[old.list]}: {name_of_row(old.list, old.after, self._names)}"
        if now is None or now.state is State.SAME:
            return f"{what}. It is on record now as the file has it."
        if now.before is None:
            return f"{what}. The row that it would have changed is gone; it would be new now."
        return f"{what}. Somebody changed the row meanwhile; the preview shows it as it is now."

    def _columns(self, name: str, lines: Sequence[Line]) -> list[Column]:
        """The columns in which one of the rows says something."""
        columns = [column for column in LISTS[name].columns if column.name != "id"]
        return [column for column in columns if any(_says(line.row, column) for line in lines)]

    def _row(self, line: Line, columns: Sequence[Column], further: bool) -> RowShown:
        row = line.row
        guesses = self._guesses_of(row)
        cells = [self._cell(row, column, guesses.get(column.name, ())) for column in columns]
        cells += [_further(row)] if further else []
        waits = {State.WAITS: "Waits"}.get(row.state, "")
        return RowShown(_CODES[row.state], waits, self._where(row), tuple(cells), line.why, row.token, _decide(line))

    def _cell(self, row: Compared, column: Column, guesses: Sequence[str]) -> CellShown:
        label, now = column_words(column.name), self._said(row.list, column, row.after[column.name])
        if column.name not in row.columns:
            return CellShown(label, now, guesses=tuple(guesses))
        before = row.before or {}
        old = self._said(row.list, column, before.get(column.name)) or "nothing"
        return CellShown(label, now or "nothing", old, changed=True, guesses=tuple(guesses))

    def _said(self, name: str, column: Column, value: Any) -> str:
        return value_words(name, column, value, self._names).words

    def _where(self, row: Compared) -> str:
        """Where the row stands in the file, as a person finds it."""
        places = self._places(row)
        if places:
            spots = dict.fromkeys((sheet or file, number) for file, sheet, number, _ in places)
            several = len({sheet for sheet, _ in spots}) > 1
            return ", ".join(f"{sheet} {number}" if several else str(number) for sheet, number in list(spots)[:3])
        numbers = self._seen.read.get("places", {}).get(row.list, ())
        return str(numbers[row.at]) if row.at < len(numbers) else ""

    def _places(self, row: Compared) -> Sequence[Sequence[Any]]:
        grounds = self._seen.read.get("grounds", {}).get(row.list, ())
        return grounds[row.at] if row.at < len(grounds) else ()

    def _guesses_of(self, row: Compared) -> dict[str, list[str]]:
        """The guesses that a row rests on, by the column that each fills."""
        found: dict[str, list[str]] = {}
        if row.ground:
            found["name"] = [row.ground]
        for place in self._places(row):
            for guess in self._guesses.get(tuple(place), ()):
                column = self._filled_by(row.list, place)
                found.setdefault(column, []).append(f"“{guess['value']}”: {guess['ground']}")
        return found

    def _filled_by(self, name: str, place: Sequence[Any]) -> str:
        names = [column.name for column in LISTS[name].columns if column.name != "id"]
        meant = _MEANT.get(self._headings.get((place[0], place[1], place[3]), ""), ())
        return next((one for one in meant if one in names), names[0])


class _Names(Mapping[str, Mapping[str, str]]):
    """What the rows that others refer to are called: those kept, and those that the file brings."""

    def __init__(self, seen: Seen) -> None:
        self._found: dict[str, dict[str, str]] = {
            name: {key: _called(name, kept) for key, kept in seen.kept[name].items()} for name in _ID_LISTS
        }
        for line in seen.lines:
            if line.row.list in _ID_LISTS:
                self._found[line.row.list].setdefault(line.row.key, _called(line.row.list, KeptRow(line.row.after, 0)))

    def __getitem__(self, name: str) -> Mapping[str, str]:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _called(name: str, kept: KeptRow) -> str:
    return str(kept.row["name"] if name != "agency_policies" else f"adopted {kept.row['adopted_on']}")


def _says(row: Compared, column: Column) -> bool:
    return row.after[column.name] not in (None, [], column.default) or column.name in row.columns


def _has_further(row: Compared) -> bool:
    return bool(row.after[EXTRA]) or EXTRA in row.columns


def _further(row: Compared) -> CellShown:
    """The columns that the format does not have, in one cell."""
    now, before = row.after[EXTRA], (row.before or {}).get(EXTRA, {})
    if EXTRA not in row.columns:
        return CellShown(FURTHER, _listed(now))
    return CellShown(FURTHER, _listed(now) or "nothing", _listed(before) or "nothing", changed=True)


def _listed(further: Mapping[str, str]) -> str:
    return "; ".join(f"{heading}: {text}" for heading, text in further.items())


def _kind(line: Line) -> str:
    """The group that a row belongs to: who changes something kept, is left out or guessed is to be looked at."""
    state = line.row.state
    if state is State.WAITS:
        return "waits"
    if line.why.startswith(_NOBODY_DECIDES):
        return "out"
    if line.why or line.row.ground or state is State.CHANGED:
        return "look"
    return "same" if state is State.SAME else "new"


def _decide(line: Line) -> str:
    if line.why in (OUT, KEEP):
        return "take"
    if not line.taken:
        return ""
    return "leave" if line.row.before is None else "keep"


def _counts(lines: Iterable[Line]) -> str:
    lines = list(lines)
    new = sum(line.taken and line.row.before is None for line in lines)
    changed = sum(line.taken and line.row.before is not None for line in lines)
    same = sum(line.row.state is State.SAME for line in lines)
    told = ((new, "new"), (changed, "changed"), (same, "the same"), (len(lines) - new - changed - same, "not taken"))
    return ", ".join(f"{number:,} {words}" for number, words in told if number)


def _by_place(guesses: Iterable[Mapping[str, Any]]) -> dict[tuple[Any, ...], list[Mapping[str, Any]]]:
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for guess in guesses:
        found.setdefault(tuple(guess["place"]), []).append(guess)
    return found


def _meanings(tables: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str, int], str]:
    """What each column of each sheet was taken to mean."""
    return {
        (table["file"], table["sheet"], column["place"][3]): column["meaning"]
        for table in tables
        for column in table["columns"]
    }


def place_words(place: Sequence[Any]) -> str:
    """A place as a person finds it: sheet and cell."""
    file, sheet, row, column = place
    return f"{sheet or file}, {letters(column)}{row}"
