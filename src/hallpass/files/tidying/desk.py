"""The desk on which files are tidied: what became of each cell, what was guessed, what is asked, what a person decided.

Every choice goes over the desk under a section and a key of the mapping file. What the mapping says is taken; else
what was found; and both are written into the mapping that the run gives back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Final, Literal, TypeVar

from hallpass.files.tidying.sheets import Cell, Place

Sure = Literal["sure", "likely"]
Section = tuple[str, ...]
Choices = Mapping[Section, Mapping[str, str]]
R = TypeVar("R")

OPEN: Final = "?"
NOTHING: Final = "nothing"


class Fate(IntEnum):
    """What became of a cell. Where several things became of it, the highest counts."""

    LEFT_OUT = 1
    PASSED_OVER = 2
    USED = 3
    GUESSED = 4
    UNREAD = 5

    @property
    def says(self) -> str:
        """The fate in words."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class CellFate:
    """What became of a cell, and why where it was not simply used."""

    fate: Fate
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """Something taken that the file does not plainly say: where, what stands there, what was taken, on which ground."""

    place: Place
    value: str
    taken: str
    ground: str
    sure: Sure = "likely"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can say; until then it is unknown or left out. Answered in the mapping file."""

    section: Section
    key: str
    text: str
    places: tuple[Place, ...] = ()
    allowed: tuple[str, ...] = ()
    looks_like: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read: what stands there and what was expected."""

    place: Place
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should know and that needs no answer."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the mapping file: what was taken under a key, and what it rests on."""

    section: Section
    key: str
    value: str
    ground: str


