"""What the styles of a Word document say of its paragraphs."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_numbering import level
from tests.contracts.reading.test_word import package, para

from hallpass.contracts.reading.styles import Styles
from hallpass.contracts.reading.xml import parse


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


def test_what_a_paragraph_says_itself_counts() -> None:
    """A paragraph has the weight and the indentation of its style, and its own where it says them."""
    declared = (
        b'<styles><style type="paragraph" styleId="Plain" default="1"><pPr><ind left="200"/></pPr></style>'
        b'<style type="paragraph" styleId="Loud"><basedOn val="Plain"/><rPr><b/></rPr></style>'
        b'<style type="paragraph" styleId="Quiet"><basedOn val="Loud"/><rPr><b val="0"/></rPr></style></styles>'
    )
    styles = Styles.read(parse(declared))
    looks = [styles.of(parse(b'<pPr><pStyle val="%b"/><ind left="400"/></pPr>' % name)) for name in (b"Loud", b"Quiet")]
    assert [(look.bold, look.indent) for look in looks] == [(True, 20), (False, 20)]
    assert styles.of(parse(b"<pPr/>")).indent == 10
    assert styles.of(parse(b'<pPr><outlineLvl val="2"/></pPr>')).level == 3


def test_a_list_that_is_taken_away() -> None:
    """A paragraph whose list is number 0 is in none, though its style is."""
    declared = (
        b'<styles><style type="paragraph" styleId="L"><pPr><numPr><numId val="7"/></numPr></pPr></style></styles>'
    )
    styles = Styles.read(parse(declared))
    assert styles.of(parse(b'<pPr><pStyle val="L"/></pPr>')).list == ("7", None)
    assert styles.of(parse(b'<pPr><pStyle val="L"/><numPr><numId val="0"/></numPr></pPr>')).list is None


def test_styles_that_rest_on_each_other() -> None:
    """Styles that rest on each other in a circle come to an end."""
    declared = (
        b'<styles><style type="paragraph" styleId="A"><basedOn val="B"/></style>'
        b'<style type="paragraph" styleId="B"><basedOn val="A"/><rPr><b/></rPr></style></styles>'
    )
    assert Styles.read(parse(declared)).of(parse(b'<pPr><pStyle val="A"/></pPr>')).bold
