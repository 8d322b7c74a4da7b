"""Yes and no in all forms, licenses, and words for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from hallpass.files.tidying.sheets import Cell, Place
from hallpass.files.tidying.values import Truth, is_later, is_nothing, license_key, read_license, read_truth


@pytest.mark.parametrize("text", ["yes", "Yes", "Y", "y", "x", "X", "✓", "TRUE"])
def test_yes(text: str) -> None:
    """A yes in any form is a yes."""
    assert read_truth(text) == Truth(True)


@pytest.mark.parametrize("text", ["no", "N", "n", "Not yet", "false"])
def test_no(text: str) -> None:
    """A no in any form is a no."""
    assert read_truth(text) == Truth(False)


@pytest.mark.parametrize(
    "text", ["", "?", "??", "-", "yes?", "N/A", "unknown", "Yes, but late", "Y - unless it rains", "no?"]
)
def test_a_doubt_is_neither(text: str) -> None:
    """A blank, a question mark or a reservation is unknown, never a yes or a no."""
    assert read_truth(text) == Truth(None)


def test_a_remark_is_left_out() -> None:
    """A word with a harmless remark behind it counts as a guess."""
    read = read_truth("Y - memo 8/20")
    assert read is not None
    assert read.value is True
    assert read.ground


@pytest.mark.parametrize("text", ["8/20/25", "maybe so", "Y*", "yellow"])
def test_other_texts_are_no_answer(text: str) -> None:
    """What is neither yes nor no is not read as one."""
    assert read_truth(text) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (" 31415 ".strip(), "31415"),
        (31415.0, "31415"),
        ("#31415", "31415"),
        ("MN-31415", "MN-31415"),
        ("ABC", None),
        ("12", None),
        (True, None),
        ("31415/31416", None),
    ],
)
def test_licenses(value: Any, number: str | None) -> None:
    """A license is digits with little around them, as text or as a number."""
    assert read_license(Cell(Place("a", "b", 1, 1), value)) == number


def test_licenses_are_compared_without_zeros_and_marks() -> None:
    """A license typed as a number is the same as the text with a zero before it."""
    assert license_key("04567") == license_key("4567")


def test_nothing_and_later() -> None:
    """None is not the same as not yet."""
    assert is_nothing("none") and is_nothing("—") and not is_nothing("TBD")
    assert is_later("TBD") and is_later("scheduled for May") and not is_later("none")
