"""Running heads, running feet and page numbers."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import read_bytes, texts


def test_page_numbers_and_heads(tmp_path: Path) -> None:
    """Form feeds, page numbers and running heads go, and the sentence that they cut in two is whole."""
    page = "HAZEL COUNTY AGREEMENT\n\n{}\n\n                    - {} -\n\f"
    first = "The officer shall advise the principal on the planning of\n  all drills, and shall"
    text = page.format(first, 1) + page.format("  watch each of them.\n\nThe rest is new.", 2)
    assert texts(read_bytes(text.encode(), tmp_path)) == [
        "The officer shall advise the principal on the planning of all drills, and shall watch each of them.",
        "The rest is new.",
    ]
