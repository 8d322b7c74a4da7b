"""What an explanation holds; how it is said stands in `sentences` and `objects`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from hallpass.checking import OfficerAnswer
from hallpass.days import Span
from hallpass.policy.model import Row
from hallpass.register.edits import Edit
from hallpass.register.register import Register
from hallpass.rules.serving import Serving
from hallpass.rules.standing import UNRESOLVED, Standing
from hallpass.rules.unknowns import Question

Verdict = Literal["does_not_fit", "decides", "not_asked"]


@dataclass(frozen=True, slots=True)
class RowTried:
    """A row of the table, whether it fits, and this officer's values that say so."""

    row: Row
    verdict: Verdict
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A fact that the rows asked for: its name in the pack, this officer's value, and the value in sentences."""

    name: str
    value: Any
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the policy that the answer relies on."""

    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """An assignment on the day: one word, until when it holds, and how the contracts stand, in sentences.

    `through` is the last day of a `yes` if nothing new is recorded; None: it has no end, or the word is another.
    """

    serving: Serving
    through: date | None
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change or another reading would make of an answer; `serves` has a word for each assignment by id."""

    standing: str
    row: str | None
    paragraph: str | None
    due: date | None
    serves: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another value of a reading, and the answer under it."""

    value: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReadingUsed:
    """A reading of which the text decides among the rows asked, and the other values that give another answer."""

    name: str
    paragraph: str
    value: str
    says: str
    others: tuple[OtherReading, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What would be the answer under a condition, found by making these edits and asking again on the day judged.

    `days` are all days that would do in place of the one tried.
    """

    condition: str
    edits: tuple[Edit, ...]
    outcome: Outcome
    days: Span | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unknown fact that can change the standing, the sentence that names it, and each answer with what follows."""

    question: Question
    says: str
    answers: tuple[Change, ...]

    @property
    def settles(self) -> bool:
        """Whether some answer to this question alone decides the standing."""
        return any(one.outcome.standing != UNRESOLVED for one in self.answers)


@dataclass(frozen=True, slots=True)
class Holding:
    """Until when an answer holds if nothing new is recorded, and what it is then; None: always."""

    through: date | None
    then: Outcome | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with its reasons. The rows of `cited` alone give the same answer.

    The rows are asked on `judged_on`: the day itself or, for an officer who is to come, the first day of service; None:
    no row is asked. There `judged` is the standing, and `outcome` is what changes are measured by. `places` are
    the assignments active on the day, `coming` those active on a later first day. `schools` has the name of the school
    of each assignment.
    """

    on: date
    policy: str
    answer: OfficerAnswer
    judged_on: date | None
    judged: Standing
    outcome: Outcome
    schools: Mapping[str, str]
    places: tuple[Place, ...]
    coming: tuple[Place, ...]
    questions: tuple[OpenQuestion, ...]
    preface: tuple[str, ...]
    rows: tuple[RowTried, ...]
    facts: tuple[FactAsked, ...]
    quotes: tuple[Quote, ...]
    due_steps: tuple[str, ...]
    readings: tuple[ReadingUsed, ...]
    unused: tuple[str, ...]
    holding: Holding
    changes: tuple[Change, ...]
    cited: Register