class Desk:
    """Gathers, while files are tidied, everything that the report and the mapping file will say."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._answers = _by_cell(choices)
        self._met: set[tuple[Section, str]] = set()
        self.fates: dict[Place, CellFate] = {}
        self.guesses: dict[tuple[Place, str], Guess] = {}
        self.questions: dict[tuple[Section, str], Question] = {}
        self.unread: dict[Place, Unread] = {}
        self.notices: dict[tuple[Place, str], Notice] = {}
        self.settings: dict[tuple[Section, str], Setting] = {}
        self.decided: dict[tuple[Section, str], Setting] = {}
        self._grounds: dict[int, tuple[Any, tuple[Place, ...]]] = {}

    # What becomes of cells.

    def _mark(self, cell: Cell, fate: Fate, reason: str | None = None) -> None:
        known = self.fates.get(cell.place)
        if cell and (known is None or fate > known.fate):
            self.fates[cell.place] = CellFate(fate, reason)

    def used(self, *cells: Cell | None) -> None:
        """Note that cells entered the register."""
        for cell in cells:
            if cell is not None:
                self._mark(cell, Fate.USED)

    def passed_over(self, reason: str, cells: Iterable[Cell]) -> None:
        """Note that cells say nothing that the register takes, or wait for an answer, and why."""
        for cell in cells:
            self._mark(cell, Fate.PASSED_OVER, reason)

    def left_out(self, reason: str, cells: Iterable[Cell]) -> None:
        """Note that cells stay out because nobody chose them."""
        for cell in cells:
            self._mark(cell, Fate.LEFT_OUT, reason)

    def guess(self, cell: Cell, taken: str, ground: str, sure: Sure = "likely") -> None:
        """Note what was taken from a cell that does not plainly say it."""
        if cell.answered:
            return
        self._mark(cell, Fate.GUESSED, ground)
        self.guesses[cell.place, taken] = Guess(cell.place, cell.text, taken, ground, sure)

    def cannot_read(self, cell: Cell, expected: str) -> None:
        """Note a cell that could not be read."""
        self._mark(cell, Fate.UNREAD, f"expected {expected}")
        self.unread.setdefault(cell.place, Unread(cell.place, cell.text, expected))

    def notice(self, cell: Cell, text: str) -> None:
        """Note something that needs no answer."""
        self.notices[cell.place, text] = Notice(cell.place, text)

    def rests(self, record: R, *cells: Cell | None) -> R:
        """Note the cells that a row of the register rests on, and give the row."""
        places = dict.fromkeys(cell.place for cell in cells if cell)
        self._grounds[id(record)] = (record, tuple(places))  # kept with the row, so that its number is nobody else's
        return record

    def grounds_of(self, record: Any) -> tuple[Place, ...]:
        """The places of the cells that a row of the register rests on, as far as they are noted."""
        return self._grounds.get(id(record), (record, ()))[1]

    # What a person decides.

    def settle(self, section: Section, key: str, found: str, ground: str, allowed: Collection[str] = ()) -> str:
        """What holds under a key of the mapping: a person's word, else what was found."""
        given = self._given(section, key, allowed)
        self.settings[section, key] = Setting(section, key, given or found, ground)
        if given and given != found:
            self.decided[section, key] = Setting(section, key, given, f'without it "{found}" would be taken: {ground}')
        return given or found

    def ask(self, question: Question) -> str | None:
        """A person's answer to a question; without one it stays open, and the mapping has a line for it."""
        at = (question.section, question.key)
        answer = self._given(*at, question.allowed)
        self.settings[at] = Setting(*at, answer or OPEN, _told(question))
        if answer is None:
            known = self.questions.get(at, question)
            places = tuple(dict.fromkeys(known.places + question.places))
            self.questions[at] = replace(known, places=places)
        return answer

    def _given(self, section: Section, key: str, allowed: Collection[str]) -> str | None:
        given = self._choices.get(section, {}).get(key, OPEN)
        self._met.add((section, key))
        if given == OPEN:
            return None
        if allowed and given not in allowed:
            self.questions[section, f"{key} = {given}"] = Question(
                section, key, f'the mapping says "{given}" for "{key}"; expected {_one_of(allowed)}'
            )
            return None
        return given

    def has(self, section: Section, key: str) -> bool:
        """Whether the mapping says something under a key."""
        return self._choices.get(section, {}).get(key, OPEN) != OPEN

    # Answers about single cells.

    def read(self, cell: Cell, who: str) -> Cell:
        """The cell as it is to be read: with a person's answer in it, where the mapping has one that still fits."""
        section, key, answer = self._answers.get((*file_of(cell.place), cell.place.cell), ((), "", OPEN))
        if answer == OPEN:
            return cell
        if key != cell_key(cell, who):
            return cell
        self._met.add((section, key))
        self.settings[section, key] = Setting(section, key, answer, "answered")
        self.used(cell)
        return Cell(cell.place, "" if answer == NOTHING else answer, answered=True)

    def ask_cell(self, cell: Cell, who: str, text: str, looks_like: str | None = None) -> None:
        """Ask about a single cell: the answer will be read as if it stood there."""
        if not cell.answered:
            section = ("answers", *file_of(cell.place))
            self.ask(Question(section, cell_key(cell, who), text, (cell.place,), looks_like=looks_like))

    def unmet(self) -> list[Setting]:
        """What the mapping says and nothing in these files asks for."""
        return [
            Setting(section, key, value, "nothing in these files asks for this")
            for section, entries in self._choices.items()
            for key, value in entries.items()
            if (section, key) not in self._met and (section, key) not in self.settings
        ]


def cell_key(cell: Cell, who: str) -> str:
    """How the mapping names a cell: its place, whose row it is, and what stands there; so it never fits another row."""
    return f"{cell.place.cell} · {who or '-'} · {cell.text[:80] or NOTHING}"


def file_of(place: Place) -> tuple[str, ...]:
    """The file and sheet of a place as sections of the mapping name them."""
    return (place.file, place.sheet) if place.sheet else (place.file,)


def _by_cell(choices: Choices) -> dict[tuple[str, ...], tuple[Section, str, str]]:
    return {
        (*section[1:], key.partition(" · ")[0]): (section, key, value)
        for section, entries in choices.items()
        if section[:1] == ("answers",)
        for key, value in entries.items()
    }


def _one_of(allowed: Collection[str]) -> str:
    return "one of " + ", ".join(allowed)


def _told(question: Question) -> str:
    parts = [question.text]
    if question.looks_like:
        parts.append(f"looks like: {question.looks_like}")
    if question.allowed:
        parts.append(_one_of(question.allowed))
    return "; ".join(parts)
