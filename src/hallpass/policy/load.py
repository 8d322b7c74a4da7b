"""Loading a pack: each document of it becomes a version of the policy, or everything wrong with it is said at once.

A pack is a few texts under their file names. Each `*.md` is a version and names the file with its adopted text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from hallpass.days import NEVER
from hallpass.policy import entries
from hallpass.policy.adopted import Adopted, fold, read_adopted
from hallpass.policy.model import Policy, Version
from hallpass.policy.outline import Outline, read_outline
from hallpass.policy.paragraphs import check_words, encoded, read_paragraphs
from hallpass.policy.problems import Enough, PackProblem, PackRefused, Problems
from hallpass.policy.reach import TooManyWays, rows_left_nothing
from hallpass.policy.rows import read_tables, read_terms
from hallpass.policy.scope import EVERY_FACT, Scope
from hallpass.policy.vocabulary import PARAMETERS_OF_FACTS, READINGS_OF_FACTS, TABLES

FIELDS: Final = ("id", "title", "adopted", "takes effect", "source", "text", "sha256")
LARGEST: Final = 200_000
"""Most characters of a file of a pack."""
FILES: Final = 50

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter of a document: each field with its line."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    takes_effect: date
    text: Adopted


def load_policy(files: Mapping[str, str]) -> Policy:
    """The policy of a pack, from its texts by file name; a pack with anything wrong is refused."""
    documents = sorted(name for name in files if name.endswith(".md"))
    if not documents or len(files) > FILES:
        what = f"{len(documents)} documents among {len(files)} files"
        raise PackRefused([PackProblem("pack", 1, what, f"one *.md for each version, at most {FILES} files")])
    problems: list[PackProblem] = []
    versions: list[tuple[str, Version]] = []
    for name in documents:
        gathered = Problems(name)
        with suppress(Enough):
            version = _version(files, gathered)
            if version:
                versions.append((name, version))
        problems += gathered.found
    versions.sort(key=lambda item: item[1].takes_effect)
    problems += clashes(versions)
    if problems:
        raise PackRefused(problems)
    return Policy(versions[0][1].id, tuple(version for _, version in versions))


def clashes(versions: list[tuple[str, Version]]) -> list[PackProblem]:
    """Versions of another policy, and two that are in force on one day."""
    found = []
    for (first, one), (second, other) in pairwise(versions):
        if one.id != other.id:
            found.append(PackProblem(second, other.line, f"the policy {other.id!r}", f"{one.id!r}, as in {first}"))
        if one.takes_effect == other.takes_effect < NEVER:
            what = f"a second version in force from {other.takes_effect} on"
            found.append(PackProblem(second, other.line, what, f"another day than that of {first}"))
    return found


def _version(files: Mapping[str, str], problems: Problems) -> Version | None:
    """A document as a version; None where too little of it can be read."""
    if len(files[problems.file]) > LARGEST:
        problems.add(1, f"a file of {len(files[problems.file])} characters", f"at most {LARGEST}")
        return None
    outline = read_outline(files[problems.file], problems)
    front = _front(outline, files, problems)
    if front is None:
        return None
    check_words(outline, front.text, problems)
    before = len(problems.found)
    version, scope = _content(outline, front, problems)
    _check_names(scope, version, problems)
    if len(problems.found) == before:
        _check_rows(version, scope, problems)
    return version


def _front(outline: Outline, files: Mapping[str, str], problems: Problems) -> _Front | None:
    """The front matter with the adopted text that it names; None where one of them is missing."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for entry in outline.entries["front"]:
        if entry["field"] not in FIELDS or entry["field"] in values:
            problems.add(entry.line.line, f"the field {entry['field']!r}", f"each of {', '.join(FIELDS)} once")
        values[entry["field"]], lines[entry["field"]] = entry["value"], entry.line.line
    missing = [field for field in FIELDS if not values.get(field)]
    if missing:
        problems.add(lines.get(missing[0], 1), f"no {', no '.join(missing)}", "a table field | value with all fields")
        return None
    name = values["text"]
    if name not in files or name.endswith(".md") or len(files[name]) > LARGEST:
        expected = f"a file of the pack with at most {LARGEST} characters and the adopted text"
        problems.add(lines["text"], f"{name!r} as the text", expected)
        return None
    text = read_adopted(files[name])
    return _Front(values, lines, _check_front(values, lines, text, problems), text)


