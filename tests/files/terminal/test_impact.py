"""Whose answers another law changes, on a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.commands.amendments import amendment
from tests.files.terminal.pages import LAW, WIDTHS, demo, folded

from hallpass.files.packs import amended_policy
from hallpass.files.terminal.impact import impact_page
from hallpass.files.terminal.page import Page, size
from hallpass.impact import impact
from hallpass.rules.law import Law

FIRST, LAST = date(2026, 11, 23), date(2027, 6, 30)


def shown(then: Law, width: int = 100, first: date = FIRST, last: date = LAST) -> list[str]:
    """The page for the demo district."""
    register = demo().register
    return list(impact_page(Page(width), impact(register, LAW, then, first, last), register, LAW, then))


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_the_page_fits_the_terminal(width: int, tmp_path: Path) -> None:
    """Words of a paragraph, names and days are wrapped."""
    assert max(map(size, shown(Law(amended_policy(amendment(tmp_path))), width))) <= width


def test_counts_come_first_then_who_changes(tmp_path: Path) -> None:
    """How many, from what to what; then a line for each change with its days and paragraph."""
    lines = folded(shown(Law(amended_policy(amendment(tmp_path)))))
    assert " ".join(lines[:2]) == (
        "Of 16 officers, 1 would be answered otherwise from November 23, 2026 through June 30, 2027: "
        "1 from excused to not cleared."
    )
    assert "Excused Not cleared 1" in lines
    assert "Odalys Fairbairn Dec 1 – Dec 15, 2026 ● May serve ✕ May not serve 5.1" in lines
    assert "Excused, 5.4 Not cleared, 5.1" in lines
    assert "due Dec 15, 2026 due Nov 3, 2026" in lines


def test_what_the_amendment_changes_is_told(tmp_path: Path) -> None:
    """From which day, in its words and in its numbers."""
    lines = folded(shown(Law(amended_policy(amendment(tmp_path)))))
    assert "What changes from December 1, 2026" in lines
    assert any(line.startswith("· 5.4 reads: “An officer who is serving as a substitute") for line in lines)
    assert "· 5.4: substitute_days is 40 days, not 60 days." in lines
    assert any("amended from December 1, 2026" in line for line in lines)


def test_another_reading_is_told_in_words() -> None:
    """Its name, its value, and what it says."""
    lines = folded(shown(Law(LAW.policy, {"day_sixty": "exempt"})))
    assert "· 5.4: day_sixty is exempt, not not_exempt: The sixtieth day still belongs to the exemption." in lines
    assert "Odalys Fairbairn Dec 16, 2026 ✕ May not serve ● May serve 5.4" in lines


def test_nobody_is_an_answer() -> None:
    """Where nobody changes the sentence says so, and there is no table."""
    lines = folded(shown(Law(LAW.policy, {"legacy_after_2027_06_01": "gives_no_clearance"}), first=LAST, last=LAST))
    assert lines[0] == "Of 16 officers, nobody would be answered otherwise on June 30, 2027."
    assert not any(line.startswith("Who changes") for line in lines)
