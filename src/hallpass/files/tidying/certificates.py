"""Certificates: a list may say that one was seen; that the agency holds a copy (5.5) only a person can say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk, Question, file_of
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.values import read_truth
from hallpass.files.tidying.words import word_set
from hallpass.register.records import Certificate, Completion

HELD, SEEN = "the agency holds a copy", "seen only"
_SEEN: Final = "it does not say that the agency holds a copy"


@dataclass(frozen=True)
class Copy:
    """A row that says, and a person confirms, that the agency holds a copy; received on a day or at an unknown time."""

    officer: str
    agency: str
    received: date | None
    cell: Cell
    who: str


class Certificates:
    """Gathers what rows say about certificates."""

    def __init__(self, days: Days, desk: Desk) -> None:
        self._days = days
        self._desk = desk
        self._copies: list[Copy] = []

    def read(self, line: Line, officer: str, agency: str | None) -> None:
        """Take what a row says about the officer's certificate."""
        for cell in line.cells.get(Meaning.CERTIFICATE, ()):
            if not cell:
                continue
            truth = read_truth(cell.text, word_set("truth", "read"))
            if truth is None and not (self._days.read(cell).day or self._days.read(cell).within):
                self._desk.cannot_read(cell, "yes, no or the day on which it came in")
            elif not self._is_held(line) or agency is None:
                self._desk.passed_over(_SEEN, [cell])
            elif truth is None or truth.value:
                self._copies.append(Copy(officer, agency, self._days.read(cell).day, cell, line.who))
            else:
                self._desk.passed_over("it says that there is no certificate, or that nobody knows", [cell])

    def _is_held(self, line: Line) -> bool:
        headings = [heading for heading in line.table.headings if "cert" in heading.text.lower()]
        place = (headings[0].cells[0] if headings else line.table.anchor).place
        text = (
            f'does "{headings[0].text if headings else "certificate"}" say that the agency holds a copy (5.5)?'
            " Until it is said, no copy is entered"
        )
        question = Question(("sheets", *file_of(place)), "certificates", text, (place,), (HELD, SEEN))
        return self._desk.ask(question) == HELD

    def records(self, completions: Sequence[Completion]) -> Iterator[Certificate]:
        """The copies of the register, each with the one completion that it can belong to."""
        found: dict[tuple[str, str, date | None, str], Certificate] = {}
        for copy in self._copies:
            fitting = [row for row in completions if row.officer == copy.officer and _may_be_of(row, copy)]
            if len(fitting) != 1:
                self._desk.passed_over("which of the courses it belongs to is not known", [copy.cell])
                continue
            self._desk.used(copy.cell)
            row = fitting[0]
            key = (row.officer, row.course, row.completed_on, copy.agency)
            known = found.get(key)
            if known is None or known.received_on is None or (copy.received and copy.received < known.received_on):
                received = copy.received or (known.received_on if known else None)
                made = Certificate(row.officer, row.course, row.completed_on, copy.agency, received)
                found[key] = self._desk.rests(made, copy.cell)
        yield from found.values()


def _may_be_of(row: Completion, copy: Copy) -> bool:
    return row.completed_on is None or copy.received is None or row.completed_on <= copy.received
