"""Agencies and schools under several spellings: one book of names for each, and cautious matching.

A text is the name itself when its words are the same after folding. Anything less is a guess, and only where a
single entry fits; where two fit, or none, a person is asked.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from hallpass.files.tidying.desk import Desk, Question, Sure
from hallpass.files.tidying.names import one_letter_apart
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.words import fold, vocabulary, word_set

NEW: Final = "new"
_SHORTEST_TYPO: Final = 6
_SHORTEST_INITIALS: Final = 3
_GRADES: Final = re.compile(r"(?:grades? ?)?(p ?k|pre ?k|k|\d{1,2}) ?(?:-|–|to|through) ?(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name taken apart: the words that tell it from others, and its kind (a level, police or sheriff)."""

    core: tuple[str, ...]
    kind: str | None

    @property
    def squeezed(self) -> str:
        """The core without spaces."""
        return "".join(self.core)


@dataclass
class Entry:
    """An agency or a school as the register will hold it. `kind`: a school's level, or police or sheriff."""

    id: str
    name: str
    spelled: Spelled
    kind: str | None
    aliases: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    served_by: str | None = None
    cells: list[Cell] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The entry that a text means; `ground`: it is a guess, and on what it rests."""

    entry: Entry
    ground: str | None = None
    sure: Sure = "likely"


class Book(ABC):
    """The names of one kind of thing, with the ways to find the one that a text means."""

    section: str
    thing: str

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.entries: dict[str, Entry] = {}
        self.listed = False
        self._by_alias: dict[str, list[Entry]] = {}

    @abstractmethod
    def spell(self, text: str) -> Spelled:
        """The text taken apart."""

    @abstractmethod
    def initials(self, entry: Entry) -> set[str]:
        """The initials that an entry can go by."""

    def knows(self, text: str) -> bool:
        """Whether a text is a name in the book, word for word."""
        return self._exact(fold(text)) is not None

    def add(self, entry: Entry) -> Entry:
        """Enter a name, under an id that no other has."""
        entry.id = unused(entry.id, self.entries)
        self.entries[entry.id] = entry
        for alias in entry.aliases | entry.short:
            self._by_alias.setdefault(alias, []).append(entry)
        return entry

    def find(self, text: str, kind: str | None = None) -> Found | None:
        """The one entry that a text can mean; `kind`: the kind that its surroundings say."""
        if entry := self._exact(fold(text)):
            return Found(entry)
        spelled = self.spell(text)
        return (
            self._same_words(spelled, kind)
            or self._by_initials(text)
            or self._only_of_kind(spelled)
            or self._typo(spelled, kind)
        )

    def _exact(self, folded: str) -> Entry | None:
        return only(self._by_alias.get(folded, ()))

    def _same_words(self, spelled: Spelled, kind: str | None) -> Found | None:
        if not spelled.core:
            return None
        same = [entry for entry in self.entries.values() if entry.spelled.squeezed == spelled.squeezed]
        if spelled.kind is not None:
            entry = only(entry for entry in same if entry.kind == spelled.kind)
            return Found(entry) if entry else None
        if entry := only(same):
            return Found(entry, f"the only {self.thing} of this name", "sure")
        entry = only(entry for entry in same if kind is not None and entry.kind == kind)
        return Found(entry, f"the {self.thing} of this name that fits the group of rows") if entry else None

    def _by_initials(self, text: str) -> Found | None:
        folded = fold(text)
        if len(folded) < _SHORTEST_INITIALS or " " in folded or text != text.upper():
            return None
        entry = only(entry for entry in self.entries.values() if folded in self.initials(entry))
        return Found(entry, f"the only {self.thing} with these initials") if entry else None

    def _only_of_kind(self, spelled: Spelled) -> Found | None:
        """For a text such as `Sheriff`, which is no more than a kind."""
        if spelled.core or spelled.kind is None:
            return None
        entry = only(entry for entry in self.entries.values() if entry.kind == spelled.kind)
        return Found(entry, f"the only {self.thing} of this kind ({spelled.kind})") if entry else None

    def _typo(self, spelled: Spelled, kind: str | None) -> Found | None:
        if len(spelled.squeezed) < _SHORTEST_TYPO:
            return None
        wanted = spelled.kind or kind
        near = [entry for entry in self.entries.values() if one_letter_apart(entry.spelled.squeezed, spelled.squeezed)]
        entry = only(entry for entry in near if wanted in (None, entry.kind))
        return Found(entry, "one letter apart from its name") if entry else None

    def take(self, text: str, cell: Cell, kind: str | None = None, hint: str = "") -> Entry | None:
        """The entry that a text in a cell means, as the mapping says, as it is found, or None: then it is asked."""
        found = self.find(text, kind)
        by_group = found is not None and self.find(text) is None
        key = f"{text} ({kind})" if by_group else text  # what a group of rows decides holds only there
        ids = (*self.entries, NEW)
        if found and found.ground is None and not self.desk.has((self.section,), key):
            return found.entry
        if found is None:
            question = Question(
                (self.section,), text, f'which {self.thing} is "{text}"? {hint}'.strip(), (cell.place,), ids
            )
            given = self.desk.ask(question)
        else:
            given = self.desk.settle((self.section,), key, found.entry.id, found.ground or "its name", ids)
            if found.ground and given == found.entry.id:
                self.desk.guess(cell, f"{text}: {found.entry.name}", found.ground, found.sure)
        if given == NEW:
            return self.entries.get(slug(text)) or self.create(text, cell, kind)
        return self.entries[given] if given else None

    @abstractmethod
    def create(self, text: str, cell: Cell, kind: str | None) -> Entry | None:
        """Enter a thing that only its mention is known of."""


def only(entries: Iterable[Entry]) -> Entry | None:
    """The one entry, or None where there are none or several."""
    found = list(entries)
    return found[0] if len(found) == 1 else None


def slug(text: str) -> str:
    """An id made of a name."""
    return fold(text).replace(" ", "-") or "x"


def unused(wanted: str, taken: Mapping[str, object]) -> str:
    """The id, or with a number behind it where it is taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


