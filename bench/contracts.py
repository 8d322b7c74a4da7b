"""Reading a contract: seconds cold for 20 pages, seconds for a scanned page, memory, and how often it is right."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from bench.timing import told, wall
from hallpass.contracts.reading import read_document
from hallpass.contracts.review import review
from hallpass.contracts.topics import DUTIES

DOCUMENTS = Path(__file__).parents[1] / "tests" / "contracts" / "documents"
_LETTERS = {"p": "present", "u": "unclear", "m": "missing"}
_REVIEW = "from hallpass.contracts.command import contract; contract()"


def run() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        text = _pdf(Path(folder), pages=20)
        told(
            "Reviewing a contract of 20 pages of text, cold, in all",
            f"{wall(lambda: _review(text)):.2f} s",
            "under 3 s",
        )
        scan = _scan(Path(folder), text)
        told("Reviewing one scanned page, cold, in all", f"{wall(lambda: _review(scan)):.2f} s", "under 12 s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told("Memory of the largest process of these", f"{most:.0f} MB", "under 1500 MB")
    _right()


def _review(file: Path) -> None:
    found = subprocess.run([sys.executable, "-c", _REVIEW, "review", str(file)], capture_output=True, check=False)
    if found.returncode == 2:
        raise SystemExit(found.stderr.decode())


def _pdf(folder: Path, pages: int) -> Path:
    """A PDF of so many pages, made of the contracts of the tests."""
    lines = [line.strip() for file in sorted(DOCUMENTS.glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line and "\t" not in line]
    style = getSampleStyleSheet()["BodyText"]
    per_page = 18
    story = []
    for page in range(pages):
        story += [Paragraph(line, style) for line in lines[page * per_page : (page + 1) * per_page]]
        story.append(PageBreak())
    path = folder / "twenty.pdf"
    SimpleDocTemplate(str(path), pagesize=LETTER).build(story)
    return path


def _scan(folder: Path, pdf: Path) -> Path:
    """The first page of a PDF as a picture in a PDF, as a scanner makes it."""
    path = folder / "scan.pdf"
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil().convert("L")
    picture.save(path, "PDF", resolution=200)
    return path


def _right() -> None:
    """How often are the verdicts on the contracts of the tests right?"""
    table = tomllib.loads((DOCUMENTS / "expected.toml").read_text("utf-8"))
    right = wrong = missed = 0
    for name, one in table.items():
        verdict = review(read_document(DOCUMENTS / f"{name}.txt")).verdict
        for duty, letter in zip(DUTIES, one["duties"].split(), strict=True):
            right += verdict[duty] == _LETTERS[letter]
            wrong += verdict[duty] == "present" and letter != "p"
        missed += one["rules"] == "conflict" and verdict["4.3"] in ("prohibited", "silent")
    told(
        f"Duty verdicts right, {len(table)} contracts written for development", f"{right / len(table) / 7:.1%}", "85 %"
    )
    told("Duties wrongly present, conflicts with 4.3 missed", f"{wrong}, {missed}", "0, 0")
