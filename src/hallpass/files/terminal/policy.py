"""The policy on a terminal page: its words, and what is encoded under each paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.words import day_word
from hallpass.policy.model import Paragraph, Parameter, Policy, Version

INDENT: Final = 4
HOLDS: Final = "holds unless another is chosen"


def policy_page(page: Page, policy: Policy, on: date, number: str | None) -> Iterator[str]:
    """The version in force on a day: one paragraph with those below it, or the whole policy."""
    version = policy.in_force(on)
    yield page.paint(f"{version.id} {version.title}", "head")
    yield from page.paragraph(f"Adopted {version.adopted}. {version.source}.", "soft")
    wanted = version.paragraphs if number is None else _with_those_below(version, number)
    for paragraph in wanted:
        yield from _paragraph(page, version, paragraph)
    if number is None:
        yield from _may_serve(page, version)
        yield from _end(page, policy, version)


def _with_those_below(version: Version, number: str) -> Sequence[Paragraph]:
    top = version.paragraph(number)
    return [top, *(one for one in version.paragraphs if one.number.startswith(f"{top.number}."))]


def _paragraph(page: Page, version: Version, paragraph: Paragraph) -> Iterator[str]:
    yield from page.heading(f"{paragraph.number} {paragraph.title}".strip())
    yield from page.paragraph(paragraph.text, indent=2)
    for columns, part in _PARTS:
        rows = list(part(version, paragraph.number))
        if rows:
            yield ""
            inner = Page(page.columns - INDENT, page.color)
            yield from (" " * INDENT + line for line in table(inner, columns, rows))
    remarks = [f"Not encoded: {paragraph.not_encoded}"] if paragraph.not_encoded else []
    remarks += [f"A doubt about the source: {flaw.text}" for flaw in version.flaws if flaw.place == paragraph.number]
    for remark in remarks:
        yield ""
        yield from page.paragraph(remark, "soft", INDENT)


def _parameters(version: Version, number: str) -> Iterator[list[Cell]]:
    for one in version.parameters.values():
        if one.paragraph == number:
            yield [one.name, value_words(one), f"“{one.words}”"]


def value_words(parameter: Parameter) -> str:
    """The value of a date, number or list with its unit."""
    value = parameter.value
    if isinstance(value, date):
        return day_word(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value} {parameter.unit}" if isinstance(value, int) else value


def _terms(version: Version, number: str) -> Iterator[list[Cell]]:
    for one in version.terms.values():
        if one.paragraph == number:
            yield [one.name, one.says, (one.expression.source, "soft")]


def _readings(version: Version, number: str) -> Iterator[list[Cell]]:
    for one in version.readings.values():
        if one.paragraph == number:
            for value in one.values:
                holds = f" ({HOLDS})" if value.value == one.default else ""
                yield [f"{one.name}={value.value}", f"{value.says}{holds}"]


def _rows(version: Version, number: str) -> Iterator[list[Cell]]:
    for name in version.tables:
        for row in version.tables[name].rows:
            if row.paragraph == number and row.standing:
                due = f"due {row.due.source}" if row.due else ""
                excused = f"excused from {', '.join(row.excused)}" if row.excused else ""
                owes = f"owes {', '.join(row.owes)}" if row.owes else ""
                follows = "\n".join(filter(None, (row.standing, due, excused, owes)))
                yield [row.id, f"{row.says}\n{row.when.source}", follows]


def _actions(version: Version, number: str) -> Iterator[list[Cell]]:
    for one in version.actions.values():
        if one.paragraph == number:
            yield [one.says, one.who, one.name]


_Part = Callable[[Version, str], Iterator[list[Cell]]]
_PARTS: Final[Sequence[tuple[Sequence[Column], _Part]]] = (
    ([Column("Name"), Column("Value"), Column("Words")], _parameters),
    ([Column("Term"), Column("Says"), Column("Is")], _terms),
    ([Column("Reading"), Column("Meaning")], _readings),
    ([Column("Row", whole=True), Column("When"), Column("Then")], _rows),
    ([Column("Owed"), Column("By", whole=True), Column("Act")], _actions),
)
"""What may be encoded under a paragraph, each with its table."""


def _may_serve(page: Page, version: Version) -> Iterator[str]:
    """The table that gives one word for each assignment."""
    yield from page.heading("May this officer serve here?", "the first row that fits decides")
    rows = [[row.id, row.says, row.standing] for row in version.rows("may_serve")]
    yield from table(page, [Column("Row", whole=True), Column("When"), Column("Answer", whole=True)], rows)


def _end(page: Page, policy: Policy, version: Version) -> Iterator[str]:
    """The references, the notes, the doubts, and the versions."""
    yield from page.heading("References")
    for reference in version.references:
        yield from page.paragraph(reference.removeprefix("- "), indent=2)
    yield from page.heading("Notes beside the policy", "no answer turns on them")
    for note in version.notes:
        yield from page.paragraph(f"{note.text} ({note.source})", indent=2)
    yield from page.heading("Known flaws of the source")
    for flaw in version.flaws:
        yield from page.paragraph(f"{flaw.place}: {flaw.text}", indent=2)
    if len(policy.versions) > 1:
        yield from page.heading("Versions")
        for one in policy.versions:
            yield from page.paragraph(f"{one.title}, from {day_word(one.takes_effect)}", indent=2)
