"""Cells that hold days: with the school year of the sheet, the order of day and month, and a person's answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from hallpass.days import Span
from hallpass.files.tidying.dates import EXPECTED, UNREADABLE, DateRead, read_date
from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.sheets import Cell, Sheet

MONTH_FIRST, DAY_FIRST = "month first", "day first"
_NUMBERS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})")
_PERIOD: Final = re.compile(r"\s*(?:\s[-–—]\s|\bto\b|\bthrough\b|\bthru\b|\buntil\b|–|—)\s*", re.IGNORECASE)


class Days:
    """Reads days, with what each sheet shows about how it writes them."""

    def __init__(self, sheets: Iterable[Sheet], desk: Desk) -> None:
        self._desk = desk
        self._orders = {(sheet.file, sheet.name): self._order(sheet) for sheet in sheets}

    def _order(self, sheet: Sheet) -> str | None:
        """Whether a sheet writes the month first; None where its days contradict that and nobody has said."""
        found = [
            match for cell in sheet.cells() if isinstance(cell.value, str) and (match := _NUMBERS.fullmatch(cell.text))
        ]
        day_first = any(int(match[1]) > 12 for match in found)
        if not day_first or any(int(match[2]) > 12 for match in found):
            return MONTH_FIRST
        place = next(sheet.cells()).place
        text = "some days of this sheet have no month of that number if the month stands first; which stands first?"
        section = ("sheets", *file_of(place))
        return self._desk.ask(Question(section, "order of days", text, (place,), (MONTH_FIRST, DAY_FIRST)))

    def waits(self, cell: Cell) -> bool:
        """Whether a day cannot be read before a person says which of its numbers is the month."""
        order = self._orders[cell.place.file, cell.place.sheet]
        return order is None and not cell.answered and _NUMBERS.fullmatch(cell.text) is not None

    def read(self, cell: Cell, year: Span | None = None) -> DateRead:
        """What a cell says about a day."""
        if cell.answered:
            return read_date(cell.value, year)
        order = self._orders[cell.place.file, cell.place.sheet]
        if self.waits(cell):
            return UNREADABLE
        return read_date(cell.value, year, day_first=order == DAY_FIRST)

    def take(self, cell: Cell, year: Span | None = None) -> DateRead:
        """What a cell says about a day; a guess is noted, and what cannot be read is noted as unread."""
        read = self.read(cell, year)
        if read.day and read.ground:
            self._desk.guess(cell, read.day.isoformat(), read.ground)
        elif read.day is None and read.within is None:
            self._desk.cannot_read(cell, EXPECTED)
        return read

    def period(self, cell: Cell, year: Span | None = None) -> tuple[DateRead, DateRead] | None:
        """The first and last day in a cell such as `9/2/25 - 6/5/26`."""
        parts = _PERIOD.split(cell.text)
        if len(parts) == 1 and cell.text.count("-") == 1:
            parts = cell.text.split("-")
        if len(parts) != 2:
            return None
        first, last = (self.read(Cell(cell.place, part.strip(), cell.answered), year) for part in parts)
        return (first, last) if first.day and last.day else None
