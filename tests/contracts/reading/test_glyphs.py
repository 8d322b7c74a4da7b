"""Letters of a PDF page put together to stretches of print."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted
from tests.contracts.reading.reads import read, read_bytes, texts
from tests.contracts.reading.test_pdf import drawn, lines


def test_words_cut_by_hyphens(tmp_path: Path) -> None:
    """A word that a line end cut is mended."""
    data = drawn(lines("The officer keeps open lines of communi-", "cation with families, and works part-", "time."))
    assert texts(read_bytes(data, tmp_path)) == [
        "The officer keeps open lines of communication with families, and works part-time."
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_lie_sideways(turn: int, tmp_path: Path) -> None:
    """A page that is printed or scanned sideways reads as one that is not."""
    path = tmp_path / "contract.pdf"
    make_documents.pdf(source("letter"), path)
    writer = PdfWriter(clone_from=path)
    for page in writer.pages:
        page.rotate(turn)
        page.transfer_rotation_to_content()
    writer.write(path)
    assert texts(read(path).passages) == [one.text for one in wanted(source("letter"))]


def test_print_across_the_page_is_left_out(tmp_path: Path) -> None:
    """A stamp that runs up the margin is no part of the text."""

    def draw(canvas: Canvas) -> None:
        lines("The officer shall teach", "a class.")(canvas)
        canvas.rotate(90)
        canvas.drawString(300, -30, "Envelope 4711")

    assert texts(read_bytes(drawn(draw), tmp_path)) == ["The officer shall teach a class."]
