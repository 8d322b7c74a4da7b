"""Texts that stay out are pointed at where they may tell of something."""

from __future__ import annotations

import pytest
from tests.files.tidying.offices import AGENCIES, tidied, workbook


@pytest.mark.parametrize(
    ("note", "told"),
    [("came from Millford SO in August", "names Millford County"), ("retires in June", "retires"), ("likes tea", None)],
)
def test_notes(note: str, told: str | None) -> None:
    """A note that names another agency or speaks of a change is pointed at, and never taken."""
    rows = [
        ["Officer", "Agency", "School", "Role", "Start", "Notes"],
        ["Ruby, Ann", "CPD", "Oak Elementary", "SRO", "9/2/2025", note],
    ]
    result = tidied(workbook({"A": rows, **AGENCIES}))
    notices = [notice.text for notice in result.notices if notice.place.cell == "F2"]
    assert (told is None) == (not notices) and all(told and told in text for text in notices)
    assert note not in repr(result.register)
