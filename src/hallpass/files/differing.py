"""Two answers beside each other, in words: what was, what becomes, and on which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from hallpass.comparing import Difference, Place, Serves
from hallpass.days import Span, join
from hallpass.explain.outcomes import serves_clause
from hallpass.explain.words import aloud, counted, listed
from hallpass.files.objects import question_object
from hallpass.files.words import (
    CONTRACTS,
    STANDINGS,
    UNTIL,
    day_word,
    days_word,
    name_in,
    question_words,
    serves_word,
    standing_word,
)
from hallpass.register.register import Register
from hallpass.rules.serving import NO, YES

T = TypeVar("T")

MOST_RANGES = 3
"""More ranges of days than these are told as a number of days."""


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    """One and the same change, with all ranges of days on which it holds."""

    days: tuple[Span, ...]
    before: T
    after: T

    @property
    def number(self) -> int:
        """How many days."""
        return sum((days.last - days.first).days + 1 for days in self.days)


@dataclass(frozen=True, slots=True)
class State:
    """A state of an officer: its kind, its word, and the schools that it is about."""

    kind: str
    word: str
    schools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An officer's answer as a reader sees it: the may-serve words first, then the standing, then its details."""

    states: tuple[State, ...]
    standing: str
    details: tuple[str, ...] = ()


def runs(found: Iterable[Difference[Serves]], register: Register) -> list[tuple[Run[Serves], Shown, Shown]]:
    """The changes that a reader can tell apart, each with its days, in the order in which they begin."""
    groups: dict[tuple[Shown, Shown], list[Difference[Serves]]] = {}
    for one in found:
        groups.setdefault(_pair(one.before, one.after, register), []).append(one)
    return [(_run(group), *pair) for pair, group in groups.items()]


def gathered(found: Iterable[Difference[T]]) -> list[Run[T]]:
    """Equal changes put together, in the order in which they begin."""
    groups: dict[tuple[T, T], list[Difference[T]]] = {}
    for one in found:
        groups.setdefault((one.before, one.after), []).append(one)
    return [_run(group) for group in groups.values()]


def _run(group: Sequence[Difference[T]]) -> Run[T]:
    return Run(tuple(join(one.days for one in group)), group[0].before, group[0].after)


def _pair(before: Serves, after: Serves, register: Register) -> tuple[Shown, Shown]:
    """Both answers; where nothing else tells them apart, with the details in which they differ."""
    was, becomes = shown(before, register), shown(after, register)
    if was != becomes:
        return was, becomes
    now, then = list(_details(before, register)), list(_details(after, register))
    only_now = tuple(detail for detail in now if detail not in then)
    only_then = tuple(detail for detail in then if detail not in now)
    return replace(was, details=only_now), replace(becomes, details=only_then)


def shown(serves: Serves, register: Register) -> Shown:
    """An officer's answer in words."""
    schools: dict[tuple[str, str], list[str]] = {}
    for place in serves.places:
        word = serves_word(place, serves)
        kind = "until" if word.startswith(UNTIL) else place.may_serve
        schools.setdefault((kind, word), []).append(name_in(register.school, place.school))
    states = [State(kind, word, tuple(names)) for (kind, word), names in schools.items()]
    paragraph = f", {serves.paragraph}" if serves.paragraph else ""
    return Shown(
        tuple(states) or (State("none", STANDINGS[serves.standing]),),
        f"{standing_word(serves)}{paragraph}" if states else "",
    )


def _details(serves: Serves, register: Register) -> Iterator[str]:
    if serves.due:
        yield f"due {day_word(serves.due)}"
    if serves.excused:
        yield f"without {listed(serves.excused)}"
    yield from (question_words(question, register) for question in serves.questions)
    for place in serves.places:
        lacks = f" ({listed(place.lacking)})" if place.lacking else ""
        yield f"contract for {name_in(register.school, place.school)}: {CONTRACTS[place.contract_state].lower()}{lacks}"


def ranges_word(days: Sequence[Span]) -> str:
    """The days of a change as tables have them: each range on a line, or of many ranges the number of days."""
    if len(days) <= MOST_RANGES:
        return "\n".join(map(days_word, days))
    number = sum((one.last - one.first).days + 1 for one in days)
    return f"{counted(number, 'day')} within\n{days_word(Span(days[0].first, days[-1].last))}"


def ranges_aloud(days: Sequence[Span]) -> str:
    """The days of a change as a sentence begins with them."""
    first, last = days[0].first, days[-1].last
    if len(days) > 1:
        number = sum((one.last - one.first).days + 1 for one in days)
        return f"On {counted(number, 'day')} from {aloud(first)} through {aloud(last)},"
    if first == last:
        return f"On {aloud(first)},"
    return f"From {aloud(first)} through {aloud(last)},"


def clause(who: str, serves: Serves, register: Register) -> str:
    """An officer's answer as a clause: `Ada Quill may serve at Wrenfield High under 5.1`."""
    if not serves.places:
        return f"{who} does not serve{' yet' if serves.standing == 'upcoming' else ''}"
    groups: dict[str, list[str]] = {}
    for place in serves.places:
        groups.setdefault(place.may_serve, []).append(name_in(register.school, place.school))
    return listed([serves_clause(word, who, schools) + _ground(word, serves) for word, schools in groups.items()])


def _ground(word: str, serves: Serves) -> str:
    """Until when, and under which paragraph, where the standing decides the word."""
    until = f" through {aloud(serves.due)}" if word == YES and serves.standing == "cleared_until" and serves.due else ""
    return f"{until} under {serves.paragraph}" if word in (YES, NO) and serves.paragraph else until


def serves_object(serves: Serves) -> dict[str, Any]:
    """An officer's answer as plain values."""
    return {
        "standing": serves.standing,
        "governed_by": serves.paragraph,
        "due": serves.due.isoformat() if serves.due else None,
        "excused_duties": list(serves.excused),
        "questions": [question_object(question) for question in serves.questions],
        "assignments": [_place(place) for place in serves.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "school": place.school,
        "may_serve": place.may_serve,
        "contract_state": place.contract_state,
        "paragraphs": list(place.lacking),
    }


def states_word(told: Shown) -> str:
    """The states in one line, for a cell of a sheet."""
    several = len({school for one in told.states for school in one.schools}) > 1
    parts = [f"{one.word}: {listed(one.schools)}" if several and one.schools else one.word for one in told.states]
    return "; ".join([*parts, *told.details])
