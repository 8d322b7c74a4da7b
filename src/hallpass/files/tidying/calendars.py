"""Student contact days: from a list of days that says that it lists them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.words import fold, holds, word_set
from hallpass.register.records import E_LEARNING, IN_PERSON, ContactDay

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Calendar:
    """Gathers the student contact days of the district."""

    def __init__(self, district: str, days: Days, desk: Desk) -> None:
        self._district = district
        self._days = days
        self._desk = desk
        self._found: dict[date, ContactDay] = {}
        self._unsure: set[date] = set()

    def read(self, line: Line) -> None:
        """Take the contact day that a row gives."""
        day = line.filled(Meaning.DAY)
        others = [cell for cell in line.all() if day is None or cell.place != day.place]
        if day is None:
            self._desk.passed_over("no day is given", others)
            return
        read = self._days.take(day, line.year).day
        says = [cell for cell in line.cells.get(Meaning.KIND_OF_DAY, ()) if cell]
        if read is None or not self._is_contact(line, says, day) or not self._is_on(line, day, read):
            self._desk.passed_over("the row is no student contact day, or waits for an answer", line.all())
            return
        self._desk.used(day)
        self._desk.passed_over("it only repeats or counts the day", others)
        self._add(read, self._kind(says), day)

    def _is_contact(self, line: Line, says: list[Cell], day: Cell) -> bool:
        """Whether a row is a contact day: it says so, it has a number as one, or the whole list is of contact days."""
        text = " ".join(fold(cell.text) for cell in says)
        learning = holds(text, word_set("e_learning", "says"))
        plain = text
        for allowed in word_set("no_students", "allowed"):
            plain = plain.replace(allowed, " ")
        closed = holds(plain, word_set("no_students", "says"))
        numbered = line.filled(Meaning.CONTACT_DAY_NUMBER)
        if closed and not learning:
            return self._is_contradicted(line, day, closed, listed=numbered is not None)
        if Meaning.CONTACT_DAY_NUMBER in line.cells:
            return numbered is not None
        if learning or holds(text, word_set("contact", "says")) or "calendar" in line.about.topics:
            return True
        headings = fold(" ".join(heading.text for heading in line.table.headings))
        return bool(holds(headings, word_set("topics", "calendar"))) or self._is_told(line)

    def _is_contradicted(self, line: Line, day: Cell, closed: str, *, listed: bool) -> bool:
        """A day with a number as a contact day whose note says that no students came is asked."""
        words = ("first day", "last day", "before", "after", "resume")
        notes = " ".join(fold(cell.text) for cell in line.cells.get(Meaning.KIND_OF_DAY, ()))
        if listed and any(word in notes for word in words):
            return True
        if listed and not day.answered:
            self._desk.ask_cell(day, line.who, f'its note says "{closed}": is it a contact day? Then repeat the day')
        return listed and day.answered

    def _is_told(self, line: Line) -> bool:
        place = line.table.anchor.place
        text = "does every row of this list stand for a student contact day?"
        question = Question(("sheets", *file_of(place)), "contact days", text, (place,), ("yes", "no"))
        return self._desk.ask(question) == "yes"

    def _is_on(self, line: Line, day: Cell, read: date) -> bool:
        """Whether the weekday beside a day is right; else one of them is a slip."""
        cell = line.filled(Meaning.WEEKDAY)
        if cell is None or day.answered or fold(cell.text)[:3] not in _WEEKDAYS:
            return True
        if fold(cell.text)[:3] == _WEEKDAYS[read.weekday()]:
            return True
        self._desk.ask_cell(day, line.who, f"{read} is no {cell.text}: which day is meant?")
        return False

    def _kind(self, says: list[Cell]) -> str:
        for cell in says:
            if holds(fold(cell.text), word_set("e_learning", "says")):
                self._desk.guess(cell, E_LEARNING, "the note says so")
                return E_LEARNING
        return IN_PERSON

    def _add(self, day: date, kind: str, cell: Cell) -> None:
        known = self._found.get(day)
        if known is None:
            self._found[day] = self._desk.rests(ContactDay(self._district, day, kind), cell)
        else:
            self._desk.notice(cell, f"{day} stands in the lists once more; it is entered once")

    def records(self) -> Iterator[ContactDay]:
        """The contact days of the register."""
        for _, day in sorted(self._found.items()):
            yield day
