"""Lines of print out of the picture of a page."""

from __future__ import annotations

import csv
import importlib.util
import io
import math
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import Line, Page

Picture = Any  # numpy array, height by width by colour
_SURE = 0.85  # a page read with less is tried again, turned or by the other reader
_SECONDS = 60
_SPECK = re.compile(r"(?<=[a-z]{2})[.·](?=[a-z]{3})(?!\w*\.(?:org|com|net|us|gov|edu))")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words read from a picture, where they stand (in dots), and how sure the reader is of them, from 0 to 1."""

    text: str
    left_top: tuple[float, float]
    right_top: tuple[float, float]
    height: float
    score: float


Read = Callable[[Picture], list[Stretch]]


def reader() -> Callable[[Picture, int, float], Page]:
    """The reader of pictures of this machine: rapidocr, which errs least; tesseract for pages that it is unsure of, or in its place."""
    readers = [
        *([_rapid()] if importlib.util.find_spec("rapidocr") else []),
        *([_tesseract] if shutil.which("tesseract") else []),
    ]
    if not readers:
        raise CannotRead(
            "The file is a scan without text, and no OCR is installed here; the extra hallpass[contracts] brings it."
        )

    def read(picture: Picture, number: int, scale: float) -> Page:
        best = _upright(picture, readers[0])
        for other in readers[1:] if _sureness(best) < _SURE else ():
            best = max(best, other(picture), key=_sureness)
        return _page(best, number, picture.shape[0] / scale, scale)

    return read


def _upright(picture: Picture, read: Read) -> list[Stretch]:
    """The words of a picture; where they come out unsure or standing on end, the page is turned until they do not."""
    import numpy

    best = read(picture)
    for turns in (1, 3, 2) if best and _sureness(best) < _SURE else ():
        found = read(numpy.ascontiguousarray(numpy.rot90(picture, turns)))
        best = max(best, found, key=_sureness)
        if _sureness(best) >= _SURE:
            break
    return best


def _sureness(stretches: list[Stretch]) -> float:
    """How sure is the reader of a page, letter by letter? Words that stand on end count as not read."""
    letters = sum(len(one.text) for one in stretches)
    lying = (one for one in stretches if one.right_top[0] - one.left_top[0] > one.height or len(one.text) < 3)
    return sum(len(one.text) * one.score for one in lying) / letters if letters else 0.0


def _rapid() -> Read:
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
        }
    )

    def read(picture: Picture) -> list[Stretch]:
        result = engine(picture)
        found = []
        for box, text, score, letters in zip(*_fields(result), strict=True):
            spaced = _spaced(text, [corners[0][0] for _, _, corners in letters])
            height = math.dist(box[0], box[3])
            found.append(Stretch(spaced, tuple(map(float, box[0])), tuple(map(float, box[1])), height, float(score)))
        return found

    return read


def _fields(result: Any) -> tuple[Any, Any, Any, Any]:
    if result.boxes is None or result.txts is None:
        return (), (), (), ()
    return result.boxes, result.txts, result.scores, result.word_results


def _spaced(text: str, lefts: list[float]) -> str:
    """The words of a line with the spaces that the reader overlooked: gaps between letters as wide as its own spaces."""
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    if len(places) != len(lefts):
        return text
    steps = [right - left for left, right in zip(lefts, lefts[1:], strict=False)]
    spaces = [step for step, a, b in zip(steps, places, places[1:], strict=False) if b - a > 1]
    tight = [step for step, a, b in zip(steps, places, places[1:], strict=False) if b - a == 1]
    if len(spaces) < 2 or not tight:
        return text
    enough = max(0.85 * median(spaces), 1.6 * median(tight))
    wide = {
        b
        for step, a, b in zip(steps, places, places[1:], strict=False)
        if b - a == 1 and step >= enough and text[a] not in "mwMW"
    }
    return "".join(f" {letter}" if at in wide else letter for at, letter in enumerate(text))


def _tesseract(picture: Picture) -> list[Stretch]:
    """The words of a picture as tesseract reads them, line by line."""
    height, width = picture.shape[:2]
    image = f"P6 {width} {height} 255\n".encode() + picture[:, :, 2::-1].tobytes()
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--psm", "4", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=image, capture_output=True, timeout=_SECONDS, check=False, env=environment)
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for word in csv.DictReader(
        io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        if word["level"] == "5" and word["text"].strip():
            lines.setdefault((word["block_num"], word["par_num"], word["line_num"]), []).append(word)
    return [_stretch(words) for words in lines.values()]


def _stretch(words: list[dict[str, str]]) -> Stretch:
    lefts, tops = [float(word["left"]) for word in words], [float(word["top"]) for word in words]
    rights = [left + float(word["width"]) for left, word in zip(lefts, words, strict=True)]
    bottom = max(top + float(word["height"]) for top, word in zip(tops, words, strict=True))
    score = sum(float(word["conf"]) for word in words) / len(words) / 100
    return Stretch(
        " ".join(word["text"] for word in words),
        (min(lefts), min(tops)),
        (max(rights), min(tops)),
        bottom - min(tops),
        score,
    )


def _page(stretches: list[Stretch], number: int, height: float, scale: float) -> Page:
    """The page with its lines made level: a sheet is rarely laid straight on the glass."""
    slopes = [
        (one.right_top[1] - one.left_top[1]) / (one.right_top[0] - one.left_top[0])
        for one in stretches
        if len(one.text) > 20
    ]
    slope = median(slopes) if slopes else 0.0
    usual = median(one.height for one in stretches) if stretches else 1.0
    middle = max((one.right_top[0] for one in stretches), default=0.0) / 2
    return Page(number, height, tuple(_line(one, number, scale, slope, usual, middle) for one in stretches))


def _line(one: Stretch, number: int, scale: float, slope: float, usual: float, middle: float) -> Line:
    size = usual if 0.7 < one.height / usual < 1.4 else one.height
    center = (one.left_top[0] + one.right_top[0]) / 2
    top = (one.left_top[1] + one.right_top[1]) / 2 - slope * (center - middle)
    bottom = top + one.height
    left, right = (one.left_top[0] + slope * top), (one.right_top[0] + slope * top)
    text = _SPECK.sub(" ", one.text)
    return Line(
        text, number, *(edge / scale for edge in (left, top, right, bottom, (top + bottom) / 2 + usual / 3, size))
    )
