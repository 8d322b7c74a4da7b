"""What accepting would do, row by row: which rows are taken, which are not and why, and which wait for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hallpass.register.faults import RANGES
from hallpass.register.schema import LISTS
from hallpass_web.register.importing.comparing import Compared, State
from hallpass_web.register.importing.recognizing import Row
from hallpass_web.register.owners import UNABLE, Right
from hallpass_web.register.services import corrected

OPEN: Final = {"from": "0001-01-01", "to": "9999-12-31"}

NOT_YOURS: Final = "Not yours to change"
TWICE: Final = "The file has it twice"
OUT: Final = "Left out by you"
KEEP: Final = "Kept as it is by you"
ABSENT: Final = "Left out, for what it belongs to is"
NOWHERE: Final = "It names what is neither on record nor in the file"
WAITS: Final = "Waits until it is said who the officer is"
STATEMENT: Final = "Whether the course could not be provided (5.3) is the agency's to say; that is left out"
EMPLOYED_TWICE: Final = "The officer has another employer on these days"
UNUSED: Final = "No row that is taken names it"
BACKWARDS: Final = "Its last day comes before its first"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file with what becomes of it. `why`: the reason where it is not taken, or not taken whole."""

    row: Compared
    taken: bool
    why: str = ""
    told_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it needs a person."""
        return self.row.state is State.PERSON


def counted(lines: Iterable[Line]) -> Mapping[str, int]:
    """How many rows are new, changed, the same, wait, or are left out."""
    return Counter(_counted(line) for line in lines)


def _counted(line: Line) -> str:
    if line.row.state in (State.NEW, State.CHANGED) and not line.taken:
        return "left"
    return str(line.row.state)


def corrects(lines: Iterable[Line]) -> bool:
    """Whether a legal fact that is on record becomes something else."""
    return any(
        line.taken and line.row.before and corrected(line.row.list, line.row.before, line.row.after) for line in lines
    )


def preview(
    rows: Sequence[Compared],
    rights: Callable[[Compared], Right],
    aside: Collection[str],
    kept: Mapping[str, Collection[str]],
    employments: Iterable[Row] = (),
    *,
    gaps: bool = False,
) -> tuple[Line, ...]:
    """What would accepting these rows do?

    `aside`: tokens of rows that a person keeps out. `kept`: the keys that the asker sees, by list. `employments`: all
    that are kept of the officers in question, whoever sees them.
    """
    deciding = _Deciding(rights, frozenset(aside), kept)
    lines = _without_double_employment(list(deciding.lines(rows)), employments)
    return _without_unused(lines) if gaps else lines


class _Deciding:
    """Decides on the rows in the format's order, so that what belongs to a row left out is left out too."""

    def __init__(
        self, rights: Callable[[Compared], Right], aside: frozenset[str], kept: Mapping[str, Collection[str]]
    ) -> None:
        self._rights = rights
        self._aside = aside
        self._kept = kept
        self._coming: set[tuple[str, str]] = set()
        self._absent: set[tuple[str, str]] = set()
        self._seen: set[str] = set()

    def lines(self, rows: Iterable[Compared]) -> Iterator[Line]:
        """The rows with what becomes of each."""
        for row in rows:
            line = self._line(row)
            if line.row.before is None and not line.taken and row.state is not State.SAME:
                self._absent.add((row.list, row.key))
            self._coming.add((row.list, row.key))
            self._seen.add(row.token)
            yield line

    def _line(self, row: Compared) -> Line:
        if row.state is State.PERSON:
            return Line(row, False)
        if row.state is State.WAITS:
            return Line(row, False, WAITS)
        if row.state is State.SAME:
            return Line(row, False)
        if row.token in self._seen:
            return Line(replace(row, state=State.SAME), False, TWICE)
        if row.token in self._aside:
            return Line(row, False, OUT if row.before is None else KEEP)
        if why := self._lacks(row):
            return Line(row, False, why)
        if _is_backwards(row):
            return Line(row, False, BACKWARDS)
        return self._within_rights(row)

    def _lacks(self, row: Compared) -> str:
        """Why a row cannot stand: it names a row that is left out, or one that nobody has."""
        for column in LISTS[row.list].columns:
            value = row.after[column.name]
            for key in value if isinstance(value, list) else [value]:
                if not column.to or key is None:
                    continue
                if (column.to, key) in self._absent:
                    return f"{ABSENT}: {column.name}"
                if key not in self._kept.get(column.to, ()) and (column.to, key) not in self._coming:
                    return f"{NOWHERE}: {column.name}"
        return ""

    def _within_rights(self, row: Compared) -> Line:
        right = self._rights(row)
        if not right.may:
            return Line(row, False, NOT_YOURS)
        if right.columns is None:
            return Line(row, True, "", right.told_by)
        old = row.before or {}
        after = {name: value if name in right.columns else old.get(name) for name, value in row.after.items()}
        why = STATEMENT if after[UNABLE] != row.after[UNABLE] else ""
        changed = tuple(name for name in row.columns if after[name] != old.get(name))
        whole = replace(row, after=after, columns=changed)
        if row.before is not None and not changed:
            return Line(replace(whole, state=State.SAME), False, why)
        if row.before is None and UNABLE in right.columns:
            return Line(row, False, NOT_YOURS)
        return Line(whole, True, why, right.told_by)


