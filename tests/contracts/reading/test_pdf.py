"""PDF: where passages stand, pages that lie sideways, words typed over pages, columns and tables."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source
from tests.contracts.reading.reads import read, read_bytes, texts

from hallpass.contracts.reading.cannot import CannotRead


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one page with what `draw` puts on it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    draw(canvas)
    canvas.save()
    return file.getvalue()


def lines(*texts: str, size: int = 12) -> Callable[[Canvas], None]:
    """Draws lines of print, one under the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", size)
        for at, text in enumerate(texts):
            canvas.drawString(72, 700 - 15 * at, text)

    return draw


def test_places_on_the_page(tmp_path: Path) -> None:
    """Each passage of a PDF names its first page and a box for every line that it touches, down the page."""
    path = tmp_path / "contract.pdf"
    make_documents.pdf(source("articles"), path, height=400)
    document = read(path)
    assert document.pages == len(PdfReader(path).pages) > 2
    for passage in document.passages:
        assert passage.boxes
        assert passage.page == passage.boxes[0].page
        for box in passage.boxes:
            assert 70 <= box.x0 < box.x1 <= 545
            assert 40 <= box.y0 < box.y1 <= 360
        assert all((a.page, a.y0) < (b.page, b.y0) or passage.kind == "row" for a, b in pairwise(passage.boxes))


def test_words_in_form_fields(tmp_path: Path) -> None:
    """What was typed into the fields of a form counts as its text."""

    def draw(canvas: Canvas) -> None:
        lines("The term begins on the day below.")(canvas)
        canvas.acroForm.textfield(name="day", value="July 1, 2026", x=72, y=600, width=200, height=20)

    assert texts(read_bytes(drawn(draw), tmp_path)) == ["The term begins on the day below.", "July 1, 2026"]


def test_a_password(tmp_path: Path) -> None:
    """A PDF that needs a password is refused with the reason; one that only forbids printing is read."""
    for user, owner in (("secret", "owner"), ("", "owner")):
        writer = PdfWriter(clone_from=io.BytesIO(drawn(lines("Plain words are here."))))
        writer.encrypt(user, owner, algorithm="RC4-128")
        writer.write(tmp_path / f"{user}.pdf")
    with pytest.raises(CannotRead, match="password"):
        read(tmp_path / "secret.pdf")
    assert texts(read(tmp_path / ".pdf").passages) == ["Plain words are here."]


def test_a_page_that_is_a_picture_asks_for_ocr(tmp_path: Path) -> None:
    """A page without text, but with a picture, is not passed over in silence where OCR is missing."""

    def draw(canvas: Canvas) -> None:
        lines("The first page has text that is long enough to be read.")(canvas)
        canvas.showPage()
        canvas.rect(100, 100, 300, 300, fill=1)

    with pytest.raises(CannotRead, match="no pictures"):
        read_bytes(drawn(draw), tmp_path)
