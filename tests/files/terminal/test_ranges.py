"""Breaches and gaps on a page."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.terminal.pages import ON, WIDTHS, demo, folded

from hallpass.days import Span
from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.ranges import days_counted, ranges_page
from hallpass.rules.breaches import Breach, Gap, breaches, gaps

FIRST = date(2025, 9, 1)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_the_terminal_and_has_every_range(width: int) -> None:
    """A line for each breach and each gap, at any width."""
    records = [demo().officer(one) for one in demo().register.officer]
    found = [one for record in records for one in breaches(record, FIRST, ON)]
    without = [one for record in records for one in gaps(record, FIRST, ON)]
    lines = list(ranges_page(Page(width), FIRST, ON, found, without, demo().register))
    assert max(map(size, lines)) <= width
    assert f"Breaches {len(found)}, on record also when cured" in folded(lines)
    assert f"Gaps in contract cover {len(without)}" in folded(lines)


def test_days_are_counted_with_their_unit() -> None:
    """Contact days of regular service, listed days of a substitute, and both where a breach has both."""
    days = Span(FIRST, ON)
    assert days_counted(Breach("o", days, ("5.1",), 3, 0)) == "3 contact days"
    assert days_counted(Breach("o", days, ("5.1",), 1, 2)) == "1 contact day and 2 listed days"
    assert days_counted(Gap("o", "a", "S", days, "substitute", 1)) == "1 listed day"
    assert days_counted(Gap("o", "a", "S", days, "regular", 2)) == "2 contact days"
