"""Schools: from a list of them, else from where officers are said to serve; several of them in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hallpass.files.tidying.agencies import AgencyBook
from hallpass.files.tidying.desk import Desk, Question
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning, is_school
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import NEW, Book, Entry, Spelled, level_of, slug, spell_school
from hallpass.files.tidying.values import is_later, is_nothing
from hallpass.files.tidying.words import fold, word_set
from hallpass.register.records import LEVELS, School

_STRONG: Final = re.compile(r"\s*[;/+\n]\s*")
_WEAK: Final = re.compile(r"\s*(?:[;/+\n,&]|\band\b)\s*")
_JOINS: Final = re.compile(r"&|\band\b")
_REMARK: Final = re.compile(r"\s*\(([^)]*)\)\s*")


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A text such as `any` or `elementaries`: no school by name, but all of them, or all of a level."""

    level: str | None


class SchoolBook(Book):
    """The schools by all their names."""

    section = "schools"
    thing = "school"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._short_columns: set[tuple[str, str, int]] = set()

    def spell(self, text: str) -> Spelled:
        return spell_school(text)

    def initials(self, entry: Entry) -> set[str]:
        core = "".join(word[0] for word in entry.spelled.core)
        tails = {"secondary": ("hs", "h"), "middle": ("ms", "m", "jhs"), "elementary": ("es", "e", "el")}
        return {core + tail for tail in tails.get(entry.kind or "", ())} if len(core) > 0 else set()

    # From a list of schools.

    def listed_in(self, lines: Iterable[Line], agencies: AgencyBook) -> None:
        """Enter the schools of a list of schools, with level, short name and the agency that serves them."""
        for line in lines:
            cell = line.filled(Meaning.SCHOOL)
            if cell is None or any(fold(cell.text) in entry.aliases for entry in self.entries.values()):
                continue
            self.listed = True
            short = line.filled(Meaning.ABBREVIATION)
            spelled = self.spell(cell.text)
            aliases = {fold(cell.text)} | _ways(spelled)
            aliases |= {fold(other.text) for other in line.cells.get(Meaning.ALSO_WRITTEN, ()) if other}
            entry = Entry(
                short.text if short else slug(cell.text), cell.text, spelled, self._level(line, cell), aliases
            )
            entry.short = {fold(short.text)} if short else set()
            entry.served_by = self._served_by(line, agencies)
            entry.extra = line.keep(self.desk)
            entry.cells = [found for found in (cell, short, *line.cells.get(Meaning.ALSO_WRITTEN, ())) if found]
            self.add(entry)

    def _level(self, line: Line, cell: Cell) -> str | None:
        said = line.filled(Meaning.LEVEL)
        level = level_of(said.text) if said else None
        if said and level is None:
            self.desk.cannot_read(said, "a level, as in High, Middle, Elementary or 9-12")
        self.desk.used(said if level else None)
        return level or self.spell(cell.text).kind or line.context.level

    def _served_by(self, line: Line, agencies: AgencyBook) -> str | None:
        cell = line.filled(Meaning.AGENCY)
        found = agencies.find(cell.text) if cell else None
        if cell is None or found is None:
            self.desk.passed_over("it is no agency that is known", [cell] if cell else [])
            return None
        self.desk.used(cell)
        if found.ground:
            self.desk.guess(cell, found.entry.name, found.ground, found.sure)
        return found.entry.id

    # From mentions.

    def learn(self, mentions: Iterable[tuple[str, Cell, str | None]]) -> None:
        """Where no list names the schools: enter those that officers are said to serve, full names first."""
        if self.listed:
            return
        mentions = list({(text, kind): (text, cell, kind) for text, cell, kind in mentions}.values())
        for text, cell, _ in mentions:
            if len(text) > 4 and self.spell(text).kind and self.find(text) is None:
                self.create(text, cell, None)
        for text, cell, kind in mentions:
            if self.find(text, kind) is None and not self._is_ambiguous(text):
                self.create(text, cell, kind)

    def _is_ambiguous(self, text: str) -> bool:
        """Whether a text is only a level, or the name of several schools."""
        core = self.spell(text).squeezed
        known = [entry for entry in self.entries.values() if entry.spelled.squeezed == core]
        return fold(text) in word_set("tails", "short") or len(known) > 1

    def create(self, text: str, cell: Cell, kind: str | None) -> Entry | None:
        spelled = self.spell(text)
        level = spelled.kind or self._by_ending(text, cell) or kind
        if kind and level == kind and not spelled.kind:
            self.desk.guess(cell, f"{text}: {kind}", "the group of rows says so")
        entry = Entry(slug(text), text, spelled, level, {fold(text)} | _ways(spelled), cells=[cell])
        return self.add(entry)

    def _by_ending(self, text: str, cell: Cell) -> str | None:
        """The level that an abbreviation's last letters tell: RHS, RMS, RES."""
        if not re.fullmatch(r"[A-Z]{3,6}", text):
            return None
        endings = {"HS": "secondary", "MS": "middle", "ES": "elementary"}
        level = endings.get(text[-2:])
        if level:
            self.desk.guess(cell, f"{text}: {level}", f"it ends in {text[-2:]}")
        return level

    # What a cell names.

    def uses_short_names(self, cells: Iterable[Cell]) -> None:
        """Note the columns in which schools stand by their short names, so that one like `MS` is a school there."""
        short = {alias for entry in self.entries.values() for alias in entry.short}
        cells = [cell for cell in cells if cell]
        pieces = [piece for cell in cells for piece in _WEAK.split(cell.text)]
        if pieces and sum(fold(piece) in short for piece in pieces) * 2 >= len(pieces):
            self._short_columns |= {(cell.place.file, cell.place.sheet, cell.place.column) for cell in cells}

    def named_in(self, cell: Cell, level: str | None) -> list[Entry | Everywhere | None]:
        """What a cell names, piece by piece; None for a piece that is asked."""
        given = self.desk.has((self.section,), cell.text)
        pieces = [cell.text] if given else list(self._pieces(cell))
        pieces = [piece for piece in pieces if not is_nothing(piece) and not is_later(piece)]
        return [self._piece(piece, cell, level) for piece in pieces]

    def _pieces(self, cell: Cell) -> Iterator[str]:
        text = str(cell.value) if isinstance(cell.value, str) else cell.text
        for remark in _REMARK.findall(text):
            if not self.knows(text):
                self.desk.guess(cell, _REMARK.sub(" ", text).strip(), f'without the remark "({remark})"')
        text = text if self.knows(text) else _REMARK.sub(" ", text).strip()
        for part in [text] if self.knows(text) or not self._is_doubtful_join(text) else _STRONG.split(text):
            yield from self._joined(part) if not self._is_doubtful_join(part) else (part,)

    def _is_doubtful_join(self, text: str) -> bool:
        """Whether an `and` may belong to a name: without a list of schools nobody can tell."""
        pieces = [piece for piece in _WEAK.split(text) if piece]
        return bool(_JOINS.search(text)) and not self.listed and not all(map(self.knows, pieces))

    def _joined(self, text: str) -> Iterator[str]:
        """The pieces of a list, keeping names together that hold a comma or an `and` of their own."""
        cuts = [(0, 0), *((found.start(), found.end()) for found in _WEAK.finditer(text)), (len(text), len(text))]
        at = 0
        while at < len(cuts) - 1:
            ends = range(len(cuts) - 1, at, -1)
            end = next((end for end in ends if self.knows(text[cuts[at][1] : cuts[end][0]])), at + 1)
            if piece := text[cuts[at][1] : cuts[end][0]].strip():
                yield piece
            at = end

    def _piece(self, piece: str, cell: Cell, level: str | None) -> Entry | Everywhere | None:
        if everywhere := everywhere_in(piece):
            return everywhere
        if fold(piece) in word_set("tails", "short") and not self._is_short_name(cell):
            hint = "it may be a level or the short name of a school"
            return self._asked(piece, f'which school is "{piece}"? {hint}', cell)
        if self._is_doubtful_join(piece):
            return self._asked(piece, f'is "{piece}" one school? Then say "{NEW}", or which one it is', cell)
        return self.take(piece, cell, level)

    def _asked(self, piece: str, text: str, cell: Cell) -> Entry | None:
        given = self.desk.ask(Question((self.section,), piece, text, (cell.place,), (*self.entries, NEW)))
        if given == NEW:
            return self.entries.get(slug(piece)) or self.create(piece, cell, None)
        return self.entries[given] if given else None

    def _is_short_name(self, cell: Cell) -> bool:
        return (cell.place.file, cell.place.sheet, cell.place.column) in self._short_columns

    # What the register gets.

    def records(self, district: str) -> tuple[School, ...]:
        """The schools of the register: those whose level is known."""
        found = []
        for entry in self.entries.values():
            level = self.level(entry)
            if level is not None:
                made = School(entry.id, district, entry.name, level, entry.extra)
                found.append(self.desk.rests(made, *entry.cells[:1]))
                self.desk.used(*entry.cells)
            else:
                self.desk.passed_over("the level of the school is asked", entry.cells)
        return tuple(found)

    def level(self, entry: Entry) -> str | None:
        """The level of a school; asked where nothing says it, since only some levels are in scope (3.1)."""
        if entry.kind is not None:
            return entry.kind
        text = f"which level is {entry.name}? Until it is said, the school and the service there are left out"
        places = tuple(cell.place for cell in entry.cells[:1])
        return self.desk.ask(Question((self.section,), f"level of {entry.id}", text, places, LEVELS))


