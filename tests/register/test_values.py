"""Values of cells and of JSON, read into fields and written back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from hallpass.register.schema import LISTS, Column
from hallpass.register.values import (
    MOST_IN_A_LIST,
    Refused,
    Unread,
    cell_of,
    cell_reader,
    clean,
    expected,
    list_cell,
    protected,
    shown,
    unprotected,
    value_of,
    value_reader,
)


def column(list_name: str, name: str) -> Column:
    """A column of the format."""
    found = LISTS[list_name].column(name)
    assert found
    return found


DAY = column("officers", "licensed_to")
NAME = column("officers", "name")
UNABLE = column("assignments", "employer_unable")
MINUTES = column("activities", "minutes")
DUTIES = column("contracts", "duties")
FURTHER = column("contracts", "additional_duties")
LEVEL = column("schools", "level")
SCHOOLS = column("contracts", "schools")
CONFLICTS = column("contracts", "conflicts")


@pytest.mark.parametrize(
    ("about", "cell", "field"),
    [
        (NAME, "  A. Officer ", "A. Officer"),
        (NAME, "x" * 2_000, "x" * 2_000),
        (NAME, "00123", "00123"),
        (NAME, "'=1+1", "=1+1"),
        (NAME, "''=1+1", "'=1+1"),
        (NAME, "'quoted'", "'quoted'"),
        (DAY, "2027-06-30", date(2027, 6, 30)),
        (DAY, "", None),
        (DAY, "  ", None),
        (DAY, None, None),
        (LEVEL, "middle", "middle"),
        (UNABLE, "TRUE", True),
        (UNABLE, "false", False),
        (UNABLE, "", None),
        (MINUTES, "45", 45),
        (MINUTES, "45.0", 45),
        (DUTIES, "", None),
        (DUTIES, "none", ()),
        (DUTIES, "4.1.1; 4.1.4", ("4.1.1", "4.1.4")),
        (DUTIES, "4.1.1;4.1.4;", ("4.1.1", "4.1.4")),
        (FURTHER, "", ()),
        (
            FURTHER,
            r"Help at games\; and at dances; back\\slash; none",
            ("Help at games; and at dances", "back\\slash", "none"),
        ),
        (FURTHER, "none;", ("none",)),
        (FURTHER, "'-5; @", ("-5", "@")),
        (SCHOOLS, "", None),
    ],
)
def test_a_cell_is_read(about: Column, cell: str | None, field: Any) -> None:
    """Text of a cell becomes the field that it stands for; nothing becomes the column's default."""
    assert cell_reader(about)(cell) == field


@pytest.mark.parametrize(
    ("about", "value", "field"),
    [
        (NAME, " A. Officer ", "A. Officer"),
        (NAME, "'=1", "'=1"),
        (DAY, "2027-06-30", date(2027, 6, 30)),
        (DAY, "", None),
        (DAY, None, None),
        (UNABLE, True, True),
        (UNABLE, None, None),
        (UNABLE, "", None),
        (MINUTES, 45, 45),
        (MINUTES, 45.0, 45),
        (DUTIES, None, None),
        (DUTIES, [], ()),
        (DUTIES, ["4.1.1"], ("4.1.1",)),
        (CONFLICTS, ["4.3", "4.4"], ("4.3", "4.4")),
        (FURTHER, None, ()),
        (FURTHER, ["a; b", "none"], ("a; b", "none")),
    ],
)
def test_a_json_value_is_read(about: Column, value: Any, field: Any) -> None:
    """A JSON value becomes the field that it stands for; null becomes the column's default."""
    assert value_reader(about)(value) == field


@pytest.mark.parametrize(
    ("about", "cell", "says"),
    [
        (NAME, "", "text"),
        (NAME, "x" * 2_001, "at most 2,000 characters, not 2,001"),
        (NAME, "two\nlines", "text without line breaks"),
        (NAME, "a\0b", "text without control characters (U+0000)"),
        (NAME, "a\x85b", "text without control characters (U+0085)"),
        (NAME, "a\ud800b", "text without control characters (U+D800)"),
        (DAY, "9/1/25", "a day such as 2026-09-01, or nothing (open)"),
        (DAY, "20260901", "a day such as 2026-09-01, or nothing (open)"),
        (DAY, "2026-W36-2", "a day such as 2026-09-01, or nothing (open)"),
        (DAY, "2026-02-30", "a day such as 2026-09-01, or nothing (open)"),
        (DAY, "2026-09-01 08:30:00", "a day such as 2026-09-01, or nothing (open)"),
        (LEVEL, "High", "one of elementary, middle, secondary, other"),
        (UNABLE, "yes", "true or false, or nothing (unknown)"),
        (MINUTES, "-5", "a whole number up to 999,999,999, or nothing"),
        (MINUTES, "4.5", "a whole number up to 999,999,999, or nothing"),
        (MINUTES, "٣", "a whole number up to 999,999,999, or nothing"),
        (DUTIES, "4.1.1, 4.1.2", "a list of 4.1.1, 4.1.2, 4.1.3, 4.1.4, 4.1.5, 4.1.6, 4.1.7, or nothing (unknown)"),
        (FURTHER, "a; b\nc", "text without line breaks"),
        (NAME, Unread("#N/A", "a value"), "a value"),
    ],
)
def test_a_cell_is_refused_with_what_was_expected(about: Column, cell: Any, says: str) -> None:
    """What a column cannot take is refused, and the refusal says what it takes."""
    with pytest.raises(Refused) as refused:
        cell_reader(about)(cell)
    assert refused.value.expected == says


