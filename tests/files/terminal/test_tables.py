"""Tables fit the page, and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.tables import Column, table

CELLS = st.text(st.sampled_from("abc dé漢"), max_size=50).map(str.strip)
COLUMNS = [Column("One", whole=True), Column("Two"), Column("Three", right=True)]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.integers(40, 120))
def test_a_table_is_never_wider_than_its_page(rows: list[tuple[str, str, str]], width: int) -> None:
    """Whatever the cells hold, and no letter of them is dropped."""
    lines = list(table(Page(width), COLUMNS, rows))
    assert max(map(size, lines)) <= width
    letters = sorted("".join("".join(row) for row in rows).replace(" ", ""))
    assert sorted("".join(lines[2:]).replace(" ", "")) == letters


def test_a_whole_column_keeps_its_width_while_others_give_way() -> None:
    """The state word is not broken where a name can be."""
    lines = list(table(Page(40), COLUMNS, [("Yes, until Feb 28, 2027", "a name of many words that wraps", "1")]))
    assert lines[2].startswith("Yes, until Feb 28, 2027  ")
    assert len(lines) > 4


def test_numbers_stand_right_and_text_left() -> None:
    """Headings stand as their column does."""
    lines = list(table(Page(80), [Column("Name"), Column("Days", right=True)], [("a", "3"), ("b", "120")]))
    assert lines == ["Name  Days", "──────────", "a        3", "b      120"]


def test_a_line_break_in_a_cell_starts_a_line() -> None:
    """A cell of two lines makes a row of two lines."""
    assert list(table(Page(80), [Column("A"), Column("B")], [("x\ny", "z")]))[2:] == ["x  z", "y"]


def test_color_does_not_change_the_places() -> None:
    """A styled cell is as wide as its text."""
    rows = [(("May serve", "yes"), "b", "c")]
    plain = list(table(Page(80), COLUMNS, rows))
    colored = list(table(Page(80, color=True), COLUMNS, rows))
    assert colored[2] == plain[2].replace("May serve", "\x1b[32mMay serve\x1b[0m")
