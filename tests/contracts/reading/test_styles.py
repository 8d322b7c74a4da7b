"""What the styles of a Word document say of its paragraphs."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_numbering import level
from tests.contracts.reading.test_word import package, para


def test_numbers_and_headings_from_styles(tmp_path: Path) -> None:
    """A style may carry the list, its depth (named by the list) and the level of a heading, through styles below it."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Base"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 2"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Clause"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = para("Work of the officer", '<w:pStyle w:val="Head"/>') + para(
        "Clause text is here.", '<w:pStyle w:val="Clause"/>'
    )
    passages = read_bytes(package(body, numbering=numbering, styles=styles), tmp_path)
    assert [(p.kind, p.number) for p in passages] == [("heading", None), ("sentence", "1.1")]
    assert passages[1].headings == ("Work of the officer",)
