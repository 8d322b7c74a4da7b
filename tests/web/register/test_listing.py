"""A list on a page: what search, filters and order leave of it, and the same rows in files."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from hallpass_web.register.listing import MOST_OPTIONS, Cell, Heading, Listing, Row, listing_answer

HEADINGS = (
    Heading("name", "Name"),
    Heading("state", "State", filters=True),
    Heading("day", "Day"),
    Heading("key", "Key", only_files=True),
)


def row(name: str, state: str = "open", day: date | None = None) -> Row:
    """A row with a name, a state and a day."""
    picks = ((state, state.capitalize()),)
    return Row({"name": Cell(name), "state": Cell(state, picks=picks), "day": Cell(day), "key": Cell(name.lower())})


ROWS = [
    row("Maple", "open", date(2026, 9, 1)),
    row("Ash", "closed"),
    row("birch", "open", date(2025, 9, 1)),
    row("=SUM(A1)", "open", date(2026, 1, 1)),
]


def listing(**asked: str) -> Listing:
    """The list as an address asks for it."""
    return Listing("trees", HEADINGS, ROWS, asked)


def names(found: Listing) -> list[str]:
    """The names of the rows that are left."""
    return [row.cells["name"].shown for row in found.rows]


def test_every_word_searched_for_must_stand_in_the_row() -> None:
    """Search leaves the rows with all the words, whatever their case and place."""
    assert names(listing(q="MAPLE 2026")) == ["Maple"]
    assert names(listing(q="maple 2025")) == []


def test_a_filter_leaves_the_rows_of_its_value() -> None:
    """A filter goes by the value of the column, and offers those that occur."""
    found = listing(state="closed")
    assert names(found) == ["Ash"]
    assert found.filters[0].options == (("closed", "Closed"), ("open", "Open"))
    assert found.is_narrowed


def test_a_filter_of_very_many_values_is_not_offered() -> None:
    """A choice of hundreds helps nobody; the value in an old address is still heeded."""
    many = [row(f"Tree {n}", f"state {n}") for n in range(MOST_OPTIONS + 1)]
    assert Listing("trees", HEADINGS, many, {}).filters == []
    assert names(Listing("trees", HEADINGS, many, {"state": "state 7"})) == ["Tree 7"]


def test_sorting_goes_both_ways_and_what_has_no_value_comes_last() -> None:
    """Order follows the value and not its words; nothing is neither first nor last among values."""
    assert names(listing(sort="day")) == ["birch", "=SUM(A1)", "Maple", "Ash"]
    assert names(listing(sort="-day")) == ["Maple", "=SUM(A1)", "birch", "Ash"]
    assert names(listing(sort="name"))[1:] == ["Ash", "birch", "Maple"]


def test_an_unknown_order_changes_nothing() -> None:
    """An address with a column that is not there still gives the list."""
    assert names(listing(sort="weight")) == names(listing())


@pytest.mark.parametrize("page", ["", "0", "-3", "99", "x"])
def test_a_page_that_is_not_there_is_the_nearest(page) -> None:
    """An old address gives a page and no error."""
    assert list(listing(page=page).page) == ROWS


def test_files_hold_exactly_the_rows_that_are_left_and_nothing_that_runs() -> None:
    """CSV and workbook have the filtered rows in their order, days as days, and no formula."""
    asked = {"state": "open", "sort": "-day"}
    request = RequestFactory().get("/", {**asked, "as": "csv"})
    text = listing_answer(request, Listing("trees", HEADINGS, ROWS, request.GET.dict()), "").content.decode()
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == ["Name", "State", "Day", "Key"]
    assert [one[0] for one in rows[1:]] == ["Maple", "'=SUM(A1)", "birch"]
    request = RequestFactory().get("/", {**asked, "as": "xlsx"})
    book = listing_answer(request, Listing("trees", HEADINGS, ROWS, request.GET.dict()), "").content
    sheet = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert sheet[1][:3] == ["Maple", "open", date(2026, 9, 1)]
    assert sheet[2][0] == "'=SUM(A1)"
