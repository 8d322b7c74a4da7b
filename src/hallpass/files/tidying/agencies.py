"""Agencies: from a list of them, else from where officers are said to work; their contracts and SRO policies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Book, Entry, Spelled, slug, spell_agency
from hallpass.files.tidying.values import is_later, is_nothing
from hallpass.files.tidying.words import fold
from hallpass.register.records import Agency

_ABBREVIATION: Final = re.compile(r"[A-Z]{2,6}")


class AgencyBook(Book):
    """The agencies by all their names."""

    section = "agencies"
    thing = "agency"

    def spell(self, text: str) -> Spelled:
        return spell_agency(text)

    def initials(self, entry: Entry) -> set[str]:
        core = "".join(word[0] for word in entry.spelled.core)
        tails = ("so", "cso", "sd") if entry.kind == "sheriff" else ("pd",)
        return {core + tail for tail in tails if core}

    def create(self, text: str, cell: Cell, kind: str | None) -> Entry | None:
        spelled = self.spell(text)
        return self.add(Entry(slug(text), text, spelled, spelled.kind or kind, {fold(text)}, cells=[cell]))

    def listed_in(self, lines: Iterable[Line]) -> None:
        """Enter the agencies of a list of agencies, with the other spellings that it gives."""
        for line in lines:
            cell = line.filled(Meaning.AGENCY)
            if cell is None or any(fold(cell.text) in entry.aliases for entry in self.entries.values()):
                continue
            self.listed = True
            others = [part for other in line.cells.get(Meaning.ALSO_WRITTEN, ()) for part in _parts(other.text)]
            short = line.filled(Meaning.ABBREVIATION)
            others += [short.text] if short else []
            self._enter(cell, others)
            self.desk.used(cell, short, *line.cells.get(Meaning.ALSO_WRITTEN, ()))

    def _enter(self, cell: Cell, others: list[str]) -> None:
        abbreviation = next((other for other in others if _ABBREVIATION.fullmatch(other)), None)
        spelled = self.spell(cell.text)
        aliases = {fold(cell.text), *map(fold, others)}
        self.add(Entry(abbreviation or slug(cell.text), cell.text, spelled, spelled.kind, aliases, cells=[cell]))

    def learn(self, mentions: Iterable[tuple[str, Cell]]) -> None:
        """Where no list names the agencies: enter those that officers are said to work for, plain names first."""
        if self.listed:
            return
        mentions = [(text, cell) for text, cell in mentions if not is_no_agency(text) and not _is_several(text)]
        counts = Counter(fold(text) for text, _ in mentions)
        plain = sorted(mentions, key=lambda pair: (not self._is_plain(pair[0]), -counts[fold(pair[0])], -len(pair[0])))
        for text, cell in plain:
            spelled = self.spell(text)
            if self._is_plain(text) and not self._same_words(spelled, None) and not self._typo(spelled, None):
                self.create(text, cell, None)
        for text, cell in plain:
            if self.find(text) is None and self.spell(text).core:
                self.create(text, cell, None)

    def _is_plain(self, text: str) -> bool:
        spelled = self.spell(text)
        return bool(spelled.core) and spelled.kind is not None

    def records(self) -> tuple[Agency, ...]:
        """The agencies of the register."""
        return tuple(
            self.desk.rests(Agency(entry.id, entry.name, entry.extra), *entry.cells[:1])
            for entry in self.entries.values()
        )


def _is_several(text: str) -> bool:
    """Whether a text names more than one agency."""
    pieces = [piece for piece in re.split(r"[,;/&+\n]|\band\b", text) if piece.strip()]
    return sum(spell_agency(piece).kind is not None for piece in pieces) > 1


def is_no_agency(text: str) -> bool:
    """Whether a text stands where an agency should and names none."""
    return is_nothing(text) or is_later(text) or not any(char.isalpha() for char in text)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;/\n]", text) if part.strip()]


def agency_of(line: Line, book: AgencyBook, desk: Desk) -> Entry | None:
    """The agency that a row names, or that its group or sheet names where the row has no such column."""
    cell = line.filled(Meaning.AGENCY)
    if cell is not None and is_no_agency(cell.text):
        desk.passed_over("it names no agency", [cell])
        return None
    if cell is not None:
        entry = book.take(cell.text, cell)
        if entry is None:
            desk.passed_over("which agency it is, is asked", [cell])
        return entry
    if Meaning.AGENCY in line.cells:
        return None
    if line.context.agency is not None:
        return book.take(line.context.agency, line.source("agency"))
    if Meaning.FIRST_DAY not in line.cells and Meaning.ROLE not in line.cells:
        return None
    place = line.table.anchor.place
    text = "nothing in this sheet names the agency; which agency employs its officers?"
    given = desk.ask(Question(("sheets", *file_of(place)), "agency", text, (place,)))
    if given is None:
        return None
    found = book.find(given)
    return found.entry if found else book.create(given, line.table.anchor, None)
