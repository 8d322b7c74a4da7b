"""Tables: a list as it stands in a file, read a column at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hallpass.files.tables import (
    MOST_COLUMNS,
    Table,
    headings_fit,
    list_name,
    loose_rows_of,
    records_of,
    refuse_names,
)
from hallpass.register.problems import Problems
from hallpass.register.records import NO_EXTRA, ConductEvent, School, SubstituteDay
from hallpass.register.values import cell_reader, value_reader


def sheet(title: str, **columns: list[Any]) -> Table:
    """A table of cells under headings in row 1."""
    rows = len(next(iter(columns.values())))
    return Table(title, columns, range(2, rows + 2), cell_reader, heading_row=1)


def read(table: Table) -> tuple[tuple[Any, ...], list[str]]:
    """The records of a table and its problems."""
    problems = Problems()
    return records_of(table, problems), list(map(str, problems))


def test_columns_become_records_in_any_order() -> None:
    """Columns are found by their headings; what the format does not have goes along."""
    table = sheet(
        "substitute_days", Date=["2026-09-01", "2026-09-02"], Note=["x", None], School=["s", "s"], Officer=["o", "p"]
    )
    assert table.unknown_columns == ("Note",)
    assert read(table) == (
        (
            SubstituteDay("o", "s", date(2026, 9, 1), extra={"Note": "x"}),
            SubstituteDay("p", "s", date(2026, 9, 2), extra=NO_EXTRA),
        ),
        [],
    )


def test_equal_texts_become_one_object() -> None:
    """A value that came before is looked up, which saves time and memory."""
    texts = ["".join(["river", "side"]) for _ in range(2)]
    assert texts[0] is not texts[1]
    (first, second), _ = read(sheet("substitute_days", officer=["o", "p"], school=texts, date=["2026-09-01"] * 2))
    assert first.school is second.school


def test_a_required_column_without_a_heading_is_one_problem_of_a_sheet() -> None:
    """A missing heading is told once, where the headings stand; no row is blamed."""
    assert read(sheet("schools", id=["a", "b"], name=["A", "B"], level=["other"] * 2))[1] == [
        "schools, row 1, district: nothing; expected a column with the heading district"
    ]


def test_a_required_column_that_json_lacks_is_a_problem_of_each_row() -> None:
    """JSON has no headings: each row lacks its own."""
    table = Table("agencies", {"id": ["a", "b"]}, range(1, 3), value_reader)
    assert read(table)[1] == [f"agencies, row {row}, name: nothing; expected text" for row in (1, 2)]


def test_an_empty_list_needs_no_headings() -> None:
    """A list without rows is empty, whatever stands above."""
    assert read(Table("schools", {}, (), cell_reader, 1)) == ((), [])


def test_each_bad_cell_is_told_and_no_row_is_kept() -> None:
    """One refused cell, and none of the list is taken; every other cell is still looked at."""
    table = sheet("schools", id=["a", ""], district=["d", "d"], name=["A", "B\nC"], level=["high", "other"])
    assert read(table) == (
        (),
        [
            "schools, row 3, id: nothing; expected an id",
            'schools, row 3, name: "B\\nC"; expected text without line breaks',
            'schools, row 2, level: "high"; expected one of elementary, middle, secondary, other',
        ],
    )


def test_true_and_one_are_told_apart() -> None:
    """Looking up equal values must not make a number of true: both stand in one column of JSON."""
    fields: dict[str, list[Any]] = {
        "id": ["1", "2", "3"],
        "officer": ["o"] * 3,
        "school": ["s"] * 3,
        "date": ["2026-09-01"] * 3,
        "matter": ["other"] * 3,
        "authority_used": [True, 1, 1.0],
    }
    records, problems = read(Table("conduct_events", fields, range(1, 4), value_reader))
    assert problems == [
        f"conduct_events, row {row}, authority_used: {value}; expected true or false, or nothing"
        for row, value in ((2, "1"), (3, "1.0"))
    ]
    fields["authority_used"] = [True, False, None]
    records, _ = read(Table("conduct_events", fields, range(1, 4), value_reader))
    assert [row.authority_used for row in records if isinstance(row, ConductEvent)] == [True, False, False]


def test_rows_of_an_unknown_list_keep_what_they_have() -> None:
    """Every text under its heading; an empty cell and an empty row are nothing."""
    table = sheet("radios", radio=["7", None, "9"], Officer=["olive", "", " "])
    assert loose_rows_of(table, Problems()) == ({"radio": "7", "Officer": "olive"}, {"radio": "9"})


def test_an_unknown_text_that_cannot_be_kept_is_a_problem() -> None:
    """Unknown columns are kept as they are or not read, never cut short."""
    problems = Problems()
    assert read(sheet("agencies", id=["a"], name=["A"], Memo=["x" * 2_001]))[1] == [
        f'agencies, row 2, Memo: "{"x" * 60}…"; expected at most 2,000 characters, not 2,001'
    ]
    loose_rows_of(sheet("radios", radio=["a\0b"]), problems)
    assert len(problems) == 1


def test_a_list_has_the_formats_name_or_its_own() -> None:
    """Case and spaces in the name of a list make no difference."""
    assert list_name(" Contact Days") == "contact_days"
    assert list_name(" Radio List ") == "Radio List"


@pytest.mark.parametrize("headings", [["From", "from"], ["Note", "note"], ["a b", "a_b"]])
def test_headings_that_say_the_same_are_a_problem(headings: list[str]) -> None:
    """Two columns under one name cannot be told apart."""
    problems = Problems()
    assert headings_fit("absences", 1, headings, problems)
    assert [str(problem) for problem in problems] == [
        f'absences, row 1, {headings[1]}: "{headings[1]}"; expected each heading once'
    ]


def test_a_list_has_a_limit_of_columns() -> None:
    """A file of ever new columns is refused before it grows."""
    problems = Problems()
    assert headings_fit("radios", None, map(str, range(MOST_COLUMNS)), problems)
    assert not problems
    assert not headings_fit("radios", None, map(str, range(MOST_COLUMNS + 1)), problems)
    assert [str(problem) for problem in problems] == ["radios: 200 headings and more; expected fewer columns"]


@pytest.mark.parametrize(
    "name", ["", "a/b", "..", "x" * 32, "\U0001f600" * 16, "what?", " a", "'a", "a'", "a\nb", "a."]
)
def test_names_that_no_sheet_or_file_can_have_are_a_problem(name: str) -> None:
    """A list must be able to go into every form, and never out of its folder."""
    problems = Problems()
    refuse_names([name], problems)
    assert len(problems) == 1


def test_good_names_pass_once() -> None:
    """Letters of any script, spaces and signs are fine; the same name again is not."""
    problems = Problems()
    refuse_names(["schools", "Radios & keys (2026)", "Öffnung", "x" * 31], problems)
    assert not problems
    refuse_names(["Key list", "key_list"], problems)
    assert [str(problem) for problem in problems] == ['key_list: "key_list"; expected each list once']


def test_a_school_is_read_from_cells_and_from_json_alike() -> None:
    """Both readers of one schema give one record."""
    fields = {"id": ["a"], "district": ["d"], "name": ["A"], "level": ["other"]}
    assert read(sheet("schools", **fields)) == read(Table("schools", fields, (1,), value_reader))
    assert read(sheet("schools", **fields))[0] == (School("a", "d", "A", "other"),)
