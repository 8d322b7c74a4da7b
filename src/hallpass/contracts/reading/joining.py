"""Lines of print joined into one running text: white space folded, words mended that a line end cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hallpass.contracts.passages import Box
from hallpass.contracts.reading.blocks import Span
from hallpass.contracts.reading.lines import Line

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\x00-\x08\x0e-\x1b\ufffe\uffff\ud800-\udfff]")
_CUT_WORD = re.compile(r"([A-Za-z]+)[-‐]$")
_FIRST_HALF = re.compile(
    r"self|non|co|pre|post|re|well|full|part|half|cross|de|long|short|high|low|school|city|county|district|law|peace|day|"
    r"year|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|on|off|"
    r"in|out|face"
)


def fold(text: str) -> str:
    """The same words with every run of white space as one space, without invisible characters."""
    return " ".join(_INVISIBLE.sub("", text.translate(_LIGATURES)).split())


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Which words does the document use? They show which of two halves of a word belong together."""
    return frozenset(word for line in lines for word in re.findall(r"[a-z]+(?:-[a-z]+)*", line.text.lower()))


def join(lines: list[Line], words: frozenset[str]) -> tuple[str, tuple[Span, ...]]:
    """The text of a paragraph, and which stretch of it stands where."""
    text, spans = "", []
    for line in lines:
        piece = fold(line.text)
        if not piece:
            continue
        text = _before(text, piece, words)
        spans.append(Span(len(text), len(text) + len(piece), Box(line.page, line.x0, line.y0, line.x1, line.y1)))
        text += piece
    return text, tuple(spans)


def _before(text: str, piece: str, words: frozenset[str]) -> str:
    """The text so far, made ready for the piece that the next line brings."""
    cut = _CUT_WORD.search(text)
    if cut and piece[0].islower():
        half, rest = cut[1].lower(), re.match(r"[a-z]*", piece)
        return text if rest and _keeps_hyphen(half, rest.group(), words) else text[:-1]
    glued = not text or text[-1] in "—/" or (text[-1] in "-–" and not text[-2:-1].isspace())
    return text if glued else f"{text} "


def _keeps_hyphen(half: str, rest: str, words: frozenset[str]) -> bool:
    """Was the hyphen written, or did the line end put it there?"""
    if f"{half}-{rest}" in words or half + rest in words:
        return f"{half}-{rest}" in words
    return bool(_FIRST_HALF.fullmatch(half))
