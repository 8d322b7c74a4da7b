"""Which row a person means: by its id, by its name, or by a part of the name that no other row has."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final

SOME: Final = 3
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
        raise NotNamed(f"{wanted!r} is the name of {_many(len(found), thing)}; name one by id: {_some(found)}.")
    spellings = {part: key for key, known in names.items() for name in known for part in (*_words(name), name)}
    near = dict.fromkeys(spellings[name] for name in get_close_matches(said, spellings, 3))
    raise NotNamed(f"The register has no {thing} {wanted!r}. {_hint(thing, list(near), list(rows))}")


def _hint(thing: str, near: list[str], known: list[str]) -> str:
    """Which row may be meant."""
    if near:
        return f"Near to it: {_some(near)}."
    return f"It has {_many(len(known), thing)}, such as {_some(known)}." if known else "It has none at all."


def _many(number: int, thing: str) -> str:
    """So many things: `1 officer`, `2 agency policies`."""
    if number == 1:
        return f"1 {thing}"
    return f"{number} {thing.removesuffix('y')}ies" if thing.endswith("y") else f"{number} {thing}s"


def _names(key: str, row: Any) -> tuple[str, ...]:
    """What a row goes by: its id, its name and its license number, as far as it has them."""
    known = (key, getattr(row, "name", None), getattr(row, "license", None))
    return tuple(name.casefold() for name in known if name)


def _words(name: str) -> set[str]:
    return {word.strip(".,") for word in name.split()} - {""}


def _some(keys: list[str]) -> str:
    return ", ".join(keys[:SOME]) + ("…" if len(keys) > SOME else "")
