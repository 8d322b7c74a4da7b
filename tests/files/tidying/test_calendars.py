"""Student contact days out of lists of days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import again, csv_file, facts, keys, tidied

FIRST, SECOND = date(2025, 9, 2), date(2025, 9, 3)


def contact(*rows: list[str], name: str = "calendar.csv") -> set[tuple[Any, ...]]:
    """The contact days of a list."""
    return facts(tidied(csv_file(list(rows), name)).register).get("contact", set())


def test_a_list_of_contact_days() -> None:
    """Each numbered row is a contact day, an e-learning day by its note, once however often it stands there."""
    head = ["date", "weekday", "school_year", "contact_day_no", "note"]
    rows = [
        ["2025-09-02", "Tue", "2025-26", "1", "first day of school"],
        ["2025-09-03", "Wed", "2025-26", "2", "e-learning day, buildings closed"],
        ["2025-09-03", "Wed", "2025-26", "2", "e-learning day, buildings closed"],
        ["2025-09-04", "Thu", "2025-26", "", "workshop"],
    ]
    assert contact(head, *rows) == {(FIRST, "in_person"), (SECOND, "e_learning")}


def test_a_list_with_kinds_of_days() -> None:
    """Where each row says what it is, rows without students are none."""
    rows = [["Student day", "Type"], ["9/2/2025", "regular"], ["9/3/2025", "e-learning"], ["9/4/2025", "no school"]]
    assert contact(*rows) == {(FIRST, "in_person"), (SECOND, "e_learning")}


@pytest.mark.parametrize(
    "row", [["9/2/2025", "Mon", "1", ""], ["9/2/2025", "Tue", "1", "snow day, closed"], ["soon", "Tue", "1", ""]]
)
def test_rows_that_contradict_themselves_are_asked(row: list[str]) -> None:
    """A weekday that is another day's, or a note that no students came, is asked; the row makes no contact day."""
    assert contact(["date", "weekday", "contact_day_no", "note"], row) == set()


def test_a_list_that_does_not_say_what_it_lists_is_asked() -> None:
    """Bare days are contact days only when a person says so."""
    file = csv_file([["Date", "Event"], ["9/2/2025", ""], ["9/3/2025", "concert"]], "days.csv")
    first = tidied(file)
    assert "contact" not in facts(first.register) and "contact days" in keys(first)
    second = again(first, file, change=('"contact days" = "?"', '"contact days" = "yes"'))
    assert facts(second.register)["contact"] == {(FIRST, "in_person"), (SECOND, "in_person")}
