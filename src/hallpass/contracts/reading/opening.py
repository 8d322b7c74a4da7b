"""A file of any form read to its passages, in this process; `read_document` does the same in a process of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hallpass.contracts.passages import Document, Passage
from hallpass.contracts.reading import structure
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.sniffing import kind_of

if TYPE_CHECKING:
    from hallpass.contracts.reading.pdf import Ocr

# ruff: noqa: PLC0415 (each form of file brings its own libraries; only those of the file at hand are loaded)

Progress = Callable[[int, int], None]
_MOST_TEXT = 2_000_000


def open_document(path: Path, ocr: Callable[[], Ocr], progress: Progress) -> Document:
    """The document in this file; `ocr` is called for a reader of pictures when a page needs one."""
    data = path.read_bytes()
    kind, pages, scanned = kind_of(data), None, False
    if kind == "pdf":
        passages, pages, scanned = _pdf(data, ocr, progress)
    elif kind == "docx":
        passages = _docx(data)
    else:
        passages = _text(data)
    if not passages:
        raise CannotRead("No words are found in the file.")
    return Document(path.name, hashlib.sha256(data).hexdigest(), pages, scanned, passages)


def _pdf(data: bytes, ocr: Callable[[], Ocr], progress: Progress) -> tuple[tuple[Passage, ...], int, bool]:
    from hallpass.contracts.reading import flow, pdf

    pages, scanned = pdf.read(data, ocr, progress)
    return structure.passages(flow.blocks(pages)), len(pages), scanned


def _docx(data: bytes) -> tuple[Passage, ...]:
    from hallpass.contracts.reading import word

    return structure.passages(word.read(data))


def _text(data: bytes) -> tuple[Passage, ...]:
    from hallpass.contracts.reading import flow, plain

    if len(data) > _MOST_TEXT:
        raise CannotRead(f"The text file is larger than {_MOST_TEXT // 1_000_000} MB; a contract is not.")
    found = structure.passages(flow.blocks(plain.read(data)))
    return tuple(replace(passage, page=None, boxes=()) for passage in found)
