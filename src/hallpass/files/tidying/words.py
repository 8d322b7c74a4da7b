"""The words of `words.toml`, and how texts are folded before they are compared with them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_AT_A_DIGIT: Final = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What the heading of a column of one meaning says."""

    meaning: str
    says: frozenset[str]
    holds: tuple[frozenset[str], ...]
    unless: frozenset[str]


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole of words.toml."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """The folded words of one list of words.toml."""
    return frozenset(fold(word) or word for word in vocabulary()[section][key])


@cache
def heading_words() -> tuple[HeadingWords, ...]:
    """The words of every meaning, in the order of words.toml."""
    return tuple(
        HeadingWords(
            meaning,
            frozenset(fold(phrase) for phrase in entry["says"]),
            tuple(frozenset(group) for group in entry.get("holds", ())),
            frozenset(entry.get("unless", ())),
        )
        for meaning, entry in vocabulary()["headings"].items()
    )


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """A text as it is compared: small letters, no accents or apostrophes, other marks as single spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    plain = re.sub(r"['’`´]", "", plain).replace("#", " number ")
    return _NOT_WORDS.sub(" ", plain).strip()


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded, with digits apart from letters (`40hr` is `40`, `hr`)."""
    return tuple(_AT_A_DIGIT.sub(" ", fold(text)).split())


def holds(text: str, phrases: Iterable[str]) -> str | None:
    """The longest of the phrases that stands in the folded text as whole words."""
    padded = f" {text} "
    found = [phrase for phrase in phrases if f" {phrase} " in padded]
    return max(found, key=lambda phrase: (len(phrase), phrase), default=None)


def holds_group(text: str, groups: Iterable[Iterable[str]]) -> bool:
    """Whether the folded text holds every phrase of one of the groups."""
    return any(all(f" {phrase} " in f" {text} " for phrase in group) for group in groups)
