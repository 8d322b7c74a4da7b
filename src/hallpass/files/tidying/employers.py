"""Employments: with one agency, always; with two, from the first day that shows the change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hallpass.days import NEVER, day_before
from hallpass.files.tidying.dates import read_date
from hallpass.files.tidying.desk import Desk, Question
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.people import Person
from hallpass.files.tidying.service import Stint
from hallpass.files.tidying.sheets import Cell
from hallpass.register.records import Employment

_SECTION: Final = ("employers",)


@dataclass(frozen=True)
class Seen:
    """The days on which an officer was seen under an agency, from the first to the last."""

    agency: str
    first: date
    last: date


class Employers:
    """Works out who employed each officer, out of the agencies that stand beside the officer's days."""

    def __init__(self, names: Mapping[str, str], desk: Desk) -> None:
        self._names = names
        self._desk = desk
        self._days: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        self._hires: dict[tuple[str, str], list[tuple[date, Cell]]] = defaultdict(list)

    def saw(self, officer: str, agency: str | None, first: date, last: date | None) -> None:
        """Note that an officer served from one day to another under an agency."""
        if agency is not None:
            self._days[officer].append((first, last or first, agency))

    def of(self, person: Person) -> Iterator[Employment]:
        """The employments of an officer; none where the agencies alternate, which is asked."""
        agencies = person.agencies
        if len(agencies) == 1:
            agency = next(iter(agencies))
            yield Employment(person.id, agency, self._hired(person, agency))
        elif len(agencies) > 1:
            yield from self._changes(person)
        elif given := self._unnamed(person):
            yield Employment(person.id, given)

    def hired(self, officer: str, agency: str | None, cell: Cell, day: date) -> None:
        """Note the day on which an agency hired an officer, as a row gives it."""
        if agency is not None:
            self._hires[officer, agency].append((day, cell))

    def _hired(self, person: Person, agency: str) -> date | None:
        """The first day at the only agency, if the rows give one and no service lies before it; else always."""
        hires = self._hires[person.id, agency]
        first = min((first for first, _, _ in self._days[person.id]), default=NEVER)
        days = {day for day, _ in hires}
        if len(days) == 1 and min(days) <= first:
            self._desk.used(*(cell for _, cell in hires))
            return days.pop()
        if hires:
            why = "the rows give different days of hire" if len(days) > 1 else "the officer served before this day"
            self._desk.passed_over(why, (cell for _, cell in hires))
            self._desk.notice(hires[0][1], f"{why}: taken as employed always")
        return None

    def _unnamed(self, person: Person) -> str | None:
        """The agency of an officer beside whom none is named, as a person says."""
        cells = [cell for mention in person.mentions for cell in mention.line.cells.get(Meaning.AGENCY, ())]
        if not cells or person.unknown_agencies:
            return None
        text = f"which agency employs {person.name.shown}? No row names one"
        question = Question(_SECTION, f"{person.label}: agency", text, (cells[0].place,), tuple(self._names))
        return self._desk.ask(question)

    def _changes(self, person: Person) -> Iterator[Employment]:
        runs = self._runs(person)
        if runs is None:
            return
        start: date | None = None
        for run, following in zip(runs, [*runs[1:], None], strict=True):
            if following is None:
                yield Employment(person.id, run.agency, start, None)
                return
            begins = self._change(person, run, following)
            ends = day_before(begins) if begins != following.first else run.last
            yield Employment(person.id, run.agency, start, ends)
            start = begins

    def _change(self, person: Person, run: Seen, following: Seen) -> date:
        """The first day at the new agency: as a person says, else the first on which the officer is seen there."""
        old, new = self._names[run.agency], self._names[following.agency]
        key = f"{person.label}: first day at {new}"
        cell = person.mentions[0].cells[0]
        text = (
            f"on which day did {person.name.shown} change from {old} to {new}? Taken as employed there"
            f" up to {run.last} and here from {following.first}, and nowhere between"
        )
        given = self._desk.ask(Question(_SECTION, key, text, (cell.place,)))
        day = read_date(given).day if given else None
        return day if day is not None and run.last < day <= following.first else following.first

    def _runs(self, person: Person) -> list[Seen] | None:
        """The agencies one after the other, or None where they alternate or nothing dates them."""
        runs: list[Seen] = []
        for first, last, agency in sorted(self._days[person.id]):
            if runs and runs[-1].agency == agency:
                runs[-1] = replace(runs[-1], last=max(last, runs[-1].last))
            elif runs and (first <= runs[-1].last or any(run.agency == agency for run in runs)):
                return self._ask(person)
            else:
                runs.append(Seen(agency, first, last))
        undated = person.agencies - {run.agency for run in runs}
        return self._ask(person) if undated else runs

    def _ask(self, person: Person) -> list[Seen] | None:
        key = f"{person.label}: agency"
        known = sorted(person.agencies)
        text = f"{person.name.shown} stands under {' and '.join(known)}, and the days do not tell who employed when"
        places = tuple(dict.fromkeys(mention.cells[0].place for mention in person.mentions if mention.agency))
        given = self._desk.ask(Question(_SECTION, key, text, places[:6], tuple(known)))
        return [Seen(given, date.min, NEVER)] if given else None


def ended_by_change(stints: list[Stint], employments: list[Employment], desk: Desk) -> Iterator[Stint]:
    """The stints, those without a last day ended where the officer is with another agency."""
    ends = {(row.officer, row.agency): row.to for row in employments if row.to is not None}
    for stint in stints:
        end = ends.get((stint.officer, stint.agency or ""))
        if end is not None and stint.blank_end and (stint.last is None or stint.last > end) and stint.first <= end:
            cell: Cell = stint.cells[0]
            desk.guess(cell, f"last day: {end}", "no last day is given, and the officer is then with another agency")
            yield replace(stint, last=end)
        else:
            yield stint
