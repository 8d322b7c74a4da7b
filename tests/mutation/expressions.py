"""The little changes of a condition: a comparison moved to its edge or turned round, a part left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy

OTHER_SIGN: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def variants(source: str) -> Iterator[str]:
    """The expression with one node of it changed, in every way."""
    tree = ast.parse(source, mode="eval").body
    for at, node in enumerate(ast.walk(tree)):
        for number in range(len(list(_changes(node)))):
            copy = ast.Expression(deepcopy(tree))
            changed = list(ast.walk(copy.body))[at]
            yield ast.unparse(_Swap(changed, list(_changes(changed))[number]).visit(copy))


class _Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else super().visit(node)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=others):
            yield ast.Compare(left, [OTHER_SIGN[type(op)]()], others)
        case ast.BoolOp(op=op, values=parts):
            for at in range(len(parts)):
                rest = parts[:at] + parts[at + 1 :]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield inner
        case ast.IfExp(test=test, body=body, orelse=other):
            yield ast.IfExp(test, other, body)
        case ast.BinOp(left=left):
            yield left
        case ast.Call(args=[argument]):
            yield argument
