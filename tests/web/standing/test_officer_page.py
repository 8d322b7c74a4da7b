"""What the page of one officer says, part by part."""

from __future__ import annotations

from typing import Any

from tests.rules.told import D, setting
from tests.scenarios.facts import OFFICER

from hallpass_web.standing.officer_page import OfficerPage, officer_page

ON = D("2026-11-23")
UNDER_5_3: dict[str, Any] = {
    "regular": "2026-09-01.., employer unable",
    "agency_policy": "v1 2026-06-15",
    "reviewed": "v1 2026-08-20",
}


def page(elsewhere: frozenset[str] = frozenset(), **told: Any) -> OfficerPage:
    """The page for the facts told."""
    return officer_page(setting(**told), OFFICER, ON, ON, elsewhere)


def test_the_answer_of_a_sentence_is_marked() -> None:
    """What is asked is in bold, its end and paragraph are not."""
    first = page(**UNDER_5_3).sentences[0]
    assert "<strong>may serve at High</strong> through March 1, 2027, under paragraph 5.3." in first
    assert "<strong>may not serve at High</strong>, under" in page(regular="2026-09-01..").sentences[0]
    assert "<strong>serves at no school</strong>" in page().sentences[0]


def test_all_rows_stand_in_the_order_of_the_policy_and_one_decides() -> None:
    """Those before it do not fit, with values; those after it are not asked."""
    verdicts = [row.verdict for row in page(**UNDER_5_3).rows]
    at = verdicts.index("decides")
    assert set(verdicts[:at]) == {"does_not_fit"}
    assert set(verdicts[at + 1 :]) == {"not_asked"}
    assert all(row.values for row in page(**UNDER_5_3).rows)


def test_what_is_owed_comes_with_its_day_the_most_pressing_first() -> None:
    """A late one before one with time, and where it is recorded."""
    found = page(**{**UNDER_5_3, "reviewed": "v1 unknown"}, contracts=[])
    days = [one.by or ON for one in found.owed]
    assert days == sorted(days)
    assert "completions" in {one.records for one in found.owed}


def test_an_unknown_fact_is_asked_in_a_sentence_without_keys() -> None:
    """The question names what is on record, never the key of a row; each answer says what follows."""
    (question,) = page(regular="2026-09-01..", completed="full unknown").questions
    assert question.says == "On which day “Full course” was completed."
    assert question.answers
    told = page(regular="2026-09-01..", completed="full unknown")
    assert "Answer what is unknown: on which day “Full course” was completed." in {one.what for one in told.owed}


def test_a_row_that_decides_with_unknowns_taken_as_no_does_not_look_settled() -> None:
    """It has the looks of what is unresolved, and the heading says why."""
    told = page(regular="2026-09-01..", completed="full unknown")
    assert told.why_note == "With all that is unknown taken as no"
    assert [row.code for row in told.rows if row.verdict == "decides"] == ["unresolved"]


def test_what_would_change_it_was_tried() -> None:
    """Completing the full course clears; each change has its standing and paragraph."""
    changes = page(**UNDER_5_3).changes
    assert ("cleared", "5.1") in {(one.code, one.paragraph) for one in changes}
    assert all(one.condition.startswith("If ") for one in changes)


def test_a_cured_breach_stays() -> None:
    """It is told with its days and contact days; one that runs says so."""
    (cured,) = page(**{**UNDER_5_3, "reviewed": "v1 2026-09-09"}).breaches
    assert (cured.days, cured.counted, cured.runs) == ("Sep 1 – Sep 8, 2026", "6 contact days", False)
    (running,) = page(regular="2026-11-16..").breaches
    assert running.runs


def test_an_officer_to_come_has_the_places_of_the_first_day() -> None:
    """The rows are asked for that day, and the card says from when."""
    (place,) = page(regular="2027-01-04..").places
    assert place.starts == D("2027-01-04")
    assert place.code == "no"


def test_the_places_that_the_asker_sees_come_first() -> None:
    """They give the page its color too: what is elsewhere is not what was asked."""
    told = {**UNDER_5_3, "regular": ["2026-09-01.., employer unable", "2026-09-01.., at Academy, employer unable"]}
    assert [one.school for one in page(**told).places] == ["High", "Academy"]
    assert [one.school for one in page(frozenset({"High"}), **told).places] == ["Academy", "High"]


def test_counted_days_elsewhere_are_a_number() -> None:
    """5.4: days at schools that the asker does not see count, and only their number is told."""
    (tally,) = page(
        frozenset({"Middle"}),
        substitute=["2026-09-01.., at High", "2026-09-01.., at Middle"],
        served=["2026-09-08", "2026-12-01", "2026-09-09, at Middle"],
    ).tallies
    assert (tally.served, tally.planned, tally.elsewhere, tally.allowed) == (2, 1, 1, 59)
    assert tally.reaches is None
