"""Word documents: what their markup holds beyond plain paragraphs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.contracts.reading.reads import read_bytes, texts

from hallpass.contracts.passages import Passage
from hallpass.contracts.reading.cannot import CannotRead

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, *, part: str = "word/document.xml", **others: str) -> bytes:
    """A Word document with this body; other parts by their kind (`numbering`, `styles`, `footnotes`)."""
    file = io.BytesIO()
    folder, name = part.rsplit("/", 1)
    links = "".join(f'<Relationship Type="{LINK}/{kind}" Target="{kind}.xml"/>' for kind in others)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        main = f'<Relationship Type="{LINK}/officeDocument" Target="/{part}"/>'
        archive.writestr("_rels/.rels", f"<Relationships>{main}</Relationships>")
        archive.writestr(f"{folder}/_rels/{name}.rels", f"<Relationships>{links}</Relationships>")
        archive.writestr(part, f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        for kind, content in others.items():
            archive.writestr(f"{folder}/{kind}.xml", f"<w:{kind} {SPACE}>{content}</w:{kind}>")
    return file.getvalue()


def para(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, depth: int, name: int = 1) -> str:
    """A paragraph of a list that Word numbers."""
    return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    """How a level of a list is numbered."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="{720 * depth}" w:hanging="360"/></w:pPr></w:lvl>'
    )


LEGAL = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "ARTICLE %1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbers(passages: tuple[Passage, ...]) -> list[str | None]:
    """The numbers of passages."""
    return [passage.number for passage in passages]


def test_numbers_that_word_counts(tmp_path: Path) -> None:
    """Word's own numbers are counted as Word does: levels restart under a new number, legal ones are all in figures."""
    body = "".join(
        [
            listed("TERM", 0),
            listed("It begins today.", 1),
            listed("DUTIES", 0),
            listed("The officer shall:", 1),
            listed("teach;", 2),
            listed("walk:", 2),
            listed("the halls; and", 3),
            listed("advise.", 2),
            listed("The officer is sworn.", 1),
            listed("It ends in June.", 1),
        ]
    )
    passages = read_bytes(package(body, numbering=LEGAL), tmp_path)
    assert numbers(passages) == ["ARTICLE I.", "1.1", "ARTICLE II.", "2.1", "(a)", "(b)", "•", "(c)", "2.2", "2.3"]
    assert passages[6].lead_in == "The officer shall: walk:"
    assert passages[7].lead_in == "The officer shall:"
    assert passages[8].headings == ("DUTIES",)


def test_a_list_starts_anew(tmp_path: Path) -> None:
    """A list that shares its look with another counts on, unless it says that it starts anew."""
    body = "".join([listed("one;", 2), listed("two;", 2), listed("one again;", 2, 2), listed("two again.", 2, 2)])
    assert numbers(read_bytes(package(body, numbering=LEGAL), tmp_path)) == ["(a)", "(b)", "(a)", "(b)"]


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


def test_tracked_changes(tmp_path: Path) -> None:
    """The words as they stand after all changes are accepted are read; deleted and hidden words are not."""
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The officer </w:t></w:r>"
        "<w:del><w:r><w:delText>may </w:delText></w:r></w:del><w:ins><w:r><w:t>shall</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> not</w:t></w:r>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> teach</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText><w:t>.</w:t></w:r></w:p>"
    )
    assert texts(read_bytes(package(body), tmp_path)) == ["The officer shall teach."]


def test_boxes_controls_and_footnotes(tmp_path: Path) -> None:
    """Text boxes, content controls and footnotes are read, each once; footnotes at the end."""
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:sdt><w:sdtContent>" + para("In a control.") + "</w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>Beside a box.</w:t><w:AlternateContent><w:Choice>{box}</w:Choice>"
        f"<w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r></w:p>"
    )
    notes = "<w:footnote>" + para("In a footnote.") + "</w:footnote>"
    found = texts(read_bytes(package(body, footnotes=notes), tmp_path))
    assert found == ["In a control.", "Beside a box.", "In a box.", "In a footnote."]


def test_line_ends_by_hand(tmp_path: Path) -> None:
    """A line ended by hand parts items of a list, and does not part a sentence."""
    body = (
        "<w:p><w:r><w:t>The officer shall:</w:t><w:br/><w:t>(a) teach;</w:t><w:br/><w:t>(b) advise</w:t><w:br/>"
        "<w:t>on drills.</w:t></w:r></w:p>"
    )
    passages = read_bytes(package(body), tmp_path)
    assert texts(passages) == ["The officer shall:", "teach;", "advise on drills."]
    assert passages[2].lead_in == "The officer shall:"


def test_a_table_that_only_lays_out(tmp_path: Path) -> None:
    """A table of one cell is its text; one whose first column holds numbers is a list."""
    cell = "<w:tc>{}</w:tc>"
    boxed = "<w:tbl><w:tr>" + cell.format(para("The officer shall:")) + "</w:tr></w:tbl>"
    rows = [("1.", "teach;"), ("2.", "walk the halls; and"), ("3.", "advise.")]
    table = "".join("<w:tr>" + cell.format(para(a)) + cell.format(para(b)) + "</w:tr>" for a, b in rows)
    passages = read_bytes(package(f"{boxed}<w:tbl>{table}</w:tbl>"), tmp_path)
    assert texts(passages) == ["The officer shall:", "teach;", "walk the halls; and", "advise."]
    assert numbers(passages) == [None, "1.", "2.", "3."]
    assert {passage.lead_in for passage in passages[1:]} == {"The officer shall:"}


def test_columns_of_two_parties(tmp_path: Path) -> None:
    """In a table of two parties each cell stands under the name of its column."""
    cells = [
        ("The District", "The Officer"),
        ("Holds the drills of the year.", "Watches each drill and gives advice."),
        ("Disciplines students by itself.", "Leaves the rules of the school to the school."),
    ]
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{para(text)}</w:tc>" for text in row) + "</w:tr>" for row in cells)
    passages = read_bytes(package(f"<w:tbl>{rows}</w:tbl>"), tmp_path)
    assert [(p.text, p.headings) for p in passages[2:]] == [
        (text, (cells[0][column],)) for row in cells[1:] for column, text in enumerate(row)
    ]


def test_main_part_by_another_name(tmp_path: Path) -> None:
    """The main part is found by its link, whatever its name."""
    assert texts(read_bytes(package(para("Found."), part="word/document7.xml"), tmp_path)) == ["Found."]


@pytest.mark.parametrize("declaration", ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(declaration: str, encoding: str, tmp_path: Path) -> None:
    """A part that declares a document type, which no word processor writes, is not opened."""
    document = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<w:document {SPACE}/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", document.encode(encoding))
    with pytest.raises(CannotRead, match="declarations"):
        read_bytes(file.getvalue(), tmp_path)
