"""What is a clause about? A probability for each label, from trained weights; who bears it is asked elsewhere."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from hallpass.contracts.actors import Cast, Who
from hallpass.contracts.ideas import ideas, ideas_in
from hallpass.contracts.meaning import meaning

DUTIES = ("4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7")
PART = "part"  # the clause carries only a part of what it is about
LABELS = (*DUTIES, "4.2", "4.3", "conflict-4.3", "4.4", "conflict-4.4", PART)
Row = npt.NDArray[np.float64]

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ations?|ments?|ing|ies|ed|es|s|e|y)$")
_DETERMINER = re.compile(r"(?:(?:each|every|an?|any|one|all|no|the|our|your|my|two|assigned)(?: of the)? )+$")


def words_in(text: str) -> set[str]:
    """The words of a text without their endings, alone and in pairs."""
    words = [_ENDINGS.sub("", word) for word in _WORD.findall(text)]
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}


def idea_pairs(names: frozenset[str] | set[str]) -> list[str]:
    """The ideas alone and in pairs, in a fixed order."""
    found = sorted(names)
    return [*found, *(f"{one}+{two}" for one, two in combinations(found, 2))]


def topic_text(clause: str, cast: Cast) -> str:
    """The clause with every name of the officer replaced by one and the same."""
    for mention in reversed(cast.mentions(clause)):
        if mention.who is Who.OFFICER:
            before = clause[: mention.start]
            no = "no " if re.search(r"\bno $", before) else ""
            clause = f"{_DETERMINER.sub('', before)}{no}the officer{clause[mention.end :]}"
    return clause


@dataclass(frozen=True)
class Features:
    """How is a text turned into a row of numbers: its meaning, its words, its ideas?"""

    words: dict[str, int]
    pairs: dict[str, int]

    @classmethod
    def of(cls, words: list[str]) -> Features:
        """Number the words that count, and all ideas with their pairs."""
        return cls({w: n for n, w in enumerate(words)}, {p: n for n, p in enumerate(idea_pairs(set(ideas())))})

    def row(self, text: str) -> Row:
        """The numbers of one text."""
        words = _marked(words_in(text), self.words)
        pairs = _marked(idea_pairs(ideas_in(text)), self.pairs)
        return np.concatenate([4.0 * meaning(text).astype(np.float64), 2.0 * words, pairs])


def _marked(found: list[str] | set[str], numbers: dict[str, int]) -> Row:
    """A row of length one with an equal entry for each thing found."""
    row = np.zeros(len(numbers))
    row[[numbers[name] for name in found if name in numbers]] = 1.0
    return row / max(1.0, float(np.sqrt(row.sum())))


@dataclass(frozen=True)
class Weights:
    """The trained weights: one column and one constant for each label, already calibrated to log odds."""

    features: Features
    columns: npt.NDArray[np.float64]
    constants: Row

    def probabilities(self, text: str) -> dict[str, float]:
        """How probable is each label for this text, whoever bears it?"""
        odds = self.features.row(text) @ self.columns + self.constants
        return {label: float(1.0 / (1.0 + np.exp(-value))) for label, value in zip(LABELS, odds, strict=True)}


@cache
def weights() -> Weights:
    """Read the trained weights that come with the package."""
    kept = json.loads((files("hallpass.contracts") / "model" / "weights.json").read_text("utf-8"))
    features = Features.of(list(kept["words"]))
    blocks = [kept["meaning"], list(kept["words"].values()), [kept["ideas"][pair] for pair in features.pairs]]
    columns = np.concatenate([np.array(block, dtype=np.float64) for block in blocks])
    return Weights(features, columns, np.array(kept["constants"], dtype=np.float64))


@lru_cache(maxsize=4096)
def probabilities(text: str) -> dict[str, float]:
    """How probable is each label for this text by the weights of the package?"""
    return weights().probabilities(text)
