"""A file of any form read to its passages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source, wanted
from tests.contracts.reading.reads import read, texts


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
