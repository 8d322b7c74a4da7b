"""The rows of a table, sorted: rows to read, group rows, totals, footnotes, blanks; each read row with its context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Final

from hallpass.days import Span
from hallpass.files.tidying.columns import Column, about_heading, pairs
from hallpass.files.tidying.context import About, Context, context_of, is_doubtful
from hallpass.files.tidying.dates import read_date, school_year
from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.layout import Table
from hallpass.files.tidying.meanings import Meaning, is_level, is_person
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.values import holds_first
from hallpass.files.tidying.words import fold, word_set

_IDENTITIES: Final = (
    Meaning.OFFICER,
    Meaning.LAST_NAME,
    Meaning.DAY,
    Meaning.SCHOOL,
    Meaning.AGENCY,
    Meaning.COURSE,
)
_LONGEST_KEPT: Final = 2_000  # characters, as the register takes them
_CARRIED: Final = {"agency", "school", "course", "role"}
_UNREAD_COLUMNS: Final = (Meaning.LEAVE_OUT, Meaning.KEEP)


@dataclass(frozen=True)
class Line:
    """A row that is read: its cells by meaning, and what its sheet and its group say."""

    table: Table
    row: int
    cells: Mapping[Meaning, tuple[Cell, ...]]
    courses: tuple[tuple[Cell | None, Cell | None], ...]
    named: tuple[tuple[Column, Cell], ...]
    kept: tuple[tuple[str, Cell], ...]
    context: Context
    about: About
    who: str
    told_by: Mapping[str, Cell]

    def cell(self, meaning: Meaning) -> Cell | None:
        """The first cell of a meaning that holds something, else the first empty one, else None."""
        cells = self.cells.get(meaning, ())
        return next((cell for cell in cells if cell), cells[0] if cells else None)

    def filled(self, meaning: Meaning) -> Cell | None:
        """The first cell of a meaning that holds something."""
        cell = self.cell(meaning)
        return cell if cell else None

    def all(self) -> list[Cell]:
        """Every cell of the row that holds something and is read."""
        cells = [cell for group in self.cells.values() for cell in group] + [cell for _, cell in self.named]
        return [cell for cell in cells if cell]

    def source(self, kind: str) -> Cell:
        """The cell that says a part of the context: the group row, else the table's first heading for its sheet."""
        return self.told_by.get(kind, self.table.anchor)

    @cached_property
    def year(self) -> Span | None:
        """The school year that the row is about."""
        cell = self.filled(Meaning.SCHOOL_YEAR)
        return school_year(cell.text) if cell else self.context.year

    def keep(self, desk: Desk) -> dict[str, str]:
        """The cells that a person chose to keep, under their own headings."""
        kept = {heading: cell for heading, cell in self.kept if cell}
        for cell in kept.values():
            desk.used(cell)
            if len(cell.text) > _LONGEST_KEPT:
                desk.notice(cell, f"only the first {_LONGEST_KEPT:,} characters are kept")
        return {heading: cell.text[:_LONGEST_KEPT] for heading, cell in kept.items()}


@dataclass
class Rows:
    """The rows of a table as they were sorted, by their number in the file."""

    read: list[int] = field(default_factory=list)
    passed_over: list[tuple[int, str]] = field(default_factory=list)


