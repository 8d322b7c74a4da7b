"""A file of any form read to its passages."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted
from tests.contracts.reading.reads import read, read_bytes, texts

from hallpass.contracts.reading.cannot import CannotRead


def test_content_counts_and_not_the_name(tmp_path: Path) -> None:
    """A file is read for what it is, whatever its name says."""
    path = tmp_path / "contract.pdf"
    make_documents.docx(source("exhibit"), path)
    assert texts(read(path).passages) == [one.text for one in wanted(source("exhibit"))]


def test_only_what_is_needed_is_loaded(tmp_path: Path) -> None:
    """A text contract and a Word contract load no PDF library, no OCR and no numpy."""
    make_documents.docx(source("letter"), tmp_path / "contract.docx")
    (tmp_path / "contract.txt").write_text(make_documents.text(source("letter")), "utf-8")
    program = (
        "import sys; from pathlib import Path; from hallpass.contracts.reading.opening import open_document\n"
        "for name in sys.argv[1:]: open_document(Path(name), lambda: None, lambda a, b: None)\n"
        "print(sorted({'numpy', 'onnxruntime', 'rapidocr', 'pypdfium2', 'lxml', 'docx'} & sys.modules.keys()))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "contract.docx"), str(tmp_path / "contract.txt")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_what_is_known_of_a_file(tmp_path: Path) -> None:
    """A document carries the name and the hash of its file; a text has no pages and was no picture."""
    path = tmp_path / "agreement.txt"
    path.write_bytes(b"The term is one year.")
    document = read(path)
    assert (document.file, document.sha256) == ("agreement.txt", hashlib.sha256(path.read_bytes()).hexdigest())
    assert (document.pages, document.ocr, texts(document.passages)) == (None, False, ["The term is one year."])


@pytest.mark.parametrize(("data", "reason"), [(b"* * *\n", "No words"), (b"x" * 2_000_001, "larger than 2 MB")])
def test_files_without_a_contract(data: bytes, reason: str, tmp_path: Path) -> None:
    """A file without words, and a text longer than any contract, are refused."""
    with pytest.raises(CannotRead, match=reason):
        read_bytes(data, tmp_path)
