"""The XML of Word documents: read by local names, and refused where it declares anything."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_word import SPACE

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.xml import child, children, name, parse, value


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


def test_names_without_their_space() -> None:
    """Elements and attributes are found by their local names, in whatever name space they stand."""
    root = parse(b'<w:p xmlns:w="urn:any"><w:r w:val="1"/><w:t/><r val="2"/></w:p>')
    assert name(root) == "p"
    assert [value(run) for run in children(root, "r")] == ["1", "2"]
    assert value(child(root, "r")) == "1"


def test_what_is_not_there() -> None:
    """What is missing has no children and no value, so that a chain of questions needs no check between."""
    assert child(child(None, "pPr"), "ind") is None
    assert list(children(None, "r")) == []
    assert value(child(parse(b"<p/>"), "r")) == ""


@pytest.mark.parametrize("data", [b"<p>", b"", b'<?xml version="1.0" encoding="klingon"?><p/>'])
def test_damaged_parts(data: bytes) -> None:
    """A part that is cut short, or in an encoding that does not exist, is refused as damaged."""
    with pytest.raises(CannotRead, match="damaged"):
        parse(data)
