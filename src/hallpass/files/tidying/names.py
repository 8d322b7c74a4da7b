"""Names of people: `Last, First`, `First Last`, capitals, initials, suffixes; and whether two can be one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from hallpass.files.tidying.words import fold, word_set

Likeness = Literal["same", "initial", "similar", "last only", "different"]

_SEVERAL: Final = re.compile(r"[/&;+]|\band\b", re.IGNORECASE)
_ALLOWED: Final = re.compile(r"[^\W\d_][^\d_@:*?!=<>|]*")
_MOST_WORDS: Final = 5
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, spelled as in the file."""

    first: str
    middle: str
    last: str
    suffix: str = ""

    @property
    def shown(self) -> str:
        """The name as a register shows it."""
        return " ".join(part for part in (self.first, self.middle, self.last, self.suffix) if part)

    @property
    def key(self) -> str:
        """The name as it is compared, however it was parted into words."""
        return _squeezed(self.first + self.middle + self.last) + "|" + _squeezed(self.suffix)

    @property
    def in_capitals(self) -> bool:
        """Whether the whole name is written in capitals."""
        return self.shown == self.shown.upper()


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


@lru_cache(maxsize=100_000)
def read_name(text: str) -> Name | None:
    """The one name that a text holds, or None where it is no name or several."""
    if len(text) > _LONGEST:
        return None
    text = re.sub(r"\([^)]*\)|\"[^\"]*\"", " ", text).strip(" ,.*")
    if not _ALLOWED.fullmatch(text) or _SEVERAL.search(text):
        return None
    parts = [part.strip() for part in re.split(r"[,]", text) if part.strip()]
    if len(parts) == 1:
        return _first_last(parts[0].split())
    if len(parts) == 2 and _is_suffix(parts[1]):
        return _first_last([*parts[0].split(), parts[1]])
    if len(parts) == 3 and _is_suffix(parts[2]):
        parts = [f"{parts[0]} {parts[2]}", parts[1]]
    elif len(parts) == 3 and _is_suffix(parts[1]):
        parts = [f"{parts[0]} {parts[1]}", parts[2]]
    return _last_first(parts[0].split(), parts[1].split()) if len(parts) == 2 else None


def _is_suffix(word: str) -> bool:
    return fold(word) in word_set("people", "suffixes")


def _is_title(word: str) -> bool:
    return fold(word) in word_set("people", "titles")


def _last_first(last: list[str], rest: list[str]) -> Name | None:
    last = last[1:] if len(last) > 1 and _is_title(last[0]) else last
    suffix = ""
    for words in (last, rest):
        if len(words) > 1 and _is_suffix(words[-1]):
            suffix = words.pop()
    rest = rest[1:] if len(rest) > 1 and _is_title(rest[0]) else rest
    if not last or not rest or len(last) + len(rest) > _MOST_WORDS:
        return None
    return Name(rest[0], " ".join(rest[1:]), " ".join(last), suffix)


def _first_last(words: list[str]) -> Name | None:
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    suffix = words.pop() if len(words) > 2 and _is_suffix(words[-1]) else ""
    if not words or len(words) > _MOST_WORDS:
        return None
    if len(words) == 1:
        return Name("", "", words[0], suffix)
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in word_set("people", "particles"):
        start -= 1
    return Name(words[0], " ".join(words[1:start]), " ".join(words[start:]), suffix)


def likeness(one: Name, other: Name) -> Likeness:
    """How far two names can be one person's, by the names alone."""
    if one.key == other.key:
        return "same"
    if fold(one.suffix) != fold(other.suffix) and one.suffix and other.suffix:
        return "different"
    if _squeezed(one.last) == _squeezed(other.last):
        if not one.first or not other.first:
            return "last only"
        if _starts(one.first, other.first) and _starts(one.middle, other.middle):
            return "initial"
    return "similar" if _one_apart(one.key, other.key) else "different"


def _starts(one: str, other: str) -> bool:
    """Whether two given names are equal, one is absent, or one is the initial of the other."""
    a, b = sorted((_squeezed(one), _squeezed(other)), key=len)
    return not a or a == b or (len(a) == 1 and b.startswith(a))


def _one_apart(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 8 and one_letter_apart(one, other)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter changed, added, dropped, or two neighbours swapped, makes one text the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[at:], other[at:]
    if len(one) != len(other):
        return rest[1:] == other_rest or rest == other_rest[1:]
    return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
