"""Agencies under all their spellings."""

from __future__ import annotations

import pytest
from tests.files.tidying.offices import AGENCIES, again, facts, keys, roster, tidied


@pytest.mark.parametrize(
    "text",
    ["CPD", "Cedarbrook PD", "cedarbrook police dept.", "Cedarbrook P.D.", "Cedarbrook", "City of Cedarbrook Police"],
)
def test_a_listed_agency_in_many_spellings(text: str) -> None:
    """A spelling that only one listed agency fits is that agency."""
    result = tidied(roster({"Agency": text}, lists=AGENCIES))
    assert facts(result.register)["employments"] == {("Ann Ruby", "Cedarbrook Police Department", None, None)}


def test_what_fits_no_listed_agency_is_asked() -> None:
    """An agency that is not in the list is asked, and may be said to be new."""
    file = roster({"Agency": "Bloomfield PD"}, lists=AGENCIES)
    first = tidied(file)
    assert "Bloomfield PD" in keys(first)
    assert "employments" not in facts(first.register)
    second = again(first, file, change=('"Bloomfield PD" = "?"', '"Bloomfield PD" = "new"'))
    assert facts(second.register)["employments"] == {("Ann Ruby", "Bloomfield PD", None, None)}


def test_without_a_list_the_plainest_names_come_first() -> None:
    """Spellings of one agency are one, those of another kind are another, and two in one cell are asked."""
    rows = [
        {"Officer": f"Ruby, {name}", "Agency": agency}
        for name, agency in zip(
            "ABCDE",
            ["CPD", "Cedarbrook PD", "Cedarbrook Police", "Cedarbrook County Sheriff", "Millford PD/Oakdale PD"],
            strict=True,
        )
    ]
    result = tidied(roster(*rows))
    assert facts(result.register)["agencies"] == {("Cedarbrook Police",), ("Cedarbrook County Sheriff",)}
    assert "Millford PD/Oakdale PD" in keys(result)


@pytest.mark.parametrize("text", ["TBD", "n/a", "?"])
def test_a_word_that_names_no_agency_makes_none(text: str) -> None:
    """A placeholder is no agency."""
    assert "agencies" not in facts(tidied(roster({"Agency": text})).register)
