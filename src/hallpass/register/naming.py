"""Which row a person means: by its id, by its name, or by a part of the name that no other row has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final

SOME: Final = 6
"""How many rows a message names."""


class NotNamed(LookupError):
    """A row that cannot be told, with what was expected."""


def row_named(wanted: str, thing: str, rows: Mapping[str, Any]) -> str:
    """The id of the row meant; a name that none has, or several, is NotNamed."""
    if wanted in rows:
        return wanted
    names = {key: _names(key, row) for key, row in rows.items()}
    said = wanted.casefold()
    same = [key for key, known in names.items() if said in known]
    words = _words(said)
    found = same or [key for key, known in names.items() if words and any(words <= _words(name) for name in known)]
    if len(found) == 1:
        return found[0]
    if found:
        what = f"{len(found)} {thing}s go by the name “{wanted}”"
        raise NotNamed(f"{what}; expected one of them by id: {_some(found)}")
    spellings = {part: key for key, known in names.items() for name in known for part in (*_words(name), name)}
    near = dict.fromkeys(spellings[name] for name in get_close_matches(said, spellings, 3))
    raise NotNamed(f"“{wanted}” is no {thing} of the register; expected {_expected(near, rows)}")


def _names(key: str, row: Any) -> tuple[str, ...]:
    """What a row goes by: its id, its name and its license number, as far as it has them."""
    known = (key, getattr(row, "name", None), getattr(row, "license", None))
    return tuple(name.casefold() for name in known if name)


def _words(name: str) -> set[str]:
    return {word.strip(".,") for word in name.split()} - {""}


def _expected(near: Iterable[str], rows: Mapping[str, Any]) -> str:
    """The ids that may be meant: those near to what was said, else a few."""
    close = list(near)
    if close:
        return f"one near to it: {', '.join(close)}"
    return f"one of {_some(list(rows))}" if rows else "one that it has, and it has none"


def _some(keys: list[str]) -> str:
    return ", ".join(keys[:SOME]) + ("…" if len(keys) > SOME else "")
