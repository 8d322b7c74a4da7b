"""The page that answers are set on: a terminal of some width, with color or without. A block is a list of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import combining, east_asian_width

WIDEST: Final = 120
NARROWEST: Final = 40
NO_BREAK: Final = "\u00a0"

MARKS: Final[Mapping[str, str]] = {
    "yes": "●",
    "until": "◔",
    "no": "✕",
    "unknown": "?",
    "no_contract": "▯",
    "outside": "○",
    "none": "–",
}
"""The shape before a state word."""

_CODES: Final[Mapping[str, str]] = {
    "yes": "32",
    "until": "32",
    "no": "31",
    "unknown": "35",
    "no_contract": "33",
    "outside": "2",
    "none": "2",
    "date": "36",
    "soft": "2",
    "head": "1",
}
"""The colors of the styles: never without a word."""


@dataclass(frozen=True, slots=True)
class Page:
    """How wide a page is, and whether it may use color."""

    width: int = 80
    color: bool = False
    set_in: int = 0

    @property
    def columns(self) -> int:
        """The columns that are set, within what reads well."""
        return max(NARROWEST - self.set_in, min(self.width, WIDEST))

    def narrower(self, by: int) -> Page:
        """The same page for what is set in from the left."""
        return Page(self.columns - by, self.color, self.set_in + by)

    def paint(self, text: str, style: str) -> str:
        """Text in a style, where there is color."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.color and style and text else text

    def paragraph(self, text: str, style: str = "", indent: int = 0) -> Iterator[str]:
        """A text broken into lines."""
        for line in wrapped(text, self.columns - indent):
            yield " " * indent + self.paint(line, style)

    def bullet(self, text: str, style: str = "") -> Iterator[str]:
        """A text broken into lines, set off with a dot."""
        first, *others = self.paragraph(text, style, indent=4)
        yield f"  ·{first[3:]}"
        yield from others

    def heading(self, title: str, beside: str = "") -> Iterator[str]:
        """A heading after an empty line, and beside it how many."""
        yield ""
        yield from self.flow([(title, "head"), (beside, "soft")] if beside else [(title, "head")], gap="  ")

    def flow(self, items: Iterable[tuple[str, str]], gap: str = "   ") -> Iterator[str]:
        """Texts with their styles side by side; a line ends where the next text would not fit."""
        items = [(line, style) for text, style in items for line in wrapped(text, self.columns)]
        line: list[str] = []
        used = 0
        for text, style in items:
            if line and used + len(gap) + size(text) > self.columns:
                yield gap.join(line)
                line, used = [], 0
            used += size(text) + (len(gap) if line else 0)
            line.append(self.paint(text, style))
        if line:
            yield gap.join(line)


def state(kind: str, word: str) -> tuple[str, str]:
    """A state: its shape and its word, and the style."""
    return f"{MARKS[kind]} {word}", kind


def unbroken(text: str) -> str:
    """A text that is not to be broken at its spaces."""
    return text.replace(" ", NO_BREAK)


def size(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text as lines of at most `width`, broken at spaces, and inside a word only where it is longer than a line."""
    return tuple(line.replace(NO_BREAK, " ") for part in text.split("\n") for line in _wrapped_line(part, width))


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    if size(text) <= width:
        yield text
        return
    line = ""
    for word in text.split(" "):
        if line and size(line) + 1 + size(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while size(line) > width:
            at = _fits(line, width)
            yield line[:at]
            line = line[at:]
    if line:
        yield line


def _fits(text: str, width: int) -> int:
    """How many characters fit in a width; at least one."""
    used = 0
    for at, char in enumerate(text):
        used += size(char)
        if used > width:
            return max(at, 1)
    return len(text)
