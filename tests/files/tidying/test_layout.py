"""Where the tables of a sheet stand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.files.tidying.offices import Block, workbook

from hallpass.files.tidying.layout import Table, find_tables
from hallpass.files.tidying.sheets import read_sheets

HEAD = ["Officer", "Agency", "School", "Start"]
ROW = ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "9/2/2025"]


def tables(rows: list[list[Any]], *merged: Block, told: str | None = None) -> list[Table]:
    """The tables of a sheet with these rows."""
    (sheet,) = read_sheets([workbook({"A": rows}, {"A": merged})])
    return find_tables(sheet, lambda _: False, told)


@pytest.mark.parametrize("above", [0, 1, 5])
def test_headings_stand_anywhere(above: int) -> None:
    """Titles and blank rows may stand above the headings."""
    (table,) = tables([["A title"], *([[]] * above), HEAD, ROW])
    assert table.heading_rows == (above + 1,)
    assert [heading.text for heading in table.headings] == HEAD
    assert [cell.text for cell in table.above] == ["A title"]


def test_headings_on_two_rows_are_joined() -> None:
    """A heading merged over several columns belongs to each of them."""
    rows = [["", "Assignment", ""], ["Officer", "From", "To"], ["Ruby, Ann", "9/2/2025", "6/4/2026"]]
    (table,) = tables(rows, (0, 1, 0, 2))
    assert [heading.text for heading in table.headings] == ["Officer", "Assignment From", "Assignment To"]


def test_a_title_over_all_columns_is_no_heading() -> None:
    """A title merged across stays a title."""
    (table,) = tables([["School officers", "", "", ""], HEAD, ROW], (0, 0, 0, 3))
    assert table.heading_rows == (1,)


def test_a_second_table_begins_at_its_own_headings() -> None:
    """Other headings below begin another table, the same ones again do not."""
    first, second = tables([HEAD, ROW, ["Agency", "Contract from", "Contract to"], ["Cedarbrook PD", "1", "2"]])
    assert first.body == range(1, 2) and second.body == range(3, 4)
    assert len(tables([HEAD, ROW, HEAD, ROW])) == 1


def test_a_turned_table() -> None:
    """Headings may stand in a column, a title above them."""
    (table,) = tables([["The roster"], *[list(pair) for pair in zip(HEAD, ROW, strict=True)]])
    assert table.sheet.turned
    assert [heading.text for heading in table.headings] == HEAD
    assert [cell.text for cell in table.above] == ["The roster"]


def test_a_person_says_where_the_headings_are() -> None:
    """The mapping names heading rows, pairs of rows, several tables, or a column."""
    rows = [["Who", "Where"], ["Ruby", "Oak"], ["Wer", "Wo"], ["Stone", "Elm"]]
    assert tables(rows) == []
    assert [table.heading_rows for table in tables(rows, told="1; 3")] == [(0,), (2,)]
    assert [table.heading_rows for table in tables(rows, told="1-2")] == [(0, 1)]
    assert tables(rows, told="A")[0].sheet.turned
    assert tables(rows, told="top") == []


def test_days_under_their_months() -> None:
    """Numbers of days under the name of a month are headings."""
    rows = [["", "September 2025", ""], ["Officer", 3, 4], ["Ruby, Ann", "x", "x"]]
    (table,) = tables(rows, (0, 1, 0, 2))
    assert [heading.text for heading in table.headings] == ["Officer", "September 2025 3", "September 2025 4"]