def _ways(spelled: Spelled) -> set[str]:
    """The ways in which a school of a known level is written for short: Oakdale HS, Oakdale High."""
    if spelled.kind is None:
        return set()
    core = " ".join(spelled.core)
    return {f"{core} {tail}" for tail in word_set("tails", spelled.kind)}


def everywhere_in(text: str) -> Everywhere | None:
    """Whether a text means all schools or all of a level (`any`, `elementaries`, `any elem`)."""
    folded = fold(text)
    if folded in word_set("everywhere", "says"):
        return Everywhere(None)
    first, _, rest = folded.partition(" ")
    if first in ("any", "all") and (level := level_of(rest)):
        return Everywhere(level)
    several = folded.endswith(("schools", "ies", "elems", "middles"))
    level = level_of(text) if several else None
    return Everywhere(level) if level else None


def mentions_in(lines: Iterable[Line]) -> Iterator[tuple[str, Cell, str | None]]:
    """The schools that rows of officers name, with the level that the group of rows says."""
    for line in lines:
        level = line.context.level
        for cell in line.cells.get(Meaning.SCHOOL, ()):
            text = _REMARK.sub(" ", str(cell.value)).strip()
            pieces = [piece for piece in _WEAK.split(text) if piece]
            if _JOINS.search(text) and not all(map(is_school, pieces)):
                pieces = [piece for piece in _STRONG.split(text) if piece]
            for piece in pieces:
                if not (everywhere_in(piece) or _JOINS.search(piece) or is_nothing(piece) or is_later(piece)):
                    yield piece, cell, level
        for column, cell in line.named:
            if column.meaning is Meaning.AT_SCHOOL and cell:
                yield column.of, column.heading.cells[-1], level
            elif column.meaning in (Meaning.ON_DAY, Meaning.OF_OFFICER) and is_school(cell.text):
                yield cell.text, cell, level
        if line.context.school and Meaning.SCHOOL not in line.cells:
            yield line.context.school, line.source("school"), level
