"""The district that the files are about."""

from __future__ import annotations

import pytest
from tests.files.tidying.offices import keys, roster, tidied, workbook

from hallpass.files.tidying.districts import district_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LINDEN VALLEY PUBLIC SCHOOLS - ISD 9899 - Officers", ("Linden Valley Public Schools", "9899")),
        ("Linden Area School District #77", ("Linden Area School District", "77")),
        ("School Resource Officers 2025-26", None),
        ("HIGH SCHOOLS", None),
        ("ISD 77", None),
    ],
)
def test_titles(text: str, found: tuple[str, str | None] | None) -> None:
    """A district's name and number stand in a title; headings of levels are none."""
    assert district_in(text) == found


def test_a_title_names_the_district_as_a_guess() -> None:
    """The name in a title is taken, and said to be a guess."""
    result = tidied(workbook({"A": [["Linden Charter School"], ["Officer", "Agency"], ["Ruby, Ann", "Cedarbrook PD"]]}))
    (district,) = result.register.districts
    assert (district.name, district.kind) == ("Linden Charter School", "charter_school")
    assert any(guess.taken == "Linden Charter School" for guess in result.guesses)


def test_without_a_name_it_is_asked() -> None:
    """No title, no name: it is asked."""
    assert "name" in keys(tidied(roster({})))
    told = tidied(roster({}), district={"name": "Linden", "id": "77"})
    assert [(row.id, row.name) for row in told.register.districts] == [("77", "Linden")]
