"""Names taken apart, and the cautious ways from a spelling to an entry."""

from __future__ import annotations

import pytest

from hallpass.files.tidying.spellings import Spelled, level_of, slug, spell_agency, spell_school, unused


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Northfield High School", Spelled(("northfield",), "secondary")),
        ("Northfield HS (leave)", Spelled(("northfield",), "secondary")),
        ("West Dale High", Spelled(("west", "dale"), "secondary")),
        ("High Prairie Elementary", Spelled(("high", "prairie"), "elementary")),
        ("Heron Pt", Spelled(("heron", "point"), None)),
        ("Miller's Bend Elem.", Spelled(("millers", "bend"), "elementary")),
        ("MS", Spelled(("ms",), None)),
    ],
)
def test_schools_apart(text: str, spelled: Spelled) -> None:
    """A school's name is its own words and the level that its last words tell."""
    assert spell_school(text) == spelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Cedarbrook Police Department", Spelled(("cedarbrook",), "police")),
        ("City of Cedarbrook P.D.", Spelled(("cedarbrook",), "police")),
        ("Millford Co. Sheriff's Office", Spelled(("millford",), "sheriff")),
        ("Millford County SO", Spelled(("millford",), "sheriff")),
        ("Sheriff", Spelled((), "sheriff")),
        ("CPD", Spelled(("cpd",), None)),
    ],
)
def test_agencies_apart(text: str, spelled: Spelled) -> None:
    """An agency's name is its own words, and police or sheriff."""
    assert spell_agency(text) == spelled


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("High", "secondary"),
        ("HS (alt)", "secondary"),
        ("MS", "middle"),
        ("Elem", "elementary"),
        ("K-5", "elementary"),
        ("grades 6-8", "middle"),
        ("9-12", "secondary"),
        ("K-12", None),
        ("Preschool", "other"),
        ("blue", None),
    ],
)
def test_levels(text: str, level: str | None) -> None:
    """A level is read in words or as grades; a range over several levels is none of them."""
    assert level_of(text) == level


def test_ids() -> None:
    """Ids are made of names, and a number keeps two of them apart."""
    assert slug("Miller's Bend Elementary") == "millers-bend-elementary"
    assert unused("a", {}) == "a"
    assert unused("a", {"a": 1, "a-2": 1}) == "a-3"
