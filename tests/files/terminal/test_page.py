"""The page: widths, wrapping, color."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from hallpass.files.terminal.page import MARKS, Page, size, state, unbroken, wrapped

TEXTS = st.text(st.sampled_from("ab é漢字e\u0301—  "), max_size=60)


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    """Wrapping moves words to new lines and drops nothing but the spaces between them."""
    lines = wrapped(text, width)
    assert all(size(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(st.sampled_from("ab \n"), max_size=40))
def test_a_line_break_in_the_text_stays_one(text: str) -> None:
    """Each line of the text begins a new line on the page."""
    assert len(wrapped(text, 100)) == text.count("\n") + 1


def test_what_is_not_to_be_broken_stays_on_one_line() -> None:
    """A day is not parted from its month; on the page it has plain spaces."""
    assert wrapped(f"Not cleared {unbroken('from Mar 1, 2027')}", 20) == ("Not cleared", "from Mar 1, 2027")


def test_letters_are_as_wide_as_a_terminal_shows_them() -> None:
    """Wide letters take two columns, combining marks none."""
    assert (size("abc"), size("漢字"), size("e\u0301"), size("Zoë")) == (3, 4, 1, 3)


def test_without_color_nothing_but_text_is_printed() -> None:
    """A plain page has no escape sequence; a colored one says the same words."""
    plain, colored = Page(80), Page(80, color=True)
    assert plain.paint("May not serve", "no") == "May not serve"
    assert colored.paint("May not serve", "no") == "\x1b[31mMay not serve\x1b[0m"
    assert colored.paint("May not serve", "") == "May not serve"


def test_a_page_stays_within_what_reads_well() -> None:
    """Very wide terminals are not filled, very narrow ones not starved."""
    assert [Page(width).columns for width in (10, 80, 500)] == [40, 80, 120]


def test_texts_side_by_side_break_between_each_other() -> None:
    """A line ends where the next text would not fit, never inside a text."""
    items = [(f"state {number}", "yes") for number in range(12)]
    lines = list(Page(40).flow(items))
    assert all(size(line) <= 40 for line in lines)
    assert re.split(r"   |\n", "\n".join(lines)) == [text for text, _ in items]


def test_every_state_has_its_shape_before_its_word() -> None:
    """No two states share a shape."""
    assert state("no", "May not serve") == ("✕ May not serve", "no")
    assert len(set(MARKS.values())) == len(MARKS)
