"""Two answers to one question, over the days on which they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from hallpass.days import Span
from hallpass.rules.day import Day
from hallpass.rules.timeline import stretches

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
