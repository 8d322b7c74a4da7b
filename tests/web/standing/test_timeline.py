"""An officer's three school years: what is told of them, in the drawing, in the list and in the table alike."""

from __future__ import annotations

import pytest
from tests.rules.told import D, olive

from hallpass.rules.officer import OfficerRecord
from hallpass_web.standing.timeline import Years, years_of

ON = D("2026-11-23")
LATE_REVIEW: dict[str, object] = {
    "regular": "2026-09-01.., employer unable",
    "agency_policy": "v1 2026-06-15",
    "reviewed": "v1 2026-09-09",
}


def years(record: OfficerRecord) -> Years:
    """The years around the day."""
    return years_of(record, ON, ON)


def late() -> Years:
    """Of an officer under 5.3 who reviewed the policy eight days late."""
    return years(olive(**LATE_REVIEW))


def test_a_breach_is_named_with_its_days_and_stays_when_it_is_cured() -> None:
    """It stands above the lanes and in the list, and not twice there."""
    told = late()
    assert [one.words for one in told.callouts if one.look == "breach"] == ["Breach Sep 1–8: 6 contact days"]
    assert [one.word for one in told.happenings if one.days.first == D("2026-09-01")] == ["Breach", "High"]


def test_what_comes_if_nothing_is_recorded_says_so() -> None:
    """After the due day the officer is not cleared: dashed, in words, and only after the day asked about."""
    told = late()
    (to_come,) = [bar for bar in told.standing.bars if bar.look == "to_come"]
    assert to_come.days.first == D("2027-03-02")
    assert to_come.words[0] == "Not cleared from Mar 2, if nothing is recorded"
    assert [one.says for one in told.happenings if one.look == "to_come"] == ["if nothing is recorded"]


def test_the_due_day_is_flagged_and_owed() -> None:
    """A flag above, an open sign in the lane of training."""
    told = late()
    assert [one.words for one in told.callouts if one.look == "due"] == ["Due Mar 1, 2027, 5.3"]
    (training,) = [lane for lane in told.lanes if lane.name == "Training"]
    assert [(mark.look, mark.day) for mark in training.marks] == [("owed", D("2027-03-01"))]


@pytest.mark.parametrize(("today", "words"), [("2026-11-23", "Today, Nov 23"), ("2026-12-01", "On Nov 23, 2026")])
def test_only_today_is_called_today(today: str, words: str) -> None:
    """Another day that is asked about is named with its year."""
    assert years_of(olive(regular="2026-09-01.."), ON, D(today)).callouts[0].words == words


def test_a_lane_for_each_school_and_one_for_substitute_days() -> None:
    """Regular service is told by school and contract, substitute service by its counted days."""
    told = years(olive(regular="2026-09-01..", contracts=[]))
    assert [lane.name for lane in told.lanes] == ["High", "Training"]
    assert told.lanes[0].bars[0].words[0] == "regular, no contract since Sep 1, 2026"


def test_a_course_before_the_years_is_not_lost() -> None:
    """It stands at their beginning, with its day."""
    told = years(olive(regular="2026-09-01..", completed="nasro 2019-06-20"))
    first = told.lanes[-1].marks[0]
    assert (first.look, first.words) == ("earlier", "older course, Jun 20, 2019")


def test_an_empty_lane_says_what_was_looked_for() -> None:
    """No service and no course is an answer."""
    told = years(olive())
    assert told.lanes[-1].empty == "No dated course on record"
    assert told.says == "Olive, school years 2025-26 to 2027-28: no service on record."


def test_the_sentence_for_those_who_do_not_see_names_every_standing() -> None:
    """The description of the drawing tells what it shows, in order."""
    says = late().says
    assert says.index("breach Sep 1 – Sep 8, 2026") < says.index("cleared Sep 9") < says.index("not cleared from")
