"""Stretches of print on a PDF page, put together from its single letters and where they stand."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import WIDE_GAP, Line

MOST_LETTERS = 100_000
_LINE_ENDS = "\r\n"
_CUT_HYPHENS = "\x02\ufffe\u00ad-"
_FORCED_BOLD = 1 << 18
_HEAVY = 600


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter, in points from the top left corner of the page as it is read."""

    letter: str
    at: int  # its place among the letters of the page
    x0: float
    y0: float
    x1: float
    y1: float
    base: float


def lines_of(page: Any, number: int) -> tuple[Line, ...]:
    """The stretches of print on a page; print that stands across the others (a stamp in the margin) is left out."""
    text = page.get_textpage()
    runs = list(_runs(text))
    turns = Counter[int]()
    for run in runs:
        turns[_quarter_turns(text, run[0])] += len(run)
    if not turns:
        return ()
    turn = turns.most_common(1)[0][0]
    box = page.get_bbox()
    upright = (run for run in runs if _quarter_turns(text, run[0]) == turn)
    return tuple(
        _line(text, stretch, number, turn)
        for run in upright
        for stretch in _stretches(
            [_glyph(text, at, letter, box, turn) for at, letter in run], _size_of(text, run, turn)
        )
    )


def _runs(text: Any) -> Iterator[list[tuple[int, str]]]:
    """The letters of each line as the page was written, with their places; a hyphen that cuts a word ends its line."""
    if text.count_chars() > MOST_LETTERS:
        raise CannotRead(f"A page of the file has more than {MOST_LETTERS:,} letters; a page of a contract has not.")
    run: list[tuple[int, str]] = []
    for at in range(text.count_chars()):
        letter = chr(min(pdfium.FPDFText_GetUnicode(text, at), 0x10FFFF))
        cuts_word = letter in _CUT_HYPHENS and pdfium.FPDFText_IsHyphen(text, at) == 1
        if letter not in _LINE_ENDS:
            run.append((at, "-" if cuts_word else letter))
        if (cuts_word or letter in _LINE_ENDS) and run:
            yield run
            run = []
    if run:
        yield run


def _quarter_turns(text: Any, first: tuple[int, str]) -> int:
    """In which direction does the line run: 0 to the right, 1 up the page, 2 upside down, 3 down the page?"""
    return round(-float(pdfium.FPDFText_GetCharAngle(text, first[0])) / (math.pi / 2)) % 4


def _glyph(text: Any, at: int, letter: str, page: tuple[float, float, float, float], turn: int) -> Glyph:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    corners = [_turned(left.value, bottom.value, page, turn), _turned(right.value, top.value, page, turn)]
    (x0, x1), (y0, y1) = sorted(c[0] for c in corners), sorted(c[1] for c in corners)
    return Glyph(letter, at, x0, y0, x1, y1, _turned(x.value, y.value, page, turn)[1])


def _turned(x: float, y: float, page: tuple[float, float, float, float], turn: int) -> tuple[float, float]:
    """A point of the page, from its top left corner once the page is turned so that its lines run to the right."""
    left, bottom, right, top = page
    return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[turn]


def _stretches(glyphs: list[Glyph], size: float) -> Iterator[list[Glyph]]:
    """The parts of a line between gaps that are too wide for a space, or where it jumps to another baseline."""
    stretch: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.letter.isspace():
            stretch.append(glyph)
            continue
        if last and (
            glyph.x0 - last.x1 > WIDE_GAP * size or glyph.x1 < last.x0 - size or abs(glyph.base - last.base) > size / 2
        ):
            yield stretch
            stretch = []
        stretch.append(glyph)
        last = glyph
    if last:
        yield stretch


def _line(text: Any, stretch: list[Glyph], number: int, turn: int) -> Line:
    inked = [glyph for glyph in stretch if not glyph.letter.isspace()]
    middle = inked[len(inked) // 2]
    return Line(
        text="".join(glyph.letter for glyph in stretch).strip(),
        page=number,
        x0=min(glyph.x0 for glyph in inked),
        y0=min(glyph.y0 for glyph in inked),
        x1=max(glyph.x1 for glyph in inked),
        y1=max(glyph.y1 for glyph in inked),
        base=middle.base,
        size=_type_size(text, middle.at, turn),
        bold=_is_bold(text, inked[0].at) and _is_bold(text, inked[-1].at),
    )


def _size_of(text: Any, run: list[tuple[int, str]], turn: int) -> float:
    inked = [at for at, letter in run if not letter.isspace()]
    return _type_size(text, inked[len(inked) // 2], turn) if inked else 1.0


def _type_size(text: Any, at: int, turn: int) -> float:
    """How tall is the type, from the lowest to the highest letter of its font? The font size alone knows no scaling."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, box)
    return max(float(abs(box.right - box.left) if turn % 2 else abs(box.top - box.bottom)), 1.0)


def _is_bold(text: Any, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    heavy = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    return heavy or bool(flags.value & _FORCED_BOLD) or pdfium.FPDFText_GetFontWeight(text, at) >= _HEAVY
