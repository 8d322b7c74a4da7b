"""What the rows of a pack ask about: the facts, the readings, and which days are compared."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hallpass.policy.compile import Rules
from hallpass.policy.expressions import Expression, expression, parse
from hallpass.policy.model import Row, Version
from hallpass.policy.vocabulary import MAY_SERVE_TABLE, SUBSTITUTE_FACTS

DAY = "day"
"""The day asked about, among the facts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values and the sign between them."""

    left: Expression
    sign: type[ast.cmpop]
    right: Expression


@dataclass(frozen=True, slots=True)
class Part:
    """One of the conditions that must all hold for a row to fit, as the readings have it.

    `readings` are those that it names, and those without whose value it would not stand there.
    """

    condition: Expression
    facts: tuple[str, ...]
    readings: tuple[str, ...]
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class RowAsked:
    """A row with its parts, and all facts and readings that it and its due day turn on."""

    row: Row
    parts: tuple[Part, ...]
    facts: frozenset[str]
    readings: frozenset[str]


@lru_cache(maxsize=256)
def rows_asked(rules: Rules, table: str) -> tuple[RowAsked, ...]:
    """The rows of a table in the order in which they are asked, taken apart."""
    return tuple(_asked(rules, row) for row in rules.version.rows(table))


@lru_cache(maxsize=256)
def readings_of_serving(rules: Rules) -> frozenset[str]:
    """The readings that the table `may_serve` names itself."""
    return frozenset(name for one in rows_asked(rules, MAY_SERVE_TABLE) for name in one.readings)


def _asked(rules: Rules, row: Row) -> RowAsked:
    version = rules.version
    parts = tuple(_part(rules, part, whole) for whole in row.when.conjuncts for part in rules.parts(whole))
    due = rules.parts(row.due) if row.due else ()
    facts = {name for part in parts for name in part.condition.names} | {name for one in due for name in one.names}
    named = written_out(version, row.when.names | (row.due.names if row.due else frozenset()))
    return RowAsked(row, parts, frozenset(facts & set(SUBSTITUTE_FACTS)), frozenset(named & set(version.readings)))


def _part(rules: Rules, part: Expression, whole: Expression) -> Part:
    facts = facts_among(written_out(rules.version, part.names))
    return Part(part, facts, tuple(_readings_in(rules, part, whole)), _comparison(part))


def _readings_in(rules: Rules, part: Expression, whole: Expression) -> Iterator[str]:
    named = written_out(rules.version, whole.names)
    for name, reading in rules.version.readings.items():
        if name in part.names:
            yield name
        elif name in named and rules.readings[name] != reading.default:
            usual = rules.version.rules({**rules.readings, name: reading.default})
            if part.source not in [one.source for one in usual.parts(whole)]:
                yield name


def written_out(version: Version, names: Iterable[str]) -> set[str]:
    """The names with those that stand inside the pack's terms."""
    found, waiting = set[str](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += version.terms[name].expression.names if name in version.terms else ()
    return found


def facts_among(names: Iterable[str]) -> tuple[str, ...]:
    """The facts among names, the day apart, in the order of the vocabulary."""
    known = set(names)
    return tuple(fact for fact in SUBSTITUTE_FACTS if fact in known and fact != DAY)


def _comparison(part: Expression) -> Comparison | None:
    """The condition as a comparison of the day, or of another value, with something."""
    tree = parse(part.source)
    if not isinstance(tree, ast.Compare) or len(tree.ops) > 1:
        return None
    left, right = expression(tree.left, part.line), expression(tree.comparators[0], part.line)
    if right.source == DAY:
        return Comparison(right, _MIRRORED.get(type(tree.ops[0]), type(tree.ops[0])), left)
    return Comparison(left, type(tree.ops[0]), right)


_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}


@lru_cache(maxsize=256)
def name_of(rules: Rules, source: str) -> str | None:
    """What a term of the pack says that comes down to this expression, as in “the last day of the time …”."""
    for term in rules.version.terms.values():
        if [part.source for part in rules.parts(term.expression)] == [source]:
            return term.says
    return None
