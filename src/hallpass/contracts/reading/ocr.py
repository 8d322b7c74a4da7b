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
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean, median
from typing import Any

import numpy

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import Line, Page

Picture = Any  # numpy array, height by width by colour
_SURE = 0.85  # a page read with less is tried again, turned or by the other reader
_SECONDS = 60
_SPECK = re.compile(
    r"(?<=\S)·(?=\S)|(?<= )\.(?=[A-Za-z])|(?<=[a-z]{2})\.(?=[a-z]{3})(?!\w*\.?(?:org|com|net|us|gov|edu)\b)"
)
_MISREAD_BULLET = re.compile(r"^[¢«€©°e] ")
_RUN_ON = re.compile(r"(?<=[a-z]{2}[.;,:])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words read from a picture: where they stand, in dots, and how sure the reader is of them, from 0 to 1."""

    text: str
    left: float
    right: float
    top_left: float
    top_right: float
    height: float
    score: float
    gaps: tuple[int, ...] = ()  # places inside its words where the letters stand as far apart as words do


Read = Callable[[Picture], list[Stretch]]


def reader() -> Callable[[Picture, int, float], Page]:
    """The reader of pictures of this machine.

    rapidocr errs least; tesseract reads in its place where it is missing, and once more what rapidocr is unsure of.
    """
    readers: list[Read] = [_rapid()] if importlib.util.find_spec("rapidocr") else []
    if shutil.which("tesseract"):
        readers.append(_tesseract)
    if not readers:
        raise CannotRead(
            "The file is a scan without text, and no OCR is installed here; hallpass[contracts] or tesseract brings it."
        )

    words = Counter[str]()  # of the pages read so far

    def read(picture: Picture, number: int, scale: float) -> Page:
        best = _upright(picture, readers[0])
        for other in readers[1:] if _sureness(best) < _SURE else ():
            best = max(best, other(picture), key=_sureness)
        words.update(word for one in best for word in _words(one.text))
        return _page([_spaced(one, words) for one in best], number, picture.shape[0] / scale, scale)

    return read


def _upright(picture: Picture, read: Read) -> list[Stretch]:
    """The words of a picture; a page on which they come out unsure or standing on end is turned until they do not."""
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
    lying = [one for one in stretches if one.right - one.left > one.height or len(one.text) < 3]
    return sum(len(one.text) * one.score for one in lying) / letters if letters else 0.0


def _rapid() -> Read:
    from rapidocr import RapidOCR  # noqa: PLC0415 (heavy, and not everywhere installed)

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
        result: Any = engine(picture)
        if result.boxes is None or result.txts is None:
            return []
        return [
            _from_rapid(*found)
            for found in zip(result.boxes, result.txts, result.scores, result.word_results, strict=True)
        ]

    return read


def _from_rapid(box: Any, text: str, score: float, letters: Any) -> Stretch:
    gaps = _gaps(text, [float(corners[0][0]) for _, _, corners in letters])
    (left, top_left), (right, top_right) = box[0], box[1]
    height = math.dist(box[0], box[3])
    return Stretch(text, float(left), float(right), float(top_left), float(top_right), height, float(score), gaps)


def _gaps(text: str, lefts: list[float]) -> tuple[int, ...]:
    """Where inside its words does a line have gaps as wide as its spaces? The reader overlooks some spaces."""
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    if len(places) != len(lefts):
        return ()
    gaps = zip(pairwise(places), pairwise(lefts), strict=True)
    steps = [(after, right - left, after - before > 1) for (before, after), (left, right) in gaps]
    spaces = [step for _, step, apart in steps if apart]
    enough = 0.8 * median(spaces) if spaces else 0.0
    return tuple(at for at, step, apart in steps if spaces and not apart and step >= enough)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _spaced(one: Stretch, words: Counter[str]) -> Stretch:
    """The same words with a space in each gap that parts no word, but has one of this document on either side."""
    text = one.text
    for at in reversed(one.gaps):
        before, after = text[:at].rsplit(None, 1)[-1], text[at:].split(None, 1)[0]
        halves = ["".join(_words(half)) for half in (before, after)]
        real = all(words[half] and (len(half) > 1 or half in ("a", "i") or before[-1] == ".") for half in halves)
        if real and after[0].isalpha() and words["".join(halves)] < 2:
            text = f"{text[:at]} {text[at:]}"
    return replace(one, text=text)


def _tesseract(picture: Picture) -> list[Stretch]:
    """The words of a picture as tesseract reads them, line by line."""
    height, width = picture.shape[:2]
    image = f"P6 {width} {height} 255\n".encode() + picture[:, :, 2::-1].tobytes()
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--psm", "4", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=image, capture_output=True, timeout=_SECONDS, check=False, env=environment)
    table = io.StringIO(done.stdout.decode("utf-8", "replace"))
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for word in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        if word["level"] == "5" and word["text"].strip():
            lines.setdefault((word["block_num"], word["par_num"], word["line_num"]), []).append(word)
    return [_from_tesseract(words) for words in lines.values()]


def _from_tesseract(words: list[dict[str, str]]) -> Stretch:
    """A line out of its words; its foot is that of most of them, as few letters reach below it."""
    lefts, tops, widths, heights = ([float(word[key]) for word in words] for key in ("left", "top", "width", "height"))
    feet = [top + height for top, height in zip(tops, heights, strict=True)]
    height, rise = median(heights), (feet[-1] - feet[0]) / 2
    text = _MISREAD_BULLET.sub("• ", " ".join(word["text"] for word in words))
    score = mean(float(word["conf"]) for word in words) / 100
    top = median(feet) - height
    return Stretch(text, lefts[0], lefts[-1] + widths[-1], top - rise, top + rise, height, score)


def _page(stretches: list[Stretch], number: int, height: float, scale: float) -> Page:
    """The page with its lines made level: a sheet is rarely laid straight on the glass."""
    slopes = [(one.top_right - one.top_left) / (one.right - one.left) for one in stretches if len(one.text) > 20]
    slope = median(slopes) if slopes else 0.0
    usual = median(one.height for one in stretches) if stretches else 1.0
    middle = max((one.right for one in stretches), default=0.0) / 2
    return Page(number, height, tuple(_line(one, number, scale, slope, usual, middle) for one in stretches))


def _line(one: Stretch, number: int, scale: float, slope: float, usual: float, middle: float) -> Line:
    size = usual if 0.8 < one.height / usual < 1.25 else one.height
    top = (one.top_left + one.top_right) / 2 - slope * ((one.left + one.right) / 2 - middle)
    shift = slope * top
    return Line(
        text=" ".join(_RUN_ON.sub(" ", _SPECK.sub(" ", one.text)).split()),
        page=number,
        x0=(one.left + shift) / scale,
        y0=top / scale,
        x1=(one.right + shift) / scale,
        y1=(top + one.height) / scale,
        base=(top + one.height / 2 + usual / 3) / scale,
        size=size / scale,
    )
