"""Scenarios read from their files, and told apart into facts and expected answers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.evaluators import Package, Second
from tests.raw import register_of
from tests.scenarios.answers import OF_A_DAY, OF_A_RANGE, Asked, answer
from tests.scenarios.facts import NotTold, register

from hallpass.policy.model import Policy
from hallpass.register.register import Register

FOLDER = Path(__file__).parent
QUESTIONS = (*OF_A_DAY, *OF_A_RANGE)


@dataclass(frozen=True)
class Scenario:
    """A sentence, the facts, and what is expected of each question on each day."""

    file: str
    says: str
    facts: dict[str, Any]
    readings: dict[str, str]
    expected: dict[str, dict[str, Any]]

    @cached_property
    def raw(self) -> dict[str, Any]:
        """The facts as plain rows."""
        return register(self.facts)

    @cached_property
    def register(self) -> Register:
        """The facts as records."""
        return register_of(self.raw)

    def package(self, policy: Policy | None = None) -> Package:
        """The package, asked about these facts."""
        return Package(self.register, self.readings, policy)

    def second(self) -> Second:
        """The second evaluator, asked about these facts."""
        days = [day for answers in self.expected.values() for when in answers for day in when.split("..")]
        return Second(self.raw, self.readings, max(map(date.fromisoformat, days)))

    def failures(self, asked: Asked) -> Iterator[str]:
        """What the evaluator answers otherwise than expected, each with question, day and both answers."""
        for question, answers in self.expected.items():
            for when, expected in answers.items():
                given = answer(asked, question, when)
                if given != expected:
                    yield f"{question} on {when}:\n  expected {expected}\n  answered {given}"


def scenarios() -> list[Scenario]:
    """Every scenario of every file, in order."""
    return [scenario for path in sorted(FOLDER.glob("*.toml")) for scenario in read(path)]


def read(path: Path) -> Iterator[Scenario]:
    """The scenarios of one file."""
    for told in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
        says = told.pop("says")
        expected = {question: told.pop(question) for question in QUESTIONS if question in told}
        if not expected:
            raise NotTold(f"{path.name}: {says!r} asks nothing; expected one of {', '.join(QUESTIONS)}")
        yield Scenario(path.stem, says, told, told.pop("readings", {}), expected)
