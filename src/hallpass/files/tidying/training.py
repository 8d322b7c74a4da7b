"""Which courses an officer completed and when, out of all that the sheets say about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.days import Span
from hallpass.files.tidying.courses import Courses, looks_like, title_and_day
from hallpass.files.tidying.dates import EXPECTED
from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning, is_course
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.values import is_later, is_nothing, read_truth
from hallpass.files.tidying.words import fold, tokens, word_set
from hallpass.register.records import Completion

_LONGEST_TITLE: Final = 200
_UNKNOWN_DAY: Final = "on which day was this course completed? Until then the day is unknown"


@dataclass(frozen=True)
class Claim:
    """What one row says about one course of an officer: completed on a day, within a span, or at an unknown time."""

    title: str
    title_cell: Cell
    day_cell: Cell | None
    day: date | None
    within: Span | None
    line: Line

    @property
    def cells(self) -> list[Cell]:
        """The cells that say it."""
        return [cell for cell in (self.title_cell, self.day_cell) if cell]

    @property
    def sheet(self) -> tuple[str, str]:
        """The sheet that says it."""
        return (self.title_cell.place.file, self.title_cell.place.sheet)


class Training:
    """Gathers the claims of each officer and makes completions of them."""

    def __init__(self, courses: Courses, days: Days, desk: Desk) -> None:
        self._courses = courses
        self._days = days
        self._desk = desk
        self._claims: dict[str, list[Claim]] = defaultdict(list)

    def read(self, line: Line, officer: str) -> None:
        """Take what a row says about an officer's courses."""
        given = [(title, day) for title, day in line.courses if title is not None]
        for title, day in given:
            self._said(line, officer, title, day)
        alone = [day for title, day in line.courses if title is None and day]
        if line.context.course and not given and alone:
            anchor = line.source("course")
            self._claim(line, officer, line.context.course, Cell(anchor.place, line.context.course), alone[0])
            alone = alone[1:]
        self._desk.passed_over("no course stands beside this day", alone)
        for column, cell in line.named:
            if column.meaning is Meaning.IN_COURSE and cell:
                self._claim(line, officer, column.of, Cell(column.heading.cells[-1].place, column.of), cell)

    def _said(self, line: Line, officer: str, title: Cell, day: Cell | None) -> None:
        if not title:
            self._desk.passed_over("no course stands beside this day", [day] if day else [])
        elif is_nothing(title.text):
            self._desk.passed_over("it says that there is no course", [cell for cell in (title, day) if cell])
        elif is_later(title.text):
            self._later(line, title, day)
        elif not _is_title(title.text):
            self._desk.cannot_read(title, "the title of one course")
            self._desk.passed_over("the course beside it cannot be read", [day] if day else [])
        else:
            name, inside = title_and_day(title.text)
            if inside and not day:
                self._claim(line, officer, name, title, Cell(title.place, inside, title.answered))
            else:
                self._claim(line, officer, title.text, title, day)

    def _later(self, line: Line, title: Cell, day: Cell | None) -> None:
        self._desk.passed_over("the course is yet to come", [cell for cell in (title, day) if cell])
        self._desk.ask_cell(title, line.who, f'"{title.text}": has a course been completed since, and which?')

    def _claim(self, line: Line, officer: str, title: str, title_cell: Cell, day: Cell | None) -> None:
        if day and is_later(day.text):
            self._desk.passed_over("the course is yet to come", [title_cell, day])
            self._desk.ask_cell(
                day, line.who, f'"{title}" is put down as "{day.text}": has it been completed, and when?'
            )
            return
        claim = self._dated(line, title, title_cell, day)
        if claim is not None and not self._is_planned(claim, line):
            self._claims[officer].append(claim)

    def _dated(self, line: Line, title: str, title_cell: Cell, day: Cell | None) -> Claim | None:
        if not day:
            return Claim(title, title_cell, day, None, None, line)
        truth = read_truth(day.text, word_set("truth", "read"))
        if truth is not None:
            if truth.value is False:
                self._desk.passed_over("it says that the course is not completed", [title_cell, day])
                return None
            return Claim(title, title_cell, day, None, None, line)
        read = self._days.read(day)
        if read.day or read.within:
            self._days.take(day)
        else:
            self._desk.cannot_read(day, EXPECTED)
        return Claim(title, title_cell, day, read.day, read.within, line)

    def _is_planned(self, claim: Claim, line: Line) -> bool:
        """A day after the list's own day, or after its school year, is a plan or a slip, and no completion."""
        until = line.about.as_of or (line.year.last if line.year else None)
        if not (claim.day and until and claim.day > until and claim.day_cell) or claim.day_cell.answered:
            return False
        self._desk.passed_over("the course is yet to come: the day is after the list's own day", claim.cells)
        text = f"{claim.day} lies after {until}, the last day that the list knows of: has the course been completed?"
        self._desk.ask_cell(claim.day_cell, line.who, text)
        return True

    def completions(self) -> Iterator[Completion]:
        """The completions of the register."""
        for officer, claims in self._claims.items():
            for claim in self._kept(claims):
                yield self._completion(officer, claim)

    def _completion(self, officer: str, claim: Claim) -> Completion:
        latest = claim.day or (claim.within.last if claim.within else None)
        course = self._courses.course(claim.title, latest, claim.title_cell)
        self._desk.used(*claim.cells)
        return self._desk.rests(Completion(officer, course.id, claim.day), *claim.cells)

    # Several claims about one course.

    def _kept(self, claims: list[Claim]) -> list[Claim]:
        exact = self._fullest(self._without_conflicts([claim for claim in claims if claim.day]))
        rest: list[Claim] = []
        for claim in [claim for claim in claims if not claim.day]:
            covered = [known for known in exact + rest if _says_again(claim, known)]
            if covered:
                self._covered(claim, covered[0])
                continue
            clash = [known for known in exact if known.day and fold(known.title) == fold(claim.title)]
            if clash:
                exact = [known for known in exact if known not in clash]
                rest.append(self._conflict([claim, *clash]))
                continue
            self._desk.used(*(cell for known in rest if _says_again(known, claim) for cell in known.cells))
            rest = [*(known for known in rest if not _says_again(known, claim)), claim]
        for claim in rest:
            self._ask_day(claim)
        return exact + rest

    def _covered(self, claim: Claim, known: Claim) -> None:
        """Note a claim that only repeats, less fully, what another one says."""
        self._desk.used(*claim.cells)
        cell = claim.day_cell if claim.within and claim.day_cell else claim.title_cell
        if known.day and (claim.within or fold(claim.title) != fold(known.title)):
            where = known.title_cell.place
            taken = f"{known.title}, completed {known.day}"
            self._desk.guess(
                cell, taken, f"{where.cell} of {where.sheet or where.file} says so in full, and this fits it"
            )

    def _fullest(self, claims: list[Claim]) -> list[Claim]:
        """The claims without those that say a shorter title for the same day."""
        return [
            claim
            for claim in claims
            if not any(
                known.day == claim.day and _says_again(claim, known) and len(known.title) > len(claim.title)
                for known in claims
            )
        ]

    def _ask_day(self, claim: Claim) -> None:
        if claim.day_cell is not None:
            if claim.within:
                self._desk.cannot_read(claim.day_cell, f"{EXPECTED}; the day stays unknown")
            self._desk.ask_cell(claim.day_cell, claim.line.who, _UNKNOWN_DAY + _hint(claim))

    def _without_conflicts(self, claims: list[Claim]) -> list[Claim]:
        """The dated claims, each day once; where two sheets give one course different days, the day is unknown."""
        by_course: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_course[fold(claim.title)].append(claim)
        kept: list[Claim] = []
        for group in by_course.values():
            days_of = defaultdict(set)
            for claim in group:
                days_of[claim.sheet].add(claim.day)
            most = max(days_of.values(), key=len)
            if all(days <= most for days in days_of.values()):
                kept += self._once(group)
            else:
                kept.append(self._conflict(group))
        return kept

    def _once(self, group: list[Claim]) -> list[Claim]:
        first: dict[date | None, Claim] = {}
        for claim in group:
            first.setdefault(claim.day, claim)
            self._desk.used(*claim.cells)
        return list(first.values())

    def _conflict(self, group: list[Claim]) -> Claim:
        """One completion whose day the sheets contradict: the day is unknown."""
        first = group[0]
        told = ", ".join(str(claim.day or (claim.day_cell.text if claim.day_cell else "")) for claim in group)
        for claim in group:
            self._desk.used(*claim.cells)
            if claim.day_cell is not None:
                text = f'"{claim.title}" has different days in the sheets ({told}): which is right?'
                self._desk.ask_cell(claim.day_cell, claim.line.who, text)
        days = [Span(claim.day, claim.day) for claim in group if claim.day]
        days += [claim.within for claim in group if claim.within]
        within = Span(min(span.first for span in days), max(span.last for span in days)) if days else None
        return Claim(first.title, first.title_cell, first.day_cell, None, within, first.line)


def _says_again(claim: Claim, known: Claim) -> bool:
    """Whether a claim without a day says no more than a known one: the same or a shorter title, and a day that fits."""
    fuller = set(tokens(claim.title)) <= set(tokens(known.title))
    if not fuller or (fold(claim.title) != fold(known.title) and looks_like(claim.title) != looks_like(known.title)):
        return False
    if known.day is None:
        return claim.within is None or (known.within is not None and known.within == claim.within & known.within)
    return claim.within is None or known.day in claim.within


def _hint(claim: Claim) -> str:
    return f" (between {claim.within.first} and {claim.within.last})" if claim.within else ""


def _is_title(text: str) -> bool:
    """Whether a cell holds the title of one course."""
    if len(text) > _LONGEST_TITLE or read_truth(text) is not None or not any(char.isalpha() for char in text):
        return False
    parts = [part for part in text.replace("\n", ";").replace("+", ";").replace("/", ";").split(";") if part.strip()]
    return sum(map(is_course, parts)) < 2
