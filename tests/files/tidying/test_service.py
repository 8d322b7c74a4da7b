"""Who serves where, in which role, from when to when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import again, facts, keys, roster, tidied, workbook

from hallpass.files.tidying.tidy import Tidied

FALL, SPRING = date(2025, 9, 2), date(2026, 6, 4)


def served(result: Tidied) -> set[tuple[Any, ...]]:
    """The roles, days and statements of the assignments."""
    return {row[2:] for row in facts(result.register).get("assignments", set())}


@pytest.mark.parametrize("text", ["SRO", "regular", "Full Time"])
def test_regular_roles(text: str) -> None:
    """A regular officer under many words."""
    assert served(tidied(roster({"Role": text}))) == {("regular", FALL, SPRING, None)}


@pytest.mark.parametrize("text", ["Sub", "substitute", "SRO Sub", "relief"])
def test_substitute_roles(text: str) -> None:
    """A substitute under many words."""
    assert served(tidied(roster({"Role": text}))) == {("substitute", FALL, SPRING, None)}


@pytest.mark.parametrize("text", ["backup", "float", "events only", "x"])
def test_a_word_that_may_be_either_role_is_asked(text: str) -> None:
    """Until a person says which role a word means, the assignment is left out."""
    file = roster({"Role": text})
    first = tidied(file)
    assert served(first) == set() and text in keys(first)
    assert served(tidied(file, roles={text: "substitute"})) == {("substitute", FALL, SPRING, None)}


@pytest.mark.parametrize("text", ["", "soon", "Aug 2025", "9/25", "9/2/2031"])
def test_without_a_first_day_there_is_no_assignment(text: str) -> None:
    """A first day that is missing, unclear or outside the year of the list is asked and never guessed."""
    result = tidied(roster({"Start": text}))
    assert served(result) == set() and any(key.startswith("F2 ·") for key in keys(result))


@pytest.mark.parametrize("text", ["June?", "6/4/2020", "8/1/2025"])
def test_a_last_day_that_cannot_be_is_asked(text: str) -> None:
    """A last day that cannot be read, or lies before the first, leaves the assignment out."""
    result = tidied(roster({"End": text}))
    assert served(result) == set() and any(key.startswith("G2 ·") for key in keys(result))


def test_an_empty_last_day_is_open_in_the_newest_list_only() -> None:
    """In an older list it ends with the school year; the mapping can say otherwise."""
    old = roster({"End": ""})
    new = ("new.xlsx", roster({"Officer": "Stone, Bo", "Start": "9/1/2026", "End": ""}, sheet="SRO 2026-27")[1])
    assert served(tidied(old)) == {("regular", FALL, None, None)}
    first = tidied(old, new)
    assert served(first) == {("regular", FALL, date(2026, 6, 30), None), ("regular", date(2026, 9, 1), None, None)}
    change = (
        '"empty last day of 2025-26 means" = "end of the school year"',
        '"empty last day of 2025-26 means" = "open"',
    )
    assert ("regular", FALL, None, None) in served(again(first, old, new, change=change))


def test_an_assignment_that_goes_on_over_two_lists_is_one() -> None:
    """The same first day at the same school in two lists is one assignment, with the newer list's last day."""
    new = ("new.xlsx", roster({"Start": "9/2/2025", "End": ""}, sheet="SRO 2026-27")[1])
    assert served(tidied(roster({}), new)) == {("regular", FALL, None, None)}
    assert served(tidied(roster({}, {}))) == {("regular", FALL, SPRING, None)}


def test_two_rows_that_disagree_take_what_both_say() -> None:
    """Rows of one list with different last days agree up to the earlier one, and are asked."""
    result = tidied(roster({}, {"End": "1/20/2026"}))
    assert served(result) == {("regular", FALL, date(2026, 1, 20), None)}
    assert any(key.startswith(("G2 ·", "G3 ·")) for key in keys(result))


@pytest.mark.parametrize(
    ("text", "value"),
    [("Y - memo 8/20", True), ("yes", True), ("N", False), ("", None), ("?", None), ("dunno", None)],
)
def test_whether_the_course_could_be_provided(text: str, value: bool | None) -> None:
    """5.3: a yes or a no as it stands; a blank or a doubt is unknown, never no."""
    assert served(tidied(roster({"Agency unable": text}))) == {("regular", FALL, SPRING, value)}


def test_rows_that_contradict_each_other_about_the_course_leave_it_unknown() -> None:
    """A yes and a no about one assignment make it unknown."""
    result = tidied(roster({"Agency unable": "yes"}, {"Agency unable": "no"}))
    assert served(result) == {("regular", FALL, SPRING, None)}


def test_any_school_means_what_both_readings_hold() -> None:
    """A substitute for any school is entered where the own agency serves; the mapping may widen it."""
    rows = [{"License": "1"}, {"Officer": "Stone, Bo", "Agency": "Millford PD", "School": "Elm Elementary"}]
    sub = {"Officer": "Flint, Cy", "School": "any", "Role": "Sub"}
    file = roster(*rows, sub)
    first = tidied(file)
    of = {school for who, school, *_ in facts(first.register)["assignments"] if who == "Cy Flint"}
    assert of == {"Oak Elementary"}
    change = ('"any school means" = "served by the agency"', '"any school means" = "all of the district"')
    second = facts(again(first, file, change=change).register)["assignments"]
    assert {school for who, school, *_ in second if who == "Cy Flint"} == {"Oak Elementary", "Elm Elementary"}


def test_a_word_against_a_service_without_end_is_asked() -> None:
    """A row that says `Inactive` and gives no last day waits."""
    rows = [
        ["Officer", "Agency", "School", "Role", "Start", "End", "Status"],
        ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "SRO", "9/2/2025", "", "Inactive"],
    ]
    file = workbook({"A": rows})
    first = tidied(file)
    assert served(first) == set()
    assert served(again(first, file, change=('nothing" = "?"', 'nothing" = "12/19/2025"'))) == {
        ("regular", FALL, date(2025, 12, 19), None)
    }


def test_a_list_without_first_days_asks_for_one() -> None:
    """One answer gives the first day of a whole sheet."""
    file = workbook(
        {
            "SROs 2025-26": [
                ["Officer", "Agency", "School", "Role"],
                ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "SRO"],
            ]
        }
    )
    first = tidied(file)
    assert served(first) == set() and "first day" in keys(first)
    assert served(again(first, file, change=('"first day" = "?"', '"first day" = "9/2/2025"'))) == {
        ("regular", FALL, None, None)
    }
