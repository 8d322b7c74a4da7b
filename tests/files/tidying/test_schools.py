"""Schools under all their spellings, and several of them in one cell."""

from __future__ import annotations

import pytest
from tests.files.tidying.offices import Rows, again, facts, keys, roster, tidied

SCHOOLS: dict[str, Rows] = {
    "Schools": [
        ["School", "Abbrev", "Level"],
        ["Northfield High School", "NHS", "High"],
        ["Northfield Middle School", "NMS", "MS"],
        ["Lewis and Clark Elementary", "LC", "Elem"],
        ["Maple Slope Elementary", "MS", "Elem"],
        ["Reed Bank", "RB", ""],
    ]
}


def served(text: str, sheet: str = "SRO 2025-26") -> set[str]:
    """The schools that an officer serves by this cell."""
    result = tidied(roster({"School": text}, sheet=sheet, lists=SCHOOLS))
    return {school for _, school, *_ in facts(result.register).get("assignments", set())}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NHS", {"Northfield High School"}),
        ("Northfield HS (leave)", {"Northfield High School"}),
        ("Northfield High, Northfield MS", {"Northfield High School", "Northfield Middle School"}),
        ("NHS/NMS", {"Northfield High School", "Northfield Middle School"}),
        ("NHS; LC + Maple Slope", {"Northfield High School", "Lewis and Clark Elementary", "Maple Slope Elementary"}),
        ("Lewis and Clark Elementary and NMS", {"Lewis and Clark Elementary", "Northfield Middle School"}),
        ("LC/MS", {"Lewis and Clark Elementary", "Maple Slope Elementary"}),
        ("Mapel Slope", {"Maple Slope Elementary"}),
        ("Northfield", set()),
        ("MS", {"Maple Slope Elementary"}),
        ("Nowhere", set()),
    ],
)
def test_what_a_cell_names(text: str, names: set[str]) -> None:
    """Short and long names, lists and slips are read; what fits two schools, or none, is left out and asked."""
    assert served(text) == names


def test_a_short_name_that_is_a_common_word_is_read_by_its_column() -> None:
    """`MS` is a school where the column uses short names, and is asked where it does not."""
    long = [{"Officer": f"Ruby, {name}", "School": "Northfield High School"} for name in "ABC"]
    result = tidied(roster({"School": "MS"}, *long, lists=SCHOOLS))
    assert "MS" in keys(result)
    assert all(who != "Ann Ruby" for who, *_ in facts(result.register)["assignments"])


def test_the_level_is_asked_where_nothing_says_it() -> None:
    """A school whose level is not known is left out with the service there, since the level decides the scope."""
    file = roster({"School": "RB"}, lists=SCHOOLS)
    first = tidied(file)
    assert "level of RB" in keys(first)
    assert "Reed Bank" not in {name for name, _ in facts(first.register)["schools"]}
    second = again(first, file, change=('"level of RB" = "?"', '"level of RB" = "elementary"'))
    assert ("Reed Bank", "elementary") in facts(second.register)["schools"]
    assert "assignments" in facts(second.register)


@pytest.mark.parametrize(
    ("text", "asked"), [("Lewis and Clark Elementary", "Lewis and Clark Elementary"), ("Pine", "level of pine")]
)
def test_without_a_list_doubts_are_asked(text: str, asked: str) -> None:
    """Without a list nobody can tell whether an `and` parts two names, or what level a bare name is."""
    result = tidied(roster({"School": text}))
    assert asked in keys(result)
    assert "schools" not in facts(result.register)


def test_a_group_of_rows_tells_which_of_two_schools() -> None:
    """Under the heading for high schools a name that two schools share is the high school's, and there alone."""
    rows = [{"Officer": "HIGH SCHOOLS"}, {"Officer": "Ruby, Ann", "School": "Northfield"}]
    blank = dict.fromkeys(("Agency", "School", "Role", "Start", "End"), "")
    result = tidied(roster({**blank, **rows[0]}, rows[1], lists=SCHOOLS))
    assert {school for _, school, *_ in facts(result.register)["assignments"]} == {"Northfield High School"}
    assert '"Northfield (secondary)" = "NHS"' in result.mapping
