"""Lines of print out of a PDF, from its text where it has any and from its pictures where it has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.glyphs import lines_of
from hallpass.contracts.reading.lines import Line, Page

MOST_PAGES = 400
_SCAN_SCALE = 200 / 72  # 200 dots an inch: small print stays legible, a page stays under 10 seconds
_MOST_PIXELS = 6_000_000
_TOO_LITTLE_TEXT = 40
_LITTLE_TEXT = 400  # a stamp or a running head typed over a scanned page

Picture = Any  # numpy array, height by width by colour
Ocr = Callable[[Picture, int, float], Page]  # the picture of a page, its number, dots per point


def read(data: bytes, ocr: Callable[[], Ocr], progress: Callable[[int, int], None]) -> tuple[list[Page], bool]:
    """The pages of a PDF, and whether any was read from its picture; `ocr` is called on the first such page."""
    try:
        document = pypdfium2.PdfDocument(data)
        total = len(document)
    except pypdfium2.PdfiumError as error:
        raise CannotRead(_why(error)) from error
    if total > MOST_PAGES:
        raise CannotRead(f"The file has {total:,} pages; contracts of up to {MOST_PAGES} pages are read.")
    progress(0, total)
    pages, scanned = [], False
    for index in range(total):
        page, is_picture = _page(document, index, ocr)
        scanned = scanned or is_picture
        pages.append(page)
        progress(index + 1, total)
    return pages, scanned


def _why(error: Exception) -> str:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return "The file is locked with a password; a copy without one is needed."
    return "The file is a PDF that cannot be opened: it is damaged or cut short."


def _page(document: Any, index: int, ocr: Callable[[], Ocr]) -> tuple[Page, bool]:
    """One page, and whether it was read from its picture."""
    try:
        page = _with_annotations(document, index)
        lines = lines_of(page, index + 1)
        if not _is_picture(page, lines):
            return Page(index + 1, page.get_height(), lines), False
        area = max(1.0, page.get_width() * page.get_height())
        scale = min(_SCAN_SCALE, (_MOST_PIXELS / area) ** 0.5)
        return ocr()(page.render(scale=scale).to_numpy(), index + 1, scale), True
    except pypdfium2.PdfiumError as error:
        raise CannotRead(f"Page {index + 1} of the PDF cannot be opened: it is damaged.") from error


def _with_annotations(document: Any, index: int) -> Any:
    """The page with what was typed over it or into its form fields made part of its text."""
    page = document[index]
    if not pdfium.FPDFPage_GetAnnotCount(page):
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _is_picture(page: Any, lines: tuple[Line, ...]) -> bool:
    """Must the page be read from its picture: it has no text, only a stamp, or letters that the file does not name?"""
    text = "".join(line.text for line in lines)
    if len(text) < _LITTLE_TEXT:
        return _picture_share(page, drawings=not text) > (0.0 if len(text) < _TOO_LITTLE_TEXT else 0.6)
    named = sum(c.isascii() or c.isalpha() or c in "“”‘’–—•§…©®°½¼¾" for c in text if c >= " ")
    return named < 0.7 * len(text)


def _picture_share(page: Any, *, drawings: bool) -> float:
    """How much of the page does its largest picture cover? With `drawings`, letters drawn as outlines count too."""
    kinds = {pdfium.FPDF_PAGEOBJ_IMAGE, *([pdfium.FPDF_PAGEOBJ_PATH] if drawings else [])}
    covered = 0.0
    for item in page.get_objects(filter=kinds, max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered = max(covered, float((right - left) * (top - bottom)))
    return covered / max(1.0, float(page.get_width() * page.get_height()))
