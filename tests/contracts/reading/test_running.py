"""Running heads, running feet and page numbers."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import line, read_bytes, texts

from hallpass.contracts.reading import running
from hallpass.contracts.reading.lines import Page


def test_page_numbers_and_heads(tmp_path: Path) -> None:
    """Form feeds, page numbers and running heads go, and the sentence that they cut in two is whole."""
    page = "HAZEL COUNTY AGREEMENT\n\n{}\n\n                    - {} -\n\f"
    first = "The officer shall advise the principal on the planning of\n  all drills, and shall"
    text = page.format(first, 1) + page.format("  watch each of them.\n\nThe rest is new.", 2)
    assert texts(read_bytes(text.encode(), tmp_path)) == [
        "The officer shall advise the principal on the planning of all drills, and shall watch each of them.",
        "The rest is new.",
    ]


def left(*pages: list[tuple[str, float]]) -> list[list[str]]:
    """What is left on pages of these words, each at its height."""
    sheets = [
        Page(number, 792, tuple(line(text, base, page=number) for text, base in words))
        for number, words in enumerate(pages, 1)
    ]
    return [[one.text for one in page.lines] for page in running.without(sheets)]


def test_what_repeats_at_the_edge() -> None:
    """A line that stands at the same edge of the pages around is gone, though its figures change; others stay."""
    assert left(
        [("Contract 26-1, sheet 1 of 2", 60), ("The term is a year.", 120), ("It may end early.", 300)],
        [("Contract 26-1, sheet 2 of 2", 60), ("Fees are due in May.", 120), ("Keys are returned.", 300)],
    ) == [["The term is a year.", "It may end early."], ["Fees are due in May.", "Keys are returned."]]


def test_numbers_inside_the_text() -> None:
    """A page number goes from the edge of a page; a number between lines of the contract stays."""
    words = [("First line of it.", 100), ("Second line of it.", 115), ("Third line of it.", 130), ("12", 145)]
    after = [("Fourth line of it.", 160), ("Fifth line of it.", 175), ("Sixth line of it.", 190), ("- 3 -", 740)]
    assert left([*words, *after]) == [[text for text, _ in [*words, *after[:-1]]]]


def test_a_repeated_line_within_the_text() -> None:
    """The same words on two pages stay where they stand at other heights."""
    pages = [[("The same words.", 100), ("One.", 400)], [("Two.", 100), ("The same words.", 400)]]
    assert left(*pages) == [["The same words.", "One."], ["Two.", "The same words."]]
