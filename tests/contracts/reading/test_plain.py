"""Text files in any encoding and with any line ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted
from tests.contracts.reading.reads import read_bytes, texts

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.plain import decode

WORDS = "The “officer” isn’t a café — she shall: • teach § 4."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings(encoding: str) -> None:
    """With or without a mark at its start, in Unicode or in the code pages of old, a text reads the same."""
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_line_ends(ending: str, encoding: str, tmp_path: Path) -> None:
    """Line ends of every system part the same lines."""
    text = make_documents.text(source("letter")).replace("\n", ending)
    assert texts(read_bytes(text.encode(encoding), tmp_path)) == [one.text for one in wanted(source("letter"))]


def test_pages_have_no_place(tmp_path: Path) -> None:
    """A text file has no pages: no passage names one, or a place on it."""
    passages = read_bytes(b"One sentence. Another one.\n\fA third one.\n", tmp_path)
    assert [(p.page, p.boxes) for p in passages] == [(None, ())] * 3


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4, b"MZ\x90\x00\x03" * 99])
def test_bytes_that_are_no_text(data: bytes, tmp_path: Path) -> None:
    """Bytes that are no text in any encoding are refused, whatever the file is called."""
    with pytest.raises(CannotRead, match="not a document"):
        read_bytes(data, tmp_path, "contract.txt")
