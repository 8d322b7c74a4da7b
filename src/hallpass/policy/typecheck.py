"""Whether an expression makes sense: each name known, each comparison between things that compare."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from hallpass.policy.expressions import Wrong
from hallpass.policy.problems import one_of
from hallpass.policy.vocabulary import Type

FUNCTIONS: Final = ("next_working_day", "day_before")

_IN_WORDS: Final[Mapping[Type, str]] = {
    "day": "the day asked about",
    "date": "a date",
    "number": "a number",
    "truth": "a yes or no",
    "text": "a word",
    "months": "a number of months",
    "days": "a number of days",
    "list": "a list",
    "reading": "a reading",
}
_DAYS: Final = ("day", "date")
_NUMBERS: Final = ("number", "days")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: its type (None: refused where it stands) and, of words, those it may hold."""

    type: Type | None
    words: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Checker:
    names: Mapping[str, Name]
    wrongs: list[Wrong] = field(default_factory=list)

    def want(self, tree: ast.expr, *types: Type) -> Type | None:
        """The type of a tree; it is noted where that is none of the wanted ones."""
        found = self.type_of(tree)
        if found is not None and found not in types:
            expected = " or ".join(_IN_WORDS[kind] for kind in types)
            self.wrongs.append(Wrong(f"`{ast.unparse(tree)}` is {_IN_WORDS[found]}", expected))
        return found

    def type_of(self, tree: ast.expr) -> Type | None:
        """The type of a tree; None where what is wrong is noted already."""
        match tree:
            case ast.Name(id=name):
                if name not in self.names:
                    self.wrongs.append(Wrong(f"the unknown name {name!r}", one_of(self.names, name)))
                    return None
                return self.names[name].type
            case ast.BoolOp(values=parts):
                for part in parts:
                    self.want(part, "truth")
                return "truth"
            case ast.UnaryOp(operand=part):
                self.want(part, "truth")
                return "truth"
            case ast.Compare(left=left, ops=ops, comparators=others):
                for one, op, other in zip([left, *others], ops, others, strict=False):
                    self._compare(one, op, other)
                return "truth"
            case _:
                return self._value(tree)

    def _value(self, tree: ast.expr) -> Type | None:
        match tree:
            case ast.BinOp(left=left, right=right):
                self.want(left, "date")
                self.want(right, "months", "days")
                return "date"
            case ast.IfExp(test=test, body=body, orelse=other):
                self.want(test, "truth")
                return self._either(body, other)
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                if name not in FUNCTIONS:
                    self.wrongs.append(Wrong(f"the unknown function {name!r}", one_of(FUNCTIONS, name)))
                self.want(argument, "date")
                return "date"
            case _:
                self.wrongs.append(
                    Wrong(f"the words {ast.unparse(tree)} alone", "words compared with a name by == or !=")
                )
                return None

    def _either(self, body: ast.expr, other: ast.expr) -> Type | None:
        """The type of the two values of a choice, which must be the same."""
        first = self.want(body, "date", "truth")
        return self.want(other, first) if first in ("date", "truth") else self.type_of(other)

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> None:
        if isinstance(op, ast.In | ast.NotIn):
            self.want(left, "text")
            self.want(right, "list")
            self._fits(left, self._words(right))
        elif isinstance(left, ast.Constant) or isinstance(right, ast.Constant):
            name, word = (right, left) if isinstance(left, ast.Constant) else (left, right)
            if not isinstance(op, ast.Eq | ast.NotEq) or not isinstance(word, ast.Constant):
                self.wrongs.append(Wrong(f"words in the comparison `{ast.unparse(left)}` …", "== or != with words"))
            self.want(name, "text", "reading")
            if isinstance(word, ast.Constant):
                self._fits(name, frozenset({str(word.value)}))
        else:
            self._ordered(left, right)

    def _ordered(self, left: ast.expr, right: ast.expr) -> None:
        one, other = self.type_of(left), self.type_of(right)
        if one is None or other is None:
            return
        pair = {one, other}
        if not (("date" in pair and pair <= set(_DAYS)) or pair <= set(_NUMBERS)):
            what = f"`{ast.unparse(left)}`, {_IN_WORDS[one]}, against `{ast.unparse(right)}`, {_IN_WORDS[other]}"
            self.wrongs.append(Wrong(what, "two dates, two numbers, or a word and quoted words"))

    def _words(self, tree: ast.expr) -> frozenset[str]:
        name = self.names.get(tree.id) if isinstance(tree, ast.Name) else None
        return name.words if name and name.type in ("text", "reading", "list") else frozenset()

    def _fits(self, tree: ast.expr, words: frozenset[str]) -> None:
        """Note words that a text can never hold."""
        known = self._words(tree)
        for word in sorted(words - known) if known else ():
            what = f"{word!r} is never the value of `{ast.unparse(tree)}`"
            self.wrongs.append(Wrong(what, one_of(sorted(known), word)))


def check_type(tree: ast.expr, names: Mapping[str, Name], *wanted: Type) -> tuple[Wrong, ...]:
    """What is wrong with an expression that should be of a wanted type; nothing where it makes sense."""
    checker = _Checker(names)
    checker.want(tree, *wanted)
    return tuple(dict.fromkeys(checker.wrongs))


def type_of(tree: ast.expr, names: Mapping[str, Name]) -> Type | None:
    """The type of an expression, or None where it makes no sense."""
    checker = _Checker(names)
    found = checker.type_of(tree)
    return None if checker.wrongs else found
