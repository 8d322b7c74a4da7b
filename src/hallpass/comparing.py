"""Two answers to one question, over the days on which they differ; and what of an officer's answer is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from hallpass.days import Span
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on
from hallpass.rules.timeline import stretches
from hallpass.rules.unknowns import Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """Days on which an answer is another one: what it was, and what it becomes."""

    days: Span
    before: T
    after: T


def differences(
    before: Callable[[Day], T], after: Callable[[Day], T], first: date, last: date
) -> Iterator[Difference[T]]:
    """The ranges of days within a range on which two ways of asking give different answers."""
    for days, (was, becomes) in stretches(lambda day: (before(day), after(day)), first, last):
        if was != becomes:
            yield Difference(days, was, becomes)


@dataclass(frozen=True, slots=True)
class Place:
    """A school on a day: may the officer serve there, and what the contract lacks or contradicts."""

    school: str
    may_serve: str
    contract_state: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Serves:
    """An officer on a day: the standing with its paragraph, due day, duties not asked for and questions; the places."""

    standing: str
    paragraph: str | None
    due: date | None
    excused: tuple[str, ...]
    questions: tuple[Question, ...]
    places: tuple[Place, ...]


def serves_on(record: OfficerRecord, day: Day) -> Serves:
    """An officer's answer on a day, as far as it is compared."""
    standing = standing_on(record, day)
    places = (
        Place(one.assignment.school, one.may_serve, one.cover.state, one.cover.paragraphs)
        for one in serving_on(record, day, standing)
    )
    return Serves(
        standing.standing,
        standing.paragraph,
        standing.due,
        standing.excused,
        standing.questions,
        tuple(dict.fromkeys(places)),
    )
