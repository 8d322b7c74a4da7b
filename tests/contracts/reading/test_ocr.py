"""Pictures of pages: what is read from them, and by which reader."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy
import pytest
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted

from hallpass.contracts.reading import CannotRead, ocr, read_document

BLANK = numpy.full((200, 400, 3), 255, dtype=numpy.uint8)
TABLE = """\
level page_num block_num par_num line_num word_num left top width height conf text
5 1 1 1 1 1 70 100 14 20 96.5 e
5 1 1 1 1 2 90 100 60 20 96.5 teach
5 1 1 1 1 3 160 98 98 20 96.5 classes
5 1 1 1 2 1 90 130 98 20 96.5 daily.
"""


def straight(text: str) -> str:
    """The text with typewriter's quotes: in small print the curved ones look alike."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@pytest.mark.xdist_group("ocr")
def test_a_scanned_page(tmp_path: Path) -> None:
    """A page laid askew on the glass reads as the page that was scanned, but for the lines to sign on."""
    path = tmp_path / "scan.pdf"
    make_documents.scan(source("memorandum"), path, turn=-0.8)
    told: list[tuple[int, int]] = []
    document = read_document(path, progress=lambda done, total: told.append((done, total)))
    due = [one for one in wanted(source("memorandum")) if one.kind != "signature"]
    found = {passage.text: passage for passage in document.passages}
    assert (document.ocr, document.pages, told) == (True, 1, [(0, 1), (1, 1)])
    for one in due:
        passage = found[straight(one.text)]
        assert (passage.kind, passage.headings, passage.lead_in, passage.page) == (
            one.kind,
            one.headings,
            one.lead_in,
            1,
        )
        assert all(60 < box.x0 < box.x1 < 560 for box in passage.boxes)


def test_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any OCR at hand the answer names what is missing."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(ocr.shutil, "which", lambda _name: None)
    with pytest.raises(CannotRead, match="no OCR is installed"):
        ocr.reader()


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program called tesseract that reads the same words from every picture."""
    (tmp_path / "words.tsv").write_text(TABLE.replace(" ", "\t"), "utf-8")
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\ncat {tmp_path / 'words.tsv'}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")


@pytest.mark.usefixtures("tesseract")
def test_tesseract_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rapidocr is missing, tesseract reads: words become lines again, and a misread bullet is one."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    page = ocr.reader()(BLANK, 3, 2.0)
    assert [(line.text, line.page) for line in page.lines] == [("• teach classes", 3), ("daily.", 3)]
    assert page.lines[0].x0 == pytest.approx(35, abs=1)


@pytest.mark.usefixtures("tesseract")
def test_the_surer_reader_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rapidocr is unsure of is read by tesseract as well, and the surer of the two is believed."""
    for score, text in ((0.5, "• teach classes"), (0.99, "seen by rapidocr")):
        one = ocr.Stretch("seen by rapidocr", 70, 300, 100, 100, 20, score)
        monkeypatch.setattr(ocr, "_rapid", lambda one=one: lambda _picture: [one])
        assert ocr.reader()(BLANK, 1, 2.0).lines[0].text == text


def test_overlooked_spaces() -> None:
    """A gap as wide as a space is one where it parts two words of the document, and none inside a word of it."""
    words = ocr.Counter(["the", "officer", "this", "agreement", "and", "and"])
    one = ocr.Stretch("thisagreement and", 0, 100, 0, 0, 10, 1.0, (4, 16))
    assert ocr._spaced(one, words).text == "this agreement and"
