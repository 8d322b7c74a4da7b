"""What the names of sheets, titles and group rows say for the rows below."""

from __future__ import annotations

from datetime import date

import pytest

from hallpass.days import Span
from hallpass.files.tidying.context import Context, about_sheet, context_of, is_doubtful, years_named
from hallpass.files.tidying.sheets import Cell, Place, Sheet

YEAR = Span(date(2025, 7, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("HIGH SCHOOLS", Context(level="secondary")),
        ("ELEMENTARY (shared)", Context(level="elementary")),
        ("SUBS / BACKUP", Context(role="substitute")),
        ("SROs 2025-26", Context(year=YEAR, role="regular")),
        ("Cedarbrook PD - Substitutes", Context(agency="Cedarbrook PD", role="substitute")),
        ("Oak Elementary", Context(school="Oak Elementary")),
        ("Oak High School (9-12)", Context(school="Oak High School")),
        ("Oak Elem (K-5) / Elm Elem (K-5)", Context(school="Oak Elem / Elm Elem")),
        ("NASRO Basic", Context(course="NASRO Basic")),
        ("call before six", Context()),
    ],
)
def test_group_rows(text: str, context: Context) -> None:
    """A group row says the level, role, agency, school, course or year of the rows below it."""
    assert context_of(text) == context


def sheet(name: str = "Sheet1", file: str = "a.xlsx") -> Sheet:
    """An empty sheet with a name."""
    return Sheet(file, name, ())


def titles(*texts: str) -> list[Cell]:
    """Titles in the first column."""
    return [Cell(Place("a.xlsx", "Sheet1", row, 1), text) for row, text in enumerate(texts, 1)]


def test_a_title_with_both_roles_says_none() -> None:
    """A list of regular officers and substitutes gives no role to its rows."""
    assert about_sheet(sheet(), titles("SROs and substitutes")).context.role is None
    assert about_sheet(sheet("Substitute SROs"), []).context.role is None
    assert about_sheet(sheet("Subs"), []).context.role == "substitute"


def test_the_lists_own_day() -> None:
    """The day up to which a list was kept stands in its titles."""
    assert about_sheet(sheet(), titles("as of 11/20/26")).as_of == date(2026, 11, 20)
    assert about_sheet(sheet(), titles("founded 11/20/26")).as_of is None


def test_two_years_are_both_named() -> None:
    """A title that was not changed with the sheet's name leaves two years."""
    assert len(years_named(sheet("2025-26"), titles("SROs 2024-25"))) == 2
    assert years_named(sheet(file="roster 25-26.xlsx"), []) == [YEAR]


@pytest.mark.parametrize("text", ["FORMER", "Retired SROs", "Draft", "SRO list OLD", "Do not use"])
def test_words_that_ask_for_care(text: str) -> None:
    """Rows under such a word may not be facts."""
    assert is_doubtful(text)


@pytest.mark.parametrize("text", ["SRO list", "Old Mill Elementary School", "x " * 20 + "former"])
def test_other_words_ask_for_none(text: str) -> None:
    """An ordinary heading or a long remark is no such word."""
    assert not is_doubtful(text)
