"""What the expressions of a version may name, and the one way in which its cells become expressions."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from hallpass.policy.expressions import Expression, ExpressionRefused, names_in, parse
from hallpass.policy.model import Action, Parameter, Reading
from hallpass.policy.problems import Problems
from hallpass.policy.typecheck import Name, check_type, type_of
from hallpass.policy.vocabulary import CONTRACT_STATES, STANDINGS, TABLES, Type

SIZE: Final = 120
"""Most names, words and operators of an expression with its terms written out."""

EVERY_FACT: Final[Mapping[str, Type]] = {fact: kind for facts in TABLES.values() for fact, kind in facts.items()}


@dataclass(frozen=True, slots=True)
class _Defined:
    """What is known of a term: its type, the facts it rests on, and its size with all terms written out."""

    name: Name
    facts: frozenset[str]
    size: int


@dataclass(slots=True)
class Scope:
    """What expressions may name, and what the cells of rows may hold.

    A name whose own line was refused is in `refused`: that it is used is no second problem.
    """

    parameters: Mapping[str, Parameter]
    readings: Mapping[str, Reading]
    actions: Mapping[str, Action]
    paragraphs: tuple[str, ...]
    refused: set[str]
    problems: Problems
    defined: dict[str, _Defined] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def names(self, facts: Mapping[str, Type]) -> dict[str, Name]:
        """Every name that an expression over these facts may use."""
        known = dict.fromkeys(self.refused, Name(None))
        known |= {fact: Name(kind, self._words(fact)) for fact, kind in facts.items()}
        for parameter in self.parameters.values():
            if isinstance(parameter.value, tuple):
                known[parameter.name] = Name("list", frozenset(parameter.value))
            elif parameter.unit in ("date", "months", "days"):
                known[parameter.name] = Name(parameter.unit)
        for reading in self.readings.values():
            known[reading.name] = Name("reading", frozenset(item.value for item in reading.values))
        for term, defined in self.defined.items():
            if defined.facts <= facts.keys():
                known[term] = defined.name
        return known

    def _words(self, fact: str) -> frozenset[str]:
        """The words that a fact which is a text may hold."""
        if fact == "standing":
            return frozenset(STANDINGS)
        if fact == "contract_state":
            return frozenset(CONTRACT_STATES)
        return frozenset(self.list_of("full_kinds") + self.list_of("supplemental_kinds"))

    def list_of(self, name: str) -> tuple[str, ...]:
        """The values of a list of the policy; none where there is no such list."""
        parameter = self.parameters.get(name)
        return parameter.value if parameter and isinstance(parameter.value, tuple) else ()

    def expression(self, cell: str, line: int, facts: Mapping[str, Type], *wanted: Type) -> Expression | None:
        """A cell as an expression of a wanted type; None where it is none, which is noted."""
        source = cell.removeprefix("`").removesuffix("`").strip()
        try:
            tree = parse(source)
        except ExpressionRefused as refused:
            wrongs = refused.wrongs
        else:
            wrongs = check_type(tree, self.names(facts), *wanted)
            self.used |= names_in(tree)
            if not wrongs and self.size(tree) > SIZE:
                self.problems.add(line, f"`{source}` is too long with its terms written out", f"at most {SIZE} names")
                return None
        for wrong in wrongs:
            self.problems.add(line, f"{wrong.what}, in `{source}`", wrong.expected)
        return None if wrongs else Expression(source, names_in(tree), line)

    def size(self, tree: ast.expr) -> int:
        """How many names, words and operators an expression has with its terms written out."""
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.expr)]
        terms = [self.defined[node.id].size for node in nodes if isinstance(node, ast.Name) and node.id in self.defined]
        return len(nodes) + sum(terms)

    def define(self, name: str, expression: Expression, facts: Mapping[str, Type]) -> None:
        """Let later expressions use a term."""
        tree = parse(expression.source)
        rests = expression.names & facts.keys()
        for other in expression.names & self.defined.keys():
            rests |= self.defined[other].facts
        self.defined[name] = _Defined(Name(type_of(tree, self.names(facts))), rests, self.size(tree))
