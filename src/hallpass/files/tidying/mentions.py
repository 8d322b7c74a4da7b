"""Who a row is about: the officer of its name column, of a heading, or of a cell under the heading of a school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hallpass.files.tidying.agencies import AgencyBook, agency_of
from hallpass.files.tidying.columns import Column
from hallpass.files.tidying.desk import Desk
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning, is_agency, is_course, is_school
from hallpass.files.tidying.names import Name, read_name
from hallpass.files.tidying.people import Mention
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry
from hallpass.files.tidying.values import read_license
from hallpass.files.tidying.words import fold, word_set

_EXPECTED: Final = "the name of one officer, as in Last, First"


@dataclass(frozen=True)
class Row:
    """A row with one officer whom it is about; `column` and `cell`: where the officer meets a heading of its own."""

    line: Line
    mention: Mention
    agency: Entry | None
    column: Column | None = None
    cell: Cell | None = None


class Rows:
    """Finds the officers that rows are about."""

    def __init__(self, agencies: AgencyBook, desk: Desk) -> None:
        self._agencies = agencies
        self._desk = desk

    def of(self, line: Line) -> Iterator[Row]:
        """The officers that a row is about, each with what the row says beside the name."""
        cells, name = self._named(line)
        agency = agency_of(line, self._agencies, self._desk)
        if name is not None:
            yield Row(line, self._mention(line, name, cells, agency), agency)
            return
        if cells or Meaning.OFFICER in line.cells or Meaning.LAST_NAME in line.cells:
            self._desk.passed_over(
                "no officer can be told from this row", [*line.all(), *(cell for _, cell in line.kept)]
            )
            return
        for column, cell in line.named:
            yield from self._of_column(line, column, cell, agency)

    def _of_column(self, line: Line, column: Column, cell: Cell, agency: Entry | None) -> Iterator[Row]:
        if not cell:
            return
        if column.meaning is Meaning.OF_OFFICER:
            name, cells = read_name(column.of), (column.heading.cells[-1],)
        elif column.meaning is Meaning.AT_SCHOOL:
            name, cells = self._name(cell), (cell,)
        else:
            self._desk.passed_over("no officer stands beside it", [cell])
            return
        if name is not None:
            yield Row(line, self._mention(line, name, cells, agency, alone=False), agency, column, cell)

    def _named(self, line: Line) -> tuple[tuple[Cell, ...], Name | None]:
        """The cells with the officer's name, and the name where it can be read."""
        whole = line.cell(Meaning.OFFICER)
        if whole:
            return (whole,), self._name(whole)
        last, first = line.filled(Meaning.LAST_NAME), line.filled(Meaning.FIRST_NAME)
        if last and first:
            name = read_name(f"{last.text}, {first.text}")
            if name is None:
                self._desk.cannot_read(last, _EXPECTED)
            return (last, first), name
        if last:
            return (last,), self._name(last)
        if whole is not None and line.all():
            self._desk.ask_cell(
                whole, line.who, "which officer is this row about? Until it is said, the row is left out"
            )
        return ((first,) if first else ()), None

    def _name(self, cell: Cell) -> Name | None:
        if fold(cell.text) in word_set("nothing", "nobody"):
            self._desk.passed_over("it says that there is no officer", [cell])
            return None
        name = read_name(cell.text)
        other = is_agency(cell.text) or is_course(cell.text) or is_school(cell.text)
        if name is None or other:
            self._desk.cannot_read(cell, _EXPECTED)
            return None
        if "(" in cell.text or '"' in cell.text:
            self._desk.guess(cell, name.shown, "without what stands in brackets or quotation marks", "sure")
        return name

    def _mention(
        self, line: Line, name: Name, cells: tuple[Cell, ...], agency: Entry | None, *, alone: bool = True
    ) -> Mention:
        cell = line.filled(Meaning.LICENSE) if alone else None
        number = read_license(cell) if cell else None
        if cell and number is None:
            self._desk.cannot_read(cell, "a license number, as in 31415")
        self._desk.used(*cells, cell if number else None)
        named = line.filled(Meaning.AGENCY)
        unknown = fold(named.text) if named and agency is None else None
        return Mention(name, cells, number, cell, agency.id if agency else None, line, unknown)
