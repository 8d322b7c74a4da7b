"""Blocks cut into passages, each under its headings and its lead-in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_pdf import drawn, lines


def test_sentences_share_a_line(tmp_path: Path) -> None:
    """Two sentences on one line stand beside each other on it."""
    passages = read_bytes(drawn(lines("The first one is short. The second one follows it.")), tmp_path)
    first, second = (passage.boxes[0] for passage in passages)
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.x1 < second.x0