@lru_cache(maxsize=100_000)
def spell_school(text: str) -> Spelled:
    """The words of a school's name without those of its level, and the level that its last words tell."""
    words = fold(re.sub(r"\([^)]*\)", " ", text)).split()
    level = None
    tails = [
        (tail.split(), name) for name in vocabulary()["tails"] if name != "short" for tail in word_set("tails", name)
    ]
    while match := max((pair for pair in tails if _ends(words, pair[0])), key=lambda pair: len(pair[0]), default=None):
        if match[1] != "plain":
            if level is not None:
                break
            level = match[1]
        words = words[: -len(match[0])]
    known: Mapping[str, str] = vocabulary()["spelled"]
    return Spelled(tuple(known.get(word, word) for word in words), level)


def _ends(words: list[str], tail: list[str]) -> bool:
    return len(words) > len(tail) and words[-len(tail) :] == tail


@lru_cache(maxsize=100_000)
def spell_agency(text: str) -> Spelled:
    """The words of an agency's name without those that every agency has, and whether it is police or sheriff."""
    folded = f" {fold(text)} "
    kind = None
    for name in ("sheriff", "police"):
        phrases = sorted(word_set("agencies", name), key=len, reverse=True)
        for phrase in phrases:
            if f" {phrase} " in folded and kind in (None, name):
                kind = name
                folded = folded.replace(f" {phrase} ", " ", 1)
    known: Mapping[str, str] = vocabulary()["spelled"]
    words = [known.get(word, word) for word in folded.split()]
    return Spelled(tuple(word for word in words if word not in word_set("agencies", "ignored")), kind)


def level_of(text: str) -> str | None:
    """The level that a cell of a level column says, in words or as grades."""
    for part in (fold(text), fold(text.partition("(")[0])):
        for level in vocabulary()["levels"]:
            if part in word_set("levels", level):
                return str(level)
    found = _GRADES.fullmatch(text.strip())
    return _of_grades(found[1], int(found[2])) if found else None


def _of_grades(low: str, high: int) -> str | None:
    first = int(low) if low.isdigit() else 0
    if first <= 4 and high <= 6:
        return "elementary"
    if first >= 5 and high <= 9:
        return "middle"
    return "secondary" if first >= 9 and high <= 12 else None
