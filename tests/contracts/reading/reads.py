"""What the tests of reading share: a document read in this process, and its passages beside those that are wanted."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.make_documents import Piece, wanted

from hallpass.contracts.passages import Document, Passage
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import Line
from hallpass.contracts.reading.opening import open_document


def read(path: Path) -> Document:
    """The document in a file, read here and without OCR."""
    return open_document(path, _no_ocr, lambda _done, _total: None)


def _no_ocr() -> None:
    raise CannotRead("This test reads no pictures.")


def read_bytes(data: bytes, folder: Path, name: str = "contract") -> tuple[Passage, ...]:
    """The passages of a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read(path).passages


def line(text: str, base: float = 100.0, x0: float = 72.0, *, page: int = 1, bold: bool = False) -> Line:
    """A line of ten-point print in a column up to 540, each letter half as wide as it is tall."""
    return Line(text, page, x0, base - 10, x0 + 5 * len(text), base, base, 10.0, bold, 540.0)


def texts(passages: tuple[Passage, ...]) -> list[str]:
    """The words of passages."""
    return [passage.text for passage in passages]


def assert_holds(path: Path, pieces: list[Piece]) -> None:
    """The document holds exactly these passages, each under its headings and its lead-in."""
    found, due = read(path).passages, wanted(pieces)
    assert texts(found) == [one.text for one in due]
    for passage, one in zip(found, due, strict=True):
        if one.kind in ("sentence", "item", "lead_in"):
            assert (passage.kind, passage.headings, passage.lead_in) == (one.kind, one.headings, one.lead_in), (
                passage.text
            )
        elif one.kind:
            assert passage.kind == one.kind, passage.text
