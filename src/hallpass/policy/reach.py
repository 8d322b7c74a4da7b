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

from hallpass.days import EVER, NEVER
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
LARGEST: Final = 10_000
"""More days of service than a school year has."""

Bound = tuple[str, str, int]
"""The first is at most so much more than the second; "" is zero."""


class TooManyWays(Exception):
    """A table has more ways through it than can be walked."""


class _Walk:
    """One way through a table, on choices planned before and, where they end, on the first that fits."""

    def __init__(self, planned: tuple[int, ...], bounds: Mapping[tuple[str, str], int]) -> None:
        self.planned = planned
        self.taken: list[int] = []
        self.others: list[tuple[int, ...]] = []
        self.most = dict(bounds)

    def choose(self, *outcomes: tuple[Bound, ...]) -> int:
        """The number of the outcome that this way takes."""
        at = len(self.taken)
        if at < len(self.planned):
            pick = self.planned[at]
        else:
            fitting = [number for number, bounds in enumerate(outcomes) if all(map(self._fits, bounds))]
            pick = fitting[0]
            self.others += [(*self.taken, number) for number in fitting[1:]]
        self.taken.append(pick)
        for bound in outcomes[pick]:
            hold(self.most, bound)
        return pick

    def _fits(self, bound: Bound) -> bool:
        first, second, more = bound
        return (first == second and more >= 0) or self.most.get((second, first), LARGEST**3) + more >= 0


def hold(most: dict[tuple[str, str], int], bound: Bound) -> None:
    """Add a bound and all that follows from it."""
    first, second, more = bound
    if more >= most.get((first, second), LARGEST**3):
        return
    above = [(name, least) for (name, other), least in most.items() if other == first] + [(first, 0)]
    below = [(name, least) for (other, name), least in most.items() if other == second] + [(second, 0)]
    for high, one in above:
        for low, two in below:
            if high != low and one + more + two < most.get((high, low), LARGEST**3):
                most[high, low] = one + more + two


class _StandIn:
    """Any value of a fact; a text is the number of its word, a truth is 0 or 1."""

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
                return "", self.words.index(other) if other in self.words else -1
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
        return self >= 1

    def moved(self, days: int) -> _StandIn:
        """The day so many days later."""
        return _StandIn(self.walk, self.name, later=self.later + days)

    def within(self, what: str, least: int, most: int) -> _StandIn:
        """A day that is known to lie between two numbers of days after this one."""
        new = _StandIn(self.walk, f"{what} {self.name} {self.later}")
        hold(self.walk.most, (new.name, self.name, self.later + most))
        hold(self.walk.most, (self.name, new.name, -self.later - least))
        return new


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


def _ends(known: Name) -> tuple[int, int]:
    """The least and the largest number that a stand-in can be."""
    if known.type in ("day", "date"):
        return EVER.toordinal(), NEVER.toordinal()
    if known.type == "number":
        return 0, LARGEST
    return 0, 1 if known.type == "truth" else len(known.words) - 1


def _limits(names: Mapping[str, Name], table: str) -> dict[tuple[str, str], int]:
    """What is known of facts and readings before anything is asked."""
    most: dict[tuple[str, str], int] = {}
    for name, known in names.items():
        least, largest = _ends(known)
        hold(most, (name, "", largest))
        hold(most, ("", name, -least))
    for first, second, more in AT_MOST:
        if {first, second} <= {"", *TABLES[table]}:
            hold(most, (first, second, more))
    return most


def _decided(rules: Rules, table: str, names: Mapping[str, Name]) -> Iterator[Row]:
    """The row at the end of each way through a table, readings that are not chosen asked as if they were facts."""
    open_readings = rules.version.readings.keys() - rules.readings.keys()
    asked = {name: known for name, known in names.items() if name in {*TABLES[table], *open_readings}}
    decide = rules.table(table, {name: _either(rules.functions[name], other) for name, other in _STAND_INS.items()})
    limits = _limits(asked, table)
    left: list[tuple[int, ...]] = [()]
    choices = 0
    while left:
        walk = _Walk(left.pop(), limits)
        facts = {name: _StandIn(walk, name, tuple(sorted(known.words))) for name, known in asked.items()}
        yield decide(SimpleNamespace(**facts))
        left += walk.others
        choices += len(walk.taken)
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
