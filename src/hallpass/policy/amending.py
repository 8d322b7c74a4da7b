"""An amendment: versions of a policy added to those there are, and what each of them changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from hallpass.policy.load import clashes, load_policy
from hallpass.policy.model import Parameter, Policy, Row, Term, Version
from hallpass.policy.outline import read_outline
from hallpass.policy.problems import Enough, PackRefused, Problems


def amended(policy: Policy, files: Mapping[str, str]) -> Policy:
    """The policy with the versions of an amendment, given by its texts; one that is wrong or clashes is refused."""
    amendment = load_policy(files)
    name = next(name for name in files if name.endswith(".md"))
    versions = [("the policy that it amends", one) for one in policy.versions]
    versions += [(name, one) for one in amendment.versions]
    versions.sort(key=lambda item: item[1].takes_effect)
    if problems := clashes(versions):
        raise PackRefused(problems)
    return Policy(policy.id, tuple(version for _, version in versions))


def text_named_in(document: str) -> str | None:
    """The name of the file with the adopted text, as the front matter of a document has it."""
    with suppress(Enough):
        front = read_outline(document, Problems("amendment")).entries["front"]
        return next((entry["value"] for entry in front if entry["field"] == "text"), None)
    return None


@dataclass(frozen=True, slots=True)
class Alterations:
    """What a version changes in another one: words of paragraphs, numbers, definitions, and rows of the tables.

    A paragraph or a number that one of the two lacks is None there.
    """

    paragraphs: tuple[tuple[str, str | None, str | None], ...]
    parameters: tuple[tuple[Parameter | None, Parameter | None], ...]
    terms: tuple[Term, ...]
    rows_gone: tuple[Row, ...]
    rows_new: tuple[Row, ...]


def alterations(before: Version, after: Version) -> Alterations:
    """What does a version of the policy change?"""
    return Alterations(
        tuple(_paragraphs(before, after)),
        tuple(_parameters(before, after)),
        tuple(_terms_new(before, after)),
        tuple(_rows_only_in(before, after)),
        tuple(_rows_only_in(after, before)),
    )


def _paragraphs(before: Version, after: Version) -> Iterator[tuple[str, str | None, str | None]]:
    was = {one.number: one.text for one in before.paragraphs}
    becomes = {one.number: one.text for one in after.paragraphs}
    for number in dict.fromkeys([*was, *becomes]):
        if was.get(number) != becomes.get(number):
            yield number, was.get(number), becomes.get(number)


def _parameters(before: Version, after: Version) -> Iterator[tuple[Parameter | None, Parameter | None]]:
    for name in dict.fromkeys([*before.parameters, *after.parameters]):
        was, becomes = before.parameters.get(name), after.parameters.get(name)
        if was is None or becomes is None or was.value != becomes.value:
            yield was, becomes


def _terms_new(before: Version, after: Version) -> Iterator[Term]:
    """The definitions that are other ones, or new."""
    for name, term in after.terms.items():
        was = before.terms.get(name)
        if was is None or was.expression.source != term.expression.source:
            yield term


def _rows_only_in(version: Version, other: Version) -> Iterator[Row]:
    known = {_said(name, row) for name, table in other.tables.items() for row in table.rows}
    for name, table in version.tables.items():
        yield from (row for row in table.rows if _said(name, row) not in known)


def _said(table: str, row: Row) -> tuple[object, ...]:
    """What a row says, wherever it stands and whatever it is called."""
    due = row.due.source if row.due else None
    return table, row.when.source, row.standing, row.paragraph, due, row.excused, row.owes, row.as_rows
