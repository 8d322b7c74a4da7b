"""Lines of print that stand side by side."""

from __future__ import annotations

from dataclasses import replace

from tests.contracts.reading.reads import line

from hallpass.contracts.reading.lines import bands, side_by_side


def test_bands_of_a_page() -> None:
    """Lines on nearly one baseline make a band, from left to right; bands go down the page."""
    lines = [line("below", 115), line("right", 102, 300), line("left", 100)]
    assert [[one.text for one in band] for band in bands(lines)] == [["left", "right"], ["below"]]


def test_small_print_beside_large() -> None:
    """The smaller type says how far apart two lines of a band may stand."""
    small = replace(line("note", 104, 300), size=6.0)
    assert len(bands([line("text", 100), line("words", 104, 300)])) == 1
    assert len(bands([line("text", 100), small])) == 2


def test_two_lines_in_one() -> None:
    """Two lines side by side are one over both their places, bold only where both are."""
    left, right = line("1.", 100, bold=True), line("Term", 103, 150)
    one = side_by_side(left, right)
    assert (one.text, one.x0, one.x1, one.y0, one.y1) == ("1. Term", left.x0, right.x1, left.y0, right.y1)
    assert not one.bold
    assert side_by_side(left, replace(right, bold=True)).bold