def _check_front(values: Mapping[str, str], lines: Mapping[str, int], text: Adopted, problems: Problems) -> date:
    """The day on which the version takes effect; what is wrong with the front matter is noted."""
    if not _ID.fullmatch(values["id"]):
        problems.add(lines["id"], f"{values['id']!r} as an id", "letters, digits, dots and dashes")
    if values["adopted"] not in text.head:
        what = f"{values['adopted']!r} as the time of adoption"
        problems.add(lines["adopted"], what, f"words from above the first paragraph: {text.head[:80]!r}")
    if values["sha256"] != text.sha256:
        what = f"the adopted text has the hash {text.sha256}"
        problems.add(lines["sha256"], what, f"{values['sha256']}; the text was changed under its hash")
    takes_effect = entries.iso_date(values["takes effect"])
    if takes_effect is None:
        what = f"{values['takes effect']!r} as the day on which it takes effect"
        problems.add(lines["takes effect"], what, "a date that exists, as in 2026-03-15")
    return takes_effect or NEVER


def _content(outline: Outline, front: _Front, problems: Problems) -> tuple[Version, Scope]:
    """All that a document encodes, and what its expressions could name."""
    found = outline.entries
    parameters = entries.parameters(found["parameters"], EVERY_FACT, front.text, problems)
    readings = entries.readings(found["readings"], (*EVERY_FACT, *parameters), problems)
    actions = entries.actions(found["actions"], parameters, problems)
    numbers = tuple(dict.fromkeys(section.number for section in outline.sections))
    named = [entry["name"] for entry in found["parameters"]] + [entry["reading"] for entry in found["readings"]]
    refused = set(named) - parameters.keys() - readings.keys()
    scope = Scope(parameters, readings, actions, numbers, refused, problems)
    terms = read_terms(found["terms"], scope)
    tables = read_tables(outline, scope)
    under = encoded(parameters, readings, terms, tables, actions)
    version = Version(
        id=front.values["id"],
        title=front.values["title"],
        adopted=front.values["adopted"],
        takes_effect=front.takes_effect,
        source=front.values["source"],
        text_sha256=front.values["sha256"],
        paragraphs=read_paragraphs(outline.sections, under, problems),
        references=tuple(map(fold, outline.references)),
        parameters=parameters,
        readings=readings,
        terms=terms,
        tables=tables,
        actions=actions,
        notes=entries.notes(found["notes"], problems),
        flaws=entries.flaws(found["flaws"], problems),
        holidays=entries.holidays(found["holidays"], problems),
        line=front.lines["id"],
    )
    return version, scope


def _check_rows(version: Version, scope: Scope, problems: Problems) -> None:
    """Note each row to which the rows before it leave nothing."""
    for table, facts in TABLES.items():
        try:
            left = rows_left_nothing(version, table, scope.names(facts))
        except TooManyWays:
            problems.add(version.tables[table].rows[0].line, f"too many cases in the table {table}", "simpler rows")
            continue
        for row in left:
            what = f"the row {row.id} never decides: the rows before it leave it nothing"
            problems.add(row.line, what, "a row that fits in some case in which no earlier row does")


def _check_names(scope: Scope, version: Version, problems: Problems) -> None:
    """Note what the rules need and the pack does not have, and what the pack has and nothing uses."""
    for name, unit in PARAMETERS_OF_FACTS.items():
        if name not in {*version.parameters, *scope.refused}:
            problems.add(1, f"no {name}", f"a line in a table name | value | words, with a {unit}")
    for name in READINGS_OF_FACTS:
        if name not in {*version.readings, *scope.refused}:
            problems.add(1, f"no reading {name}", "a table reading | value | meaning with its values")
    needed = {*PARAMETERS_OF_FACTS, *READINGS_OF_FACTS, *scope.used}
    named = (version.parameters, version.readings, version.terms)
    for name, line in {name: one.line for group in named for name, one in group.items()}.items():
        if name not in needed:
            problems.add(line, f"nothing uses {name}", "a term or a row that turns on it")
    _check_paragraphs(scope, problems)
    _check_kinds(scope, problems)


def _check_paragraphs(scope: Scope, problems: Problems) -> None:
    """Note paragraphs in lists that the policy does not have."""
    for name, parameter in scope.parameters.items():
        for item in scope.list_of(name):
            if item[0].isdigit() and item not in scope.paragraphs:
                what = f"the unknown paragraph {item!r} in {name}"
                problems.add(parameter.line, what, "a paragraph of the policy")


def _check_kinds(scope: Scope, problems: Problems) -> None:
    """Note a course kind that two lists hold: a course would train in two ways at once."""
    holder: dict[str, str] = {}
    for name in ("full_kinds", "supplemental_kinds", "legacy_kinds"):
        for kind in scope.list_of(name):
            if kind in holder:
                line = scope.parameters[name].line
                problems.add(line, f"the kind {kind!r} in {name}", f"it in one list; {holder[kind]} has it already")
            holder.setdefault(kind, name)
