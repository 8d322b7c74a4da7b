"""Turn what offices really keep into a register: everything taken is accounted for, and nothing is taken on a hope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from hallpass.days import Span
from hallpass.files.tidying.columns import Column, Columns, is_of_officers, settled
from hallpass.files.tidying.context import About, about_sheet, is_doubtful, role_in, years_named
from hallpass.files.tidying.dates import school_year
from hallpass.files.tidying.desk import (
    CellFate,
    Choices,
    Desk,
    Guess,
    Notice,
    Question,
    Setting,
    Unread,
    file_of,
)
from hallpass.files.tidying.districts import Told
from hallpass.files.tidying.gathering import Gathering
from hallpass.files.tidying.layout import Table, find_tables
from hallpass.files.tidying.lines import Line, Reader
from hallpass.files.tidying.mapping import write_mapping
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Cell, Place, Sheet, Source, letters, read_sheets
from hallpass.register.register import Register

Knows = Callable[[Meaning, str], bool]
Progress = Callable[[int, str], None]
"""Told how far a tidying is, from 0 to 100, and what it is at."""


@dataclass(frozen=True, slots=True)
class ColumnUnderstood:
    """What a column was taken to mean."""

    place: Place
    heading: str
    meaning: Meaning
    ground: str
    sure: str


@dataclass(frozen=True, slots=True)
class TableUnderstood:
    """What was understood of a table: its headings, its columns, the rows read, and those passed over with reasons."""

    file: str
    sheet: str
    headings: str
    school_year: str | None
    columns: tuple[ColumnUnderstood, ...]
    read: tuple[int, ...]
    passed_over: tuple[tuple[int, str], ...]
    turned: bool = False


@dataclass(frozen=True)
class Tidied:
    """A register, and everything that tidying has to say about how it came to be.

    `decided`: where the mapping says other than what would be taken without it, or what nothing asks for.
    `grounds`: for each list, row by row, the places of the cells that the row rests on."""

    register: Register
    understood: tuple[TableUnderstood, ...]
    guesses: tuple[Guess, ...]
    questions: tuple[Question, ...]
    unread: tuple[Unread, ...]
    notices: tuple[Notice, ...]
    decided: tuple[Setting, ...]
    fates: Mapping[Place, CellFate]
    mapping: str
    grounds: Mapping[str, tuple[tuple[Place, ...], ...]]


def tidy(
    files: Sequence[Source],
    mapping: Choices | None = None,
    told: Told | None = None,
    progress: Progress = lambda _share, _says: None,
) -> Tidied:
    """The register that these files tell, with the report and the mapping file. `told`: the district, if known."""
    progress(0, "opening the files")
    sheets = read_sheets(files)
    progress(25, "finding the headings")
    choices = mapping or {}
    first = _Reading(sheets, Desk(choices), lambda _meaning, _text: False)
    known = Gathering(first.lines, sheets, Desk(choices), told or Told())
    desk = Desk(choices)
    progress(50, "reading the rows")
    second = _Reading(sheets, desk, known.knows)
    progress(75, "gathering what they say")
    register = Gathering(second.lines, sheets, desk, told or Told(), second.titles).register()
    _account_for_all(sheets, desk)
    return Tidied(
        register,
        tuple(second.understood),
        tuple(desk.guesses[key] for key in sorted(desk.guesses)),
        tuple(desk.questions.values()),
        tuple(desk.unread[place] for place in sorted(desk.unread)),
        tuple(desk.notices[key] for key in sorted(desk.notices)),
        (*desk.decided.values(), *desk.unmet()),
        desk.fates,
        write_mapping([*desk.settings.values(), *desk.unmet()]),
        {name.name: tuple(map(desk.grounds_of, getattr(register, name.name))) for name in fields(register)[:-1]},
    )


def _account_for_all(sheets: Iterable[Sheet], desk: Desk) -> None:
    """Every cell that holds something has a fate; one that nothing took is shown as unread."""
    for sheet in sheets:
        for cell in sheet.cells():
            if cell.place not in desk.fates:
                desk.cannot_read(cell, "something that tidying knows")


class _Reading:
    """The rows of all sheets, read under one knowledge of names."""

    def __init__(self, sheets: Iterable[Sheet], desk: Desk, knows: Knows) -> None:
        self._desk = desk
        self._knows = knows
        self.lines: list[Line] = []
        self.titles: list[Cell] = []
        self.understood: list[TableUnderstood] = []
        for sheet in sheets:
            self._sheet(sheet)

    def _sheet(self, sheet: Sheet) -> None:
        cells = list(sheet.cells())
        if not cells:
            return
        section = ("sheets", *file_of(cells[0].place))
        found = find_tables(sheet, lambda text: self._is_name(text))
        rows = "; ".join(_rows_of(table) for table in found)
        if not found:
            text = "no row of headings is known here; which rows are the headings (4, or 3-4, or A for a column)?"
            rows = self._desk.ask(Question(section, "headings", text, (cells[0].place,))) or ""
        else:
            rows = self._desk.settle(section, "headings", rows, "found by their words")
        if rows != "; ".join(_rows_of(table) for table in found):
            found = find_tables(sheet, lambda text: self._is_name(text), rows)
        if not found:
            self._desk.passed_over("no row of headings is known in this sheet", cells)
        elif not self._is_wanted(sheet, section, cells[0], found):
            self._desk.passed_over("whether the sheet is to be read is asked, or a person left it out", cells)
        else:
            for table in found:
                self._table(table)

    def _is_name(self, text: str) -> bool:
        return self._knows(Meaning.SCHOOL, text) or self._knows(Meaning.OFFICER, text)

    def _is_wanted(self, sheet: Sheet, section: tuple[str, ...], cell: Cell, found: list[Table]) -> bool:
        """Whether a sheet is to be read: one that is hidden, or called old or a draft, is asked."""
        texts = [sheet.name, *(above.text for above in found[0].above)]
        doubt = next((word for text in texts if (word := is_doubtful(text))), None)
        if not sheet.hidden and doubt is None:
            return self._desk.settle(section, "read", "yes", "", ("yes", "no")) == "yes"
        why = "the sheet is hidden" if sheet.hidden else f'its name or title says "{doubt}"'
        question = Question(section, "read", f"is this sheet to be read? {why}", (cell.place,), ("yes", "no"))
        return self._desk.ask(question) == "yes"

    def _table(self, table: Table) -> None:
        about = self._about(table)
        place = table.anchor.place
        columns = settled(Columns(table, about, self._knows).find(), ("columns", *file_of(place)), self._desk)
        about = with_role_of_heading(about, columns)
        self._desk.used(*about.telling)
        self._desk.passed_over("a title", table.above)
        self.titles += table.above
        if not _says_something(columns):
            why = "no column of this table is one that the register takes"
            numbers = [row for row in (*table.heading_rows, *table.body) if table.sheet.row(row)]
            self._desk.passed_over(why, (cell for row in numbers for cell in table.sheet.row(row)))
            over = tuple((row + 1, why) for row in numbers)
            self.understood.append(_understood(table, about, columns, (), over))
            return
        reader = Reader(table, columns, about, self._desk, self._knows)
        self.lines += reader.lines()
        rows = reader.rows
        self.understood.append(_understood(table, about, columns, tuple(rows.read), tuple(rows.passed_over)))

    def _about(self, table: Table) -> About:
        """What the sheet says about itself. Where its name and titles name two school years, a person is asked."""
        about = about_sheet(table.sheet, table.above)
        place = table.anchor.place
        section = ("sheets", *file_of(place))
        key = "school year" if table.number == 1 else f"school year of table {table.number}"
        named = years_named(table.sheet, table.above)
        if len(named) > 1:
            told = " and ".join(_year(year) or "" for year in named)
            text = f"the name and the titles of the sheet speak of {told}: which school year is it for?"
            given = self._desk.ask(Question(section, key, text, (place,)))
        elif named or self._desk.has(section, key):
            given = self._desk.settle(section, key, _year(next(iter(named), None)) or "", "in its name or title")
        else:
            given = None
        return replace(about, context=replace(about.context, year=school_year(given or "")))


def with_role_of_heading(about: About, columns: list[Column]) -> About:
    """The sheet's context, with the role that the heading of the officers' names says, where nothing above says one."""
    headings = [column.heading.text for column in columns if column.meaning is Meaning.OFFICER]
    role = role_in(headings[0]) if headings else None
    if about.context.role is not None or role is None or {"substitute", "regular"} <= about.topics:
        return about
    return replace(about, context=replace(about.context, role=role))


def _says_something(columns: list[Column]) -> bool:
    names = {Meaning.AGENCY, Meaning.SCHOOL, Meaning.COURSE, Meaning.DAY, Meaning.AT_SCHOOL, Meaning.OF_OFFICER}
    return is_of_officers(columns) or any(column.meaning in names for column in columns)


def _rows_of(table: Table) -> str:
    first, last = table.heading_rows[0], table.heading_rows[-1]
    if table.sheet.turned:
        return letters(first + 1)
    return f"{first + 1}" if first == last else f"{first + 1}-{last + 1}"


def _year(span: Span | None) -> str | None:
    return f"{span.first.year}-{span.last.year % 100:02d}" if span else None


def _understood(
    table: Table, about: About, columns: list[Column], read: tuple[int, ...], over: tuple[tuple[int, str], ...]
) -> TableUnderstood:
    place = table.anchor.place
    told = tuple(
        ColumnUnderstood(column.heading.cells[0].place, column.heading.text, column.meaning, column.ground, column.sure)
        for column in columns
    )
    year = _year(about.context.year)
    return TableUnderstood(place.file, place.sheet, _rows_of(table), year, told, read, over, table.sheet.turned)
