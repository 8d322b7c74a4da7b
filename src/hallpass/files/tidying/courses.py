"""Courses under the names that offices give them. A title is never proof that a course is full or a supplement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hallpass.days import NEVER
from hallpass.files.tidying.desk import Desk, Question
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import slug, unused
from hallpass.files.tidying.words import fold, holds, holds_group, tokens, vocabulary, word_set
from hallpass.register.records import KINDS_OF_COURSE, UNKNOWN_KIND, Course

_SECTION: Final = ("courses",)


@dataclass(frozen=True, slots=True)
class Firm:
    """A kind that a title is ground enough for; `before`: only for a course certainly finished before that day."""

    kind: str
    ground: str
    before: date | None

    def fits(self, latest: date) -> bool:
        """Whether it holds for a course finished on that day at the latest."""
        return self.before is None or latest < self.before


def firm_kind(title: str) -> Firm | None:
    """The kind that a title alone is ground enough for."""
    text = " ".join(tokens(title))
    for entry in vocabulary()["courses"]:
        if _matches(text, entry):
            return Firm(entry["kind"], entry["ground"], entry.get("before"))
    return None


def looks_like(title: str) -> str | None:
    """The kind that a title looks like, to help whoever is asked."""
    text = " ".join(tokens(title))
    return next((entry["kind"] for entry in vocabulary()["looks_like"] if _matches(text, entry)), None)


def _matches(text: str, entry: dict[str, Any]) -> bool:
    return holds_group(text, entry["needs"]) and not holds(text, entry.get("unless", ()))


class Courses:
    """The courses that officers completed, with the kind of each as far as it is known."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: dict[str, str] = {}
        self._found: dict[tuple[str, str], Course] = {}
        self._ids: dict[str, Course] = {}

    def listed_in(self, lines: Iterable[Line]) -> None:
        """Take the kinds that an office's own list of courses says."""
        for line in lines:
            title, kind = line.filled(Meaning.COURSE), line.filled(Meaning.COURSE_KIND)
            if title is None:
                continue
            says = next((name for name in vocabulary()["course_kinds"] if kind and _says(kind, name)), None)
            if says:
                self._said[fold(title.text)] = says
                self._desk.used(title, kind)
            elif kind:
                expected = "the kind of the course: full, supplemental, legacy_ssc or legacy_nasro"
                self._desk.cannot_read(kind, expected)
            self._desk.passed_over("the register holds the courses that officers completed", [title])

    def course(self, title: str, latest: date | None, cell: Cell) -> Course:
        """The course of a title that was finished by a day at the latest (None: nobody knows)."""
        kind = self._kind(title, latest or NEVER, cell)
        key = (fold(title), kind)
        if key not in self._found:
            self._found[key] = self._new(title, kind, cell)
        return self._found[key]

    def _new(self, title: str, kind: str, cell: Cell) -> Course:
        others = any(name == fold(title) for name, _ in self._found)
        name = f"{title} ({kind})" if others else title
        course = Course(unused(slug(name), self._ids), name, kind)
        self._ids[course.id] = self._desk.rests(course, cell)
        return course

    def _kind(self, title: str, latest: date, cell: Cell) -> str:
        if said := self._said.get(fold(title)):
            return self._desk.settle(_SECTION, title, said, "the list of courses says so", KINDS_OF_COURSE)
        firm = firm_kind(title)
        if firm is None:
            return self._asked(title, title, cell)
        if firm.fits(latest):
            kind = self._desk.settle(_SECTION, title, firm.kind, firm.ground, KINDS_OF_COURSE)
            if kind == firm.kind:
                self._desk.guess(cell, f"kind of course: {kind}", firm.ground)
            return kind
        return self._asked(title, f"{title}, not certainly finished before {firm.before}", cell)

    def _asked(self, title: str, key: str, cell: Cell) -> str:
        text = f'what kind of course is "{title}"? The title alone is no proof'
        question = Question(_SECTION, key, text, (cell.place,), KINDS_OF_COURSE, looks_like(title))
        return self._desk.ask(question) or UNKNOWN_KIND

    def records(self) -> tuple[Course, ...]:
        """The courses of the register."""
        return tuple(self._ids.values())


def _says(cell: Cell, kind: str) -> bool:
    return fold(cell.text) in word_set("course_kinds", kind) or fold(cell.text) == fold(kind)


_DAY_IN_TITLE: Final = re.compile(r"[\s,;:(]*\b(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})\)?\s*$")


def title_and_day(text: str) -> tuple[str, str | None]:
    """A title without the day that stands at its end, and that day's text."""
    found = _DAY_IN_TITLE.search(text)
    return (text[: found.start()].strip(), found[1]) if found and found.start() else (text, None)
