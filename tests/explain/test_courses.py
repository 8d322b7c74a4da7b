"""What each course on record counts for, in sentences."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.told import seen

from hallpass.explain.courses import Courses


def courses(*completed: str, **facts: object) -> Courses:
    """The courses of an officer who completed these."""
    return Courses(seen(completed=list(completed), **facts))


@pytest.mark.parametrize(
    ("completed", "says"),
    [
        ("full 2025-01-10", "“Full course” was not approved on January 10, 2025, the day of its completion."),
        ("full unknown", "“Full course” is on record without a day."),
        (
            "mystery 2025-06-01",
            "“A name on a certificate” is on record, and nobody has said what kind of course it is.",
        ),
        (
            "mystery unknown",
            "“A name on a certificate” is on record without a day, and nobody has said what kind of course it is.",
        ),
        (
            "nasro 2021-06-25",
            "“Older course of the National Association” is an older course, which does not train by itself.",
        ),
        ("supplement 2026-06-18", "“Supplement” is a supplemental course, which counts only after an older one."),
    ],
)
def test_a_course_that_does_not_train_is_told_with_the_reason(completed: str, says: str) -> None:
    """Not approved, without a day, of an unknown kind, older, or a supplement alone: each has its sentence."""
    assert list(courses(completed).why_untrained()) == [says]


def test_no_course_is_no_blame() -> None:
    """What is not on record is told as that."""
    assert list(courses().why_untrained()) == ["No course is on record."]


def test_the_older_course_that_counts_is_named() -> None:
    """One in time before one without a day, one without a day before none."""
    name = "The older course “Older course of the School Safety Center”"
    in_time = f"{name} was completed on July 19, 2019, before September 1, 2025."
    undated = "The older course “Older course of the National Association” is on record without a day."
    assert list(courses("nasro unknown", "ssc 2019-07-19").older()) == [in_time]
    assert list(courses("nasro unknown", "ssc 2025-09-01").older()) == [undated]
    assert list(courses("ssc 2025-09-01").older()) == ["No older course dated before September 1, 2025 is on record."]


def test_the_course_that_trained_is_found_by_its_day_and_kind() -> None:
    """Of two courses of one day the full one is named where the full one decides."""
    both = courses("supplement 2026-06-18", "full 2026-06-18", "ssc 2019-07-19")
    assert both.trained_by(date(2026, 6, 18), full=True) == "“Full course”"
    assert both.trained_by(date(2026, 6, 18), full=False) == "“Supplement”"


def test_a_completion_of_an_unknown_course_is_passed_over() -> None:
    """A row that names a course which the register does not have counts for nothing and is not named."""
    assert courses("full 2026-06-18", "ghost 2026-06-18").completions == courses("full 2026-06-18").completions
