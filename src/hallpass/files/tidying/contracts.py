"""Contracts between agencies and the district, as far as a list gives their days; what they carry is not read here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from hallpass.files.tidying.dates import EXPECTED
from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.schools import Everywhere, SchoolBook
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry, unused
from hallpass.files.tidying.words import fold, holds, word_set
from hallpass.register.records import Contract

_LEFT_OUT: Final = "until it is said, the contract is left out"


class Contracts:
    """Gathers the contracts that a list of agencies or of contracts names."""

    def __init__(self, district: str, schools: SchoolBook, days: Days, desk: Desk) -> None:
        self._district = district
        self._schools = schools
        self._days = days
        self._desk = desk
        self._found: dict[str, Contract] = {}

    def read(self, line: Line, agency: Entry) -> None:
        """Take the contract that a row gives."""
        cells = [self._cell(line, meaning) for meaning in (Meaning.CONTRACT_FROM, Meaning.CONTRACT_TO)]
        whole = line.filled(Meaning.CONTRACT_DATES)
        filled = [cell for cell in (*cells, whole) if cell]
        if not filled:
            return
        span = self._whole(line, whole) if whole and not any(cells) else self._span(line, *cells)
        schools = self._of_schools(line)
        if span is None or schools == ():
            self._desk.passed_over("the contract waits for an answer", [*filled, *line.cells.get(Meaning.SCHOOL, ())])
            return
        self._desk.used(*filled, *line.cells.get(Meaning.SCHOOL, ()))
        wanted = f"{agency.id}-{span[0]}"
        if any(self._is_same(known, agency, span, schools) for known in self._found.values()):
            return
        self._desk.notice(filled[0], "which duties the contract carries is not read here; they are unknown")
        contract = Contract(unused(wanted, self._found), agency.id, self._district, schools, span[0], span[1])
        self._found[contract.id] = self._desk.rests(contract, *filled)

    def _is_same(self, known: Contract, agency: Entry, span: tuple[date, date | None], schools: object) -> bool:
        return (known.agency, known.from_, known.to, known.schools) == (agency.id, *span, schools)

    def _cell(self, line: Line, meaning: Meaning) -> Cell | None:
        return line.cell(meaning)

    def _whole(self, line: Line, cell: Cell) -> tuple[date, date | None] | None:
        period = self._days.period(cell)
        if period and period[0].day and period[1].day and period[0].day <= period[1].day:
            return period[0].day, period[1].day
        self._desk.cannot_read(cell, "the first and the last day, as in 7/1/2025 - 6/30/2027")
        self._desk.ask_cell(cell, line.who, f"from when to when is the contract in force? {_LEFT_OUT}")
        return None

    def _span(self, line: Line, start: Cell | None, end: Cell | None) -> tuple[date, date | None] | None:
        first = self._first(line, start)
        if first is None or start is None:
            return None
        if end is None:
            self._desk.ask_cell(
                start, line.who, f"no column gives the contract's end; give both days, as a period; {_LEFT_OUT}"
            )
            period = self._days.period(start)
            return (period[0].day, period[1].day) if period and period[0].day else None
        if end and holds(fold(end.text), word_set("nothing", "renews")):
            self._desk.guess(end, "open", "a contract that renews itself runs until someone ends it")
            return first, None
        read = self._days.take(end).day if end else None
        if read is None or read < first:
            text = f'until when is the contract in force? "open" if it has no end; {_LEFT_OUT}'
            self._desk.ask_cell(end, line.who, text)
            return (first, None) if end.answered and end.text == "open" else None
        return first, read

    def _first(self, line: Line, start: Cell | None) -> date | None:
        if not start:
            if start is not None:
                self._desk.ask_cell(start, line.who, f"from when is the contract in force? {_LEFT_OUT}")
            return None
        read = self._days.read(start).day
        if read is None and self._days.period(start) is None:
            self._desk.cannot_read(start, EXPECTED)
            self._desk.ask_cell(start, line.who, f"from when is the contract in force? {_LEFT_OUT}")
        period = self._days.period(start)
        return read or (period[0].day if period else None)

    def _of_schools(self, line: Line) -> tuple[str, ...] | None:
        """The schools that a contract names; None for all, an empty list where one of them is asked."""
        cells = [cell for cell in line.cells.get(Meaning.SCHOOL, ()) if cell]
        found = [entry for cell in cells for entry in self._schools.named_in(cell, None)]
        if not found or any(isinstance(entry, Everywhere) and entry.level is None for entry in found):
            return None
        if not all(isinstance(entry, Entry) and self._schools.level(entry) for entry in found):
            return ()
        return tuple(entry.id for entry in found if isinstance(entry, Entry))

    def records(self) -> Iterator[Contract]:
        """The contracts of the register."""
        yield from self._found.values()
