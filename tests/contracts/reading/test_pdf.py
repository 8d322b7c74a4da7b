"""PDF: where passages stand, pages that lie sideways, words typed over pages, columns and tables."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import printed, source, wanted
from tests.contracts.reading.reads import read, read_bytes, texts

from hallpass.contracts.reading.cannot import CannotRead

PLAIN = ParagraphStyle("plain", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)


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


def test_sentences_share_a_line(tmp_path: Path) -> None:
    """Two sentences on one line stand beside each other on it."""
    passages = read_bytes(drawn(lines("The first one is short. The second one follows it.")), tmp_path)
    first, second = (passage.boxes[0] for passage in passages)
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.x1 < second.x0


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


def test_words_in_form_fields(tmp_path: Path) -> None:
    """What was typed into the fields of a form counts as its text."""

    def draw(canvas: Canvas) -> None:
        lines("The term begins on the day below.")(canvas)
        canvas.acroForm.textfield(name="day", value="July 1, 2026", x=72, y=600, width=200, height=20)

    assert texts(read_bytes(drawn(draw), tmp_path)) == ["The term begins on the day below.", "July 1, 2026"]


def test_two_columns(tmp_path: Path) -> None:
    """A page printed in two columns is read down the left one, then down the right one."""
    pieces = [piece for piece in source("articles") if piece.kind != "row"]
    path = tmp_path / "contract.pdf"
    template = BaseDocTemplate(str(path), pagesize=(612, 792))
    template.addPageTemplates([PageTemplate(frames=[Frame(50, 50, 245, 690), Frame(315, 50, 245, 690)])])
    template.build([Paragraph(printed(piece), PLAIN) for piece in pieces])
    assert texts(read(path).passages) == [one.text for one in wanted(pieces)]


def test_a_table_whose_labels_stand_low(tmp_path: Path) -> None:
    """The label of a table's row may stand at the foot of its row, and still heads it."""
    path = tmp_path / "contract.pdf"
    template = BaseDocTemplate(str(path), pagesize=(612, 792))
    template.addPageTemplates([PageTemplate(frames=[Frame(50, 50, 500, 690)])])
    duties = [
        ("Crime", "Protects students, employees and visitors from crime on the grounds of every school in the city."),
        ("Drills", "Watches each drill with the principal and says afterwards what should change before the next one."),
    ]
    template.build([Table([[Paragraph(text, PLAIN) for text in row] for row in duties], colWidths=[100, 300])])
    assert [(p.text, p.headings) for p in read(path).passages if p.headings] == [
        (text, (name,)) for name, text in duties
    ]


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
