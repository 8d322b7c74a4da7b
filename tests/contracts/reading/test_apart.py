"""Files opened in a process of their own: what comes back, and what a hostile file gets for an answer."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted
from tests.contracts.reading.reads import texts
from tests.contracts.reading.test_word import package, para

from hallpass.contracts.reading import CannotRead, apart, read_document


def answer(path: Path) -> str:
    """Why can this file not be read?"""
    with pytest.raises(CannotRead) as caught:
        read_document(path)
    assert caught.value.reason == str(caught.value)
    assert caught.value.reason[0].isupper()
    assert caught.value.reason.endswith(".")
    return caught.value.reason


def refused(tmp_path: Path, data: bytes) -> str:
    """Why can a file with these bytes not be read?"""
    path = tmp_path / "contract.pdf"
    path.write_bytes(data)
    return answer(path)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its root."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + end


def one_page(content: bytes, times: int = 1) -> bytes:
    """A PDF of one page with this content, again and again."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>"
    packer, block = zlib.compressobj(1), content * min(times, 1 << 18)
    packed = b"".join(packer.compress(block) for _ in range(len(content) * times // len(block))) + packer.flush()
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)


def test_a_document(tmp_path: Path) -> None:
    """A document comes back whole, with the hash of its file, its pages and word of each page that was read."""
    path = tmp_path / "a contract.pdf"
    make_documents.pdf(source("memorandum"), path, height=400)
    told: list[tuple[int, int]] = []
    document = read_document(path, progress=lambda done, total: told.append((done, total)))
    assert texts(document.passages) == [one.text for one in wanted(source("memorandum"))]
    assert (document.file, document.ocr) == ("a contract.pdf", False)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert told == [(done, document.pages) for done in range((document.pages or 0) + 1)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\nand no more", "damaged"),
        (os.urandom(5000).replace(b"\n", b"\0"), "not a document"),
    ],
)
def test_what_is_no_contract(data: bytes, reason: str, tmp_path: Path) -> None:
    """Files without words, damaged ones and empty ones are refused by name."""
    assert reason in refused(tmp_path, data)


def test_no_file(tmp_path: Path) -> None:
    """A path without a file, a folder and a pipe are refused, and nothing waits for the pipe."""
    os.mkfifo(tmp_path / "pipe")
    assert "no such file" in answer(tmp_path / "missing.pdf")
    assert "not a file" in answer(tmp_path)
    assert "not a file" in answer(tmp_path / "pipe")


def test_too_large(tmp_path: Path) -> None:
    """A file larger than any contract is refused before it is opened."""
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(apart.MOST_BYTES + 1)
    assert "MB" in answer(path)


def test_locked(tmp_path: Path) -> None:
    """A PDF with a password is refused by that name."""
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "Locked words.")
    canvas.save()
    assert "password" in refused(tmp_path, file.getvalue())


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "page loop": (
        lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999>>"),
        "999,999 pages",
    ),
    "stream bomb": (lambda: one_page(b" ", 1_100_000_000), "limits"),
    "blank": (lambda: one_page(b" "), "No words"),
    "paragraphs": (lambda: package("<w:p/>" * 30_000 + para("x.") * 25_000), "paragraphs"),
    "deep blocks": (lambda: package("<w:sdt>" * 90_000 + "</w:sdt>" * 90_000), "No words"),
    "deep runs": (lambda: package(f"<w:p>{'<w:ins>' * 90_000}{'</w:ins>' * 90_000}</w:p>"), "nested"),
    "zip bomb": (lambda: package(" " * 70_000_000), "unpacks"),
    "long": (lambda: b"Words.\n" * 300_000, "larger"),
    "lines": (lambda: b"a     b     \n" * 60_000, "lines"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str, tmp_path: Path) -> None:
    """A file made to exhaust its reader is refused with a sentence, within seconds."""
    make, reason = HOSTILE[name]
    data, begun = make(), time.monotonic()
    assert reason in refused(tmp_path, data)
    assert time.monotonic() - begun < 20


def test_time_is_limited(tmp_path: Path) -> None:
    """A file that takes longer than it may is given up, and the process that reads it is gone."""
    path = tmp_path / "slow.pdf"
    path.write_bytes(one_page(b"0 0 m 9 9 l S ", 2_000_000))
    begun = time.monotonic()
    with pytest.raises(CannotRead, match="more time"):
        read_document(path, seconds_a_page=0.5)
    assert time.monotonic() - begun < 3
    running = subprocess.run(["pgrep", "-f", str(path)], capture_output=True, text=True, check=False)
    assert running.stdout == ""
