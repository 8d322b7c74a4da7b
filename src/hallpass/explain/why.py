"""Why this row, and why not each of the others, with this officer's values."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from datetime import date

from hallpass.days import EVER, NEVER
from hallpass.explain.asked import Comparison, Part, RowAsked, name_of, rows_asked
from hallpass.explain.model import FactAsked, RowTried
from hallpass.explain.values import TOLD_WITH_THE_DAY, Values
from hallpass.explain.words import aloud, plain, quoted
from hallpass.policy.model import Row

ASKED_NO_MORE = "An earlier row decided."

_HOLDS = {ast.Lt: "is before", ast.LtE: "is on or before", ast.Gt: "is after", ast.GtE: "is on or after"}
_FAILS = {ast.Lt: "is not before", ast.LtE: "is after", ast.Gt: "is not after", ast.GtE: "is before"}


def rows_tried(values: Values, decided: Row) -> tuple[RowTried, ...]:
    """Each row of the table in order: does not fit, decides, or is not asked any more."""
    before, after, found = [], [], None
    for asked in rows_asked(values.rules, values.role):
        if found is None and asked.row is decided:
            found = asked
        elif found is None:
            before.append((asked, _distinct(_fails(values, asked))))
        else:
            after.append(RowTried(asked.row, "not_asked", (ASKED_NO_MORE,)))
    assert found is not None
    because = _distinct([*_fits(values, found), *_left_over(found, before)])
    failed = [RowTried(asked.row, "does_not_fit", said) for asked, said in before]
    return (*failed, RowTried(decided, "decides", because), *after)


def facts_asked(values: Values, decided: Row) -> tuple[FactAsked, ...]:
    """The facts that the deciding row and the rows before it asked for, each with this officer's value.

    A row asks no further than its first condition that fails.
    """
    names: dict[str, None] = {}
    for asked in rows_asked(values.rules, values.role):
        for part in asked.parts:
            names.update(dict.fromkeys(part.facts))
            if not values.of(part.condition):
                break
        if asked.row is decided:
            break
    return tuple(FactAsked(name, values.plain(name), values.say(name)) for name in names)


def _fits(values: Values, asked: RowAsked) -> Iterator[str]:
    for part in asked.parts:
        yield from _said(values, part, holds=True)


def _fails(values: Values, asked: RowAsked) -> Iterator[str]:
    """The first condition of the row that fails, with what it asked about."""
    for part in asked.parts:
        if not values.of(part.condition):
            yield from _said(values, part, holds=False)
            return


def _left_over(decided: RowAsked, before: Iterable[tuple[RowAsked, tuple[str, ...]]]) -> Iterator[str]:
    """What earlier rows asked in vain: all of them for the row that takes the rest, else those of its paragraph.

    A row that asks for nothing but the day has nothing to say of the officer.
    """
    for asked, said in before:
        of_the_officer = any(part.facts for part in asked.parts)
        if of_the_officer and (not decided.parts or asked.row.paragraph == decided.row.paragraph):
            yield from said


def _said(values: Values, part: Part, *, holds: bool) -> Iterator[str]:
    """What one condition asked about, as sentences with this officer's values."""
    for fact in part.facts:
        yield from values.say(fact)
    if part.comparison:
        yield from _compared(values, part.comparison, holds=holds)
    for name in part.readings:
        yield _as_read(values, name)


def _compared(values: Values, comparison: Comparison, *, holds: bool) -> Iterator[str]:
    """Two days in order, where the facts do not say it themselves."""
    words = (_HOLDS if holds else _FAILS).get(comparison.sign)
    if words is None or comparison.left.source in TOLD_WITH_THE_DAY or comparison.right.source in TOLD_WITH_THE_DAY:
        return
    left, right = values.of(comparison.left), values.of(comparison.right)
    left = left if isinstance(left, date) else values.day
    if isinstance(right, date) and not {left, right} & {EVER, NEVER}:
        name = name_of(values.rules, comparison.right.source)
        yield f"{aloud(left)} {words} {aloud(right)}, {name}." if name else f"{aloud(left)} {words} {aloud(right)}."


def _as_read(values: Values, name: str) -> str:
    """How an open passage is read that makes the condition what it is."""
    value = values.rules.readings[name]
    says = next(one.says for one in values.rules.version.readings[name].values if one.value == value)
    return f"The reading {quoted(plain(name))} is {quoted(plain(value))}. {says}"


def _distinct(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said))