def _is_backwards(row: Compared) -> bool:
    first, last = (name.rstrip("_") for name in RANGES.get(row.list, ("", "")))
    return bool(first and row.after[first] and row.after[last] and row.after[last] < row.after[first])


def _without_double_employment(lines: Sequence[Line], kept: Iterable[Row]) -> tuple[Line, ...]:
    """An officer has one employer on a day: what would be a second employment is not taken."""
    coming = {line.row.key for line in lines if line.row.list == "employments" and line.taken}
    known: dict[str, list[Row]] = {}
    for row in kept:
        if row["id"] not in coming:
            known.setdefault(row["officer"], []).append(row)
    told = []
    for line in lines:
        if line.row.list == "employments" and line.taken:
            others = known.setdefault(line.row.after["officer"], [])
            if any(overlap(line.row.after, other) for other in others):
                told.append(replace(line, taken=False, why=EMPLOYED_TWICE))
                continue
            others.append(line.row.after)
        told.append(line)
    return tuple(told)


def _without_unused(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A list names a course only for those who completed it: where no such row is taken, neither is the course."""
    used = {line.row.after["course"] for line in lines if line.taken and "course" in line.row.after}
    return tuple(
        replace(line, taken=False, why=UNUSED)
        if line.taken and line.row.list == "courses" and line.row.before is None and line.row.key not in used
        else line
        for line in lines
    )


def overlap(one: Row, other: Row) -> bool:
    """Whether two ranges of days have a day in common."""
    return _day(one, "from") <= _day(other, "to") and _day(other, "from") <= _day(one, "to")


def _day(row: Row, name: str) -> str:
    return str(row[name] or OPEN[name])


def names_in(lines: Iterable[Line]) -> dict[tuple[str, str], str]:
    """The ids of the file that are to be remembered, by list and id, with the key of each."""
    return {
        (line.row.list, line.row.file_id): line.row.key
        for line in lines
        if line.row.file_id and line.row.file_id != line.row.key and (line.taken or line.row.before is not None)
    }


def moved(before: Iterable[Compared], now: Iterable[Compared]) -> list[tuple[Compared, Compared | None]]:
    """The rows that meet something else than they did: changed by somebody meanwhile. None: no longer in question."""
    after = {row.at_of_list: row for row in now}
    return [
        (row, after.get(row.at_of_list))
        for row in before
        if (other := after.get(row.at_of_list)) is None or (other.key, other.since) != (row.key, row.since)
    ]
