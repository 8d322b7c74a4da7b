"""Timelines, breaches and duty cover as JSON objects."""

from __future__ import annotations

from datetime import date

from tests.commands.ask import ON, calm
from tests.raw import register_of
from tests.the_policy import the_policy

from hallpass.files import objects
from hallpass.rules.breaches import breaches, gaps
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import school_cover
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

LAW = Law(the_policy())


def setting(**changes: object) -> Setting:
    """The calm register with some lists in place of its own."""
    return Setting(register_of({**calm(), **changes}), LAW)


def test_a_timeline_is_the_whole_life() -> None:
    """From always to open, with the row and the days of each range; the end of time is no date."""
    found = objects.timeline_object([setting().officer("o")], LAW)
    assert (found["format"], found["policy"]) == ("hallpass-timeline/1", "506.9AR")
    (officer,) = found["officers"]
    first, last = officer["intervals"]
    assert (first["from"], first["to"], first["standing"], first["row"]) == (None, "2026-08-31", "upcoming", None)
    assert (last["from"], last["to"], last["standing"], last["row"]) == ("2026-09-01", None, "cleared", "R1")


def test_breaches_and_gaps_have_their_days_and_weight() -> None:
    """Without training and without a contract both are listed, Monday to Friday counted where there is no calendar."""
    asked = setting(completions=[], certificates=[], contracts=[])
    record, days = asked.officer("o"), (date(2026, 8, 1), date(2026, 9, 8))
    found = objects.breaches_object(*days, breaches(record, *days), gaps(record, *days), LAW)
    assert found["breaches"] == [
        {
            "officer": "o",
            "from": "2026-09-01",
            "to": "2026-09-08",
            "paragraphs": ["5.1"],
            "contact_days": 6,
            "listed_days": 0,
        }
    ]
    (gap,) = found["gaps"]
    assert (gap["assignment"], gap["from"], gap["to"], gap["counted"]) == ("a", "2026-09-01", "2026-09-08", 6)


def test_cover_has_every_duty_of_every_school() -> None:
    """Each duty with its state and who covers it."""
    asked = setting()
    cover = school_cover(asked, "S", Day(ON))
    assert cover is not None
    found = objects.cover_object(ON, [cover], asked.register, LAW)
    (school,) = found["schools"]
    assert (school["school"], school["name"], school["gaps"]) == ("S", "Wrenfield High", [])
    assert [(one["duty"], one["state"], one["covered_by"]) for one in school["duties"]] == [
        (f"4.1.{number}", "covered", ["o"]) for number in range(1, 8)
    ]