@pytest.mark.parametrize(
    ("about", "value"),
    [
        (NAME, True),
        (NAME, 12345),
        (NAME, ["A"]),
        (NAME, None),
        (DAY, 20260901),
        (DAY, True),
        (LEVEL, 1),
        (UNABLE, 1),
        (UNABLE, 0.0),
        (UNABLE, "true"),
        (MINUTES, True),
        (MINUTES, "45"),
        (MINUTES, 4.5),
        (MINUTES, -1),
        (MINUTES, 10**30),
        (MINUTES, float("inf")),
        (DUTIES, "4.1.1"),
        (DUTIES, ["4.1.8"]),
        (DUTIES, [1]),
        (CONFLICTS, ["4.30"]),
        (CONFLICTS, ["4.3", "school rules"]),
        (FURTHER, [""]),
        (FURTHER, [None]),
        (FURTHER, {}),
    ],
)
def test_a_json_value_of_another_type_is_refused(about: Column, value: Any) -> None:
    """JSON has types, and a register holds to them: true is no text and no number."""
    with pytest.raises(Refused) as refused:
        value_reader(about)(value)
    assert refused.value.expected == expected(about)


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (45, "45"),
        (date(2027, 6, 30), "2027-06-30"),
        ("=1+1", "'=1+1"),
        ((), "none"),
        (("none",), "none;"),
        (("4.1.1",), "4.1.1"),
        (("4.1.1", "a; b"), r"4.1.1; a\; b"),
        (("-5", "@"), "'-5; @"),
    ],
)
def test_a_field_is_written_into_a_cell(field: Any, cell: str) -> None:
    """A cell holds what the format says: an ISO day, true or false, items with semicolons between them."""
    assert cell_of(field) == cell


def test_a_list_fits_a_cell_of_a_workbook() -> None:
    """A list that no cell could hold is refused in every form, so that all forms stay equal."""
    items = [*["x" * 1_998] * 7, "x" * 2_000]
    assert len(list_cell(items)) == MOST_IN_A_LIST
    assert value_reader(FURTHER)(items) == tuple(items)
    with pytest.raises(Refused, match="16,000 characters in the whole list"):
        value_reader(FURTHER)([*items, "y"])


@given(texts)
def test_protection_is_taken_off_again(text: str) -> None:
    """No protected text starts a formula, and every text comes back as it was."""
    assert protected(text)[0] not in "=+-@"
    assert unprotected(protected(text)) == text


@given(st.lists(texts).map(tuple))
def test_a_list_comes_back_from_its_cell(items: tuple[str, ...]) -> None:
    """Semicolons, backslashes, the word none and signs of formulas in items change nothing."""
    assert cell_reader(FURTHER)(cell_of(items)) == items
    assert value_reader(FURTHER)(value_of(items)) == items


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    """Cleaning is done once: what it gives is clean."""
    try:
        kept = clean(text)
    except Refused:
        return
    assert kept is None or clean(kept) == kept


def test_values_are_shown_so_that_types_and_control_characters_are_seen() -> None:
    """Text stands in quotation marks, true and numbers do not, nothing is said in words, long values are cut."""
    assert [shown(value) for value in ("true", True, 5, None, "", [1, "a"])] == [
        '"true"',
        "true",
        "5",
        "nothing",
        "nothing",
        '[1, "a"]',
    ]
    assert shown("a\nb\0\ud800") == r'"a\nb\x00\ud800"'
    assert shown("x" * 60) == '"' + "x" * 60 + '"'
    assert shown("x" * 61) == '"' + "x" * 60 + '…"'
    assert shown(Unread("#N/A", "")) == "#N/A"
