"""Days of substitute service: from a log with a row for each day, or a table with a column for each day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.heed import left_out
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.schools import SchoolBook
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry
from hallpass.files.tidying.values import is_nothing, read_truth
from hallpass.files.tidying.words import fold, holds, word_set
from hallpass.register.records import SUBSTITUTE, SubstituteDay

_HOURS: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})?(?: ?(?:h|hr|hrs|hours))?", re.IGNORECASE)
_MOST_HOURS: Final = 24


class SubstituteDays:
    """Gathers the days that substitutes served or are planned for."""

    def __init__(self, schools: SchoolBook, days: Days, desk: Desk) -> None:
        self._schools = schools
        self._days = days
        self._desk = desk
        self._found: dict[tuple[str, str, date], SubstituteDay] = {}
        self._first: dict[tuple[str, str, date], Cell] = {}
        self.seen: list[tuple[str, date, Line]] = []

    def read(self, line: Line, officer: str) -> None:
        """Take the day, or the days, that a row gives for an officer."""
        if Meaning.DAY in line.cells:
            self._of_row(line, officer)
        for column, cell in line.named:
            if column.meaning is Meaning.ON_DAY and cell:
                heading = column.heading.cells[-1]
                on = Cell(heading.place, heading.value if self._days.read(heading).day else column.heading.text)
                self._mark(line, officer, on, cell)

    def of_heading(self, line: Line, officer: str, mark: Cell) -> None:
        """Take a cell of a table with a row for each day and a column for each officer."""
        day = line.filled(Meaning.DAY)
        if day is not None:
            self._mark(line, officer, day, mark)

    def at_heading(self, line: Line, officer: str, school: str, name: Cell) -> None:
        """Take a cell of a table with a row for each day and a column for each school: the officer's name."""
        day = line.filled(Meaning.DAY)
        entry = self._schools.take(school, name)
        read = self._days.take(day, line.year).day if day else None
        if read and entry and day:
            self._add(line, officer, entry, read, [day, name])

    def _of_row(self, line: Line, officer: str) -> None:
        day = line.cell(Meaning.DAY)
        cells = [cell for cell in line.cells.get(Meaning.SCHOOL, ()) if cell]
        if not day:
            self._desk.passed_over("no day is given", cells)
            return
        read = self._days.take(day, line.year).day
        schools = self._at(line, cells)
        if self._is_void(line) or not read or not schools or not self._is_of_substitutes(line):
            self._desk.passed_over("the day of service waits for an answer", [day, *cells])
            return
        for school in schools:
            self._add(line, officer, school, read, [day, *cells])

    def _at(self, line: Line, cells: list[Cell]) -> list[Entry]:
        """The schools of a row; a day needs one, and is left out without."""
        if not cells and line.context.school and Meaning.SCHOOL not in line.cells:
            cells = [Cell(line.source("school").place, line.context.school)]
        if not cells:
            blank = line.cell(Meaning.SCHOOL)
            if blank is not None:
                self._desk.ask_cell(blank, line.who, "at which school was this day served? Until then it is left out")
            return []
        found = [entry for cell in cells for entry in self._schools.named_in(cell, line.context.level)]
        return [entry for entry in found if isinstance(entry, Entry) and self._schools.level(entry)]

    def _is_void(self, line: Line) -> bool:
        """Whether a note that is left out says that the day was not served; then a person is asked."""
        notes = [cell for cell in left_out(line, self._desk) if holds(fold(cell.text), word_set("heed", "void"))]
        notes += [cell for cell in _hours(line) if cell.text.strip("0.") == ""]
        day = line.cell(Meaning.DAY)
        if not notes or day is None or day.answered:
            return False
        text = f"{notes[0].place.cell} speaks against this day: was it served? Then repeat the day"
        self._desk.ask_cell(day, line.who, text)
        return True

    def _is_of_substitutes(self, line: Line) -> bool:
        """Whether the list is of substitutes' days: its name, title or headings say so, or a person does."""
        headings = " ".join(heading.text for heading in line.table.headings)
        said = "substitute" in line.about.topics or re.search(r"\bsub(stitute)?s?\b|cover", headings.lower())
        role = line.filled(Meaning.ROLE)
        if said or line.context.role == SUBSTITUTE:
            return True
        if role is not None and fold(role.text) in word_set("roles", SUBSTITUTE):
            self._desk.used(role)
            return True
        place = line.table.anchor.place
        text = "are the days of this list days of substitute service?"
        return (
            self._desk.ask(Question(("sheets", *file_of(place)), "substitute days", text, (place,), ("yes", "no")))
            == "yes"
        )

    def _mark(self, line: Line, officer: str, on: Cell, mark: Cell) -> None:
        """Take a cell where an officer and a day cross: a tick or hours, or the school."""
        day = self._days.read(on, line.about.context.year).day
        truth = read_truth(mark.text)
        if (truth is not None and truth.value is False) or is_nothing(mark.text):
            self._desk.passed_over("it says that the day was not served", [mark])
            return
        if not self._is_of_substitutes(line) or day is None:
            self._desk.passed_over("the day of service waits for an answer", [mark])
            return
        if truth is not None or self._is_hours(mark):
            schools = self._at(line, [cell for cell in line.cells.get(Meaning.SCHOOL, ()) if cell])
            taken = truth is None or truth.value is True
        else:
            schools, taken = self._at(line, [mark]), True
        if not schools or not taken:
            self._desk.passed_over("the school of this day waits for an answer", [mark])
            if truth is not None or self._is_hours(mark):
                self._desk.ask_cell(mark, line.who, f"at which school was {day} served? Until then it is left out")
        for school in schools if taken else ():
            self._add(line, officer, school, day, [mark])

    def _is_hours(self, mark: Cell) -> bool:
        found = _HOURS.fullmatch(mark.text)
        return bool(found) and 0 < float(re.sub(r"[^\d.]", "", mark.text)) <= _MOST_HOURS

    def _add(self, line: Line, officer: str, school: Entry, day: date, cells: list[Cell]) -> None:
        key = (officer, school.id, day)
        self.seen.append((officer, day, line))
        self._desk.used(*cells)
        if key in self._found:
            self._desk.notice(cells[0], f"the same day as {self._first[key].place.cell} once more; it is entered once")
            return
        self._first[key] = cells[0]
        made = SubstituteDay(officer, school.id, day, extra=line.keep(self._desk))
        self._found[key] = self._desk.rests(made, *cells)

    def records(self) -> Iterator[SubstituteDay]:
        """The substitute days of the register, as the files list them."""
        yield from self._found.values()


def _hours(line: Line) -> list[Cell]:
    """The hours of a row: they are left out, but no hours are no service."""
    words = word_set("heed", "hours")
    columns = [heading.column for heading in line.table.headings if fold(heading.text) in words]
    cells = (line.table.sheet.cell(line.row, column) for column in columns)
    return [cell for cell in cells if cell]
