"""What the pages of the policy say: each paragraph word for word, what is encoded under it, and whom it decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hallpass.explain.words import plain
from hallpass.files.terminal.policy import value_words
from hallpass.policy.model import Paragraph, Row, Version
from hallpass.policy.show import ShownParagraph, show_policy
from hallpass.policy.vocabulary import MAY_SERVE_TABLE, REGULAR_TABLE, SUBSTITUTE_TABLE
from hallpass_web.standing.answers import Answers

TABLES = {
    REGULAR_TABLE: "In regular service",
    SUBSTITUTE_TABLE: "In substitute service",
    MAY_SERVE_TABLE: "May this officer serve here?",
}
"""What each table of rows is about."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """An officer whom a paragraph concerns: how they stand under it, or what is owed under it."""

    key: str
    name: str
    code: str = ""
    until: date | None = None
    owes: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A date, number or list of the policy with the words that it comes from."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class RowSaid:
    """A row of a table: what it asks, in words and as it is encoded, and what follows."""

    table: str
    row: Row
    code: str
    """What it says of an officer; empty where rows of another table decide in its place."""
    excused: str
    owes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParagraphPage:
    """All that stands at a paragraph."""

    shown: ShownParagraph
    numbers: tuple[Number, ...]
    rows: tuple[RowSaid, ...]
    decides: tuple[Concerned, ...]
    owed: tuple[Concerned, ...]
    below: tuple[Paragraph, ...]


def decided(answers: Answers, on: date) -> Mapping[str, list[Concerned]]:
    """For each paragraph the officers whose standing it decides on a day, as far as the asker sees them."""
    found: dict[str, list[Concerned]] = {}
    for one in answers.every(on):
        if one.standing.paragraph:
            due = one.standing.due if one.standing.standing == "cleared_until" else None
            concerned = Concerned(one.officer.id, one.name, one.standing.standing, due)
            found.setdefault(one.standing.paragraph, []).append(concerned)
    return found


def owed_under(answers: Answers, on: date, version: Version) -> Mapping[str, list[Concerned]]:
    """For each paragraph what is owed under it on a day."""
    found: dict[str, list[Concerned]] = {}
    for one in answers.every(on):
        for paragraph, action in dict.fromkeys((owed.paragraph or "", owed.action) for owed in one.owed):
            concerned = Concerned(one.officer.id, one.name, owes=version.actions[action].says)
            found.setdefault(paragraph, []).append(concerned)
    return found


def index(version: Version, answers: Answers, on: date) -> Iterator[tuple[ShownParagraph, int, bool]]:
    """Each paragraph with how many officers it decides, and whether something is encoded under it."""
    officers = decided(answers, on)
    for shown in show_policy(version):
        parts = (shown.parameters, shown.readings, shown.terms, shown.rows, shown.actions)
        yield shown, len(officers.get(shown.paragraph.number, ())), any(parts)


def paragraph_page(version: Version, number: str, answers: Answers, on: date) -> ParagraphPage:
    """All that stands at a paragraph; PolicyError where there is none of that number."""
    first, *below = show_policy(version, number)
    return ParagraphPage(
        shown=first,
        numbers=tuple(Number(plain(one.name), value_words(one), one.words) for one in first.parameters),
        rows=tuple(_row(version, one.table, one.row) for one in first.rows),
        decides=tuple(decided(answers, on).get(number, ())),
        owed=tuple(owed_under(answers, on, version).get(number, ())),
        below=tuple(one.paragraph for one in below),
    )


def _row(version: Version, table: str, row: Row) -> RowSaid:
    owes = tuple(version.actions[name].says for name in row.owes)
    code = "" if row.as_rows else row.standing
    return RowSaid(TABLES.get(table, plain(table)), row, code, ", ".join(row.excused), owes)
