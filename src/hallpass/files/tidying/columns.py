"""What each column of a table means: by its heading, by its values, by the column to its left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from hallpass.files.tidying.context import About
from hallpass.files.tidying.dates import read_date
from hallpass.files.tidying.desk import Desk, Question, Section, Sure
from hallpass.files.tidying.layout import Heading, Table, is_plain_day
from hallpass.files.tidying.meanings import (
    OF_DAYS,
    OF_OFFICERS,
    OF_OTHERS,
    REPEATED,
    SAID_BY_HEADING,
    Meaning,
    is_agency,
    is_course,
    is_date,
    is_person,
    is_plain_date,
    is_role,
    is_school,
    is_title,
    meanings_of_heading,
    share_that_fits,
)
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.words import fold, holds, word_set

_COMPANIONS: Final = {
    Meaning.OFFICER: frozenset(
        {Meaning.LICENSE, Meaning.ROLE, Meaning.FIRST_DAY, Meaning.COMPLETED, Meaning.POLICY_READ, Meaning.CERTIFICATE}
        | {Meaning.COULD_NOT_PROVIDE, Meaning.LAST_DAY}
    ),
    Meaning.SCHOOL: frozenset({Meaning.LEVEL, Meaning.ABBREVIATION}),
    Meaning.AGENCY: frozenset(
        {Meaning.ALSO_WRITTEN, Meaning.CONTRACT_FROM, Meaning.CONTRACT_DATES, Meaning.POLICY_ADOPTED}
    ),
    Meaning.COURSE: frozenset({Meaning.COURSE_KIND}),
}
_OF_LISTS: Final = _COMPANIONS[Meaning.SCHOOL] | _COMPANIONS[Meaning.AGENCY]
_ONLY_OF_OFFICERS: Final = frozenset({Meaning.LICENSE, Meaning.COULD_NOT_PROVIDE, Meaning.CERTIFICATE, Meaning.ROLE})
_AFTER: Final = {
    Meaning.COURSE: Meaning.COMPLETED,
    Meaning.POLICY_READ: Meaning.POLICY_READ,
    Meaning.CERTIFICATE: Meaning.CERTIFICATE,
}
_BY_TOPIC: Final = (
    ("policy", Meaning.POLICY_READ),
    ("training", Meaning.COMPLETED),
    ("substitute", Meaning.DAY),
    ("calendar", Meaning.DAY),
)
_OF_CONTRACTS: Final = frozenset({Meaning.CONTRACT_FROM, Meaning.CONTRACT_TO, Meaning.CONTRACT_DATES})
_ENOUGH: Final = 0.5
_SAMPLE: Final = 1_000  # cells of a column that tell what it means
_NEARLY_ALL: Final = 0.8


@dataclass(frozen=True)
class Column:
    """What a column means, on which ground, how sure; `of`: what its heading names, where each cell is about that."""

    heading: Heading
    meaning: Meaning
    ground: str
    sure: Sure = "sure"
    open: bool = False

    @property
    def of(self) -> str:
        """What the heading names: a school, a course, a day, an officer."""
        return self.heading.text if self.meaning is Meaning.ON_DAY else self.heading.lower


class Columns:
    """Finds the meanings of the columns of one table."""

    def __init__(self, table: Table, about: About, knows: Callable[[Meaning, str], bool]) -> None:
        self.table = table
        self.about = about
        self._knows = knows
        self._cells = {heading.column: table.column(heading.column)[:_SAMPLE] for heading in table.headings}
        self._said = {heading.column: _said(heading) for heading in table.headings}

    def find(self) -> list[Column]:
        """The meaning of every column."""
        self._name_by_values()
        officers = self._identity()
        if officers not in (Meaning.OFFICER, Meaning.LAST_NAME) and self._plain_meanings() & _ONLY_OF_OFFICERS:
            return self._without_names()
        allowed = OF_OFFICERS if officers in (Meaning.OFFICER, Meaning.LAST_NAME) else OF_OTHERS
        if not self._has_days():
            allowed -= OF_DAYS
        columns: list[Column] = []
        for heading in self.table.headings:
            left = columns[-1].meaning if columns else None
            columns.append(self._one(heading, allowed, officers, left))
        return _each_once(columns, self._cells)

    def _without_names(self) -> list[Column]:
        """The columns of a table that seems to be of officers, though no column is known to name them: one is asked."""
        told = "the table seems to be of officers, and no column is known to name them"
        columns = [Column(heading, Meaning.LEAVE_OUT, told, "likely") for heading in self.table.headings]
        names = [
            at for at, heading in enumerate(self.table.headings) if Meaning.OFFICER in self._said[heading.column][0]
        ]
        at = names[0] if names else 0
        columns[at] = replace(columns[at], ground="may name the officers", open=True)
        return columns

    def _has_days(self) -> bool:
        """Whether the table has a row for each day."""
        headings = self.table.headings
        return any(is_plain_date(heading.lower) or Meaning.DAY in self._said[heading.column][0] for heading in headings)

    def _identity(self) -> Meaning | None:
        """Whose table it is: the meaning that its rows are named by. Tables of officers name all the rest too."""
        if any(said[:1] == (Meaning.LAST_NAME,) for said, _ in self._said.values()):
            return Meaning.LAST_NAME
        if self._is_of_officers():
            return Meaning.OFFICER
        scores = {meaning: self._score(meaning) for meaning in _COMPANIONS if meaning is not Meaning.OFFICER}
        best = max(scores, key=lambda meaning: scores[meaning])
        return best if scores[best] > 0 else None

    def _is_of_officers(self) -> bool:
        """Whether a column names officers: it says so alone, or it says `name` and all else speaks for officers."""
        columns = [column for column, (said, _) in self._said.items() if Meaning.OFFICER in said]
        if any(len(self._said[column][0]) == 1 for column in columns):
            return True
        found = self._plain_meanings()
        if found & _OF_LISTS:
            return False
        for column in columns:
            texts = [cell.text for cell in self._cells[column]]
            commas = sum("," in text for text in texts) >= _ENOUGH * len(texts)
            if self._strict(Meaning.OFFICER, column) >= _ENOUGH and (commas or found & _COMPANIONS[Meaning.OFFICER]):
                return True
        return False

    def _plain_meanings(self) -> set[Meaning]:
        """What the headings mean that can mean one thing alone."""
        return {said[0] for said, _ in self._said.values() if len(said) == 1}

    def _score(self, meaning: Meaning) -> float:
        columns = [column for column, (said, _) in self._said.items() if meaning in said]
        if not columns:
            return 0
        fit = max(self._strict(meaning, column) + (len(self._said[column][0]) == 1) for column in columns)
        return 2 * fit + min(2, len(self._plain_meanings() & _COMPANIONS[meaning]))

    def _strict(self, meaning: Meaning, column: int) -> float:
        """The share of a column's cells that certainly are of a kind of name."""
        tests: dict[Meaning, Callable[[str], bool]] = {
            Meaning.OFFICER: is_person,
            Meaning.SCHOOL: is_school,
            Meaning.AGENCY: is_agency,
            Meaning.COURSE: is_course,
        }
        cells = [cell for cell in self._cells[column] if isinstance(cell.value, str)]
        fits = [cell for cell in cells if tests[meaning](cell.text) or self._knows(meaning, cell.text)]
        return len(fits) / len(cells) if cells else 0

    def _one(
        self, heading: Heading, allowed: frozenset[Meaning], whose: Meaning | None, left: Meaning | None
    ) -> Column:
        said, exact = self._said[heading.column]
        if named := self._named(heading, said):
            return named
        if is_plain_date(heading.lower) and not said:
            return self._plain_date(heading, left, allowed)
        fitting = [meaning for meaning in said if meaning in allowed]
        if len(said) > 1 and set(fitting) & _OF_CONTRACTS and not self._is_about_contracts():
            return Column(heading, Meaning.LEAVE_OUT, "nothing says that it is about a contract", "likely", open=True)
        if fitting:
            return self._by_heading(heading, fitting, whose, exact)
        if said:
            return Column(heading, Meaning.LEAVE_OUT, "a table of this kind has no place for it")
        return self._by_values(heading, allowed)

    def _is_about_contracts(self) -> bool:
        """Whether a heading or a title speaks of contracts, so that `from` and `to` can be theirs."""
        texts = [heading.text for heading in self.table.headings] + [cell.text for cell in self.table.above]
        return bool(holds(fold(" ".join((*texts, self.table.sheet.name))), word_set("topics", "contracts")))

    def _by_heading(self, heading: Heading, said: list[Meaning], whose: Meaning | None, exact: bool) -> Column:
        cells = self._cells[heading.column]
        if whose in said and len(said) > 1 and whose is not None and whose in _COMPANIONS:
            best = whose
        elif len(said) > 1 and set(said) <= set(_COMPANIONS):
            sure = [meaning for meaning in said if self._strict(meaning, heading.column) >= _ENOUGH]
            if len(sure) != 1:
                told = f"nothing tells which of {', '.join(said)} it names"
                return Column(heading, Meaning.LEAVE_OUT, told, "likely")
            best = sure[0]
        else:
            best = max(said, key=lambda meaning: (self._fit(meaning, cells), -said.index(meaning)))
        if len(said) > 1 and cells and self._fit(best, cells) < _ENOUGH and Meaning.LEAVE_OUT not in said:
            return Column(heading, Meaning.LEAVE_OUT, f"its values fit none of {', '.join(said)}", "likely", open=True)
        if best is Meaning.COURSE and cells and all(map(is_date, cells)):
            return Column(heading, Meaning.LEAVE_OUT, "it holds days and names no course", "likely", open=True)
        ground = "the heading says so" if exact else "the words of the heading, or names below it, say so"
        if len(said) > 1:
            ground = "the heading and its values say so"
        return Column(heading, best, ground, "sure" if exact else "likely")

    def _fit(self, meaning: Meaning, cells: list[Cell]) -> float:
        share = share_that_fits(meaning, cells)
        if meaning is Meaning.SCHOOL:
            known = [cell for cell in cells if is_school(cell.text) or self._knows(meaning, cell.text)]
            return max(share * 0.8, len(known) / len(cells)) if cells else share
        if meaning is Meaning.AGENCY and cells:
            return sum(is_agency(cell.text) or self._knows(meaning, cell.text) for cell in cells) / len(cells)
        return share

    def _plain_date(self, heading: Heading, left: Meaning | None, allowed: frozenset[Meaning]) -> Column:
        if left in _AFTER:
            meaning = _AFTER[left]
            return Column(heading, meaning, f"it stands to the right of the {left}", "likely")
        if Meaning.OFFICER not in allowed:
            return Column(heading, Meaning.DAY, "it is the day of the row")
        if self.about.context.course and not any(said == (Meaning.COURSE,) for said, _ in self._said.values()):
            return Column(heading, Meaning.COMPLETED, "the sheet or its title names the course", "likely")
        for topic, meaning in _BY_TOPIC:
            if topic in self.about.topics or (topic == "substitute" and self._of_substitutes()):
                return Column(heading, meaning, f"the list is about the {topic}", "likely")
        return Column(heading, Meaning.LEAVE_OUT, "days, of what is not said", "likely", open=True)

    def _of_substitutes(self) -> bool:
        """Whether the headings say that the list is of substitutes' days."""
        texts = [heading.text.lower() for heading in self.table.headings]
        return any(re.search(r"\bsub(stitute)?\b", text) or text.startswith("cover") for text in texts)

    def _named(self, heading: Heading, said: tuple[Meaning, ...]) -> Column | None:
        """A column whose heading is itself a day, a school, a course or an officer."""
        text = heading.lower
        cells = self._cells[heading.column]
        ground = "the heading names it"
        if is_plain_day(heading.cells[-1].value) or is_plain_day(heading.text) or self._day_of_year(heading):
            return Column(heading, Meaning.ON_DAY, ground)
        if said or not text:
            return None
        if is_title(text) and cells and share_that_fits(Meaning.CERTIFICATE, cells) >= _NEARLY_ALL:
            return Column(heading, Meaning.IN_COURSE, ground)
        if is_school(text) or self._knows(Meaning.SCHOOL, text):
            return Column(heading, Meaning.AT_SCHOOL, ground)
        if (self._knows(Meaning.OFFICER, text) or "," in text) and is_person(text) and self._has_days():
            return Column(heading, Meaning.OF_OFFICER, ground)
        return None

    def _day_of_year(self, heading: Heading) -> bool:
        return bool(read_date(heading.text, self.about.context.year).day)

    def _by_values(self, heading: Heading, allowed: frozenset[Meaning]) -> Column:
        cells = self._cells[heading.column]
        unknown = "the heading is not known" if heading.text else "it has no heading"
        if len(cells) >= 2:
            texts = [cell.text for cell in cells]
            if Meaning.ROLE in allowed and _nearly_all(texts, is_role):
                return Column(heading, Meaning.ROLE, f"{unknown}, its values are roles", "likely")
            if _nearly_all(texts, lambda text: is_agency(text) or self._knows(Meaning.AGENCY, text)):
                return Column(heading, Meaning.AGENCY, f"{unknown}, its values are agencies", "likely")
            if _nearly_all(texts, lambda text: is_school(text) or self._knows(Meaning.SCHOOL, text)):
                return Column(heading, Meaning.SCHOOL, f"{unknown}, its values are schools", "likely")
            if all(map(is_date, cells)):
                return Column(heading, Meaning.LEAVE_OUT, f"{unknown}, its values are days", "likely", open=True)
        return Column(heading, Meaning.LEAVE_OUT, unknown, "likely")

    def _name_by_values(self) -> None:
        """Take a column of names for the officers, last name first, where no heading says officer."""
        if self._plain_meanings() & _OF_LISTS or any(Meaning.OFFICER in said for said, _ in self._said.values()):
            return
        for heading in self.table.headings:
            texts = [cell.text for cell in self._cells[heading.column]]
            unknown = not self._said[heading.column][0] and len(texts) >= 2 and self._named(heading, ()) is None
            if unknown and _nearly_all(texts, lambda text: "," in text and is_person(text)):
                self._said[heading.column] = ((Meaning.OFFICER,), False)
                return


