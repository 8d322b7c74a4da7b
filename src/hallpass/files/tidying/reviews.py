"""Which officer reviewed which version of the agency's SRO policy, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.days import NEVER
from hallpass.files.tidying.dates import read_date
from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.policies import Policies
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry
from hallpass.files.tidying.values import read_truth
from hallpass.files.tidying.words import word_set
from hallpass.register.records import AgencyPolicy, PolicyReview

_YES_BEFORE: Final = re.compile(r"^(?:yes|y|x|read|signed|reviewed)\b[\s:,;–-]*(?:on\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """What a row says about an officer's review: read on a day, read (day None), or not read."""

    officer: str
    agency: Entry
    read: bool
    day: date | None
    cells: tuple[Cell, ...]
    line: Line

    @property
    def until(self) -> date:
        """The last day of which the row can know."""
        return _knows_until(self.line)

    @property
    def knows_on(self) -> date | None:
        """The day from which the row certainly speaks: the list's own day, else the first of its school year."""
        return self.line.about.as_of or (self.line.year.first if self.line.year else None)


def _without_yes(cell: Cell) -> Cell:
    """The day in a cell such as `Y 8/20/25`."""
    rest = _YES_BEFORE.sub("", cell.text)
    is_day = rest != cell.text and read_date(rest).day is not None
    return Cell(cell.place, rest, cell.answered) if is_day else cell


def _knows_until(line: Line) -> date:
    """The list's own day, else the last of its school year."""
    return line.about.as_of or (line.year.last if line.year else NEVER)


class Reviews:
    """Gathers what the rows say about reviews and makes reviews of versions of them."""

    def __init__(self, policies: Policies, days: Days, desk: Desk) -> None:
        self._policies = policies
        self._days = days
        self._desk = desk
        self._said: list[Said] = []

    def read(self, line: Line, officer: str, agency: Entry | None) -> None:
        """Take what a row says about an officer's review of the agency's policy."""
        cells = tuple(cell for cell in line.cells.get(Meaning.POLICY_READ, ()) if cell)
        if not cells:
            return
        if agency is None:
            self._desk.passed_over("the agency whose policy it is, is not known", cells)
            return
        truths, days = self._parted(cells, line)
        says_no = any(value is False for value in truths)
        if says_no and days:
            self._contradicts(cells, line)
        elif days:
            self._said += [Said(officer, agency, True, day, cells, line) for day in days]
        elif True in truths:
            self._said.append(Said(officer, agency, True, None, cells, line))
        elif says_no:
            self._said.append(Said(officer, agency, False, None, cells, line))
        else:
            self._desk.passed_over("it does not say whether the policy was reviewed", cells)

    def _contradicts(self, cells: Iterable[Cell], line: Line) -> None:
        cells = list(cells)
        self._desk.passed_over("the row says that the policy was not reviewed, and gives a day of review", cells)
        self._desk.ask_cell(cells[-1], line.who, "the row says not reviewed and gives a day: which is right?")

    def _parted(self, cells: Iterable[Cell], line: Line) -> tuple[list[bool | None], list[date]]:
        truths: list[bool | None] = []
        days: list[date] = []
        for cell in cells:
            cell = _without_yes(cell)
            truth = read_truth(cell.text, word_set("truth", "read"))
            if truth is not None:
                truths.append(truth.value)
                if truth.ground:
                    self._desk.guess(cell, "yes" if truth.value else "no", truth.ground)
                continue
            read = self._days.take(cell)
            if read.day and read.day > _knows_until(line) and not cell.answered:
                self._desk.cannot_read(cell, f"a day up to {_knows_until(line)}, the last that the list knows of")
            elif read.day:
                days.append(read.day)
            elif read.within:
                truths.append(True)
                self._desk.ask_cell(
                    cell, line.who, "on which day was the policy reviewed? Until then the day is unknown"
                )
        return truths, days

    def unread(self) -> Counter[str]:
        """How many rows say for each agency that its policy was not reviewed."""
        return Counter(said.agency.id for said in self._said if not said.read)

    def agencies(self) -> list[Entry]:
        """The agencies of whose policy the rows speak."""
        return list({said.agency.id: said.agency for said in self._said}.values())

    def records(self) -> Iterator[PolicyReview]:
        """The policy reviews of the register."""
        self._desk.used(*(cell for said in self._said if not said.read for cell in said.cells))
        placed = [(said, version) for said in self._said if said.read and (version := self._placed(said))]
        dated = {(said.officer, version.id) for said, version in placed if said.day}
        seen: set[tuple[str, str, date | None]] = set()
        for said, version in placed:
            denying = [other for other in self._said if self._denies(other, said, version)]
            if any(other.cells[0].answered for other in denying):
                self._desk.passed_over("a person says that the policy was not reviewed", said.cells)
                continue
            self._desk.used(*said.cells)
            if denying:
                self._ask_both(said, denying)
            key = (said.officer, version.id, None if denying else said.day)
            if key not in seen and (key[2] or denying or key[:2] not in dated):
                seen.add(key)
                yield self._desk.rests(PolicyReview(*key), *said.cells)

    def _placed(self, said: Said) -> AgencyPolicy | None:
        version = self._version(said)
        if version is None:
            self._desk.passed_over("which version of the agency's policy was in force is not known", said.cells)
        elif said.day is None:
            self._ask_day(said)
        return version

    def _ask_day(self, said: Said) -> None:
        text = "on which day was the policy reviewed? Until then the day is unknown"
        self._desk.ask_cell(said.cells[-1], said.line.who, text)

    def _version(self, said: Said) -> AgencyPolicy | None:
        """The version in force on the day of the review; without a day, the only version that it can have been."""
        agency = said.agency.id
        if said.day is not None:
            return self._policies.in_force(agency, said.day)
        versions = self._policies.some(agency, said.until)
        return versions[0] if len(versions) == 1 and self._policies.known(agency) else None

    def _ask_both(self, said: Said, denying: list[Said]) -> None:
        for other in denying:
            text = (
                f"this says not reviewed, {said.cells[-1].place.cell} of {said.cells[-1].place.sheet} says reviewed"
                f'{f" on {said.day}" if said.day else ""}: "no" if it was not, "nothing" if it was;'
                " until it is said, the day is unknown"
            )
            self._desk.ask_cell(other.cells[0], other.line.who, text)

    def _denies(self, other: Said, said: Said, version: AgencyPolicy) -> bool:
        """Whether another row, made later than the review, says that this version was not reviewed."""
        if other.read or (other.officer, other.agency.id) != (said.officer, said.agency.id):
            return False
        if said.day is None and said.until > other.until:
            return False
        if said.day is not None and (other.knows_on is None or said.day > other.knows_on):
            return False
        spoken_of = self._policies.in_force(said.agency.id, min(other.until, NEVER))
        return spoken_of is not None and spoken_of.id == version.id
