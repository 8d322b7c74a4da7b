"""Rows of cells made a table."""

from __future__ import annotations

from hallpass.files.grids import Cells, letters, table_of
from hallpass.files.tables import Table
from hallpass.register.problems import Problems
from hallpass.register.values import Unread


def table(name: str, *rows: Cells) -> tuple[Table, list[str]]:
    """The table of rows numbered from 1, and its problems."""
    problems = Problems()
    return table_of(name, enumerate(rows, 1), problems), list(map(str, problems))


def test_the_first_row_with_anything_in_it_has_the_headings() -> None:
    """Blank rows are passed over, and the rows keep the numbers that they have in the file."""
    made, problems = table("Agencies", {}, {0: "Id", 2: "Name"}, {}, {0: "a", 2: "A"}, {2: "B"})
    assert problems == []
    assert made.name == "agencies"
    assert made.columns == {"Id": ["a", None], "Name": ["A", "B"]}
    assert (list(made.rows), made.heading_row) == ([4, 5], 2)


def test_an_empty_grid_is_an_empty_list() -> None:
    """A sheet with nothing in it has no rows and no columns."""
    made, problems = table("schools")
    assert (made.columns, list(made.rows), problems) == ({}, [], [])


def test_a_value_without_a_heading_is_a_problem_of_a_known_list() -> None:
    """A value whose meaning nobody wrote above it is not dropped."""
    _, problems = table("agencies", {0: "id", 1: "name"}, {0: "a", 1: "A", 3: "stray", 27: "far"})
    assert problems == [
        'agencies, row 2, D: "stray"; expected a heading above it',
        'agencies, row 2, AB: "far"; expected a heading above it',
    ]


def test_headings_are_trimmed_and_unprotected() -> None:
    """A heading is text like any other."""
    made, _ = table("agencies", {0: " id ", 1: "name", 2: "'=sum"}, {0: "a", 1: "A", 2: "5"})
    assert list(made.columns) == ["id", "name", "=sum"]


def test_a_heading_that_cannot_be_read_and_one_that_stands_twice_are_problems() -> None:
    """They are told where they stand, and reading goes on."""
    _, problems = table("agencies", {0: "id", 1: "name", 2: Unread("#N/A", "a value"), 3: "Name"}, {0: "a", 1: "A"})
    assert problems == [
        "agencies, row 1, C: #N/A; expected a value",
        'agencies, row 1, Name: "Name"; expected each heading once',
    ]


def test_an_unknown_list_may_be_laid_out_freely() -> None:
    """A column without a heading of its own goes by its letters, so that a sheet of notes is kept too."""
    made, problems = table("Read me", {0: "How we keep this"}, {1: "by hand"}, {0: "on Mondays"})
    assert problems == []
    assert made.columns == {"How we keep this": [None, "on Mondays"], "B": ["by hand", None]}
    made, problems = table("Dates", {0: "date", 1: "Date", 2: "who"}, {0: "1", 1: "2", 2: "o"})
    assert (list(made.columns), problems) == (["date A", "Date B", "who"], [])


def test_an_unknown_list_has_a_limit_of_columns() -> None:
    """A sheet that is as wide as a spreadsheet goes is refused in one line."""
    _, problems = table("Wide", {at: str(at) for at in range(16_384)})
    assert problems == ["Wide, row 1: 200 headings and more; expected fewer columns"]


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    """A, Z, AA, XFD."""
    assert [letters(at) for at in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
