"""Assignments: which officer serves which school in which role from when to when, and what is said about the course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hallpass.days import NEVER, Span, school_year_name
from hallpass.files.tidying.context import is_doubtful
from hallpass.files.tidying.dates import EXPECTED, DateRead
from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.heed import left_out
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.schools import Everywhere, SchoolBook
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry
from hallpass.files.tidying.values import read_truth
from hallpass.files.tidying.words import fold, word_set
from hallpass.register.records import ROLES, SUBSTITUTE

OPEN_END, YEAR_END = "open", "end of the school year"
_WHERE: Final = ("served by the agency", "all of the district")
_LEFT_OUT: Final = "Until it is said, these assignments are left out"
_SHORT: Final = 2  # words; a longer note may speak of anything
_WAITS: Final = "the assignment waits for an answer"


@dataclass(frozen=True)
class Stint:
    """Service of an officer at one school as one row says it. `blank_end`: the row gives no last day."""

    officer: str
    agency: str | None
    school: Entry
    role: str
    first: date
    last: date | None
    blank_end: bool
    unable: bool | None
    line: Line
    cells: tuple[Cell, ...]

    @property
    def key(self) -> tuple[str, str, str, date]:
        """What makes two rows speak of one assignment."""
        return (self.officer, self.school.id, self.role, self.first)


class Service:
    """Reads the rows that assign officers to schools."""

    def __init__(
        self, schools: SchoolBook, days: Days, desk: Desk, newest: Span | None, served: set[tuple[str, str]]
    ) -> None:
        self._schools = schools
        self._days = days
        self._desk = desk
        self._newest = newest
        self._served = served
        self.stints: list[Stint] = []

    def read(
        self, line: Line, officer: str, agency: str | None, at: Cell | None = None, mark: Cell | None = None
    ) -> None:
        """Take what a row says about an officer's service; `at`: the school in a heading, `mark`: the cell below it."""
        schools = self._schools_of(line, agency, at)
        if schools is None:
            return
        role = self._role(line)
        first, last, blank_end = self._span(line)
        cells = [cell for cell in (*self._cells(line, at), mark) if cell]
        if role is None or first is None or not schools or self._is_backwards(line, first, last):
            self._desk.passed_over(_WAITS if schools else "no school can be told", cells)
            return
        unable = self._unable(line)
        for school in schools:
            self.stints.append(Stint(officer, agency, school, role, first, last, blank_end, unable, line, tuple(cells)))

    def _cells(self, line: Line, at: Cell | None) -> list[Cell]:
        meanings = (Meaning.SCHOOL, Meaning.ROLE, Meaning.FIRST_DAY, Meaning.LAST_DAY, Meaning.SERVICE_DATES)
        cells = [cell for meaning in (*meanings, Meaning.COULD_NOT_PROVIDE) for cell in line.cells.get(meaning, ())]
        return [cell for cell in [*cells, at] if cell]

    # Where.

    def _schools_of(self, line: Line, agency: str | None, at: Cell | None) -> list[Entry] | None:
        """The schools that a row names; None where it names none at all and says nothing of service."""
        level = line.context.level
        cells = [cell for cell in (*line.cells.get(Meaning.SCHOOL, ()), at) if cell]
        if not cells and line.context.school and Meaning.SCHOOL not in line.cells:
            cells = [Cell(line.source("school").place, line.context.school)]
        if not cells:
            self._ask_school(line)
            return None
        named = [(cell, found) for cell in cells for found in self._schools.named_in(cell, level)]
        schools: dict[str, Entry] = {}
        for cell, found in named:
            for school in self._meant(line, agency, cell, found):
                if self._schools.level(school) is not None:
                    schools[school.id] = school
        return list(schools.values())

    def _ask_school(self, line: Line) -> None:
        blank = line.cell(Meaning.SCHOOL)
        if blank is not None and line.filled(Meaning.FIRST_DAY):
            self._desk.ask_cell(blank, line.who, "at which school is the officer? Until it is said, nothing is entered")

    def _meant(self, line: Line, agency: str | None, cell: Cell, found: Entry | Everywhere | None) -> list[Entry]:
        if not isinstance(found, Everywhere):
            return [found] if found else []
        schools = [entry for entry in self._schools.entries.values() if found.level in (None, entry.kind)]
        section = ("sheets", *file_of(cell.place))
        ground = "schools that the officer's agency serves; the wider reading would only add schools"
        if self._desk.settle(section, "any school means", _WHERE[0], ground, _WHERE) == _WHERE[0]:
            schools = [entry for entry in schools if agency is not None and self._is_served(entry, agency)]
        if schools:
            self._desk.guess(cell, f"{cell.text}: {', '.join(entry.id for entry in schools)}", ground)
        else:
            self._desk.ask_cell(cell, line.who, f'which schools does "{cell.text}" mean?')
        return schools

    def _is_served(self, school: Entry, agency: str) -> bool:
        """Whether an agency serves a school: the list of schools says so, or without one, rows of its officers do."""
        if self._schools.listed and school.served_by is not None:
            return school.served_by == agency
        return (agency, school.id) in self._served

    # In which role.

    def _role(self, line: Line) -> str | None:
        cell = line.filled(Meaning.ROLE)
        if cell is None:
            return self._role_of_group(line)
        folded = fold(cell.text)
        for role in ROLES:
            if folded in word_set("roles", role):
                return role
        hint = SUBSTITUTE if folded in word_set("roles", "unsure") else None
        question = Question(
            ("roles",), cell.text, f'which role is "{cell.text}"? {_LEFT_OUT}', (cell.place,), ROLES, hint
        )
        given = self._desk.ask(question)
        if given:
            self._desk.used(cell)
        return given

    def _role_of_group(self, line: Line) -> str | None:
        """The role that the group of rows, the sheet's name or its title says, where the row does not."""
        place = line.table.anchor.place
        role = line.context.role
        if role is not None and (Meaning.ROLE not in line.cells or role != line.about.context.role):
            above = "the title, the name of the sheet or the heading of the names says so"
            ground = "the group row says so" if "role" in line.told_by else above
            self._desk.guess(line.source("role"), f"role: {role}", ground)
            return role
        text = "no column says who is a regular officer and who a substitute; which are the rows without a role?"
        return self._desk.ask(Question(("sheets", *file_of(place)), "role", text, (place,), ROLES))

    # From when to when.

    def _span(self, line: Line) -> tuple[date | None, date | None, bool]:
        whole = line.filled(Meaning.SERVICE_DATES)
        period = self._days.period(whole, line.year) if whole else None
        if whole and period is None and not line.filled(Meaning.FIRST_DAY):
            self._desk.cannot_read(whole, "the first and the last day, as in 9/2/2025 - 6/5/2026")
            self._desk.ask_cell(whole, line.who, "from when to when? Until it is said, the assignment is left out")
            return None, None, False
        if period is not None:
            return period[0].day, period[1].day, False
        last = line.cell(Meaning.LAST_DAY)
        if last and not self._is_open(last):
            read = self._day(line, last, "last")
            return (self._first(line) if read.day else None), read.day, False
        first = self._first(line)
        if not last and first is not None and self._may_have_ended(line, last):
            return None, None, True
        return first, (None if last else self._blank_end(line, first)), not last

    def _may_have_ended(self, line: Line, last: Cell | None) -> bool:
        """Whether a short text that is left out (`former`, `retired`) speaks against a service without a last day."""
        short = (cell for cell in left_out(line, self._desk) if len(cell.text.split()) <= _SHORT)
        told = next((cell for cell in short if is_doubtful(cell.text)), None)
        if told is None:
            return False
        cell = line.table.anchor if last is None else last
        text = f'{told.place.cell} says "{told.text}", and no last day is given: on which day did the service end?'
        self._desk.ask_cell(cell, line.who, f'{text} "open" if it goes on')
        return not cell.answered

    def _is_open(self, last: Cell) -> bool:
        return fold(last.text) in word_set("nothing", "open_end")

    def _first(self, line: Line) -> date | None:
        cell = line.cell(Meaning.FIRST_DAY)
        if cell is not None:
            return self._day(line, cell, "first").day
        place = line.table.anchor.place
        text = "no column gives a first day of service; on which day did the officers of this sheet begin?"
        given = self._desk.ask(Question(("sheets", *file_of(place)), "first day", text, (place,)))
        return self._days.read(Cell(place, given, answered=True)).day if given else None

    def _day(self, line: Line, cell: Cell, which: str) -> DateRead:
        read = self._days.take(cell, line.year) if cell else DateRead()
        if read.day and self._is_plausible(line, read.day, which):
            return read
        if cell and self._days.waits(cell):
            return DateRead()
        told = f'"{cell.text}"' if cell else "nothing"
        self._desk.ask_cell(
            cell, line.who, f"{told} is no {which} day of service; until it is said, the assignment is left out"
        )
        if cell and read.day:
            self._desk.cannot_read(cell, f"a {which} day that fits the sheet's school year")
        elif cell:
            self._desk.cannot_read(cell, EXPECTED)
        return DateRead()

    def _is_plausible(self, line: Line, day: date, which: str) -> bool:
        """Whether the assignment can touch the school year that the sheet is for."""
        if line.year is None:
            return True
        return day <= line.year.last if which == "first" else day >= line.year.first

    def _is_backwards(self, line: Line, first: date | None, last: date | None) -> bool:
        cell = line.cell(Meaning.LAST_DAY)
        if first is None or last is None or last >= first or cell is None:
            return False
        self._desk.ask_cell(cell, line.who, f"the last day {last} lies before the first day {first}: which is right?")
        return True

    def _blank_end(self, line: Line, first: date | None) -> date | None:
        """The last day where none is given: the end of the school year if a newer year has a list of its own."""
        cell = line.cell(Meaning.LAST_DAY)
        cell = line.table.anchor if cell is None else cell
        older = line.year is not None and self._newest is not None and line.year.first < self._newest.first
        found = YEAR_END if older else OPEN_END
        ground = "a list of a newer school year follows" if older else "this is the newest list"
        section = ("sheets", *file_of(cell.place))
        year = f" of {school_year_name(line.year.first)}" if line.year else ""
        given = self._desk.settle(section, f"empty last day{year} means", found, ground, (OPEN_END, YEAR_END))
        last = line.year.last if given == YEAR_END and line.year else None
        if first is not None:
            self._desk.guess(cell, f"last day: {last or 'open'}", f"no last day is given, and {ground}")
        return last

    def _unable(self, line: Line) -> bool | None:
        """5.3: whether the employer could not provide the course; blank is unknown, and never no."""
        cell = line.cell(Meaning.COULD_NOT_PROVIDE)
        if cell is None:
            return None
        if not cell:
            self._desk.notice(cell, "empty: whether the course could not be provided is unknown, which is not no")
            return None
        truth = read_truth(cell.text)
        if truth is None:
            self._desk.cannot_read(cell, "yes or no")
            return None
        if truth.ground:
            self._desk.guess(cell, "yes" if truth.value else "no", truth.ground)
        return truth.value


