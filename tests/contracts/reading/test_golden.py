"""Contracts in five hands and three forms are read to the passages that their sources name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import SOURCES, in_capitals, renumbered, source
from tests.contracts.reading.reads import assert_holds, read

NAMES = sorted(path.stem for path in SOURCES.glob("*.txt"))
LISTED = [name for name in NAMES if name != "amendment"]  # its lists lie in each other and keep their numbers


@pytest.mark.parametrize("name", NAMES)
def test_text(name: str, tmp_path: Path) -> None:
    """A text file holds the passages of its source, with their headings and lead-ins."""
    path = tmp_path / "contract.txt"
    path.write_text(make_documents.text(source(name)), "utf-8")
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", NAMES)
def test_docx(name: str, tmp_path: Path) -> None:
    """A Word document holds the passages of its source; its running head and foot stay out."""
    path = tmp_path / "contract.docx"
    make_documents.docx(source(name), path)
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", LISTED)
def test_docx_with_words_own_numbers(name: str, tmp_path: Path) -> None:
    """Numbers that Word counts by itself change no passage, though they stand in no text."""
    path = tmp_path / "contract.docx"
    make_documents.docx(source(name), path, automatic=True)
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("height", [190, 259, 328, 397, 466, 535, 792])
def test_page_breaks_change_nothing(name: str, height: int, tmp_path: Path) -> None:
    """Wherever the pages end, the passages are the same: sentences are whole, heads, feet and page numbers are gone."""
    path = tmp_path / "contract.pdf"
    make_documents.pdf(source(name), path, height=height)
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("size", "justified"), [(9, True), (10, False), (12, True), (13, False)])
def test_line_breaks_change_nothing(name: str, size: int, justified: bool, tmp_path: Path) -> None:
    """Whatever the size of the type, and with even or ragged edges, the passages are the same."""
    path = tmp_path / "contract.pdf"
    make_documents.pdf(source(name), path, size=size, justified=justified)
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("width", [56, 66, 72, 80, 100, 1000])
def test_wrapping_of_text_changes_nothing(name: str, width: int, tmp_path: Path) -> None:
    """However a text file is wrapped, or not at all, the passages are the same."""
    path = tmp_path / "contract.txt"
    path.write_text(make_documents.text(source(name), width=width), "utf-8")
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", NAMES)
def test_blank_lines_change_nothing(name: str, tmp_path: Path) -> None:
    """A text file without blank lines between its paragraphs holds the same passages."""
    path = tmp_path / "contract.txt"
    path.write_text(make_documents.text(source(name)).replace("\n\n", "\n"), "utf-8")
    assert_holds(path, source(name))


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("style", make_documents.NUMBER_STYLES)
def test_numbers_change_nothing(name: str, style: str, tmp_path: Path) -> None:
    """Letters, figures, roman numerals, bullets or dashes in front of items: the passages are the same."""
    pieces = renumbered(source(name), style)
    path = tmp_path / "contract.pdf"
    make_documents.pdf(pieces, path)
    assert_holds(path, pieces)
    found = [passage.number for passage in read(path).passages if passage.kind == "item"]
    assert found == [piece.number for piece in pieces if piece.kind == "item"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_capitals_change_nothing(name: str, form: str, tmp_path: Path) -> None:
    """Headings in capitals head the same passages."""
    pieces = in_capitals(source(name))
    path = tmp_path / f"contract.{form}"
    if form == "txt":
        path.write_text(make_documents.text(pieces), "utf-8")
    else:
        (make_documents.docx if form == "docx" else make_documents.pdf)(pieces, path)
    assert_holds(path, pieces)
