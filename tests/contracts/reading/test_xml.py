"""The XML of Word documents: read by local names, and refused where it declares anything."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_word import SPACE

from hallpass.contracts.reading.cannot import CannotRead


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