def joined(stints: Iterable[Stint], desk: Desk) -> Iterator[Stint]:
    """The stints, those that several rows tell made one."""
    groups: dict[tuple[str, str, str, date], list[Stint]] = defaultdict(list)
    for stint in stints:
        groups[stint.key].append(stint)
        desk.used(*stint.cells)
    for group in groups.values():
        last, blank = _last_of(group, desk)
        yield replace(group[0], last=last, blank_end=blank, unable=_unable_of(group, desk))


def _last_of(group: list[Stint], desk: Desk) -> tuple[date | None, bool]:
    """The last day that rows about one assignment give: where they differ the newer list's, in one list the earlier."""
    newest = max(group, key=lambda stint: stint.line.year.first if stint.line.year else date.min)
    for other in group:
        if other.last == newest.last or (other.blank_end and not newest.blank_end):
            continue
        cell = other.line.cell(Meaning.LAST_DAY)
        cell = other.cells[0] if cell is None else cell
        if other.line.table is newest.line.table:
            desk.ask_cell(
                cell, other.line.who, "two rows about one assignment have different last days: which is right?"
            )
            newest = min(newest, other, key=lambda stint: stint.last or NEVER)
        else:
            source = newest.line.table.sheet.name or newest.line.table.sheet.file
            desk.guess(cell, f"last day: {newest.last or 'open'}", f"{source} is the newer list and says so")
    return newest.last, newest.blank_end


def _unable_of(group: list[Stint], desk: Desk) -> bool | None:
    said = {stint.unable for stint in group if stint.unable is not None}
    if len(said) < 2:
        return next(iter(said), None)
    for stint in group:
        if cell := stint.line.filled(Meaning.COULD_NOT_PROVIDE):
            desk.ask_cell(cell, stint.line.who, "rows about one assignment contradict each other here: which is right?")
    return None