class Reader:
    """Sorts the rows of one table and reads those that say something."""

    def __init__(
        self, table: Table, columns: list[Column], about: About, desk: Desk, knows: Callable[[Meaning, str], bool]
    ) -> None:
        self.table = table
        self.columns = columns
        self.about = about
        self.rows = Rows()
        self._desk = desk
        self._knows = knows
        self._pairs = pairs(columns)
        self._identities = [column for column in columns if column.meaning in _IDENTITIES]
        self._identities.sort(key=lambda column: _IDENTITIES.index(column.meaning))
        self._of_officers = any(column.meaning in (Meaning.OFFICER, Meaning.LAST_NAME) for column in columns)
        self._groups: dict[str, Context] = {}
        self._told_by: dict[str, Cell] = {}
        self._doubt: Cell | None = None

    def lines(self) -> list[Line]:
        """The rows of the table that are read."""
        self._headings()
        return [line for row in self.table.body for line in self._row(row)]

    def _headings(self) -> None:
        for column in self.columns:
            cells = [cell for cell in column.heading.cells if cell]
            if column.open:
                self._desk.passed_over("the meaning of the column is asked", cells)
            elif column.meaning is Meaning.LEAVE_OUT:
                self._desk.left_out(column.ground, cells)
            elif column.sure == "likely" and cells:
                self._desk.used(*cells)
                self._desk.guess(cells[-1], column.meaning, column.ground)
            else:
                self._desk.used(*cells)

    def _number(self, row: int) -> int:
        place = self.table.sheet.cell(row, 0).place
        return place.column if self.table.sheet.turned else place.row

    def _row(self, row: int) -> Iterator[Line]:
        cells = self.table.sheet.row(row)
        if not cells:
            return
        reason = self._passes_over(row, cells)
        if reason is None and self._waits():
            reason = f'the rows under "{self._doubt.text if self._doubt else ""}" wait for an answer'
        if reason is None and not any(self._cell(column, row) for column in self.columns if self._is_read(column)):
            self._leave_out(row)
            reason = "only columns that are left out"
        if reason is not None:
            self._desk.passed_over(reason, cells)
            self.rows.passed_over.append((self._number(row), reason))
            return
        self.rows.read.append(self._number(row))
        self._leave_out(row)
        yield self._line(row)

    def _is_read(self, column: Column) -> bool:
        return column.meaning not in _UNREAD_COLUMNS

    def _cell(self, column: Column, row: int) -> Cell:
        return self.table.sheet.cell(row, column.heading.column)

    def _leave_out(self, row: int) -> None:
        for column in self.columns:
            if column.open:
                self._desk.passed_over("the meaning of the column is asked", [self._cell(column, row)])
            elif column.meaning is Meaning.LEAVE_OUT:
                self._desk.left_out(column.ground, [self._cell(column, row)])

    # Rows that are passed over.

    def _passes_over(self, row: int, cells: list[Cell]) -> str | None:
        values = self.table.sheet.values
        text = fold(cells[0].text)
        if any(values[row] == values[known] for known in self.table.heading_rows):
            return "the headings once more"
        if holds_first(text, word_set("rows", "total")) and "," not in cells[0].text:
            return "a total"
        return self._lone(cells[0], row) if len(cells) == 1 else None

    def _lone(self, cell: Cell, row: int) -> str | None:
        """Why a row with a single cell is passed over: a group row, a footnote, a remark; None where it is read."""
        if self._is_alone_enough(cell, row):
            return None
        if cell.text[:1] in "*†‡" or holds_first(fold(cell.text), word_set("rows", "footnote")):
            return "a footnote"
        found = self._known(cell.text).over(context_of(cell.text))
        self._doubt = cell if is_doubtful(cell.text) else None
        if found == Context():
            if self._told_by.keys() & _CARRIED:  # it may end the group, and nobody can tell what comes instead
                self._doubt = cell
            return "a heading or remark" if not self._doubt else "a heading that asks for care"
        self._enter(found, cell)
        return "a group row"

    def _known(self, text: str) -> Context:
        """The group that a row with nothing but the name of a school or an agency begins."""
        if self._knows(Meaning.SCHOOL, text):
            return Context(school=text)
        return Context(agency=text) if self._knows(Meaning.AGENCY, text) else Context()

    def _is_alone_enough(self, cell: Cell, row: int) -> bool:
        """Whether a single cell names what the table is about, so that the row is one of its rows."""
        for column in self._identities:
            if self._cell(column, row).place == cell.place:
                if column.meaning is Meaning.DAY:
                    return read_date(cell.value, self.about.context.year).day is not None
                if column.meaning is Meaning.OFFICER:
                    return "," in cell.text and is_person(cell.text)
                return not self._of_officers and not is_level(cell.text) and not is_doubtful(cell.text)
        return any(self._cell(column, row).place == cell.place for column in self.columns if about_heading(column))

    def _enter(self, found: Context, cell: Cell) -> None:
        """Begin a group. A kind of group that came before ends all groups that are nested in it."""
        kinds = [part.name for part in fields(found) if getattr(found, part.name)]
        known = list(self._groups)
        at = min((known.index(kind) for kind in kinds if kind in known), default=len(known))
        for kind in known[at:]:
            self._groups[kind] = Context()
            self._told_by.pop(kind, None)
        for kind in kinds:
            self._groups[kind] = Context(**{kind: getattr(found, kind)})
            self._told_by[kind] = cell

    @property
    def _context(self) -> Context:
        context = Context()
        for group in reversed(self._groups.values()):
            context = context.over(group)
        return context.over(self.about.context)

    def _waits(self) -> bool:
        if self._doubt is None:
            return False
        place = self._doubt.place
        text = f'are the rows under "{self._doubt.text}" to be read as they stand?'
        key = f"{place.cell} · {self._doubt.text[:80]}"
        question = Question(("rows", *file_of(place)), key, text, (place,), ("read", "leave out"))
        return self._desk.ask(question) != "read"

    # Rows that are read.

    def _line(self, row: int) -> Line:
        who = self._who(row)
        by_column = {
            column.heading.column: self._desk.read(self._cell(column, row), who)
            for column in self.columns
            if self._is_read(column)
        }
        for cell in by_column.values():
            if cell.text[-1:] in ("*", "†", "‡"):
                self._desk.notice(cell, "a mark stands behind it; a footnote may say more")
        cells: dict[Meaning, tuple[Cell, ...]] = {}
        for column in self.columns:
            if self._is_read(column) and not about_heading(column):
                cells[column.meaning] = (*cells.get(column.meaning, ()), by_column[column.heading.column])
        named = tuple((column, by_column[column.heading.column]) for column in self.columns if about_heading(column))
        kept = tuple(
            (column.heading.text, self._cell(column, row)) for column in self.columns if column.meaning is Meaning.KEEP
        )
        courses = tuple(
            (by_column[one.heading.column] if one else None, by_column[two.heading.column] if two else None)
            for one, two in self._pairs
        )
        told_by = dict(self._told_by)
        return Line(self.table, row, cells, courses, named, kept, self._context, self.about, who, told_by)

    def _who(self, row: int) -> str:
        """What names the row, for the mapping: the officer, else the day, school, agency or course."""
        texts = [cell.text for column in self._identities if (cell := self._cell(column, row))]
        return texts[0] if texts else ""
