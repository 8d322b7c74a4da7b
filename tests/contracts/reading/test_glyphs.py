"""Letters of a PDF page put together to stretches of print."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted
from tests.contracts.reading.reads import read, read_bytes, texts
from tests.contracts.reading.test_pdf import drawn, lines

from hallpass.contracts.reading import glyphs
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.lines import Line


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


def printed(data: bytes) -> tuple[Line, ...]:
    """The stretches of print on the first page of a PDF."""
    return glyphs.lines_of(pypdfium2.PdfDocument(data)[0], 1)


def test_wide_gaps_and_bold_type() -> None:
    """A gap too wide for a space parts a line; each part knows where it stands and whether it is bold."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 12)
        canvas.drawString(72, 700, "Fee")
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(300, 700, "per year")

    first, second = printed(drawn(draw))
    assert [(one.text, one.bold) for one in (first, second)] == [("Fee", True), ("per year", False)]
    assert first.base == second.base == pytest.approx(792 - 700, abs=0.5)
    assert (first.x0, second.x0) == (pytest.approx(72, abs=1), pytest.approx(300, abs=1))
    assert first.size == pytest.approx(12, abs=3)


def test_letters_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with far more letters than a contract's is refused."""
    monkeypatch.setattr(glyphs, "MOST_LETTERS", 10)
    with pytest.raises(CannotRead, match="more than 10 letters"):
        printed(drawn(lines("More than ten letters.")))


def test_a_page_without_print() -> None:
    """A page without letters has no lines."""
    assert printed(drawn(lambda canvas: canvas.rect(100, 100, 300, 300))) == ()
