"""Duty cover on a page."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.terminal.pages import ON, WIDTHS, calm_setting, demo, folded

from hallpass.files.terminal.cover import cover_page
from hallpass.files.terminal.page import Page, size
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import school_cover
from hallpass.rules.officer import Setting


def shown(setting: Setting, width: int = 100, on: date = ON) -> list[str]:
    """The page of all schools on a day."""
    found = [one for each in setting.register.school if (one := school_cover(setting, each, Day(on)))]
    return list(cover_page(Page(width), on, found, setting))


@pytest.mark.parametrize("width", WIDTHS[2:])
def test_the_page_fits_the_terminal(width: int) -> None:
    """Seven duties beside the name of the school, from 80 columns on."""
    assert max(map(size, shown(demo(), width))) <= width


def test_a_school_with_all_duties_covered_says_so_in_a_line() -> None:
    """The figure is how many cover the duty; the names stand below."""
    lines = folded(shown(calm_setting()))
    assert "Wrenfield High 1 1 1 1 1 1 1" in lines
    assert "All duties: Ada Quill." in lines
    assert "What the policy asks" not in lines


def test_each_cell_has_a_word_or_a_number() -> None:
    """Nobody and unknown are words; below it is said who may."""
    lines = folded(shown(demo()))
    assert "Dunmarrow Middle 1 1 1 Unknown Unknown 1 1" in lines
    assert "4.1.4 and 4.1.5: unknown; Priya Lindahl may, for all that is known." in lines
    assert "All duties: nobody." in lines


def test_a_day_without_school_is_said() -> None:
    """Where the calendar has the day off; where there is no calendar nothing is said."""
    assert "No student contact day at Kestrel Prairie Public Schools." in shown(demo(), on=date(2026, 11, 26))
    assert not any("contact day" in line for line in shown(calm_setting()))


def test_the_words_of_a_missing_duty_end_where_they_end() -> None:
    """The list's own `; and,` is not quoted."""
    lines = folded(shown(demo()))
    assert "4.1.6 educating and advising students and staff on law enforcement topics" in lines
