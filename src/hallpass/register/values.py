"""What a cell may hold: text or JSON read into a field of a record, and a field written back.

A list in a cell is joined by `; `; inside an item `;` is written `\\;` and a backslash `\\\\`. A list of the one word
none is written `none;`, for `none` alone is the empty list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hallpass.register.records import Kind
from hallpass.register.schema import Column

MOST_CHARACTERS: Final = 2_000
MOST_IN_A_LIST: Final = 16_000  # as a cell: a cell of a workbook ends at 32,767 half characters
LARGEST_NUMBER: Final = 999_999_999
NONE: Final = "none"

# Control characters, and what neither UTF-8 nor the XML of a workbook can carry.
_FORBIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STARTS_FORMULA: Final = re.compile(r"'*[=+\-@]")
_ITEM: Final = re.compile(r"(?:\\[\\;]|[^;])+")

Reader = Callable[[Any], Any]


class Refused(ValueError):
    """A value that a column cannot take; says what was expected."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands in place of a value that the file's own form cannot give (a formula without a result, say)."""

    value: str
    expected: str

    def __str__(self) -> str:
        return self.value


def clean(text: str) -> str | None:
    """The text trimmed, None for nothing; refused when it is too long or has control characters."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"at most {MOST_CHARACTERS:,} characters, not {len(text):,}")
    if not text.isprintable() and (found := _FORBIDDEN.search(text)):
        what = "line breaks" if found[0] in "\r\n" else f"control characters (U+{ord(found[0]):04X})"
        raise Refused(f"text without {what}")
    return text or None


def protected(text: str) -> str:
    """The text for a cell, with a `'` before what a spreadsheet would take for a formula."""
    return "'" + text if _STARTS_FORMULA.match(text) else text


def unprotected(cell: str) -> str:
    """The text of a cell without the `'` that protects it."""
    return cell[1:] if cell[:1] == "'" and _STARTS_FORMULA.match(cell) else cell


def _day(column: Column, text: str) -> date:
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise Refused(expected(column))


def _choice(column: Column, text: str) -> str:
    if text not in column.choices:
        raise Refused(expected(column))
    return text


def _truth(column: Column, text: str) -> bool:
    word = text.lower()  # Excel saves TRUE
    if word not in ("true", "false"):
        raise Refused(expected(column))
    return word == "true"


def _number(column: Column, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}(\.0{1,9})?", text):
        raise Refused(expected(column))
    return int(text.partition(".")[0])


_OF_TEXT: Final[Mapping[Kind, Callable[[Column, str], Any]]] = {
    "id": lambda _, text: text,
    "text": lambda _, text: text,
    "date": _day,
    "choice": _choice,
    "yes_no": _truth,
    "number": _number,
}


def _nothing(column: Column) -> Any:
    if column.required:
        raise Refused(expected(column))
    return column.default


def cell_reader(column: Column) -> Reader:
    """The function that reads a cell of a sheet or a CSV file into the column's field."""
    if column.kind == "list":
        return lambda cell: _list_of_cell(column, unprotected(_trimmed(cell)))
    parse = _OF_TEXT[column.kind]

    def read(cell: str | Unread | None) -> Any:
        text = clean(unprotected(_trimmed(cell)))
        return _nothing(column) if text is None else parse(column, text)

    return read


def _trimmed(cell: str | Unread | None) -> str:
    if isinstance(cell, Unread):
        raise Refused(cell.expected)
    return cell.strip() if cell else ""


def _list_of_cell(column: Column, text: str) -> Any:
    if not text:
        return _nothing(column)
    if text.lower() == NONE:
        return ()
    parts = (part.strip() for part in _ITEM.findall(text))
    return _items(column, [re.sub(r"\\([\\;])", r"\1", part) for part in parts if part])


def _items(column: Column, parts: Iterable[str]) -> tuple[str, ...]:
    items = tuple(clean(part) or "" for part in parts)
    if not all(items) or (column.choices and not set(items) <= set(column.choices)):
        raise Refused(expected(column))
    if len(list_cell(items)) > MOST_IN_A_LIST:
        raise Refused(f"at most {MOST_IN_A_LIST:,} characters in the whole list")
    return items


def value_reader(column: Column) -> Reader:
    """The function that reads a JSON value into the column's field."""
    types, parse = _OF_VALUE.get(column.kind, ((str,), _of_string))

    def read(value: Any) -> Any:
        if value is None or value == "":
            return _nothing(column)
        if type(value) not in types:
            raise Refused(value.expected if isinstance(value, Unread) else expected(column))
        return parse(column, value)

    return read


def _of_string(column: Column, value: str) -> Any:
    text = clean(value)
    return _nothing(column) if text is None else _OF_TEXT[column.kind](column, text)


def _whole(column: Column, value: int | float) -> int:
    if not 0 <= value <= LARGEST_NUMBER or value != int(value):
        raise Refused(expected(column))
    return int(value)


def _list_of_value(column: Column, value: list[Any]) -> tuple[str, ...]:
    if any(type(item) is not str for item in value):
        raise Refused(expected(column))
    return _items(column, value)


_OF_VALUE: Final[Mapping[Kind, tuple[tuple[type, ...], Callable[[Column, Any], Any]]]] = {
    "yes_no": ((bool,), lambda _, value: value),
    "number": ((int, float), _whole),
    "list": ((list,), _list_of_value),
}


def expected(column: Column) -> str:
    """What a column takes, in words for a message."""
    words = {
        "id": f"an id of {column.to}" if column.to else "an id",
        "text": "text",
        "date": "a day such as 2026-09-01",
        "choice": "one of " + ", ".join(column.choices),
        "yes_no": "true or false",
        "number": f"a whole number up to {LARGEST_NUMBER:,}",
        "list": "a list of " + (", ".join(column.choices) or (f"ids of {column.to}" if column.to else "texts")),
    }[column.kind]
    if column.required:
        return words
    return words + (f", or nothing ({column.null})" if column.null else ", or nothing")


def list_cell(items: Iterable[str]) -> str:
    """The cell that holds a list."""
    parts = [item.replace("\\", "\\\\").replace(";", "\\;") for item in items]
    if len(parts) == 1 and parts[0].lower() == NONE:
        return parts[0] + ";"
    return "; ".join(parts) or NONE


def cell_of(value: Any) -> str:
    """The cell of a sheet or a CSV file that holds a field."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return protected(list_cell(value))
    return protected(value) if isinstance(value, str) else str(value)


def value_of(value: Any) -> Any:
    """The JSON value that holds a field."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def shown(value: Any, most: int = 60) -> str:
    """A value as a message shows it: text in quotation marks, what cannot be printed escaped, cut where it is long."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, Unread):
        return _printable(value.value, most)
    if isinstance(value, str):
        return f'"{_printable(value, most)}"'
    return _printable(json.dumps(value, ensure_ascii=False, default=str), most)


def _printable(text: str, most: int) -> str:
    kept = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:most])
    return kept + "…" if len(text) > most else kept
