"""Who could cover a school, on a page."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.terminal.pages import WIDTHS, demo, folded

from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.who import who_page
from hallpass.who import candidates

ON = date(2026, 11, 25)


def shown(school: str = "KPH", width: int = 100, on: date = ON) -> list[str]:
    """The page for a school of the demo district."""
    return list(who_page(Page(width), on, school, candidates(demo(), school, on), demo()))


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_the_page_fits_the_terminal(width: int) -> None:
    """What is missing is wrapped."""
    assert max(map(size, shown(width=width))) <= width


def test_the_sentence_comes_first() -> None:
    """How many may be sent, and what those do who are there already."""
    assert shown()[:3] == [
        "5 of 13 officers may be sent to Kestrel Prairie High on Wednesday, November 25, 2026.",
        "Maren Tolliver is assigned there and away that day.",
        "Emeka Thornbury is assigned there: may not serve.",
    ]
    assert "Odalys Fairbairn is there already, without 4.1.4 and 4.1.5." in shown("DMM")


def test_those_who_may_serve_stand_first_the_others_say_why_not() -> None:
    """Three parts, each with its number."""
    lines = folded(shown())
    parts = [line for line in lines if line.startswith(("There already", "May serve 5", "Not on this day"))]
    assert parts == ["There already 2", "May serve 5, all duties first", "Not on this day, and why 8"]
    first = lines[lines.index("May serve 5, all duties first") + 3]
    assert first == "● May serve Rowan Esterhazy 5.1 All duties."
    assert "Expected at Kestrel Prairie Middle and Wrenfield Elementary." in " ".join(lines)


def test_an_officer_who_is_away_is_told_as_such() -> None:
    """Whatever the standing."""
    assert "– Away Maren Tolliver 5.1 All duties." in folded(shown())


def test_a_day_without_students_and_a_school_outside_are_told() -> None:
    """Thanksgiving at a school that the policy does not know."""
    lines = folded(shown("CTP", on=date(2026, 11, 26)))
    assert lines[0] == "None of 15 officers may be sent to Cattail Transition Program on Thursday, November 26, 2026."
    assert lines[1:3] == [
        "The service there is outside the policy (3.2).",
        "No student contact day at Kestrel Prairie Public Schools.",
    ]
