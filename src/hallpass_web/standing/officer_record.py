"""What is on record about one officer: list by list, row by row, and the acts that brought it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from hallpass.days import span
from hallpass.files.words import day_word, days_word, name_in
from hallpass.register.register import Register
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.acts import sentence_of
from hallpass_web.audit.blanking import BLANKED
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import Moment
from hallpass_web.register import access
from hallpass_web.register.history import in_sight
from hallpass_web.register.lists_words import ACTS, TITLES
from hallpass_web.register.owners import Rights

RECORD: Final = (
    "assignments",
    "completions",
    "certificates",
    "policy_reviews",
    "employments",
    "absences",
    "substitute_days",
)
"""The lists about an officer, in the order of the page."""
SEEN_OR_NOT_TOLD: Final = ("certificates", "absences")
"""No answer about the officer rests on these: a row that the asker does not see is not told at all."""
UNKNOWN_DAY: Final = "Day unknown"
ACTS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class RowOnRecord:
    """A row of a list in words; `href` is empty where the asker does not see the row itself."""

    what: str
    when: str
    more: str
    href: str


@dataclass(frozen=True, slots=True)
class ListOnRecord:
    """A list about an officer, and the act that adds to it, for who may."""

    name: str
    title: str
    rows: tuple[RowOnRecord, ...]
    act: str
    href: str


@dataclass(frozen=True, slots=True)
class Done:
    """An act that concerns the officer: what, about which rows, who, when, and why."""

    number: int
    says: str
    rows: tuple[str, ...]
    more: int
    by: str
    at: datetime
    reason: str


def seen_keys(asker: Asker, officer: str, at: Moment) -> dict[str, list[str]]:
    """For each list about an officer the keys of the rows that the asker sees."""
    return {
        name: list(access.seen(asker, name, at).filter(officer=officer).order_by().values_list("key", flat=True))
        for name in RECORD
    }


def lists_on_record(rights: Rights, register: Register, seen: Mapping[str, Sequence[str]]) -> Iterator[ListOnRecord]:
    """The lists about the one officer of a register, as whoever has these rights may read and write them."""
    (officer,) = register.officers
    for name in RECORD:
        rows = tuple(_rows(name, register, set(seen[name])))
        act = ACTS[name] if rights.about(name, officer.id) else ""
        href = f"{reverse('register_enter', args=[name])}?{urlencode({'officer': officer.id})}"
        yield ListOnRecord(name, TITLES[name], rows, act, href)


def _rows(name: str, register: Register, seen: set[str]) -> Iterator[RowOnRecord]:
    found = sorted(getattr(register, name), key=_latest, reverse=True)
    for row in found:
        if row.id in seen or name not in SEEN_OR_NOT_TOLD:
            what, when, more = SAID[name](row, register)
            href = reverse("register_row", args=[name, row.id]) if row.id in seen else ""
            yield RowOnRecord(what, when, more, href)


def _latest(row: Any) -> date:
    """The day by which the rows of a list are in order."""
    for name in ("completed_on", "reviewed_on", "date", "from_"):
        if hasattr(row, name):
            return getattr(row, name) or date.min
    return date.min


def _day(day: date | None) -> str:
    return day_word(day) if day else UNKNOWN_DAY


_Said = tuple[str, str, str]


def _assignment(row: Any, register: Register) -> _Said:
    return (
        name_in(register.school, row.school),
        days_word(span(row.from_, row.to)),
        _join(
            row.role.capitalize(),
            UNABLE.get(row.employer_unable, ""),
            "" if row.instructional_day else "Outside the day",
        ),
    )


def _join(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _completion(row: Any, register: Register) -> _Said:
    return name_in(register.course, row.course), _day(row.completed_on), ""


def _certificate(row: Any, register: Register) -> _Said:
    held = f"Held by {name_in(register.agency, row.agency)}"
    since = f", received {day_word(row.received_on)}" if row.received_on else ""
    return name_in(register.course, row.course), _day(row.completed_on), held + since


def _review(row: Any, register: Register) -> _Said:
    policy = register.agency_policy.get(row.policy)
    if policy is None:
        return "An SRO policy", _day(row.reviewed_on), ""
    agency = name_in(register.agency, policy.agency)
    return f"SRO policy of {agency}", _day(row.reviewed_on), f"The version adopted on {day_word(policy.adopted_on)}"


def _employment(row: Any, register: Register) -> _Said:
    return name_in(register.agency, row.agency), days_word(span(row.from_, row.to)), ""


def _absence(row: Any, _: Register) -> _Said:
    return "Away", days_word(span(row.from_, row.to)), ""


def _substitute_day(row: Any, register: Register) -> _Said:
    return name_in(register.school, row.school), day_word(row.date), ""


UNABLE: Final = {
    True: "The course could not be provided, says the agency",
    None: "Not said whether the course could be provided",
}
"""What is told of the statement of 5.3; that the course could be provided needs no words."""
SAID: Final[Mapping[str, Callable[[Any, Register], _Said]]] = {
    "assignments": _assignment,
    "completions": _completion,
    "certificates": _certificate,
    "policy_reviews": _review,
    "employments": _employment,
    "absences": _absence,
    "substitute_days": _substitute_day,
}
"""How a row of each list is said: what, when, and more."""


def history(asker: Asker, register: Register, seen: Mapping[str, Sequence[str]], at: Moment) -> list[Done]:
    """The acts that brought the rows about an officer, the latest first; rows that the asker does not see are left."""
    (officer,) = register.officers
    wanted = Q(list="officers", row=officer.id)
    for name, found in seen.items():
        if found:
            wanted |= Q(list=name, row__in=found)
    rows: dict[int, list[tuple[str, str]]] = {}
    entries = Entry.objects.filter(wanted, number__lte=at.number).order_by("-number")
    for act, name, key in entries.values_list("act", "list", "row"):
        rows.setdefault(act, []).append((name, key))
    acts = {act.number: act for act in in_sight(asker, at, Act.objects.filter(number__in=rows))}
    known = {(name, row.id): row for name in RECORD for row in getattr(register, name)}
    return [_done(acts[number], touched, known, register) for number, touched in rows.items()]


def _done(
    act: Act, touched: Sequence[tuple[str, str]], known: Mapping[tuple[str, str | None], Any], register: Register
) -> Done:
    said = [_in_short(name, known[name, key], register) for name, key in touched if (name, key) in known]
    who = act.by_name or (BLANKED if act.by else "")
    more = max(len(said) - ACTS_SHOWN, 0)
    return Done(act.number, sentence_of(act.kind), tuple(said[:ACTS_SHOWN]), more, who, act.at, act.reason)


def _in_short(name: str, row: Any, register: Register) -> str:
    what, when, _ = SAID[name](row, register)
    return f"{what}, {when}"
