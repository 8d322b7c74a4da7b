"""Where things are drawn: nothing outside the picture, no words over one another, none on a hatch."""

from __future__ import annotations

from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.told import D, olive

from hallpass.days import Span
from hallpass_web.standing.timeline import Bar, Callout, Lane, Years, years_of
from hallpass_web.standing.timeline_drawing import RIGHT, WIDTH, Drawing, drawn

ON = D("2026-11-23")
DAYS = Span(D("2025-07-01"), D("2028-06-30"))
TOLD: list[dict[str, Any]] = [
    {},
    {"regular": "2026-09-01.., employer unable", "agency_policy": "v1 2026-06-15", "reviewed": "v1 2026-09-09"},
    {"regular": "2026-11-02..2026-12-31"},
    {"substitute": "2025-09-02..", "completed": "full 2027-01-05"},
]


def drawing_of(**told: Any) -> Drawing:
    """The picture of an officer's years."""
    return drawn(years_of(olive(**told), ON, ON))


@pytest.mark.parametrize("told", TOLD)
def test_everything_lies_in_the_picture(told: dict[str, Any]) -> None:
    """Bars between the names and the edge, every lane above the scale."""
    picture = drawing_of(**told)
    for lane in (picture.standing, *picture.lanes):
        assert lane.name_y < picture.axis < picture.height
        for bar in lane.bars:
            assert picture.names <= bar.x < bar.x + bar.width <= RIGHT + 3
            assert bar.words_x + len(bar.words) * 6 <= bar.x + bar.width + 1 or not bar.words


@pytest.mark.parametrize("told", TOLD)
def test_the_template_is_well_formed_and_has_nothing_inline(told: dict[str, Any]) -> None:
    """A title, a description, numbers with points, the same data as a table; no style, for the policy forbids it."""
    text = render_to_string("standing/timeline.html", {"drawing": drawing_of(**told)})
    svg = ElementTree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert all("style" not in one.attrib for one in svg.iter())
    assert "<caption>" in text
    assert "Show as a table" in text


def test_words_on_a_hatch_stand_on_paper() -> None:
    """What is hatched is words' only ground where paper lies between."""
    picture = drawing_of(
        regular="2026-09-01.., employer unable", agency_policy="v1 2026-06-15", reviewed="v1 2026-09-01"
    )
    hatched = [bar for bar in picture.standing.bars if bar.look in ("to_come", "not_cleared") and bar.words]
    assert hatched
    assert all(bar.ground > len(bar.words) * 6 for bar in hatched)


def test_words_that_do_not_fit_are_left_to_the_table() -> None:
    """A short bar has the shorter words or none."""
    days = [Span(D("2026-09-01"), D(last)) for last in ("2026-09-03", "2026-12-01", "2027-06-01")]
    lane = Lane("Standing", tuple(Bar(one, "cleared", ("Cleared, 5.1 and more", "Cleared")) for one in days))
    picture = drawn(Years("Olive", ON, DAYS, lane, (), (), ()))
    assert [bar.words for bar in picture.standing.bars] == ["", "Cleared", "Cleared, 5.1 and more"]


@given(st.lists(st.tuples(st.dates(DAYS.first, DAYS.last), st.sampled_from(["breach", "due"])), max_size=5))
def test_callouts_never_lie_over_one_another(found: list[tuple[Any, str]]) -> None:
    """Whatever days are named above the lanes, no two share a level and a place, and all are in the picture."""
    callouts = (Callout(ON, "today", "Today, Nov 23"), *(Callout(day, look, "Breach Sep 1–8") for day, look in found))
    picture = drawn(Years("Olive", ON, DAYS, Lane("Standing"), (), callouts, ()))
    places = []
    for one in picture.callouts:
        start = one.words_x - one.width / 2 if one.look == "today" else one.x - one.width if one.end else one.x
        assert 0 <= start <= start + one.width <= WIDTH
        assert one.y < picture.top
        places.append((one.y, start, start + one.width))
    for (y, first, last), (other_y, other_first, other_last) in combinations(places, 2):
        assert y != other_y or last <= other_first or other_last <= first
