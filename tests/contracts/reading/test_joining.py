"""Lines of print joined into one running text."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import read_bytes, texts


def test_words_cut_by_hyphens(tmp_path: Path) -> None:
    """A word that a line end cut is mended; a hyphen that was written stays."""
    text = (
        "The officer keeps open commu-\nnication with a full-\ntime aide and a well-known team, and de-\n"
        "escalates. A well-\nknown rule and/\nor a policy—\nany policy—of 2026-\n27 may be nick-\nnamed in a nick-name."
    )
    assert texts(read_bytes(text.encode(), tmp_path)) == [
        "The officer keeps open communication with a full-time aide and a well-known team, and de-escalates.",
        "A well-known rule and/or a policy—any policy—of 2026-27 may be nicknamed in a nick-name.",
    ]
