"""What a contract document says, cut into passages: the words that reading hands to judging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "lead_in", "item", "sentence", "row", "signature"]


@dataclass(frozen=True, slots=True)
class Box:
    """Where on a page? Points, origin at the top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Passage:
    """What does one sentence, list item, table row, heading or short paragraph say, and where does it stand?

    `text` has its white space folded, its hyphenation and page breaks joined, and is without its number or bullet.
    """

    text: str
    page: int | None  # the first page it stands on, from 1; None where the format has no pages
    number: str | None  # "4.1", "(a)", "•" as printed
    kind: Kind
    headings: tuple[str, ...]  # the headings above it, outermost first
    lead_in: str | None  # "The officer shall:" for the items below it; nested lead-ins are joined by a space
    boxes: tuple[Box, ...] = ()  # PDF only; one for each line it touches
    row: tuple[tuple[str, str], ...] = ()  # of a table: the cells of its row, each with the name of its column


@dataclass(frozen=True, slots=True)
class Document:
    """Which document was read, and what does it say, in its own order?"""

    file: str
    sha256: str
    pages: int | None
    ocr: bool
    passages: tuple[Passage, ...]
