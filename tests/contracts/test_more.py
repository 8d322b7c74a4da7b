"""Contracts by another hand: the dangerous error is not made on any of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hallpass.contracts.reading import read_document
from hallpass.contracts.review import review
from hallpass.contracts.topics import DUTIES

FOLDER = Path(__file__).parent / "more"
FILES = sorted(FOLDER.glob("*.txt"))
KNOWN = {  # found present though they are unclear: what is known to be wrong, and nothing else
    ("h-09-four-rivers-cooperative", "4.1.5"),  # one building of three
    ("j-15-quarry-lakes-renewal", "4.1.3"),  # a seat in a meeting, not the liaison
}


def test_every_contract_has_its_verdict() -> None:
    """A hundred and fifty contracts, each with what it is judged by."""
    assert len(FILES) == 150
    assert all(file.with_suffix(".json").is_file() for file in FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_duty_is_wrongly_present(file: Path) -> None:
    """A duty that a lawyer finds missing or unclear is never said to be present."""
    expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["verdict"]
    found = review(read_document(file)).verdict
    wrong = {(file.stem, duty) for duty in DUTIES if found[duty] == "present" != expected[duty]}
    assert wrong == {one for one in KNOWN if one[0] == file.stem}
