"""Which rows of a table can decide at all: every way through the table is walked, with facts that stand for any value.

A stand-in answers a comparison by choosing an outcome that fits all choices before; the other outcomes are walked
later. What was chosen is kept as bounds on differences (a day is at most so many days after another), so a way that no
real facts could take is never walked. Only `date + months` and working days are known roughly: a row that dies of the
length of a certain month alone is not found dead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from hallpass.policy.compile import Rules
from hallpass.policy.vocabulary import AT_MOST, TABLES

if TYPE_CHECKING:
    from hallpass.policy.model import Row, Version
    from hallpass.policy.typecheck import Name

CHOICES: Final = 20_000
"""Most choices made on all ways through one table."""

LONGEST_MONTH: Final = 31
LONGEST_REST: Final = 31
"""More days than any run of Saturdays, Sundays and holidays has."""

_BOUNDLESS: Final = 10**9

Bound = tuple[str, str, int]
"""The first is at most so much more than the second; "" is zero."""

Bounds = dict[tuple[str, str], int]
"""All bounds that follow from those added, by first and second."""


class TooManyWays(Exception):
    """A table has more ways through it than can be walked."""


def hold(most: Bounds, bound: Bound) -> None:
    """Add a bound and all that follows from it."""
    first, second, more = bound
    if more >= most.get((first, second), _BOUNDLESS):
        return
    above = [(name, gap) for (name, other), gap in most.items() if other == first] + [(first, 0)]
    below = [(name, gap) for (other, name), gap in most.items() if other == second] + [(second, 0)]
    for high, one in above:
        for low, two in below:
            if high != low and one + more + two < most.get((high, low), _BOUNDLESS):
                most[high, low] = one + more + two


def fits(most: Bounds, bound: Bound) -> bool:
    """Whether a bound can hold together with those before."""
    first, second, more = bound
    return more >= 0 if first == second else most.get((second, first), _BOUNDLESS) + more >= 0


class _Walk:
    """One way through a table: on choices made before and, where they end, on the first outcome that fits."""

    def __init__(self, planned: tuple[int, ...], most: Bounds) -> None:
        self.planned = planned
        self.most = most  # as it is after the planned choices
        self.taken: list[int] = []
        self.others: list[_Walk] = []

    def choose(self, *outcomes: tuple[Bound, ...]) -> int:
        """The number of the outcome that this way takes."""
        at = len(self.taken)
        if at < len(self.planned):
            pick = self.planned[at]
        else:
            pick, *others = [
                number for number, bounds in enumerate(outcomes) if all(fits(self.most, b) for b in bounds)
            ]
            for number in others:
                self.others.append(_Walk((*self.taken, number), _with(dict(self.most), outcomes[number])))
            _with(self.most, outcomes[pick])
        self.taken.append(pick)
        return pick


def _with(most: Bounds, bounds: tuple[Bound, ...]) -> Bounds:
    for bound in bounds:
        hold(most, bound)
    return most


class _StandIn:
    """Any value of a fact; a word is its number among the words, a yes or no is 1 or 0."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, walk: _Walk, name: str, words: tuple[str, ...] = (), later: int = 0) -> None:
        self.walk, self.name, self.words, self.later = walk, name, words, later

    def _apart(self, other: object) -> tuple[str, int]:
        """What the other is measured from, and how much the name of this one exceeds that where both are equal."""
        match other:
            case _StandIn():
                return other.name, other.later - self.later
            case date():
                return "", other.toordinal() - self.later
            case str():
                return _zero(self.name), self.words.index(other) if other in self.words else -1
        assert isinstance(other, int)
        return "", other - self.later

    def __le__(self, other: object) -> bool:
        name, more = self._apart(other)
        return self.walk.choose(((self.name, name, more),), ((name, self.name, -more - 1),)) == 0

    def __ge__(self, other: object) -> bool:
        name, more = self._apart(other)
        return self.walk.choose(((name, self.name, -more),), ((self.name, name, more - 1),)) == 0

    def __lt__(self, other: object) -> bool:
        return not self >= other

    def __gt__(self, other: object) -> bool:
        return not self <= other

    def __eq__(self, other: object) -> bool:
        name, more = self._apart(other)
        same = ((self.name, name, more), (name, self.name, -more))
        return self.walk.choose(same, ((self.name, name, more - 1),), ((name, self.name, -more - 1),)) == 0

    def __bool__(self) -> bool:
        zero = _zero(self.name)
        return self.walk.choose(((self.name, zero, 0),), ((zero, self.name, -1),)) == 1

    def moved(self, days: int) -> _StandIn:
        """The day so many days later."""
        return _StandIn(self.walk, self.name, later=self.later + days)

    def within(self, what: str, least: int, most: int) -> _StandIn:
        """A day that is known to lie between two numbers of days after this one."""
        new = _StandIn(self.walk, f"{what} {self.name} {self.later}")
        hold(self.walk.most, (new.name, self.name, self.later + most))
        hold(self.walk.most, (self.name, new.name, -self.later - least))
        return new


