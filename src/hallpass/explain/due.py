"""The arithmetic of the due day, step by step."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date

from hallpass.days import EVER, NEVER
from hallpass.explain.values import Values
from hallpass.explain.words import aloud, counted, ordinal, quoted
from hallpass.policy.expressions import expression, parse
from hallpass.policy.holidays import WEEKDAYS, kept_on
from hallpass.policy.model import Row


def due_steps(values: Values, decided: Row, due: date | None) -> tuple[str, ...]:
    """How the due day of the deciding row comes about; nothing where it has none."""
    if decided.due is None or due is None:
        return ()
    (day,) = values.rules.parts(decided.due)
    steps = (*_Steps(values).of(parse(day.source)), f"The last day in time is {aloud(due)}.")
    return tuple(dict.fromkeys(steps))


class _Steps:
    """Says how each part of an expression of days comes to its value."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._parameters = values.rules.version.parameters

    def of(self, tree: ast.expr) -> Iterator[str]:
        """The steps that lead to the value of an expression, the innermost first."""
        match tree:
            case ast.Name(id=name) if name in self._parameters:
                yield self._words(name)
            case ast.Name(id=name):
                yield from self._values.say(name)
            case ast.BinOp(left=left, op=op, right=ast.Name(id=length)):
                yield from self.of(left)
                yield self._words(length)
                yield from self._moved(left, op, length, tree)
            case ast.Call(func=ast.Name(id=function), args=[inner]):
                yield from self.of(inner)
                yield from self._called(function, self._day(inner), self._day(tree))
            case ast.IfExp(test=test, body=body, orelse=other):
                yield from self.of(body if self._values.of(expression(test, 0)) else other)

    def _day(self, tree: ast.expr) -> date:
        value = self._values.of(expression(tree, 0))
        return value if isinstance(value, date) else self._values.day

    def _words(self, parameter: str) -> str:
        said = self._parameters[parameter]
        return f"Paragraph {said.paragraph} says {quoted(said.words)}."

    def _moved(self, left: ast.expr, op: ast.operator, length: str, whole: ast.expr) -> Iterator[str]:
        """So many months or days later, with a word where the month is too short for the day."""
        start, end = self._day(left), self._day(whole)
        parameter = self._parameters[length]
        number = parameter.value
        assert isinstance(number, int)
        sign = "minus" if isinstance(op, ast.Sub) else "plus"
        yield f"{aloud(start)} {sign} {counted(number, parameter.unit.removesuffix('s'))} is {aloud(end)}."
        if parameter.unit == "months" and end.day < start.day and end not in (EVER, NEVER):
            month = aloud(end).replace(f" {end.day},", "")
            yield f"{month} has no {ordinal(start.day)}, so its last day counts."

    def _called(self, function: str, inner: date, outer: date) -> Iterator[str]:
        if function == "day_before":
            yield f"The day before {aloud(inner)} is {aloud(outer)}."
        elif inner == outer:
            yield f"{aloud(inner)} is a working day, so the day stays."
        else:
            yield f"{aloud(inner)} is {self._free_day(inner)}. The next working day is {aloud(outer)}."

    def _free_day(self, day: date) -> str:
        """What makes a day no working day."""
        for holiday in self._values.rules.version.holidays:
            if any(day in kept_on(holiday, year) for year in (day.year, day.year + 1)):
                return f"a holiday ({holiday.name})"
        return f"a {WEEKDAYS[day.weekday()]}"
