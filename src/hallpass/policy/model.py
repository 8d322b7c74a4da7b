"""What a policy pack says, as records: its paragraphs, and what is encoded under each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, Protocol

from hallpass.policy.compile import Rules
from hallpass.policy.expressions import Expression as Expression  # noqa: PLC0414 - part of the model
from hallpass.policy.vocabulary import REGULAR_TABLE, Unit

Value = date | int | str | tuple[str, ...]
Who = Literal["officer", "agency", "district", "administrator"]

AS_THEY_ARE: Final[Mapping[str, str]] = MappingProxyType({})


class PolicyError(ValueError):
    """A question to a policy that names what the policy does not have."""


class ComparesWithDates(Protocol):
    """A date, or an object that only compares with dates."""

    def __ge__(self, other: date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A date, a number or a list of the policy, with the words of the paragraph that it comes from."""

    name: str
    value: Value  # date: "date" · int: "months", "days" · tuple: "list" · str: "paragraph"
    unit: Unit
    words: str
    paragraph: str
    line: int


@dataclass(frozen=True, slots=True)
class ReadingValue:
    """One way to read a passage that the text leaves open."""

    value: str
    says: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage that the text leaves open, with the ways to read it; the first is the default."""

    name: str
    paragraph: str
    values: tuple[ReadingValue, ...]
    line: int

    @property
    def default(self) -> str:
        """The value that holds where nobody chose another."""
        return self.values[0].value


@dataclass(frozen=True, slots=True)
class Term:
    """A definition inside the pack that rows and other terms use by name."""

    name: str
    expression: Expression
    says: str
    paragraph: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it asks, and what follows where it is the first that fits."""

    id: str
    when: Expression
    says: str
    standing: str  # in the table `may_serve` the word of the answer
    paragraph: str  # in the table `may_serve` empty where the paragraph is the standing's own
    due: Expression | None
    excused: tuple[str, ...]
    owes: tuple[str, ...]
    line: int
    as_rows: tuple[str, ...] = ()  # "as R3 to R8": these rows of the table `regular` decide in its place


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order; the first that fits decides."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something owed: what is to be done, by whom, under which paragraph (None: as the deciding row)."""

    name: str
    who: Who
    paragraph: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph word for word, with the names and rows encoded under it or the reason why none are."""

    number: str
    title: str
    text: str
    encoded: tuple[str, ...]
    not_encoded: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A fact beside the policy that is shown and not enforced."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """A known flaw of the source, and where it stands."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its rule; one that moves is kept on Monday for a Sunday and on Friday for a Saturday."""

    name: str
    rule: str
    moves: bool


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """The policy as it stands from one day on."""

    id: str
    title: str
    adopted: str
    takes_effect: date
    source: str
    text_sha256: str
    paragraphs: tuple[Paragraph, ...]
    references: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    readings: Mapping[str, Reading]
    terms: Mapping[str, Term]
    tables: Mapping[str, Table]
    actions: Mapping[str, Action]
    notes: tuple[Note, ...]
    flaws: tuple[Flaw, ...]
    holidays: tuple[Holiday, ...]
    line: int
    _rules: dict[tuple[str, ...], Rules] = field(default_factory=dict, init=False, repr=False)

    def rules(self, readings: Mapping[str, str] = AS_THEY_ARE) -> Rules:
        """The compiled rules under these readings; one that is not named takes its default."""
        chosen = self.chosen(readings)
        key = tuple(chosen.values())
        if key not in self._rules:
            self._rules[key] = Rules(self, chosen)
        return self._rules[key]

    def chosen(self, readings: Mapping[str, str]) -> dict[str, str]:
        """The value of every reading, the default where none is given."""
        for name, value in readings.items():
            if name not in self.readings:
                raise PolicyError(f"{name!r} is no reading of {self.id}: the readings are {', '.join(self.readings)}")
            known = [item.value for item in self.readings[name].values]
            if value not in known:
                raise PolicyError(f"{value!r} is no value of the reading {name}: its values are {', '.join(known)}")
        return {name: readings.get(name, reading.default) for name, reading in self.readings.items()}

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table in the order in which they are asked, those that a row refers to in its place."""
        found: list[Row] = []
        for row in self.tables[table].rows:
            found += [other for other in self.tables[REGULAR_TABLE].rows if other.id in row.as_rows] or [row]
        return tuple(found)

    def paragraph(self, number: str) -> Paragraph:
        """The paragraph of that number."""
        for paragraph in self.paragraphs:
            if paragraph.number == number:
                return paragraph
        numbers = ", ".join(item.number for item in self.paragraphs)
        raise PolicyError(f"{number!r} is no paragraph of {self.id}: its paragraphs are {numbers}")


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """A policy in all its versions, in the order of the days on which they take effect."""

    id: str
    versions: tuple[Version, ...]

    def in_force(self, day: ComparesWithDates) -> Version:
        """The version in force on a day; the first one also before it took effect."""
        for version in reversed(self.versions[1:]):
            if day >= version.takes_effect:
                return version
        return self.versions[0]
