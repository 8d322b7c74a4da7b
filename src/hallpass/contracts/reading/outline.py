"""What is open at a point of a document: the headings above it, the lead-in and the numbers that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from hallpass.contracts.reading.markers import Marker

Look = tuple[float, ...]  # of a heading: smaller is more prominent
_STEP = 4.0  # points; a smaller difference of indentation is none
UNNUMBERED = 9
_ANNEXES = frozenset(("exhibit", "appendix", "attachment", "schedule", "addendum", "annex"))
_DIVISIONS = ("part", "chapter", "article", "section", "clause", "subdivision")
_OPENING = re.compile(
    r"recital|witnesseth|background|preamble|introduction|whereas|purpose|intent|goals|mission|overview|definition",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Something that later passages stand under until it closes."""

    role: Literal["heading", "run_in", "lead_in", "clause"]  # run_in: a heading of one paragraph, at its start
    text: str
    indent: float
    shape: str = ""  # of its number
    place: int = 0
    rank: int = UNNUMBERED
    look: Look = ()


@dataclass(slots=True)
class Outline:
    """The open scopes, outermost first."""

    outer_headings: tuple[str, ...] = ()
    outer_lead_in: str | None = None
    scopes: list[Scope] = field(default_factory=list)
    fresh: bool = False  # has a lead-in just been opened, with nothing under it yet?

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return (*self.outer_headings, *(scope.text for scope in self.scopes if scope.role in ("heading", "run_in")))

    @property
    def lead_in(self) -> str | None:
        """The lead-ins above, in one."""
        own = [scope.text for scope in self.scopes if scope.role == "lead_in"]
        return " ".join(text for text in (self.outer_lead_in, *own) if text) or None

    @property
    def in_list(self) -> bool:
        """Is a lead-in open?"""
        return any(scope.role == "lead_in" for scope in self.scopes)

    @property
    def lead_in_indent(self) -> float:
        """How far is the innermost lead-in indented?"""
        return next((scope.indent for scope in reversed(self.scopes) if scope.role == "lead_in"), 0.0)

    def lists(self, marker: Marker, indent: float) -> bool:
        """Would a paragraph with this number be an item of an open list?"""
        sibling = self._sibling(marker, indent)
        return self.fresh or bool(sibling and sibling[0] and self.scopes[sibling[0] - 1].role == "lead_in")

    def continues(self, marker: Marker, indent: float) -> bool:
        """Does this number go on with an open series?"""
        return self._sibling(marker, indent) is not None

    def role_before(self, marker: Marker, indent: float) -> str | None:
        """What did the number before this one open, in its series?"""
        sibling = self._sibling(marker, indent)
        return self.scopes[sibling[0]].role if sibling else None

    def open(self, scope: Scope) -> None:
        """Put what follows under this scope."""
        self.scopes.append(scope)
        self.fresh = scope.role == "lead_in"

    def number(self, marker: Marker, indent: float) -> tuple[str, int]:
        """Close what a paragraph with this number does not stand under; which series is it in, and at which place?"""
        shape, place = marker.series[0]
        if shape in _ANNEXES:
            self.scopes.clear()
        elif shape in _DIVISIONS:
            self._close_divisions(shape)
        elif sibling := self._sibling(marker, indent):
            at, shape, place = sibling
            del self.scopes[at:]
        else:
            shape, place = next(((shape, place) for shape, place in marker.series if place == 1), marker.series[0])
            if not self.fresh:
                self._close_deeper(marker.rank, indent)
        self.fresh = False
        return shape, place

    def _close_divisions(self, shape: str) -> None:
        """A new article closes the article before with all under it; a part or an exhibit around both stays open."""
        outer = {*_ANNEXES, *_DIVISIONS[: _DIVISIONS.index(shape)]}
        keep = [at + 1 for at, scope in enumerate(self.scopes) if scope.shape in outer]
        del self.scopes[max(keep, default=0) :]

    def _sibling(self, marker: Marker, indent: float) -> tuple[int, str, int] | None:
        """Which open scope does this number follow in its series?"""
        if self.fresh and any(place <= 1 for _, place in marker.series):
            return None  # a list begins
        best: tuple[tuple[bool, bool, int], tuple[int, str, int]] | None = None
        for at, scope in enumerate(self.scopes):
            for shape, place in marker.series:
                if scope.shape != shape:
                    continue
                level = abs(scope.indent - indent) <= _STEP
                follows = place == scope.place + 1 or place == 0
                if not level and scope.indent < indent and (place == 0 or (place == 1 and not follows)):
                    continue
                score = (follows, level, at)
                if best is None or score >= best[0]:
                    best = (score, (at, shape, place))
        return best and best[1]

    def _close_deeper(self, rank: int, indent: float) -> None:
        """A number of a new shape closes deeper ones, with the lead-in whose list they were."""
        while self.scopes and self.scopes[-1].rank != UNNUMBERED and self.scopes[-1].rank > rank:
            self.scopes.pop()
        while (
            self.scopes
            and self.scopes[-1].role == "lead_in"
            and self.scopes[-1].rank >= rank
            and indent <= self.scopes[-1].indent + _STEP
        ):
            self.scopes.pop()

    def plain(self, indent: float) -> None:
        """Close what a paragraph without a number does not stand under: every list that it is not indented into.

        A list whose last item is closed is over, however its lead-in stood.
        """
        item_closed = False
        while self.scopes and (scope := self.scopes[-1]).role != "heading":
            if indent > scope.indent + _STEP and not (item_closed and scope.role == "lead_in"):
                break
            item_closed = scope.role == "clause"
            self.scopes.pop()
        self.fresh = False

    def heading(self, look: Look) -> None:
        """Close what a heading without a number ends: lists, and headings that are no more prominent."""
        while (
            self.scopes
            and (self.scopes[-1].role != "heading" or self.scopes[-1].look >= look)
            and self.scopes[-1].shape not in _ANNEXES
        ):
            self.scopes.pop()
        self.fresh = False

    def numbered_heading(self) -> None:
        """Close the heading of an opening part without numbers (recitals, purpose), when the numbered ones begin."""
        while self.scopes and not self.scopes[-1].shape and _OPENING.search(self.scopes[-1].text):
            self.scopes.pop()

    def clear(self) -> None:
        """Close everything: the recitals are over."""
        self.scopes.clear()
        self.fresh = False
