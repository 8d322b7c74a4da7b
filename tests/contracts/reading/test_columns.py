"""The order in which a page is read."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
from tests.contracts.reading.make_documents import printed, source, wanted
from tests.contracts.reading.reads import read, texts

PLAIN = ParagraphStyle("plain", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)


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
