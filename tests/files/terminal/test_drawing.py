"""Lanes of days: what lies where, and the words in the bars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.days import Span
from hallpass.files.terminal.drawing import Bar, Lane, Mark, Scale, drawing, school_years
from hallpass.files.terminal.page import Page, size

ON = date(2026, 11, 23)
YEARS = Span(date(2025, 7, 1), date(2028, 6, 30))


def lane(*bars: Bar, marks: tuple[Mark, ...] = (), on: date = ON) -> str:
    """The one lane of a drawing on a page of 80 columns, without its name."""
    return list(drawing(Page(80), YEARS, on, [Lane("Lane", bars, marks)]))[3][6:]


def test_the_years_around_a_day() -> None:
    """The school year before, the one of the day, and the next."""
    assert school_years(ON) == YEARS
    assert school_years(date(2026, 7, 1)) == YEARS
    assert school_years(date(2026, 6, 30)) == Span(date(2024, 7, 1), date(2027, 6, 30))


@given(st.dates(date(2025, 7, 1), date(2028, 6, 30)), st.dates(date(2025, 7, 1), date(2028, 6, 30)))
def test_later_days_lie_further_right(one: date, other: date) -> None:
    """The scale keeps the order of days and stays within its columns."""
    scale = Scale(YEARS, 60)
    assert (scale.at(min(one, other)) <= scale.at(max(one, other))) and 0 <= scale.at(one) < 60


def test_the_scale_names_each_school_year_and_quarter() -> None:
    """Three school years, each with July, October, January and April; today stands over its column."""
    years, months, today, _ = drawing(Page(80), YEARS, ON, [Lane("Lane")])
    assert years.split() == ["2025-26", "2026-27", "2027-28"]
    assert months.split() == ["Jul", "Oct", "Jan", "Apr"] * 3
    assert today.strip() == "▼ Nov 23, 2026"
    assert today.index("▼") - 6 == Scale(YEARS, 74).at(ON)


def test_a_bar_covers_its_days_with_its_words_in_it() -> None:
    """The bar begins and ends at the columns of its days; the first words that fit stand in it."""
    days = Span(date(2026, 9, 1), date(2027, 2, 28))
    drawn = lane(Bar(days, "▓", "until", ("Cleared until a very far day", "Cleared")))
    place = Scale(YEARS, 74).of(days)
    assert place and drawn[: place.start].strip() == ""
    assert drawn[place.start :] == "▓▓ Cleared ▓▓"
    assert len(drawn) == place.stop


def test_words_that_do_not_fit_are_left_out() -> None:
    """A short bar is drawn without words, and is never shorter than a column."""
    assert lane(Bar(Span(ON, ON), "╳", "no", ("Not cleared",))).strip() == "╳"


def test_days_outside_the_years_are_cut() -> None:
    """A bar that began long ago is drawn from the first column; one that is all outside is not drawn."""
    assert lane(Bar(Span(date.min, date(2025, 7, 2)), "█", "yes")).startswith("█ ")
    assert lane(Bar(Span(date.min, date(2025, 6, 30)), "█", "yes")).strip() == "│"


def test_today_passes_behind_bars() -> None:
    """The line of today stands in empty places alone."""
    assert lane().strip() == "│"
    assert "│" not in lane(Bar(YEARS, "█", "yes"))


@pytest.mark.parametrize("day", [date(2025, 7, 1), ON, date(2028, 6, 30)])
def test_the_words_of_a_mark_stay_on_the_page(day: date) -> None:
    """After the sign, or before it at the right end."""
    drawn = lane(marks=(Mark(day, "◆", "", "full course"),))
    assert "full course" in drawn
    assert size(drawn) <= 74
    assert drawn.index("◆") == Scale(YEARS, 74).at(day)


def test_today_at_the_end_is_written_before_its_sign() -> None:
    """On the last day there is no room on the right."""
    today = list(drawing(Page(80), YEARS, date(2028, 6, 30), [Lane("Lane")]))[2]
    assert today.endswith("Jun 30, 2028 ▼")
    assert size(today) <= 80


def test_a_narrow_page_has_no_drawing() -> None:
    """Below what can be read the list alone is shown."""
    assert list(drawing(Page(50), YEARS, ON, [Lane("Lane")])) == []


def test_long_names_are_cut_to_their_column() -> None:
    """The lanes begin at one column whatever the names."""
    lines = list(drawing(Page(100), YEARS, ON, [Lane("A very long name of a school of some district"), Lane("B")]))
    assert lines[3].index("│") == lines[4].index("│")
    assert max(map(size, lines)) <= 100
