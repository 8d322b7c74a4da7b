"""An expression of a pack: a closed subset of Python's grammar, read and never run as it stands."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

ELSE: Final = "else"
"""The condition of a row that fits whatever the facts are."""

CHARACTERS: Final = 400
DEPTH: Final = 12

GRAMMAR: Final = (
    "names, quoted words, comparisons, and, or, not, parentheses, date + months, date - days, "
    "a if b else c, next_working_day(date), day_before(date)"
)

_ALLOWED: Final = (
    ast.Name,
    ast.Load,
    ast.BoolOp,
    ast.And,
    ast.Or,
    ast.UnaryOp,
    ast.Not,
    ast.Compare,
    ast.Eq,
    ast.NotEq,
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.In,
    ast.NotIn,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.IfExp,
)
_PLAIN_NAMES: Final = {
    ast.Attribute: "a dot (an attribute)",
    ast.Subscript: "square brackets after a name (a subscript)",
    ast.Pow: "a power",
    ast.Lambda: "a function of its own (lambda)",
    ast.NamedExpr: "an assignment (:=)",
    ast.JoinedStr: "words with names inside (an f-string)",
    ast.ListComp: "a loop (a comprehension)",
    ast.SetComp: "a loop (a comprehension)",
    ast.DictComp: "a loop (a comprehension)",
    ast.GeneratorExp: "a loop (a comprehension)",
    ast.Starred: "a star",
    ast.Await: "await",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.USub: "a minus sign before a value",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with an expression, and what was expected."""

    what: str
    expected: str


class ExpressionRefused(ValueError):
    """An expression outside the grammar."""

    def __init__(self, wrongs: tuple[Wrong, ...]) -> None:
        self.wrongs = wrongs
        super().__init__("; ".join(f"{wrong.what}, expected: {wrong.expected}" for wrong in wrongs))


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition or a value over named facts, dates and numbers of the policy, readings and terms."""

    source: str
    names: frozenset[str]
    line: int

    @property
    def conjuncts(self) -> tuple[Expression, ...]:
        """The parts that must all hold: none for `else`, the whole where no `and` joins several."""
        if self.source == ELSE:
            return ()
        tree = parse(self.source)
        if not (isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And)):
            return (self,)
        return tuple(expression(part, self.line) for part in tree.values)


def expression(tree: ast.expr, line: int) -> Expression:
    """A tree as an expression of the pack."""
    return Expression(ast.unparse(tree), names_in(tree), line)


def names_in(tree: ast.AST) -> frozenset[str]:
    """Every name that stands in a tree, functions too."""
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


@lru_cache(maxsize=2_000)
def parse(source: str) -> ast.expr:
    """The tree of an expression; nothing outside the grammar gets through. The tree is shared: nobody changes it."""
    if wrong := _unreadable(source):
        raise ExpressionRefused((wrong,))
    try:
        tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else "it cannot be read"
        raise ExpressionRefused((Wrong(f"`{source}` is no expression: {reason}", GRAMMAR),)) from None
    if _deeper_than(tree, DEPTH):
        raise ExpressionRefused((Wrong("an expression nested too deeply", f"at most {DEPTH} levels; name a part"),))
    wrongs = tuple(dict.fromkeys(wrong for node in ast.walk(tree) if (wrong := _outside(node))))
    if wrongs:
        raise ExpressionRefused(wrongs)
    return tree


def _unreadable(source: str) -> Wrong | None:
    """What keeps Python's reader away from a text: its length, or characters that no expression needs."""
    if len(source) > CHARACTERS:
        return Wrong(f"an expression of {len(source)} characters", f"at most {CHARACTERS}; name a part of it as a term")
    strange = re.search(r"[^ -~]|\\|#", source)
    if strange:
        return Wrong(f"the character {strange[0]!r} in an expression", "plain letters, straight quotes and operators")
    return None


def _deeper_than(tree: ast.AST, depth: int) -> bool:
    layer: list[ast.AST] = [tree]
    for _ in range(depth):
        layer = [child for node in layer for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return bool(layer)


def _outside(node: ast.AST) -> Wrong | None:
    """What is wrong with a node of the tree, its children apart."""
    if isinstance(node, _ALLOWED):
        return None
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and node.kind is None:
            return None
        if type(node.value) in (int, float, complex):
            return Wrong(f"the number {ast.unparse(node)} without words", "a name from a table `name | value | words`")
        return Wrong(f"{ast.unparse(node)} as a value", GRAMMAR)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1 and not node.keywords:
        return None
    if isinstance(node, ast.Call):
        return Wrong(f"the call `{ast.unparse(node)}`", "a function of one date, as in day_before(date)")
    if isinstance(node, ast.keyword):
        return None  # said of its call
    return Wrong(_PLAIN_NAMES.get(type(node), f"{type(node).__name__} in an expression"), GRAMMAR)
