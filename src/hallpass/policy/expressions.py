"""An expression of a pack: a closed subset of Python's grammar, read and never run as it stands."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Final

ELSE: Final = "else"
"""The condition of a row that fits whatever the facts are."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition or a value over named facts, dates and numbers of the policy, readings and terms."""

    source: str
    names: frozenset[str]
    line: int

    @property
    def conjuncts(self) -> tuple[Expression, ...]:
        """The parts that must all hold: none for `else`, one where no `and` joins several."""
        if self.source == ELSE:
            return ()
        tree = ast.parse(self.source, mode="eval").body
        if not (isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And)):
            return (self,)
        return tuple(Expression(ast.unparse(part), names_in(part), self.line) for part in tree.values)


def names_in(tree: ast.AST) -> frozenset[str]:
    """Every name that stands in a tree, functions too."""
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
