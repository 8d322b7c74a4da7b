"""The paragraphs of a pack: word for word as adopted, in order, and each of them encoded or explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile
from typing import Final

from hallpass.policy.adopted import Adopted, fold
from hallpass.policy.model import Action, Paragraph, Parameter, Reading, Table, Term
from hallpass.policy.outline import Outline, Section
from hallpass.policy.problems import Problems

SHOWN: Final = 40
"""How many characters of a text a message shows."""


def check_words(outline: Outline, text: Adopted, problems: Problems) -> None:
    """Note each paragraph that is missing, out of place or not as adopted, and references that differ."""
    seen: dict[str, Section] = {}
    for section in outline.sections:
        adopted = text.paragraphs.get(section.number)
        if adopted is None:
            problems.add(section.line, f"paragraph {section.number}", "a paragraph that the adopted text has")
        elif section.number in seen:
            problems.add(section.line, f"paragraph {section.number} a second time", "each paragraph once")
        else:
            same(section.title, adopted.title, f"the words of the title of {section.number}", section.line, problems)
            same(section.text, adopted.text, f"the words of {section.number}", section.line, problems)
            seen[section.number] = section
    _check_order(seen, text, problems)
    _check_references(outline, text, problems)


def _check_order(seen: Mapping[str, Section], text: Adopted, problems: Problems) -> None:
    """Note each paragraph of the text that the document lacks or has at another place."""
    places = {number: place for place, number in enumerate(text.paragraphs)}
    for one, other in pairwise(seen.values()):
        if places[one.number] > places[other.number]:
            problems.add(other.line, f"paragraph {other.number} after {one.number}", "the order of the adopted text")
    line = 1
    for number in text.paragraphs:
        if number in seen:
            line = seen[number].line
        else:
            problems.add(line, f"paragraph {number} is missing", "every paragraph of the adopted text, in its order")


def _check_references(outline: Outline, text: Adopted, problems: Problems) -> None:
    line = outline.references_line
    for said, adopted in zip(outline.references, text.references, strict=False):
        same(said, adopted, "the references", line, problems)
    if len(outline.references) != len(text.references):
        problems.add(line, f"{len(outline.references)} references", f"the {len(text.references)} of the adopted text")


def same(said: str, adopted: str, what: str, line: int, problems: Problems) -> None:
    """Note where quoted words leave the adopted ones."""
    said = fold(said)
    if said == adopted:
        return
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(said, adopted, strict=False))
    start = max(0, len(list(alike)) - 15)
    here, there = said[start : start + SHOWN], adopted[start : start + SHOWN]
    problems.add(line, f"{what} differ from the adopted text at {here!r}", f"{there!r}" if there else "nothing more")


def encoded(
    parameters: Mapping[str, Parameter],
    readings: Mapping[str, Reading],
    terms: Mapping[str, Term],
    tables: Mapping[str, Table],
    actions: Mapping[str, Action],
) -> dict[str, tuple[str, ...]]:
    """The names and rows encoded under each paragraph."""
    found: dict[str, dict[str, None]] = {}

    def note(name: str, paragraphs: Iterable[str | None]) -> None:
        for paragraph in paragraphs:
            found.setdefault(paragraph or "", {})[name] = None

    for parameter in parameters.values():
        named = parameter.value if isinstance(parameter.value, tuple) else ()
        note(parameter.name, (parameter.paragraph, *named))
    for reading in readings.values():
        note(reading.name, [reading.paragraph])
    for term in terms.values():
        note(term.name, [term.paragraph])
    for table in tables.values():
        for row in table.rows:
            note(row.id, [row.paragraph])
    for action in actions.values():
        note(action.name, [action.paragraph])
    return {number: tuple(names) for number, names in found.items()}


def read_paragraphs(
    sections: Iterable[Section], under: Mapping[str, tuple[str, ...]], problems: Problems
) -> tuple[Paragraph, ...]:
    """The paragraphs, each with what is encoded under it; one with neither that nor a reason is noted."""
    found = []
    for section in sections:
        names = under.get(section.number, ())
        if section.quoted and not names and section.not_encoded is None:
            expected = "a number, a reading, a row, or a line that starts with `Not encoded because`"
            problems.add(section.line, f"paragraph {section.number} is neither encoded nor explained", expected)
        words = fold(section.text)
        found.append(Paragraph(section.number, section.title, words, names, section.not_encoded, section.line))
    return tuple(found)
