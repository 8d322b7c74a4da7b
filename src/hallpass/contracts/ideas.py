"""Which ideas does a text name (drills, advice, staff, weakness, school rules …)? The lists stand in lexicon.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@cache
def ideas() -> dict[str, re.Pattern[str]]:
    """Which pattern finds each idea?"""
    lists = tomllib.loads((files("hallpass.contracts") / "lexicon.toml").read_text("utf-8"))
    return {name: re.compile(r"(?<![a-z])(?:" + "|".join(map(_stem, stems)) + ")") for name, stems in lists.items()}


def _stem(words: str) -> str:
    return re.escape(words).replace(r"\*", r"[\w'-]+(?: [\w'-]+)?")


@lru_cache(maxsize=8192)
def ideas_in(text: str) -> frozenset[str]:
    """Which ideas does this lower-cased text name?"""
    return frozenset(name for name, pattern in ideas().items() if pattern.search(text))
