"""The report for a terminal."""

from __future__ import annotations

from tests.files.tidying.offices import again, csv_file, roster, tidied, workbook

from hallpass.files.tidying.report import report_lines


def test_the_report_says_all_that_a_person_must_know() -> None:
    """Understood columns, guesses with ground, questions with the way to answer, unread cells, and the tally."""
    file = roster(
        {"Course": "SRO 40", "Completed": "spring 24", "Role": "backup"}, {"Officer": "Stone, Bo", "Start": "soon"}
    )
    text = "\n".join(report_lines(tidied(file)))
    assert 'A1 "Officer": officer (the heading says so)' in text
    assert 'what kind of course is "SRO 40"' in text and "one of: full, supplemental" in text
    assert 'I2: "spring 24"; expected a day, as in 4/18/2026' in text
    assert 'F3: "soon"; expected a day' in text
    assert "looks like: substitute" in text
    assert "Every cell is accounted for:" in text


def test_what_is_alike_stands_on_one_line() -> None:
    """A guess that a hundred cells share takes one line, with the first places and a count."""
    rows = [["Date", "Sub officer", "School"], *[[f"9/{day}/2025", "Ruby, Ann", "Oak"] for day in range(3, 30)]]
    schools = workbook({"Schools": [["School", "Level"], ["Oak Elementary", "Elem"]]})
    lines = list(report_lines(tidied(csv_file(rows, "subs.csv"), schools)))
    assert sum("Oak Elementary" in line for line in lines) == 1
    assert len(lines) < 40


def test_nothing_to_tell_is_said() -> None:
    """A list without a doubt says none."""
    lines = list(
        report_lines(tidied(csv_file([["Student day"], ["9/2/2025"]], "calendar.csv"), district={"name": "Linden"}))
    )
    assert "Guesses: none" in lines and "Questions: none" in lines and "Not read: none" in lines


def test_an_old_decision_is_shown_when_it_makes_a_difference() -> None:
    """A line of the mapping that overrules what would be taken now is listed with what that is."""
    old = roster({"End": ""})
    new = ("new.xlsx", roster({"Start": "9/1/2026", "End": ""}, sheet="SRO 2026-27")[1])
    result = again(tidied(old), old, new)
    text = "\n".join(report_lines(result))
    assert 'empty last day of 2025-26 means = "open": without it "end of the school year" would be taken' in text
    assert "By the mapping" not in "\n".join(report_lines(again(tidied(old), old)))
