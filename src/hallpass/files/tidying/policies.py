"""The SRO policies that agencies adopted, version by version."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from hallpass.files.tidying.words import fold, word_set
from hallpass.register.records import AgencyPolicy

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
        version = AgencyPolicy(f"{agency.id}-{day}", agency.id, day, extra)
        self._versions[agency.id].setdefault(day, self._desk.rests(version, *cells))
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
