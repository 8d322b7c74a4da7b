"""What every page is asked: the day that answers are for (`on`), and the day as known on which (`known`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest

from hallpass.days import day_of_text
from hallpass_web import clock
from hallpass_web.audit.chain import Head
from hallpass_web.audit.moments import Moment, known_on
from hallpass_web.audit.recorder import head

MOST_YEARS: Final = 100
"""Days farther away than this from today are asked by nobody who means it."""
_KEPT: Final = "_hallpass_asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """The two days of a page, the moment of the journal that `known` means, and what could not be read of them."""

    on: date
    known: date
    today: date
    at: Moment
    head: Head
    problems: tuple[str, ...] = ()

    @property
    def is_now(self) -> bool:
        """Whether it is asked for today, with everything known so far."""
        return self.on == self.today and self.known == self.today

    @property
    def query(self) -> str:
        """The two days as a query for links, empty where both are today."""
        days = {"on": self.on, "known": self.known}
        return urlencode({name: day.isoformat() for name, day in days.items() if day != self.today})


def asked(request: HttpRequest) -> Asked:
    """What a request asks; found once for each request."""
    found: Asked | None = getattr(request, _KEPT, None)
    if found is None:
        found = _asked(request)
        setattr(request, _KEPT, found)
    return found


def _asked(request: HttpRequest) -> Asked:
    today = clock.today()
    problems: list[str] = []
    on = _day(request.GET.get("on"), today, "Answers on", problems)
    known = min(_day(request.GET.get("known"), today, "As known on", problems), today)
    newest = head()
    return Asked(on, known, today, known_on(known, newest), newest, tuple(problems))


def _day(text: str | None, today: date, name: str, problems: list[str]) -> date:
    if not text or not text.strip():
        return today
    day = day_of_text(text.strip())
    if day is None or abs(day.year - today.year) > MOST_YEARS:
        wanted = f"a day within {MOST_YEARS} years" if day else "a day, as in 9/1/26 or 2026-09-01"
        problems.append(f"{name}: expected {wanted}. Found “{text.strip()[:40]}”.")
        return today
    return day
