"""What is encoded under a paragraph, put together for whoever shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hallpass.policy.model import Action, Flaw, Note, Paragraph, Parameter, Reading, Row, Term, Version

_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with the name of its table."""

    table: str
    row: Row


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph with everything that is encoded under it, and what stands beside it."""

    paragraph: Paragraph
    parameters: tuple[Parameter, ...]
    readings: tuple[Reading, ...]
    terms: tuple[Term, ...]
    rows: tuple[ShownRow, ...]
    actions: tuple[Action, ...]
    notes: tuple[Note, ...]
    flaws: tuple[Flaw, ...]


def show_policy(version: Version, number: str | None = None) -> tuple[ShownParagraph, ...]:
    """The paragraphs of a version with what is encoded under them: all, or one with those below it."""
    if number is not None:
        version.paragraph(number)  # refuses a number that the policy does not have
    return tuple(
        _shown(version, paragraph)
        for paragraph in version.paragraphs
        if number is None or f"{paragraph.number}.".startswith(f"{number}.")
    )


def _shown(version: Version, paragraph: Paragraph) -> ShownParagraph:
    number = paragraph.number
    rows = ((table.name, row) for table in version.tables.values() for row in table.rows)
    return ShownParagraph(
        paragraph,
        tuple(item for item in version.parameters.values() if item.name in paragraph.encoded),
        tuple(item for item in version.readings.values() if item.paragraph == number),
        tuple(item for item in version.terms.values() if item.paragraph == number),
        tuple(ShownRow(table, row) for table, row in rows if row.paragraph == number),
        tuple(item for item in version.actions.values() if item.paragraph == number),
        tuple(item for item in version.notes if number in _named(item.source)),
        tuple(item for item in version.flaws if number in _named(item.place)),
    )


def _named(place: str) -> tuple[str, ...]:
    """The paragraphs of the policy that a place names, as in `5.1, 5.2`; none for another source."""
    parts = [part.strip() for part in place.split(",")]
    return tuple(parts) if all(map(_NUMBERS.fullmatch, parts)) else ()
