"""Everything that a version encodes, changed a little, one thing at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tests.mutation.expressions import variants

from hallpass.policy.expressions import ELSE, Expression, expression
from hallpass.policy.holidays import ORDINALS, WEEKDAYS
from hallpass.policy.model import Action, Holiday, Parameter, Row, Table, Version
from hallpass.policy.vocabulary import MAY_SERVE, MAY_SERVE_TABLE, REGULAR_TABLE, STANDINGS_OF_ROWS


@dataclass(frozen=True)
class Mutant:
    """A version with one thing changed, and what it is."""

    change: str
    version: Version


def mutants(version: Version) -> Iterator[Mutant]:
    """Each little change of a version."""
    yield from _parameters(version)
    yield from _readings(version)
    yield from _terms(version)
    for table in version.tables.values():
        yield from _rows(version, table)
    yield from _actions(version)
    yield from _holidays(version)


def _parameters(version: Version) -> Iterator[Mutant]:
    """Each date a day earlier and later, each number one more and less, each list without one of its values."""
    for name, parameter in version.parameters.items():
        for value in _values(parameter, version):
            changed = replace(parameter, value=value)
            yield Mutant(f"{name}: {_said(parameter.value)} becomes {_said(value)}", _with(version, changed))


def _values(parameter: Parameter, version: Version) -> Iterator[Any]:
    match parameter.value:
        case date() as day:
            yield from (day - timedelta(days=1), day + timedelta(days=1))
        case int(number):
            yield from (number - 1, number + 1)
        case tuple(items):
            yield from (items[:at] + items[at + 1 :] for at in range(len(items)))
        case paragraph:
            yield _another(paragraph, [item.number for item in version.paragraphs])


def _said(value: Any) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _with(version: Version, parameter: Parameter) -> Version:
    """The version with another value of a parameter, in the cells that name it too."""
    old = version.parameters[parameter.name].value
    tables = {
        name: Table(
            name, tuple(replace(row, excused=parameter.value) if row.excused == old else row for row in table.rows)
        )
        for name, table in version.tables.items()
    }
    actions = {
        name: replace(action, paragraph=parameter.value)
        if parameter.unit == "paragraph" and action.paragraph == old
        else action
        for name, action in version.actions.items()
    }
    parameters = {**version.parameters, parameter.name: parameter}
    return replace(version, parameters=parameters, tables=tables, actions=actions)


def _readings(version: Version) -> Iterator[Mutant]:
    """Each reading with another default."""
    for name, reading in version.readings.items():
        for value in reading.values[1:]:
            others = tuple(item for item in reading.values if item is not value)
            changed = {**version.readings, name: replace(reading, values=(value, *others))}
            yield Mutant(f"{name}: the default becomes {value.value}", replace(version, readings=changed))


def _terms(version: Version) -> Iterator[Mutant]:
    """Each term with its expression changed."""
    for name, term in version.terms.items():
        for other in _expressions(term.expression):
            changed = {**version.terms, name: replace(term, expression=other)}
            yield Mutant(f"{name} becomes {other.source}", replace(version, terms=changed))


def _expressions(one: Expression) -> Iterator[Expression]:
    if one.source != ELSE:
        for source in variants(one.source):
            yield expression(ast.parse(source, mode="eval").body, one.line)


def _rows(version: Version, table: Table) -> Iterator[Mutant]:
    """Each row left out, and each of its cells changed."""
    for at, row in enumerate(table.rows):
        place = f"{row.id} under {row.paragraph}" if row.paragraph else row.id
        before, after = table.rows[:at], table.rows[at + 1 :]
        if after:
            yield Mutant(f"{place} is left out", _with_rows(version, table, (*before, *after)))
        for said, other in _cells(version, table, row):
            yield Mutant(f"{place}: {said}", _with_rows(version, table, (*before, other, *after)))


def _with_rows(version: Version, table: Table, rows: tuple[Row, ...]) -> Version:
    return replace(version, tables={**version.tables, table.name: Table(table.name, rows)})


def _cells(version: Version, table: Table, row: Row) -> Iterator[tuple[str, Row]]:
    for other in _expressions(row.when):
        yield f"when {other.source}", replace(row, when=other)
    if row.as_rows:
        yield f"as {row.as_rows[1]} on", replace(row, as_rows=row.as_rows[1:])
        return
    words = MAY_SERVE if table.name == MAY_SERVE_TABLE else STANDINGS_OF_ROWS
    for standing in words:
        if standing != row.standing:
            yield f"{row.standing} becomes {standing}", replace(row, standing=standing)
    paragraph = _another(row.paragraph, [item.number for item in version.paragraphs])
    yield f"paragraph becomes {paragraph}", replace(row, paragraph=paragraph)
    if table.name != MAY_SERVE_TABLE:
        yield from _what_follows(version, row)


def _what_follows(version: Version, row: Row) -> Iterator[tuple[str, Row]]:
    """The row with another due, with duties excused or not, and with something more or less owed."""
    if row.due is None:
        due = next(other.due for other in version.tables[REGULAR_TABLE].rows if other.due)
        yield f"due becomes {due.source}", replace(row, due=due)
    else:
        yield "due becomes nothing", replace(row, due=None)
        for other in _expressions(row.due):
            yield f"due becomes {other.source}", replace(row, due=other)
    excused = () if row.excused else version.parameters["excused_duties"].value
    assert isinstance(excused, tuple)
    yield f"excused becomes {_said(excused) or 'nothing'}", replace(row, excused=excused)
    for action in ("complete_training", "review_agency_policy"):
        owes = tuple(item for item in row.owes if item != action)
        if owes == row.owes:
            owes += (action,)
        yield f"owes becomes {_said(owes) or 'nothing'}", replace(row, owes=owes)


def _actions(version: Version) -> Iterator[Mutant]:
    """Each action by another, under another paragraph, and after the next one."""
    names = list(version.actions)
    for name, action in version.actions.items():
        who: Any = _another(action.who, ["officer", "agency"])
        yield Mutant(f"{name} is owed by the {who}", _with_action(version, replace(action, who=who)))
        paragraph = None if action.paragraph else "1"
        yield Mutant(f"{name} under {paragraph}", _with_action(version, replace(action, paragraph=paragraph)))
    for at in range(len(names) - 1):
        order = [*names[:at], names[at + 1], names[at], *names[at + 2 :]]
        swapped = {name: version.actions[name] for name in order}
        yield Mutant(f"{names[at]} comes after {names[at + 1]}", replace(version, actions=swapped))


def _with_action(version: Version, action: Action) -> Version:
    return replace(version, actions={**version.actions, action.name: action})


def _holidays(version: Version) -> Iterator[Mutant]:
    """Each holiday left out, on another day, and moved or not."""
    for at, holiday in enumerate(version.holidays):
        others = version.holidays[:at], version.holidays[at + 1 :]
        yield Mutant(f"{holiday.name} is left out", replace(version, holidays=(*others[0], *others[1])))
        for said, other in _other_holidays(holiday):
            yield Mutant(f"{holiday.name} {said}", replace(version, holidays=(*others[0], other, *others[1])))


def _other_holidays(holiday: Holiday) -> Iterator[tuple[str, Holiday]]:
    first, second, *_ = holiday.rule.split()
    if second.isdigit():
        rules = [f"{first} {int(second) + step}" for step in (-1, 1) if int(second) + step > 0]
        yield "moves or not", replace(holiday, moves=not holiday.moves)
    else:
        ordinal = ORDINALS[ORDINALS.index(first) - 1]
        weekday = WEEKDAYS[WEEKDAYS.index(second) + 1]
        rules = [holiday.rule.replace(first, ordinal), holiday.rule.replace(second, weekday)]
    yield from ((f"on {rule}", replace(holiday, rule=rule)) for rule in rules)


def _another(value: str, values: list[str]) -> str:
    """The value after this one."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
