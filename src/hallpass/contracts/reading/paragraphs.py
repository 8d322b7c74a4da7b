"""A block with its number taken off: the paragraph that structure is read from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hallpass.contracts.reading import markers
from hallpass.contracts.reading.blocks import Block, Span
from hallpass.contracts.reading.markers import Marker


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block, the numbers in front of it ("4.1", or "A. 1." one inside the other), and where its words begin."""

    block: Block
    markers: tuple[Marker, ...]
    start: int

    @property
    def text(self) -> str:
        """Its words without its number."""
        return self.block.text[self.start :]

    @property
    def marker(self) -> Marker | None:
        """The innermost of its numbers."""
        return self.markers[-1] if self.markers else None

    @property
    def number(self) -> str | None:
        """Its number as printed."""
        return " ".join(marker.printed for marker in self.markers) or None


def paragraph(block: Block) -> Paragraph:
    """The block with the numbers that the format gave it and those that were typed."""
    found = [markers.parse(block.number)] if block.number else []
    rest = block.text
    while len(found) < 2:
        marker, after = markers.leading(rest)
        if marker is None or (found and not _opens_inside(marker, found[0])):
            break
        found.append(marker)
        rest = after
    if not rest:  # nothing but "EXHIBIT A": then that is its text
        return Paragraph(block, tuple(found), 0)
    return Paragraph(block, tuple(found), len(block.text) - len(rest))


def _opens_inside(marker: Marker, outer: Marker) -> bool:
    """Does a second number begin a series inside the first: "A. 1. The officer"?"""
    return marker.rank > outer.rank and 1 in (place for _, place in marker.series)


def merged(blocks: list[Block]) -> Block:
    """The blocks of a cell or a row as one."""
    text, spans = "", []
    for block in blocks:
        text += " " if text else ""
        spans += [Span(span.start + len(text), span.end + len(text), span.box) for span in block.spans]
        text += f"{block.number} {block.text}" if block.number else block.text
    return replace(blocks[0], text=text, number=None, spans=tuple(spans), bold=all(block.bold for block in blocks))
