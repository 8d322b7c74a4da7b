"""Why this row, and why not each of the others."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.explain.read_aloud import explained

from hallpass.explain.why import ASKED_NO_MORE


def because(on: date, readings: dict[str, str] | None = None, **facts: Any) -> dict[str, tuple[str, ...]]:
    """What each row says of the officer, by its id."""
    return {one.row.id: one.because for one in explained(on, readings, **facts).rows}


def test_a_row_that_does_not_fit_tells_the_first_condition_that_fails() -> None:
    """With the officer's own values; later conditions of the row are not told."""
    said = because(date(2027, 3, 2), regular="2026-09-01.., employer unable", agency_policy="v1 2026-06-15")
    assert said["R0"] == ("March 2, 2027 is not before September 1, 2025.",)
    assert said["R1"] == ("No course is on record.",)
    assert said["R3"] == ("No older course dated before September 1, 2025 is on record.",)
    assert said["R5"] == (
        "The first day of duty is September 1, 2026.",
        "March 2, 2027 is after March 1, 2027, the last day of the time that 5.3 gives.",
    )


def test_the_deciding_row_tells_what_its_paragraph_asked_in_vain() -> None:
    """R7 fits because the time is over: that is told by the rows of 5.3 before it."""
    said = because(date(2027, 3, 2), regular="2026-09-01.., employer unable")
    assert said["R7"] == (
        "Police has said that it could not provide the course.",
        "The first day of duty is September 1, 2026.",
        "March 2, 2027 is after March 1, 2027, the last day of the time that 5.3 gives.",
    )
    assert said["R8"] == (ASKED_NO_MORE,)


def test_the_row_for_the_rest_tells_what_every_row_asked_in_vain() -> None:
    """R8 asks nothing itself; its reasons are those of the rows before it, the bare day apart."""
    assert because(date(2026, 11, 23), regular="2026-09-01..")["R8"] == (
        "No course is on record.",
        "No older course dated before September 1, 2025 is on record.",
        "Police has not said that it could not provide the course.",
    )


def test_a_day_of_duty_after_the_time_of_5_2_is_compared() -> None:
    """Two days are told in order even where neither is the day asked about."""
    said = because(date(2027, 9, 15), regular="2027-09-01..", completed="ssc 2019-07-19")
    assert said["R3"][-1] == "September 1, 2027 is not before June 1, 2027."


def test_an_unusual_reading_is_told_with_the_condition_that_it_makes() -> None:
    """The usual readings are silent here; the one that was chosen is told in its words."""
    facts: dict[str, Any] = {"substitute": "2026-09-01..", "served": "60 days from 2026-09-01"}
    said = because(date(2026, 10, 1), {"sixty_planned": "never_exempt"}, **facts)
    assert said["S2"][-1] == (
        "The reading “sixty planned” is “never exempt”. A substitute for whom that many days are listed in a school "
        "year is not exempt on any of them."
    )
    assert not [text for texts in because(date(2026, 10, 1), **facts).values() for text in texts if "reading" in text]


def test_the_facts_are_those_that_the_rows_up_to_the_deciding_one_asked_for() -> None:
    """A cleared officer is asked for the training alone; the values stand beside the sentences."""
    facts = explained(date(2026, 11, 23), regular="2026-09-01..", completed="full 2026-08-12").facts
    assert [(one.name, one.value) for one in facts] == [("trained_on", date(2026, 8, 12)), ("trained_by", "full")]
    rest = explained(date(2026, 11, 23), regular="2026-09-01..").facts
    assert [one.name for one in rest] == ["trained_on", "legacy", "employer_unable"]
    assert all(one.says for one in rest)
    assert rest[0].value is None