def _nearly_all(texts: list[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, texts)) >= _NEARLY_ALL * len(texts)


def _said(heading: Heading) -> tuple[tuple[Meaning, ...], bool]:
    """What a heading can mean: the whole of it, without brackets, its lower row, its upper row, its words."""
    texts = [
        heading.text,
        re.sub(r"\([^)]*\)", " ", heading.text),
        heading.lower,
        re.sub(r"\([^)]*\)", " ", heading.lower),
    ]
    if not is_plain_date(heading.lower):
        texts.append(heading.upper)
    for text in texts:
        found, exact = meanings_of_heading(text)
        if exact:
            return found, True
    return meanings_of_heading(heading.text)


def _each_once(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """The columns, with a meaning that only one of them can have left to the surest."""
    taken: dict[Meaning, Column] = {}

    def rank(column: Column) -> tuple[bool, bool, int]:
        filled = cells[column.heading.column]
        return (column.sure == "sure", share_that_fits(column.meaning, filled) >= _ENOUGH, len(filled))

    for column in columns:
        if column.meaning not in REPEATED:
            known = taken.get(column.meaning)
            if known is None or rank(column) > rank(known):
                taken[column.meaning] = column
    return [_once(column, taken) for column in columns]


def _once(column: Column, taken: dict[Meaning, Column]) -> Column:
    winner = taken.get(column.meaning)
    if winner is None or winner is column:
        return column
    ground = f'the column "{winner.heading.text}" is taken for the {column.meaning} already'
    return replace(column, meaning=Meaning.LEAVE_OUT, ground=ground, sure="likely", open=True)


def settled(columns: Iterable[Column], section: Section, desk: Desk) -> list[Column]:
    """The columns as a person decides them in the mapping, else as they were found."""
    return [_settled(column, section, desk) for column in columns]


def _settled(column: Column, section: Section, desk: Desk) -> Column:
    key = column.heading.cells[0].place.cell
    told = f'"{column.heading.text}": {column.ground}'
    allowed = tuple(Meaning)
    if column.open:
        text = f'"{column.heading.text}" {column.ground}: what does this column mean?'
        given = desk.ask(Question(section, key, text, (column.heading.cells[0].place,), allowed)) or Meaning.LEAVE_OUT
    else:
        given = desk.settle(section, key, column.meaning, told, allowed)
    if Meaning(given) is column.meaning:
        return column
    return replace(column, meaning=Meaning(given), ground="the mapping says so", sure="sure", open=False)


def pairs(columns: list[Column]) -> list[tuple[Column | None, Column | None]]:
    """Each course column with the column of its day: the next one to its right before another course."""
    found: list[tuple[Column | None, Column | None]] = []
    for column in columns:
        if column.meaning is Meaning.COURSE:
            if found and found[-1][0] is None:
                found[-1] = (column, found[-1][1])  # the day stands before its course
            else:
                found.append((column, None))
        elif column.meaning is Meaning.COMPLETED:
            if found and found[-1][1] is None:
                found[-1] = (found[-1][0], column)
            else:
                found.append((None, column))
    return found


def about_heading(column: Column) -> bool:
    """Whether each cell of a column is about what the heading names."""
    return column.meaning in SAID_BY_HEADING


def is_of_officers(columns: Iterable[Column]) -> bool:
    """Whether the rows of a table are about officers."""
    whose = (Meaning.OFFICER, Meaning.LAST_NAME, Meaning.OF_OFFICER, Meaning.AT_SCHOOL)
    return any(column.meaning in whose for column in columns)
