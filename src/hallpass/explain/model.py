"""What an explanation holds; how it is said stands in `sentences` and `objects`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hallpass.checking import OfficerAnswer
from hallpass.policy.model import Row
from hallpass.register.register import Register

Verdict = Literal["does_not_fit", "decides", "not_asked"]


@dataclass(frozen=True, slots=True)
class RowTried:
    """A row of the table, whether it fits, and this officer's values that say so."""

    row: Row
    verdict: Verdict
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the policy that the answer relies on."""

    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A standing that would be another one: its word, row, paragraph and due day."""

    standing: str
    row: str | None
    paragraph: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class ReadingUsed:
    """A reading that the answer relies on, and what each other value would make of it."""

    name: str
    value: str
    says: str
    others: tuple[tuple[str, Outcome], ...]

    @property
    def changes(self) -> bool:
        """Whether another value changes the answer."""
        return bool(self.others)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would change the answer, found by trying it."""

    says: str
    outcome: Outcome
    from_day: date


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with its reasons. The rows of `cited` alone give the same answer."""

    on: date
    policy: str
    answer: OfficerAnswer
    rows: tuple[RowTried, ...]
    preface: str | None
    facts: tuple[str, ...]
    quotes: tuple[Quote, ...]
    readings: tuple[ReadingUsed, ...]
    due_steps: tuple[str, ...]
    unused: tuple[str, ...]
    holds_until: date | None
    changes: tuple[Change, ...]
    cited: Register
