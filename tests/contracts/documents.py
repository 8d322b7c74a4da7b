"""The contracts written for the tests, with what a careful reader finds in each, and short ones made by hand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hallpass.contracts.passages import Document, Passage
from hallpass.contracts.reading import read_document
from hallpass.contracts.review import Review, review
from hallpass.contracts.topics import DUTIES

FOLDER = Path(__file__).parent / "documents"
_WORDS = {"p": "present", "u": "unclear", "m": "missing"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a careful reader finds in one of the documents."""

    duties: dict[str, str]
    rules: str
    judgment: str


@cache
def expected() -> dict[str, Expected]:
    """What is expected of each document, by its name."""
    table = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
    return {
        name: Expected(
            dict(zip(DUTIES, (_WORDS[letter] for letter in one["duties"].split()), strict=True)),
            one["rules"],
            one["judgment"],
        )
        for name, one in table.items()
    }


@cache
def read(name: str) -> Document:
    """One of the documents, read."""
    return read_document(FOLDER / f"{name}.txt")


@cache
def reviewed(name: str) -> Review:
    """One of the documents, reviewed."""
    return review(read(name))


def passage(
    text: str, *, kind: str = "sentence", headings: tuple[str, ...] = (), lead_in: str | None = None
) -> Passage:
    """A passage by itself."""
    return Passage(text, None, None, kind, headings, lead_in)  # type: ignore[arg-type]


def document(*passages: Passage | str) -> Document:
    """A document of these passages; a bare text is a sentence."""
    made = tuple(passage(one) if isinstance(one, str) else one for one in passages)
    return Document("made.txt", "0" * 64, None, False, made)


def verdict(*passages: Passage | str) -> dict[str, str]:
    """The verdict on a document of these passages."""
    return review(document(*passages)).verdict
