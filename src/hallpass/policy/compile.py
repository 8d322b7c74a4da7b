"""The rules of a version, compiled once for each choice of readings.

A table becomes one Python function: terms are written out, dates and numbers are constants, and whatever a reading
decides is decided before. The text of the function is made from the checked tree alone. It compares the facts with
Python's own operators, so a fact may be any object that compares with dates.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from hallpass.days import EVER, NEVER, add_months, day_before
from hallpass.policy.expressions import ELSE, Expression, expression, parse
from hallpass.policy.holidays import next_working_day
from hallpass.policy.vocabulary import MAY_SERVE_TABLE, REGULAR_TABLE, SUBSTITUTE_TABLE

if TYPE_CHECKING:
    from hallpass.policy.model import Row, Version

_SIGNS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}

Condition = tuple[str, ...]
"""The parts of a condition that must all hold, as Python text."""


class Rules:
    """What a version says under one choice of readings; `f` has the facts of `vocabulary` as attributes.

    A reading that is left out is asked of `f` like a fact.
    """

    def __init__(self, version: Version, readings: Mapping[str, str]) -> None:
        self.version = version
        self.readings = readings
        self._writer = _Writer(version, readings)
        self.functions = _functions(version)
        self._values: dict[str, Callable[[Any], Any]] = {}
        self.regular: Callable[[Any], Row] = self.table(REGULAR_TABLE, self.functions)
        self.substitute: Callable[[Any], Row] = self.table(SUBSTITUTE_TABLE, self.functions)
        self.may_serve: Callable[[Any], Row] = self.table(MAY_SERVE_TABLE, self.functions)

    def __getitem__(self, name: str) -> Any:
        """The value of a date, number or list of the policy."""
        return self.version.parameters[name].value

    def holds(self, condition: Expression, f: Any) -> Any:
        """Whether a condition holds for these facts, or the value of an expression that is no condition."""
        return True if condition.source == ELSE else self._value(condition.source)(f)

    def due(self, row: Row, f: Any) -> date | None:
        """The day by which what the row asks for is due, or None."""
        if row.due is None:
            return None
        day: date = self._value(row.due.source)(f)
        return day

    def parts(self, condition: Expression) -> tuple[Expression, ...]:
        """The parts of a condition that must all hold under these readings, terms written out.

        A part that the readings make false stays as it stands in the pack.
        """
        found: list[Expression] = []
        for part in condition.conjuncts:
            folded = self._writer.fold(parse(part.source))
            if _is(folded, False):
                found.append(part)
            else:
                found += [expression(tree, part.line) for tree in _parts(folded)]
        return tuple(found)

    def table(self, name: str, functions: Mapping[str, Any]) -> Callable[[Any], Row]:
        """A table as a function of the facts that gives the first row that fits."""
        rows = {f"row_{at}": row for at, row in enumerate(self.version.rows(name))}
        conditions = ((self._writer.condition(row), at) for at, row in rows.items())
        written = [(condition, at) for condition, at in conditions if condition is not None]
        lines = "\n".join(["def decide(f):", *_nested(written, " ")])
        decide: Callable[[Any], Row] = self._run(lines, {**functions, **rows})["decide"]
        return decide

    def _value(self, source: str) -> Callable[[Any], Any]:
        """An expression as a function of the facts."""
        if source not in self._values:
            text = self._writer.text(self._writer.fold(parse(source)))
            self._values[source] = self._run(f"value = lambda f: {text}", self.functions)["value"]
        return self._values[source]

    def _run(self, lines: str, names: Mapping[str, Any]) -> dict[str, Any]:
        """The names that generated Python text defines."""
        space = {"__builtins__": {}, **self._writer.constants, **names}
        exec(compile(lines, f"<{self.version.id}>", "exec"), space)
        return space


def _functions(version: Version) -> dict[str, Callable[..., date]]:
    return {
        "add_months": add_months,
        "add_days": add_days,
        "day_before": day_before,
        "next_working_day": next_working_day(version.holidays),
    }


def add_days(day: date, days: int) -> date:
    """The day so many days later; the ends of time stay where they are."""
    if day in (EVER, NEVER):
        return day
    try:
        return day + timedelta(days)
    except OverflowError:
        return NEVER if days > 0 else EVER


def _nested(rows: Iterable[tuple[Condition, str]], indent: str) -> Iterator[str]:
    """The rows as ifs: neighbors that begin with the same part ask it once."""
    for head, group in groupby(rows, key=lambda row: row[0][:1]):
        together = list(group)
        if not head:
            yield f"{indent}return {together[0][1]}"
            return
        if len(together) == 1:
            parts, row = together[0]
            yield f"{indent}if {' and '.join(parts)}: return {row}"
        else:
            yield f"{indent}if {head[0]}:"
            yield from _nested([(parts[1:], row) for parts, row in together], indent + " ")


def _is(tree: ast.expr, value: bool) -> bool:
    return isinstance(tree, ast.Constant) and tree.value is value


def _parts(tree: ast.expr) -> tuple[ast.expr, ...]:
    """The parts of a folded condition that must all hold."""
    if _is(tree, True):
        return ()
    return tuple(tree.values) if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else (tree,)


class _Writer:
    """Writes expressions as Python text under one choice of readings."""

    def __init__(self, version: Version, readings: Mapping[str, str]) -> None:
        self.terms = version.terms
        self.readings = readings
        self.units = {name: parameter.unit for name, parameter in version.parameters.items()}
        self.constants = {f"the_{name}": parameter.value for name, parameter in version.parameters.items()}

    def condition(self, row: Row) -> Condition | None:
        """The parts of a row's condition; None where the readings leave it no case."""
        if row.when.source == ELSE:
            return ()
        folded = self.fold(parse(row.when.source))
        return None if _is(folded, False) else tuple(dict.fromkeys(self.text(part) for part in _parts(folded)))

    def fold(self, tree: ast.expr) -> ast.expr:
        """The tree with its terms written out, chains of comparisons split, and what the readings decide decided."""
        match tree:
            case ast.Name(id=name) if name in self.terms:
                return self.fold(parse(self.terms[name].expression.source))
            case ast.BoolOp(op=op, values=values):
                return _joined(op, [self.fold(value) for value in values])
            case ast.UnaryOp(op=op, operand=operand):
                inner = self.fold(operand)
                return ast.Constant(not inner.value) if isinstance(inner, ast.Constant) else ast.UnaryOp(op, inner)
            case ast.Compare(left=left, ops=ops, comparators=others):
                pairs = zip([left, *others], ops, others, strict=False)
                return _joined(ast.And(), [self._comparison(*pair) for pair in pairs])
            case ast.IfExp(test=test, body=body, orelse=other):
                decided = self.fold(test)
                if isinstance(decided, ast.Constant):
                    return self.fold(body if decided.value else other)
                return ast.IfExp(decided, self.fold(body), self.fold(other))
            case ast.BinOp(left=left, op=operator, right=right):
                return ast.BinOp(self.fold(left), operator, right)
            case ast.Call(func=function, args=[argument]):
                return ast.Call(function, [self.fold(argument)], [])
            case _:
                return tree

    def _comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
        for name, word in ((left, right), (right, left)):
            if isinstance(name, ast.Name) and name.id in self.readings and isinstance(word, ast.Constant):
                return ast.Constant((self.readings[name.id] == word.value) is isinstance(op, ast.Eq))
        return ast.Compare(self.fold(left), [op], [self.fold(right)])

    def text(self, tree: ast.expr) -> str:
        """A folded tree as Python text, facts as attributes of `f`."""
        match tree:
            case ast.Name(id=name):
                return f"the_{name}" if name in self.units else f"f.{name}"
            case ast.BoolOp(op=op, values=values):
                return f"({(' and ' if isinstance(op, ast.And) else ' or ').join(map(self.text, values))})"
            case ast.UnaryOp(operand=operand):
                return f"(not {self.text(operand)})"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"{self.text(left)} {_SIGNS[type(op)]} {self.text(right)}"
            case ast.IfExp(test=test, body=body, orelse=other):
                return f"({self.text(body)} if {self.text(test)} else {self.text(other)})"
            case ast.BinOp(left=left, op=op, right=ast.Name(id=number)):
                sign = "-" if isinstance(op, ast.Sub) else ""
                return f"add_{self.units[number]}({self.text(left)}, {sign}the_{number})"
            case ast.Call(func=ast.Name(id=function), args=[argument]):
                return f"{function}({self.text(argument)})"
            case ast.Constant(value=value):
                return repr(value)
        raise AssertionError(f"{ast.unparse(tree)} is outside the grammar")


def _joined(op: ast.boolop, parts: Iterable[ast.expr]) -> ast.expr:
    """Parts under one `and` or `or`, those of the same kind taken in, decided ones taken out."""
    decides = isinstance(op, ast.Or)
    kept: list[ast.expr] = []
    for part in parts:
        if _is(part, decides):
            return part
        if isinstance(part, ast.BoolOp) and type(part.op) is type(op):
            kept += part.values
        elif not isinstance(part, ast.Constant):
            kept.append(part)
    if not kept:
        return ast.Constant(not decides)
    return kept[0] if len(kept) == 1 else ast.BoolOp(op, kept)
