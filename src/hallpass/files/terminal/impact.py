"""Whose answers another law changes, on a terminal page: the counts first, then a line for each change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hallpass.explain.words import aloud, counted, listed
from hallpass.files.differing import ranges_word, runs
from hallpass.files.terminal.differing import answer_cell, schools_told
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.policy import value_words
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.words import STANDINGS
from hallpass.impact import Changed, Impact
from hallpass.policy.amending import Alterations, alterations
from hallpass.policy.model import Parameter, Version
from hallpass.register.register import Register
from hallpass.rules.law import Law

TOLD_ALOUD: Final = 3
"""So many moves are told in the sentence at the top; more stand in the table alone."""


def impact_page(page: Page, found: Impact, register: Register, now: Law, then: Law) -> Iterator[str]:
    """The counts, what is compared, and who changes."""
    yield from page.paragraph(_sentence(found))
    yield from _moves(page, found)
    yield from page.heading("What is compared")
    yield from page.bullet(f"As things stand: {_law(now)}.")
    yield from page.bullet(f"If so: {_law(then)}.")
    for said in _readings(now, then):
        yield from page.bullet(said)
    for version in then.policy.versions:
        before = now.policy.in_force(version.takes_effect)
        yield from _alterations(page, version, alterations(before, version))
    yield from _changes(page, found, register)


def _sentence(found: Impact) -> str:
    """How many officers were looked at, how many change, and how many of those in their standing."""
    if found.first == found.last:
        days = f"on {aloud(found.first)}"
    else:
        days = f"from {aloud(found.first)} through {aloud(found.last)}"
    looked = counted(found.officers, "officer")
    if not found.changed:
        return f"Of {looked}, nobody would be answered otherwise {days}."
    standing = sum(one.standing_changes for one in found.changed)
    rest = len(found.changed) - standing
    parts = [f"{number} from {_low(pair[0])} to {_low(pair[1])}" for pair, number in found.moves.items()]
    if len(parts) > TOLD_ALOUD:
        parts = [f"{standing} in the standing"]
    parts += [f"{rest} in something beside the standing"] if rest else []
    return f"Of {looked}, {len(found.changed)} would be answered otherwise {days}: {listed(parts)}."


def _low(standing: str) -> str:
    return STANDINGS[standing].lower().removesuffix(" until")


def _moves(page: Page, found: Impact) -> Iterator[str]:
    if found.moves:
        yield from page.heading("Officers by what changes", "one may stand in several lines")
        columns = [Column("From"), Column("To"), Column("Officers", right=True)]
        rows: list[list[Cell]] = [
            [STANDINGS[before], STANDINGS[after], str(number)] for (before, after), number in found.moves.items()
        ]
        yield from table(page, columns, rows)


def _law(law: Law) -> str:
    """The versions of a policy, and the readings that are not at their defaults."""
    first, *later = law.policy.versions
    amended = listed([aloud(one.takes_effect) for one in later])
    versions = f"in force from {aloud(first.takes_effect)}{f', amended from {amended}' if amended else ''}"
    usual = law.policy.versions[-1].readings
    chosen = [f"{name}={value}" for name, value in law.readings.items() if value != usual[name].default]
    readings = f"with {listed(chosen)}" if chosen else "all readings at their defaults"
    return f"{law.policy.id} {versions}, {readings}"


def _readings(now: Law, then: Law) -> Iterator[str]:
    """What each reading that changes says."""
    known = then.policy.versions[-1].readings
    for name, value in then.readings.items():
        if now.readings.get(name) != value:
            says = next(one.says for one in known[name].values if one.value == value)
            yield f"{known[name].paragraph}: {name} is {value}, not {now.readings.get(name, 'there')}: {says}"


def _alterations(page: Page, version: Version, found: Alterations) -> Iterator[str]:
    """What a version changes, in its words and in what is encoded."""
    lines = [
        *(f"{number} reads: “{text}”" if text else f"{number} is gone." for number, _, text in found.paragraphs),
        *(_parameter(was, becomes) for was, becomes in found.parameters),
        *(f"{term.paragraph}: another definition of {term.name}: {term.says}." for term in found.terms),
        *(f"Row {row.id} is gone: {row.says}." for row in found.rows_gone),
        *(f"Row {row.id} is new: {row.says}." for row in found.rows_new),
    ]
    if lines:
        yield from page.heading(f"What changes from {aloud(version.takes_effect)}")
        for line in lines:
            yield from page.bullet(line)


def _parameter(was: Parameter | None, becomes: Parameter | None) -> str:
    known = becomes or was
    before, after = (value_words(one) if one else "nothing" for one in (was, becomes))
    return f"{known.paragraph if known else ''}: {known.name if known else ''} is {after}, not {before}."


def _changes(page: Page, found: Impact, register: Register) -> Iterator[str]:
    """A line for each change of each officer; those whose standing changes first."""
    if not found.changed:
        return
    yield from page.heading("Who changes", str(len(found.changed)))
    columns = [Column("Officer"), Column("Days"), Column("Was"), Column("Becomes"), Column("¶", whole=True)]
    order = sorted(found.changed, key=lambda one: not one.standing_changes)
    yield from table(page, columns, [row for one in order for row in _rows(one, register)])


def _rows(one: Changed, register: Register) -> Iterator[list[Cell]]:
    changes = runs(one.differences, register)
    several = len(schools_told(told for _, *pair in changes for told in pair)) > 1
    for at, (run, before, after) in enumerate(changes):
        yield [
            "" if at else one.officer.name,
            ranges_word(run.days),
            answer_cell(before, schools=several),
            answer_cell(after, schools=several),
            run.after.paragraph or "",
        ]
