"""An officer's years: the lanes and the lists say the same as the kernel."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.terminal.pages import ON, WIDTHS, calm_setting, demo, folded

from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.years import FILLS, TO_COME, overview, years


def shown(officer: str, width: int = 100, on: date = ON) -> list[str]:
    """The page of an officer of the demo district."""
    return list(years(Page(width), demo().officer(officer), on))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("officer", ["penhallow", "fairbairn", "esterhazy", "applewhite", "ashgrove", "gravesend"])
def test_the_page_fits_the_terminal(officer: str, width: int) -> None:
    """Nothing is wider than the page; a narrow one has the lists alone."""
    lines = shown(officer, width)
    assert max(map(size, lines)) <= width
    if width in (40, 80):
        assert any("▼" in line for line in lines) == (width == 80)
    assert any(line.startswith("Standing") for line in lines)


def test_a_short_breach_is_seen() -> None:
    """Three days of breach are a column of their own, before the bar that follows."""
    assert "╳▓" in shown("penhallow")[5]


def test_what_comes_is_drawn_and_said_otherwise_than_what_was() -> None:
    """After today the hatch and the words say that it comes if nothing is recorded."""
    lane = shown("marchbanks")[5]
    assert FILLS["not_cleared"][0] in lane
    assert TO_COME in lane
    assert lane.index(FILLS["not_cleared"][0]) < lane.index(TO_COME)
    assert "Days after Nov 23, 2026: what comes if nothing is recorded." in shown("marchbanks")


def test_each_school_has_a_lane_with_its_words() -> None:
    """Under a contract, without one, and out of scope."""
    lanes = folded(shown("esterhazy")[5:9])
    assert lanes[1].startswith("Kestrel Prairie Middle ── regular ─")
    assert lanes[2].startswith("Wrenfield Elementary ┄┄ no contract ┄")
    assert any("outside" in line for line in shown("applewhite")[5:8])


def test_the_counted_days_of_a_substitute_are_told() -> None:
    """By today, planned, and when the sixtieth comes."""
    lines = folded(shown("fairbairn"))
    assert "2025-26 39 0 not reached" in lines
    assert "2026-27 52 9 Dec 16, 2026" in lines


def test_training_on_record_and_training_due_are_marked() -> None:
    """An older course stands at the edge with its year; a completion on its day; a due day with its words."""
    assert "◂ older course, 2021" in shown("harrowgate")[7]
    assert "◇ due May 31, 2027" in shown("harrowgate")[7]
    assert "◆ supplement" in shown("strand")[7]
    assert "– no course on record" in shown("fairbairn")[7]
    assert "School Resource Officer Course, 40 hours, board-approved full course day unknown" in folded(
        shown("lindahl")
    )
    assert "Campus Officer Week course of unknown kind Aug 12, 2025" in folded(shown("amund"))


def test_a_cured_breach_stands_on_record() -> None:
    """It stays with its days and their number."""
    assert "Gilbert Ashgrove Sep 1 – Oct 9, 2025 5.1 28 contact days" in folded(shown("ashgrove"))


def test_an_officer_with_nothing_on_record_has_a_page() -> None:
    """No employment, no assignment, no course: said, not left blank."""
    record = calm_setting(employments=[], assignments=[], completions=[]).officer("o")
    lines = folded(list(years(Page(80), record, ON)))
    assert lines[0] == "Ada Quill no employer on this day"
    assert "Jul 1, 2025 – Jun 30, 2028 Not serving" in lines
    assert "No course is on record." in lines


def test_the_overview_has_a_lane_for_each_officer_and_a_legend() -> None:
    """Every fill is explained in words."""
    records = [demo().officer(one) for one in demo().register.officer]
    lines = list(overview(Page(100), records, ON))
    assert [line[:18].strip() for line in lines[3:19]] == [row.name for row in demo().register.officers]
    legend = " ".join(lines[19:])
    assert all(fill * 2 in legend for fill, _ in FILLS.values())
