"""Why this row, and why not each of the others, with this officer's values."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hallpass.explain.model import RowTried
from hallpass.explain.values import SENTENCES, Values
from hallpass.explain.words import aloud
from hallpass.policy.model import Expression, Row, Version

ASKED_NO_MORE = "An earlier row decided."

_HOLDS = {ast.Lt: "is before", ast.LtE: "is on or before", ast.Gt: "is after", ast.GtE: "is on or after"}
_FAILS = {ast.Lt: "is not before", ast.LtE: "is after", ast.Gt: "is not after", ast.GtE: "is before"}
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}


def rows_tried(values: Values, table: str, decided: Row) -> tuple[RowTried, ...]:
    """Each row of the table in order: does not fit, decides, or is not asked any more."""
    version = values.rules.version
    tried: list[RowTried] = []
    for row in version.rows(table):
        if any(one.verdict == "decides" for one in tried):
            tried.append(RowTried(row, "not_asked", (ASKED_NO_MORE,)))
        elif row is decided:
            because = _distinct(_fits(values, row)) or _distinct(
                said for one in tried for said in one.because if not said.startswith(aloud(values.day))
            )
            tried.append(RowTried(row, "decides", because))
        else:
            tried.append(RowTried(row, "does_not_fit", _distinct(_fails(values, row))))
    return tuple(tried)


def _fits(values: Values, row: Row) -> Iterator[str]:
    for part in values.rules.parts(row.when):
        yield from part_sentences(values, part, holds=True)


def _fails(values: Values, row: Row) -> Iterator[str]:
    """The first condition of the row that fails, with what it asked about."""
    for part in values.rules.parts(row.when):
        if not values.rules.holds(part, values.facts):
            yield from part_sentences(values, part, holds=False)
            return


def part_sentences(values: Values, part: Expression, *, holds: bool) -> Iterator[str]:
    """What one condition asked about, as sentences with this officer's values."""
    facts = facts_in(values.rules.version, part)
    compared = _compared(values, part, holds=holds)
    yield from (values.say(fact) for fact in facts if fact != "day")
    if compared:
        yield compared


def facts_in(version: Version, expression: Expression) -> tuple[str, ...]:
    """The facts that an expression asks for, those inside its terms too, in the order of the vocabulary."""
    names = set(expression.names)
    while terms := names & set(version.terms):
        names -= terms
        for term in terms:
            names |= version.terms[term].expression.names
    return tuple(fact for fact in SENTENCES if fact in names)


def _compared(values: Values, part: Expression, *, holds: bool) -> str | None:
    """A comparison of the day asked about with another day, in words."""
    tree = ast.parse(part.source, mode="eval").body
    if not (isinstance(tree, ast.Compare) and len(tree.ops) == 1):
        return None
    op, left, right = type(tree.ops[0]), ast.unparse(tree.left), ast.unparse(tree.comparators[0])
    if right == "day":
        op, left, right = _MIRRORED.get(op, op), right, left
    if left != "day" or op not in _HOLDS or right in SENTENCES:
        return None
    other = Expression(right, frozenset({right}), part.line)
    words = (_HOLDS if holds else _FAILS)[op]
    return f"{aloud(values.day)} {words} {aloud(values.rules.holds(other, values.facts))}."


def _distinct(said: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said))
