"""The rules of a version, compiled once for each choice of readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from hallpass.policy.expressions import Expression

if TYPE_CHECKING:
    from hallpass.policy.model import Row, Version


class Rules:
    """What a version says under one choice of readings; `f` below has the facts of `vocabulary` as attributes."""

    version: Version
    readings: Mapping[str, str]
    regular: Callable[[Any], Row]
    substitute: Callable[[Any], Row]
    may_serve: Callable[[Any], Row]

    def __init__(self, version: Version, readings: Mapping[str, str]) -> None:
        self.version = version
        self.readings = readings

    def __getitem__(self, name: str) -> Any:
        """The value of a date, number or list of the policy."""
        return self.version.parameters[name].value

    def holds(self, expression: Expression, f: Any) -> Any:
        """Whether a condition holds for these facts, or the value of an expression that is no condition."""
        raise NotImplementedError

    def due(self, row: Row, f: Any) -> date | None:
        """The day by which the row's training is due."""
        raise NotImplementedError
