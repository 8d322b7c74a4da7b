"""The SRO policies that agencies adopted, version by version, and which officer reviewed which version when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.days import NEVER, Span
from hallpass.files.tidying.dates import EXPECTED, DateRead, dates_in, read_date
from hallpass.files.tidying.days_written import Days
from hallpass.files.tidying.desk import Desk, Question
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry
from hallpass.files.tidying.values import read_truth
from hallpass.files.tidying.words import fold, word_set
from hallpass.register.records import AgencyPolicy, PolicyReview

_SECTION: Final = ("policies",)
_LONGEST_MONTH: Final = 30  # days from the first to the last
_OF_ADOPTION: Final = frozenset(
    {
        "",
        "adopted",
        "revised",
        "rev",
        "updated",
        "amended",
        "effective",
        "and",
        "also",
        "adopted on",
        "revised on",
        "eff",
    }
)


class Policies:
    """The versions of each agency's SRO policy; an agency may have some of which the day is not known."""

    def __init__(self, days: Days, desk: Desk, first_service: Mapping[str, date]) -> None:
        self._days = days
        self._desk = desk
        self._first_service = first_service
        self._versions: dict[str, dict[date, AgencyPolicy]] = defaultdict(dict)
        self._months: dict[str, dict[date, Span]] = defaultdict(dict)
        self._open: set[str] = set()
        self._said: dict[str, Cell] = {}
        self._entries: dict[str, Entry] = {}

    def read(self, line: Line, agency: Entry) -> None:
        """Take the days of adoption that a row of a list of agencies gives."""
        for cell in line.cells.get(Meaning.POLICY_ADOPTED, ()):
            self._said[agency.id] = cell
            self._entries[agency.id] = agency
            self._take(cell, agency)

    def _take(self, cell: Cell, agency: Entry) -> None:
        if cell and fold(cell.text) in word_set("nothing", "no_policy"):
            self._desk.used(cell)
            return
        found, whole = self._adopted(cell)
        days = [read.day for read in found if read.day]
        months = [read.within for read in found if read.within and self._is_harmless(read.within, agency, days)]
        if not whole or len(days) + len(months) < max(1, len(found)):
            self._open.add(agency.id)
        if self._is_told(agency):
            self._desk.used(cell)
            return
        for day in days:
            self._enter(agency, day, {}, cell)
        for month in months:
            self._enter(agency, month.last, {"adopted as written": cell.text}, cell)
            self._months[agency.id][month.last] = month
            ground = (
                "only the month is given; its last day is taken, since no officer of the agency served before its end"
            )
            self._desk.guess(cell, f"adopted {month.last}", ground)
            self._open.add(agency.id)
        if len(found) > 1 and days:
            taken = " and ".join(str(day) for day in days)
            self._desk.guess(cell, f"adopted {taken}", "each full day in the text is a version of the policy")
        if cell and not days and not months:
            self._desk.cannot_read(cell, EXPECTED)

    def _is_harmless(self, span: Span, agency: Entry, days: list[date]) -> bool:
        """Whether no answer can turn on the day of a month: nobody served before its end, no version lies in it."""
        served = self._first_service.get(agency.id, NEVER)
        return (
            (span.last - span.first).days <= _LONGEST_MONTH and served > span.last and not any(d in span for d in days)
        )

    def _enter(self, agency: Entry, day: date, extra: dict[str, str], *cells: Cell) -> None:
        self._versions[agency.id].setdefault(day, AgencyPolicy(f"{agency.id}-{day}", agency.id, day, extra))
        self._desk.used(*cells)

    def _adopted(self, cell: Cell) -> tuple[list[DateRead], bool]:
        """What a cell says about days of adoption, and whether that is all it says."""
        if not isinstance(cell.value, str) or not re.search(r"[A-Za-z;,(]", cell.text):
            read = self._days.read(cell)
            known = bool(read.day or read.within) and not read.ground
            return ([read], True) if known else ([], False)
        found = dates_in(cell.text)
        said = [read for words, read in found if words in _OF_ADOPTION and (read.day or read.within)]
        rest = re.sub(r"[^A-Za-z]", "", re.split(r"\d", cell.text)[-1])
        return said, bool(said) and len(said) == len(found) and not rest

    def _is_told(self, agency: Entry) -> bool:
        return self._desk.has(_SECTION, agency.name)

    def settle(self, agencies: Iterable[Entry], unread: Counter[str]) -> None:
        """Ask for what is not known of agencies' policies. `unread`: how many rows say that one was not reviewed."""
        spoken_of = {agency.id: agency for agency in agencies}
        for agency in {**self._entries, **spoken_of}.values():
            if agency.id in self._open or (agency.id not in self._versions and agency.id not in self._entries):
                self._ask(agency, unread[agency.id])

    def _ask(self, agency: Entry, unread: int) -> None:
        cell = self._said.get(agency.id, agency.cells[0])
        known = ", ".join(str(day) for day in sorted(self._versions.get(agency.id, {}))) or "none"
        text = (
            f"on which days was the SRO policy adopted, and each version of it (2025-08-12; 2026-08-14), or none?"
            f" Taken so far: {known}. A version that is not known is owed by nobody"
            f"{f'; rows that say it was not read: {unread}' if unread else ''}"
        )
        given = self._desk.ask(Question(_SECTION, agency.name, text, (cell.place,)))
        days = [read_date(part.strip()).day for part in (given or "").split(";")]
        if given is None:
            return
        if given != "none" and None in days:
            told = f'the mapping says "{given}"; expected days as in 2025-08-12; 2026-08-14, or none'
            self._desk.questions[_SECTION, agency.name] = Question(_SECTION, agency.name, told, (cell.place,))
            return
        self._versions.pop(agency.id, None)
        self._months.pop(agency.id, None)
        for day in days if given != "none" else ():
            if day is not None:
                self._enter(agency, day, {})
        self._open.discard(agency.id)

    def known(self, agency: str) -> bool:
        """Whether every version of the agency's policy is known."""
        return agency in self._versions and (agency not in self._open or agency in self._months)

    def in_force(self, agency: str, day: date) -> AgencyPolicy | None:
        """The version in force on a day; one known by its month counts for the reviews of that month."""
        versions = self._versions.get(agency, {})
        adopted = [start for start in versions if start <= day]
        month = next((start for start, span in self._months.get(agency, {}).items() if day in span), None)
        if month is not None and (not adopted or max(adopted) < day):
            return versions[month]
        return versions[max(adopted)] if adopted else None

    def some(self, agency: str, until: date) -> list[AgencyPolicy]:
        """The versions adopted up to a day."""
        return [version for start, version in sorted(self._versions.get(agency, {}).items()) if start <= until]

    def records(self) -> Iterator[AgencyPolicy]:
        """The agency policies of the register."""
        for versions in self._versions.values():
            yield from (version for _, version in sorted(versions.items()))


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
                yield PolicyReview(*key)

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
