"""The adopted text of a policy: its paragraphs word for word, and the hash that shows a change."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

NUMBERED: Final = re.compile(r"(?P<number>\d+(?:\.\d+)*)(?:(?P<dot>\.)(?: +(?P<title>.*))?| +(?P<words>.*))?")
"""`1. Purpose` (a heading with its title) or `5.1 Except as …` (a paragraph that starts on the line)."""

REFERENCES: Final = "References"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of the adopted text: its title, and its words with white space folded."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """The adopted text: what stands above the first paragraph, the paragraphs in order, the references."""

    head: str
    paragraphs: dict[str, Words]
    references: tuple[str, ...]
    sha256: str


def fold(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def sha256(text: str) -> str:
    """The hash of a text, white space folded."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def read_adopted(text: str) -> Adopted:
    """The paragraphs and references of an adopted text."""
    head: list[str] = []
    titles: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    references: list[str] = []
    into = head
    for line in map(str.strip, text.splitlines()):
        start = NUMBERED.fullmatch(line)
        if line == f"{REFERENCES}:":
            into = references
        elif into is not references and start and start["number"] not in words:
            titles[start["number"]] = fold(start["title"] or "")
            into = words[start["number"]] = [start["words"] or ""]
        else:
            into.append(line)
    paragraphs = {number: Words(titles[number], fold(" ".join(lines))) for number, lines in words.items()}
    listed = tuple(fold(line.removeprefix("-")) for line in references if line)
    return Adopted(fold(" ".join(head)), paragraphs, listed, sha256(text))
