"""The policy on a terminal page: its words, and what is encoded under each paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.words import day_word
from hallpass.policy.model import Parameter, Policy, Version
from hallpass.policy.show import ShownParagraph, show_policy

INDENT: Final = 4
HOLDS: Final = "holds unless another is chosen"


def policy_page(page: Page, policy: Policy, on: date, number: str | None = None) -> Iterator[str]:
    """The version in force on a day: one paragraph with those below it, or the whole policy."""
    version = policy.in_force(on)
    shown = show_policy(version, number)
    yield page.paint(f"{version.id} {version.title}", "head")
    yield from page.paragraph(f"Adopted {version.adopted}. {version.source}.", "soft")
    for one in shown:
        yield from _paragraph(page, one)
    if number is None:
        yield from _may_serve(page, version)
        yield from _end(page, policy, version, shown)


def _paragraph(page: Page, shown: ShownParagraph) -> Iterator[str]:
    yield from page.heading(f"{shown.paragraph.number} {shown.paragraph.title}".strip())
    yield from page.paragraph(shown.paragraph.text, indent=2)
    for columns, part in _PARTS:
        rows = list(part(shown))
        if rows:
            yield ""
            yield from (" " * INDENT + line for line in table(page.narrower(INDENT), columns, rows))
    for remark in _remarks(shown):
        yield ""
        yield from page.paragraph(remark, "soft", INDENT)


def _remarks(shown: ShownParagraph) -> Iterator[str]:
    if shown.paragraph.not_encoded:
        yield f"Not encoded: {shown.paragraph.not_encoded}"
    yield from (f"Note: {note.text}" for note in shown.notes)
    yield from (f"A doubt about the source: {flaw.text}" for flaw in shown.flaws)


def _parameters(shown: ShownParagraph) -> Iterator[list[Cell]]:
    for one in shown.parameters:
        yield [one.name, value_words(one), f"“{one.words}”"]


def value_words(parameter: Parameter) -> str:
    """The value of a date, number or list with its unit."""
    value = parameter.value
    if isinstance(value, date):
        return day_word(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value} {parameter.unit}" if isinstance(value, int) else value


def _terms(shown: ShownParagraph) -> Iterator[list[Cell]]:
    for one in shown.terms:
        yield [one.name, one.says, (one.expression.source, "soft")]


def _readings(shown: ShownParagraph) -> Iterator[list[Cell]]:
    for one in shown.readings:
        for value in one.values:
            holds = f" ({HOLDS})" if value.value == one.default else ""
            yield [f"{one.name}={value.value}", f"{value.says}{holds}"]


def _rows(shown: ShownParagraph) -> Iterator[list[Cell]]:
    for row in (one.row for one in shown.rows):
        due = f"due {row.due.source}" if row.due else ""
        excused = f"excused from {', '.join(row.excused)}" if row.excused else ""
        owes = f"owes {', '.join(row.owes)}" if row.owes else ""
        follows = "\n".join(filter(None, (row.standing, due, excused, owes)))
        yield [row.id, f"{row.says}\n{row.when.source}", follows]


def _actions(shown: ShownParagraph) -> Iterator[list[Cell]]:
    for one in shown.actions:
        yield [one.says, one.who, one.name]


_Part = Callable[[ShownParagraph], Iterator[list[Cell]]]
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


def _end(page: Page, policy: Policy, version: Version, shown: Sequence[ShownParagraph]) -> Iterator[str]:
    """What stands under no paragraph: the references, notes and doubts, and the versions."""
    told = {remark for one in shown for remark in (*one.notes, *one.flaws)}
    yield from page.heading("References")
    for reference in version.references:
        yield from page.paragraph(reference.removeprefix("- "), indent=2)
    yield from page.heading("Notes beside the policy", "no answer turns on them")
    for note in (one for one in version.notes if one not in told):
        yield from page.paragraph(f"{note.text} ({note.source})", indent=2)
    yield from page.heading("Known flaws of the source")
    for flaw in (one for one in version.flaws if one not in told):
        yield from page.paragraph(f"{flaw.place}: {flaw.text}", indent=2)
    if len(policy.versions) > 1:
        yield from page.heading("Versions")
        for one in policy.versions:
            yield from page.paragraph(f"{one.title}, from {day_word(one.takes_effect)}", indent=2)
