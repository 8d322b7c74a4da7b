"""The register as one JSON object: its lists as arrays of rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Any, Final

from hallpass.files.layouts import Form, Layout, whole
from hallpass.files.opening import FileUnreadable, content, decoded, refuse_many, undecoded
from hallpass.files.tables import UNKNOWN_COLUMN, Table, headings_fit, list_name
from hallpass.register.problems import Problems
from hallpass.register.schema import FORMAT, LISTS
from hallpass.register.values import Unread, shown, value_of, value_reader

FORM: Final = Form(value_of, value_reader)
ONE_VALUE: Final = "value"
"""The column of what stands in an unknown list without being a row."""
MOST_DIGITS: Final = 300

_KINDS: Final = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}


def read(path: Path, problems: Problems) -> Iterator[Table]:
    """The lists of a JSON file."""
    document = _document(path)
    while document:
        name = next(iter(document))
        yield _table(list_name(name), document.pop(name), problems)  # what is read need not stay in memory


def _document(path: Path) -> dict[str, Any]:
    document = _parsed(path)
    if not isinstance(document, dict):
        raise FileUnreadable(
            path, f'this is {_KINDS.get(type(document), "a number")}; expected an object with "format": "{FORMAT}"'
        )
    found = document.pop("format", None)
    if found != FORMAT:
        raise FileUnreadable(path, f'"format" is {shown(found)}; expected "{FORMAT}"')
    return document


def _parsed(path: Path) -> Any:
    data = content(path)
    refuse_many(path, data.count(b","))
    try:
        return json.loads(
            decoded(data),
            object_pairs_hook=_members,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=lambda constant: Unread(constant, "a number"),
        )
    except UnicodeDecodeError as error:
        line, byte = undecoded(data, error)
        raise FileUnreadable(path, f"line {line} holds {byte}; expected text in UTF-8") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, character {error.colno}"
        raise FileUnreadable(path, f"{place}: this is no JSON ({error.msg}); expected a register in JSON") from error
    except RecursionError as error:
        raise FileUnreadable(path, "lists and objects stand too deep in one another; expected lists of rows") from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object. Which value is meant where a key stands more than once is not guessed."""
    members = dict(pairs)
    if len(members) < len(pairs):
        times = Counter(key for key, _ in pairs)
        members |= {key: Unread(f"{n} values", "each key once") for key, n in times.items() if n > 1}
    return members


def _whole(digits: str) -> int | Unread:
    return int(digits) if len(digits) <= MOST_DIGITS else Unread(digits, f"at most {MOST_DIGITS} digits")


def _fraction(text: str) -> float | Unread:
    number = float(text)
    return number if isfinite(number) else Unread(text, "a number that is not as large")


def _table(name: str, value: Any, problems: Problems) -> Table:
    numbers, rows = _rows(name, value, problems)
    headings = dict.fromkeys(chain.from_iterable(rows))
    if "" in headings:
        problems.add(name, None, None, "", "a name for each column")
    if not headings_fit(name, None, headings, problems):
        return Table(name, {}, (), value_reader)
    columns = {heading: [row.get(heading) for row in rows] for heading in headings}
    table = Table(name, columns, numbers, value_reader)
    for heading in table.unknown_columns:
        columns[heading] = list(map(_text, columns[heading]))
    return table


def _rows(name: str, value: Any, problems: Problems) -> tuple[Sequence[int], Sequence[dict[str, Any]]]:
    if value is None:
        value = []
    if isinstance(value, Unread):
        problems.add(name, None, None, value, value.expected)
        return (), ()
    if name not in LISTS:
        value = [row if isinstance(row, dict) else {ONE_VALUE: row} for row in _listed(value)]
    if not isinstance(value, list):
        problems.add(name, None, None, value, "a list of rows")
        return (), ()
    if set(map(type, value)) <= {dict}:
        return range(1, len(value) + 1), value
    rows = {number: row for number, row in enumerate(value, 1) if isinstance(row, dict)}
    for number, row in enumerate(value, 1):
        if number not in rows:
            problems.add(name, number, None, row, "a row in braces")
    return tuple(rows), tuple(rows.values())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> Any:
    """A value of an unknown column as text, so that every form can keep it."""
    if value is None or isinstance(value, str | Unread):
        return value
    unread: list[Unread] = []
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=unread.append)
    return unread[0] if unread else text


def write(layouts: Iterable[Layout], path: Path) -> None:
    """Write the lists as one JSON file, a row a line."""
    with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{\n  "format": "{FORMAT}"')
        for layout in layouts:
            file.write(f",\n  {_json(layout.name)}: [")
            file.write(",".join(f"\n    {_json(row)}" for row in _objects(layout)))
            file.write("\n  ]" if layout.columns[0] else "]")
        file.write("\n}\n")


def _objects(layout: Layout) -> Iterator[dict[str, Any]]:
    """The rows as objects; what is not of the format is left out where a row has none of it."""
    loose = {heading for heading, about in zip(layout.headings, layout.about, strict=True) if about is UNKNOWN_COLUMN}
    for row in layout.rows():
        members = zip(layout.headings, row, strict=True)
        yield {heading: value for heading, value in members if value is not None or heading not in loose}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
