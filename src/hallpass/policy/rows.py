"""The terms and the rows of a pack: conditions over named facts, checked as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from hallpass.policy.entries import NONE, new_name, said
from hallpass.policy.expressions import ELSE, Expression
from hallpass.policy.markdown import Line
from hallpass.policy.model import Row, Table, Term
from hallpass.policy.outline import Entry, Outline
from hallpass.policy.problems import Problems, one_of
from hallpass.policy.scope import EVERY_FACT, Scope
from hallpass.policy.vocabulary import (
    MAY_SERVE,
    MAY_SERVE_TABLE,
    REGULAR_TABLE,
    STANDINGS_OF_ROWS,
    SUBSTITUTE_TABLE,
    TABLES,
)

ROWS: Final = 50
"""Most rows of a table."""

_ID = re.compile(r"[A-Z][A-Za-z0-9]{0,9}")
_AS_ROWS = re.compile(r"as (\w+) to (\w+)")


def read_terms(entries: Iterable[Entry], scope: Scope) -> dict[str, Term]:
    """The terms, in order; each may use those before it."""
    found: dict[str, Term] = {}
    for entry in entries:
        name, line = entry["term"], entry.line.line
        taken = (*EVERY_FACT, *scope.parameters, *scope.readings, *found)
        if not new_name(name, line, taken, scope.problems):
            continue
        expression = scope.expression(entry["is"], line, EVERY_FACT, "truth", "date")
        if expression is None:
            scope.refused.add(name)
        else:
            scope.define(name, expression, EVERY_FACT)
            found[name] = Term(name, expression, said(entry.line, "says", scope.problems), entry.paragraph, line)
    return found


def read_tables(outline: Outline, scope: Scope) -> dict[str, Table]:
    """The tables of rows, each of which must end with a row for all that is left."""
    found: dict[str, Table] = {}
    for name in TABLES:
        lines = outline.tables.get(name, [])[:ROWS]
        if name not in outline.tables:
            scope.problems.add(1, f"no table {name}", f"a heading Table {name} with rows under it")
        elif len(outline.tables[name]) > ROWS:
            scope.problems.add(outline.tables[name][ROWS].line, "too many rows", f"at most {ROWS} rows in a table")
        elif not lines or lines[-1]["when"] != ELSE:
            last = lines[-1].line if lines else outline.table_lines[name]
            scope.problems.add(last, f"no row for all that is left in the table {name}", f"a last row with {ELSE}")
        rows = [_row(line, name, scope) for line in lines]
        found[name] = Table(name, tuple(row for row in rows if row))
    _ids(found, scope.problems)
    _handed_on(found, scope.problems)
    return found


def _row(line: Line, table: str, scope: Scope) -> Row | None:
    """A line as a row; None where its condition is none, which is noted."""
    if line["when"] == ELSE:
        when: Expression | None = Expression(ELSE, frozenset(), line.line)
    else:
        when = scope.expression(line["when"], line.line, TABLES[table], "truth")
    says = said(line, "says", scope.problems)
    standing, paragraph = _standing(line, table, scope), _paragraph(line, table, scope)
    due = _due(line, table, scope)
    excused, owes = _excused(line, scope), _owes(line, scope)
    if when is None:
        return None
    return Row(line["row"], when, says, standing, paragraph, due, excused, owes, line.line)


def _standing(line: Line, table: str, scope: Scope) -> str:
    standing = line["standing"]
    known = MAY_SERVE if table == MAY_SERVE_TABLE else STANDINGS_OF_ROWS
    handed_on = table == SUBSTITUTE_TABLE and _AS_ROWS.fullmatch(standing)
    if standing not in known and not handed_on:
        scope.problems.add(line.line, f"the unknown standing {standing!r}", one_of(known, standing))
    return standing


def _paragraph(line: Line, table: str, scope: Scope) -> str:
    number = line["paragraph"]
    if table == MAY_SERVE_TABLE and number in NONE:
        return ""
    if number not in scope.paragraphs:
        scope.problems.add(line.line, f"{number!r} as the paragraph of a row", one_of(scope.paragraphs))
    return number


def _due(line: Line, table: str, scope: Scope) -> Expression | None:
    if line["due"] not in NONE:
        return scope.expression(line["due"], line.line, TABLES[table], "date")
    if line["standing"] == "cleared_until":
        scope.problems.add(line.line, "cleared_until without a due day", "a date under due")
    return None


def _excused(line: Line, scope: Scope) -> tuple[str, ...]:
    cell = line["excused"]
    if cell in NONE:
        return ()
    scope.used.add(cell)
    duties = scope.list_of(cell)
    if not duties and cell not in scope.refused:
        lists = [name for name in scope.parameters if scope.list_of(name)]
        scope.problems.add(line.line, f"the unknown list {cell!r} of excused duties", one_of(lists, cell))
    for duty in duties:
        if duty not in scope.list_of("duties"):
            what = f"the unknown excused duty {duty!r} in {cell}"
            scope.problems.add(line.line, what, one_of(scope.list_of("duties"), duty))
    return duties


def _owes(line: Line, scope: Scope) -> tuple[str, ...]:
    owed = tuple(item.strip() for item in line["owes"].split(";")) if line["owes"] not in NONE else ()
    for action in owed:
        if action not in scope.actions:
            scope.problems.add(line.line, f"the unknown action {action!r}", one_of(scope.actions, action))
    return owed


def _ids(tables: Mapping[str, Table], problems: Problems) -> None:
    """A row has an id of its own; neighbors may share one where they differ in paragraph."""
    seen: dict[str, Row] = {}
    for table in tables.values():
        before: Row | None = None
        for row in table.rows:
            split = before and before.id == row.id and before.paragraph != row.paragraph
            if not _ID.fullmatch(row.id):
                problems.add(row.line, f"{row.id!r} as the id of a row", "a capital letter, then letters or digits")
            elif row.id in seen and not split:
                problems.add(
                    row.line, f"the row {row.id} a second time", f"an id not yet given on line {seen[row.id].line}"
                )
            seen[row.id] = before = row


def _handed_on(tables: dict[str, Table], problems: Problems) -> None:
    """Let `as R3 to R8` name the rows of the table `regular` that decide in its place."""
    regular = [row.id for row in tables[REGULAR_TABLE].rows]
    rows = []
    for row in tables[SUBSTITUTE_TABLE].rows:
        named = _AS_ROWS.fullmatch(row.standing)
        if named is None:
            rows.append(row)
            continue
        first, last = named.groups()
        if row.when.source != ELSE or first not in regular or last != regular[-1]:
            what = f"{row.standing!r} for `{row.when.source}`"
            problems.add(row.line, what, f"as ROW to {regular[-1] if regular else 'ROW'}, for {ELSE}")
            continue
        handed = tuple(dict.fromkeys(regular[regular.index(first) :]))
        rows.append(
            Row(row.id, row.when, row.says, row.standing, row.paragraph, None, (), (), row.line, as_rows=handed)
        )
    tables[SUBSTITUTE_TABLE] = Table(SUBSTITUTE_TABLE, tuple(rows))
