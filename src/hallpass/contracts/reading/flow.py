"""Lines of print put together to paragraphs, list items and tables, over the ends of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from hallpass.contracts.reading import columns, running
from hallpass.contracts.reading.blocks import Block, Flow, Table
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.joining import join, words_of
from hallpass.contracts.reading.lines import Line, Page
from hallpass.contracts.reading.markers import BULLET_RANK, Marker, leading, runs_on

_CLAUSE_END = re.compile(r"""(?:[.;:!?—,]["”’')\]]*|[,;] (?:and|or))$""")
_SENTENCE_END = re.compile(r"""(?:[.;:!?]["”’')\]]*|; (?:and|or))$""")
_STOPS = ".;:!?,"
_REFERENCE = re.compile(
    r"(?:\b(?:sections?|articles?|paragraphs?|clauses?|exhibits?|chapters?|parts?|items?)|"
    r"\b(?:minn|stat|no|sec|art|subd|ch)\.|§)$",
    re.IGNORECASE,
)
_DASHES = "-–—"
_CUT = "-‐—/"  # at the end of a line: a word or a pair of words goes on in the next
MOST_LINES = 50_000
_STEP = 0.6  # of the type size: a smaller difference of left edges is none
_NEW_GAP = 1.25  # of the usual distance of lines: a wider one parts paragraphs


def blocks(pages: list[Page]) -> Flow:
    """The paragraphs, list items and tables of a document in reading order."""
    cleared = running.without(pages)
    if sum(len(page.lines) for page in cleared) > MOST_LINES:
        raise CannotRead(f"The file has more than {MOST_LINES:,} lines; a contract has not.")
    words = words_of(line for page in cleared for line in page.lines)
    flow: Flow = []
    lines: list[Line] = []
    for part in columns.in_order(cleared):
        if isinstance(part, Line):
            lines.append(part)
            continue
        flow += _paragraphs(lines, words)
        lines = []
        flow.append(_table(part, words))
    return [*flow, *_paragraphs(lines, words)]


def _table(grid: columns.Grid, words: frozenset[str]) -> Table:
    return Table(tuple(tuple(tuple(_paragraphs(cell, words)) for cell in row) for row in grid.rows))


def _paragraphs(lines: Iterable[Line], words: frozenset[str]) -> list[Block]:
    """The paragraphs that consecutive lines make up."""
    lines = list(lines)
    pitch = _pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1], pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, words) for group in groups]


def _pitch(lines: list[Line]) -> float:
    """How far apart are the lines of a paragraph, in type sizes? Seen where a sentence plainly goes on."""
    drops = [
        (lower.base - upper.base) / lower.size
        for upper, lower in pairwise(lines)
        if upper.page == lower.page
        and upper.base < lower.base
        and lower.text[0].islower()
        and upper.text[-1] not in _STOPS
    ]
    return median(drops) if drops else 1.2


def _block(lines: list[Line], words: frozenset[str]) -> Block:
    text, spans = join(lines, words)
    first = lines[0]
    bold = all(line.bold for line in lines)
    return Block(text, indent=first.x0, bold=bold, size=round(first.size), page=first.page, spans=spans)


def _begins(line: Line, paragraph: list[Line], pitch: float) -> bool:
    """Does this line begin a new paragraph, or carry on the one before?"""
    last = paragraph[-1]
    turned = line.page != last.page or line.base <= last.base
    if not turned and line.base - last.base > _NEW_GAP * pitch * line.size:
        return True
    if "___" in line.text and _ends_for_signature(last, line):
        return True
    if marker := leading(line.text)[0]:
        return _is_item(line, marker, paragraph)
    if not 0.89 < line.size / last.size < 1.12:
        return True
    if last.text[-1] in _CUT:
        return False
    if line.text[:1].islower() and not _SENTENCE_END.search(last.text):
        return False
    return line.bold != last.bold or _indents(line, paragraph) or _ends_early(last, line)


def _ends_for_signature(last: Line, line: Line) -> bool:
    """Does a line to sign on begin, and not only a date left open in a sentence?"""
    signed_before = "___" in last.text and line.text[0].isupper()
    return line.text.startswith("___") or signed_before or _SENTENCE_END.search(last.text) is not None


_SPELLED = re.compile(  # "not fewer than twenty-four / (24) sessions"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)$",
    re.IGNORECASE,
)


def _is_item(line: Line, marker: Marker, paragraph: list[Line]) -> bool:
    """Does a line with a number in front begin an item, or does it only wrap there ("Section / 4.1 applies")?"""
    last = paragraph[-1]
    if _REFERENCE.search(last.text) or (_SPELLED.search(last.text) and re.match(r"\(\d+\)", line.text)):
        return False
    if marker.rank == BULLET_RANK:
        above = leading(paragraph[0].text)[0]
        listed = above is not None and above.rank == BULLET_RANK
        if marker.printed not in _DASHES or listed or leading(line.text)[1][:1].isupper():
            return True
    end = _CLAUSE_END if marker.rank else _SENTENCE_END
    ended = end.search(last.text) and not runs_on(" ".join(one.text for one in paragraph), marker)
    return bool(ended) or _stands_out(line, paragraph)


def _stands_out(line: Line, paragraph: list[Line]) -> bool:
    """Does a line with a number begin elsewhere than the one before it, or look other, or end that one early?"""
    last = paragraph[-1]
    step = line.x0 - last.x0
    moved = step > _STEP * line.size or (len(paragraph) > 1 and step < -_STEP * line.size)
    return moved or line.bold != last.bold or _has_room(last, line, 0.25 * (last.right - last.x0))


def _indents(line: Line, paragraph: list[Line]) -> bool:
    """Is it indented or outdented as the first line of a paragraph is?"""
    last = paragraph[-1]
    if not _SENTENCE_END.search(last.text):
        return False
    step = (line.x0 - last.x0) / line.size
    if len(paragraph) == 1:  # the lines of a numbered item never stand further out than its number
        return step < -_STEP and leading(last.text)[0] is not None
    return abs(step) > (_STEP if line.page == last.page else 2 * _STEP)


def _ends_early(last: Line, line: Line) -> bool:
    """Was the line before ended by hand, though the first word of this one would have found room on it?"""
    if _SENTENCE_END.search(last.text):
        return _has_room(last, line, 0.0)
    return not line.text[:1].islower() and _has_room(last, line, 0.25 * (last.right - last.x0))


def _has_room(last: Line, line: Line, least: float) -> bool:
    """Would the first word of this line have found room on the one before, and at least so much of it?"""
    letter = (line.x1 - line.x0) / max(1, len(line.text))
    needed = (len(line.text.split(maxsplit=1)[0]) + 1.5) * letter
    return last.right - last.x1 > max(needed, least)
