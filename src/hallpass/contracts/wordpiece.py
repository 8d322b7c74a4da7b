"""A sentence cut into the word pieces that the sentence model knows (the BERT uncased vocabulary)."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib.resources import files

VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
LONGEST_WORD = 100
LONGEST_TEXT = 128


class ModelFault(Exception):
    """A file of the sentence model is missing or is not the one that the weights were trained with."""


@cache
def vocabulary() -> dict[str, int]:
    """Which number does each word piece have? The file is checked against its hash."""
    data = (files("hallpass.contracts") / "model" / "vocabulary.txt").read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != VOCABULARY_SHA256:
        raise ModelFault(f"vocabulary.txt has the hash {found}; expected {VOCABULARY_SHA256}.")
    return {piece: number for number, piece in enumerate(data.decode("utf-8").splitlines())}


def word_ids(text: str) -> list[int]:
    """Cut a text into word piece numbers, between the marks for its start and its end."""
    known = vocabulary()
    ids = [known["[CLS]"]]
    for word in _words(text):
        ids.extend(_pieces(word, known))
    return [*ids[: LONGEST_TEXT - 1], known["[SEP]"]]


def _words(text: str) -> list[str]:
    """Split lower-cased text without accents at white space and around each punctuation mark."""
    spaced: list[str] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(char)
        if kind == "Mn" or (kind.startswith("C") and char not in "\t\n\r") or char == "�":
            continue
        spaced.append(f" {char} " if _is_mark(char, kind) else char)
    return "".join(spaced).split()


def _is_mark(char: str, kind: str) -> bool:
    return kind.startswith("P") or (char.isascii() and not char.isalnum() and not char.isspace())


def _pieces(word: str, known: dict[str, int]) -> list[int]:
    """Take the longest known piece each time; a word with an unknown rest is unknown as a whole."""
    found: list[int] = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in known), None)
        if end is None or len(word) > LONGEST_WORD:
            return [known["[UNK]"]]
        found.append(known[prefix + word[start:end]])
        start = end
    return found