def _zero(name: str) -> str:
    """What words and truths are measured from: a zero of their own, so that their bounds stay among themselves."""
    return f"zero of {name}"


def _either(real: Callable[..., date], stand_in: Callable[..., _StandIn]) -> Callable[..., Any]:
    """A function of the grammar that takes real days and stand-ins."""
    return lambda day, *more: (stand_in if isinstance(day, _StandIn) else real)(day, *more)


def _months(day: _StandIn, months: int) -> _StandIn:
    far = months * LONGEST_MONTH
    return day.within(f"{months} months from", min(0, far), max(0, far))


_STAND_INS: Final[Mapping[str, Callable[..., _StandIn]]] = {
    "add_months": _months,
    "add_days": _StandIn.moved,
    "day_before": lambda day: day.moved(-1),
    "next_working_day": lambda day: day.within("working day from", 0, LONGEST_REST),
}


def _known(asked: Mapping[str, Name]) -> Bounds:
    """What is known of facts and readings before anything is asked."""
    most: Bounds = {}
    for name, known in asked.items():
        if known.type in ("truth", "text", "reading"):
            hold(most, (name, _zero(name), 1 if known.type == "truth" else len(known.words) - 1))
            hold(most, (_zero(name), name, 0))
    for first, second, more in AT_MOST:
        if {first, second} <= {"", *asked}:
            hold(most, (first, second, more))
    return most


def _decided(rules: Rules, table: str, names: Mapping[str, Name]) -> Iterator[Row]:
    """The row at the end of each way through a table, readings that are not chosen asked as if they were facts."""
    open_readings = rules.version.readings.keys() - rules.readings.keys()
    asked = {name: known for name, known in names.items() if name in {*TABLES[table], *open_readings}}
    decide = rules.table(table, {name: _either(rules.functions[name], other) for name, other in _STAND_INS.items()})
    left = [_Walk((), _known(asked))]
    choices = 0
    while left:
        walk = left.pop()
        facts = {name: _StandIn(walk, name, tuple(sorted(known.words))) for name, known in asked.items()}
        yield decide(SimpleNamespace(**facts))
        left += walk.others
        choices += len(walk.taken) - len(walk.planned)
        if choices > CHOICES:
            raise TooManyWays(table)


def rows_left_nothing(version: Version, table: str, names: Mapping[str, Name]) -> tuple[Row, ...]:
    """The rows of a table that are the first to fit in no case, whatever the facts and the readings."""
    rows = version.tables[table].rows
    owners = {row: row for row in version.rows(table)}
    for handing_on in rows:
        owners |= {row: handing_on for row in owners if row.id in handing_on.as_rows}
    unseen = dict.fromkeys(rows)
    # The defaults reach nearly every row; only what is left is looked for under all readings, which takes longer.
    for rules in (version.rules(), Rules(version, {})):
        for row in _decided(rules, table, names):
            unseen.pop(owners[row], None)
            if not unseen:
                return ()
    return tuple(unseen)
