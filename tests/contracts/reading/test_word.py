"""Word documents: what their markup holds beyond plain paragraphs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.contracts.reading.reads import read_bytes, texts

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


def test_main_part_by_another_name(tmp_path: Path) -> None:
    """The main part is found by its link, whatever its name."""
    assert texts(read_bytes(package(para("Found."), part="word/document7.xml"), tmp_path)) == ["Found."]
