"""Whose answers another law changes, for programs and spreadsheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.commands.amendments import amendment
from tests.files.terminal.pages import LAW, demo

from hallpass.files.impact_forms import impact_object, impact_sheets
from hallpass.files.packs import amended_policy
from hallpass.impact import impact
from hallpass.rules.law import Law

FIRST, LAST = date(2026, 11, 23), date(2027, 6, 30)


def test_the_object_has_the_counts_and_every_change(tmp_path: Path) -> None:
    """Both laws by their versions and readings; who changes from what to what, and when."""
    then = Law(amended_policy(amendment(tmp_path)), {"e_learning_day": "does_not_count"})
    told = impact_object(impact(demo().register, LAW, then, FIRST, LAST), LAW, then)
    assert told["format"] == "hallpass-impact/1"
    assert (told["officers"], told["changed"], told["standing_changes"]) == (16, 1, 1)
    assert told["moves"] == [{"from": "excused", "to": "not_cleared", "officers": 1}]
    assert told["now"]["versions"] == ["2024-10-01"]
    assert told["then"]["versions"] == ["2024-10-01", "2026-12-01"]
    assert told["then"]["readings"]["e_learning_day"] == "does_not_count"
    first = told["changes"][0]["differences"][0]
    assert (first["from"], first["before"]["governed_by"], first["after"]["governed_by"]) == (
        "2026-12-01",
        "5.4",
        "5.1",
    )


def test_the_sheets_have_a_row_for_each_range(tmp_path: Path) -> None:
    """The changes first, then the moves, then both laws side by side."""
    then = Law(amended_policy(amendment(tmp_path)))
    found = impact(demo().register, LAW, then, FIRST, LAST)
    changes, moves, about = impact_sheets(found, demo().register, LAW, then)
    row = dict(zip(changes.columns, changes.rows[0], strict=True))
    assert (row["name"], row["from"], row["to"]) == ("Odalys Fairbairn", date(2026, 12, 1), date(2026, 12, 15))
    assert (row["before"], row["after"]) == ("May serve", "May not serve")
    assert moves.rows == (("excused", "not_cleared", 1),)
    assert ("versions", "2024-10-01", "2024-10-01; 2026-12-01") in about.rows
