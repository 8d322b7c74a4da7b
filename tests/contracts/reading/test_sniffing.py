"""What is in a file, by its first bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.sniffing import kind_of


def archive(name: str) -> bytes:
    """An archive that holds one file of this name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"junk before\n%PDF-1.4\n", "pdf"),
        (archive("word/document.xml"), "docx"),
        (b"\xef\xbb\xbfAn agreement", "text"),
        (b"PKware is a name", "text"),
    ],
)
def test_what_is_read(data: bytes, kind: str) -> None:
    """A PDF, a Word document and a text are known by their bytes alone."""
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \r\n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
        (b"{\\rtf1 Contract}", "Rich Text"),
        (b"<!DOCTYPE html><p>Contract", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and no more", "damaged"),
        (archive("xl/workbook.xml"), "workbook"),
        (archive("content.xml"), "OpenDocument"),
        (archive("a.txt"), "archive"),
    ],
)
def test_what_is_no_contract(data: bytes, reason: str) -> None:
    """Files of other kinds are refused by name, and a damaged archive as one."""
    with pytest.raises(CannotRead, match=reason):
        kind_of(data)
