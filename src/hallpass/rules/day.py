"""A day that remembers when the answers to the questions asked of it would turn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from hallpass.days import NEVER, ONE_DAY, Span, day_after

_FIRST = itemgetter(0)


class Day:
    """The day asked about. Each comparison notes the next day on which it would come out otherwise.

    A rule that has been run with a `Day` gives the same answer on every day before `turns`, so a timeline jumps there
    and asks again. `turns` is NEVER when nothing would change any more.
    """

    __slots__ = ("date", "turns")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, day: date) -> None:
        self.date = day
        self.turns = NEVER

    def __lt__(self, other: date) -> bool:
        if self.date < other:
            if other < self.turns:
                self.turns = other
            return True
        return False

    def __ge__(self, other: date) -> bool:
        if self.date < other:
            if other < self.turns:
                self.turns = other
            return False
        return True

    def __le__(self, other: date) -> bool:
        if self.date <= other:
            if other < self.turns:
                self.remember(day_after(other))
            return True
        return False

    def __gt__(self, other: date) -> bool:
        return not self <= other

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, date):
            return NotImplemented
        return self >= other and self <= other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __repr__(self) -> str:
        return f"Day({self.date.isoformat()})"

    def remember(self, turn: date) -> None:
        """Note that something turns on that later day."""
        if turn < self.turns:
            self.turns = turn

    def remember_tomorrow(self) -> None:
        """Note that something moves with the day itself."""
        if self.date != NEVER:
            self.remember(self.date + ONE_DAY)

    def find(self, spans: Sequence[Span]) -> int | None:
        """Which of the ordered ranges the day lies in, as a position, or None."""
        at = bisect_right(spans, self.date, key=_FIRST) - 1
        if at >= 0 and self <= spans[at].last:
            return at
        if at + 1 < len(spans):
            self.remember(spans[at + 1].first)
        return None
