"""5.1 and 5.2: what the courses on record make of an officer."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.told import D, olive, rules

from hallpass.days import EVER, NEVER
from hallpass.register.records import Completion, Course
from hallpass.rules.day import Day
from hallpass.rules.training import NO_TRAINING, Training, approved, counts_as, known_training, open_courses

RULES = rules()
EARLY, LATE = D("2025-08-31"), D("2025-09-01")


def course(kind: str, first: str | None = None, last: str | None = None) -> Course:
    """A course of this kind, approved between these days."""
    return Course(kind, kind, kind, D(first) if first else None, D(last) if last else None)


@pytest.mark.parametrize(("day", "expected"), [("01-31", False), ("02-01", True), ("12-31", True)])
def test_a_course_is_approved_from_its_first_to_its_last_day(day: str, expected: bool) -> None:
    """Both ends of an approval belong to it; without ends it holds always."""
    on = D(f"2025-{day}")
    assert approved(course("full", "2025-02-01", "2025-12-31"), on) is expected
    assert approved(course("full", "2025-02-01", "2025-12-31"), D("2026-01-01")) is False
    assert approved(course("full"), on)


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        ("full", LATE, Training(full_on=LATE)),
        ("supplemental", LATE, Training(supplement_on=LATE)),
        ("legacy_ssc", EARLY, Training(legacy=True)),
        ("legacy_nasro", EARLY, Training(legacy=True)),
        ("legacy_ssc", LATE, NO_TRAINING),
        ("unknown", EARLY, NO_TRAINING),
    ],
)
def test_what_a_completion_counts_for(kind: str, day: date, expected: Training) -> None:
    """Full and supplemental courses count from their day, older ones if they came before the first day of 5.1."""
    assert counts_as(course(kind), kind, day, RULES) == expected


@pytest.mark.parametrize("kind", ["full", "supplemental"])
def test_a_course_without_approval_counts_for_nothing(kind: str) -> None:
    """Approval is asked on the day of completion, and of an older course not at all."""
    assert counts_as(course(kind, "2025-09-02"), kind, LATE, RULES) == NO_TRAINING
    assert counts_as(course("legacy_ssc", "2030-01-01"), "legacy_ssc", EARLY, RULES) == Training(legacy=True)


def test_the_earliest_course_that_counts_trains() -> None:
    """A supplement trains beside an older course alone; on a tie the full course decides."""
    assert Training(supplement_on=EARLY).trained_on == NEVER
    assert Training(LATE, True, EARLY).trained_on == EARLY
    assert not Training(LATE, True, EARLY).by_full
    assert Training(LATE, False, EARLY).by_full
    assert Training(LATE, True, LATE).by_full
    one, other = Training(LATE, supplement_on=LATE), Training(EARLY, True)
    assert one.and_also(other) == other.and_also(one) == Training(EARLY, True, LATE)


def test_unknown_days_and_unknown_courses_train_nobody() -> None:
    """What is known is worked out with every unknown taken as no."""
    courses = {"full": course("full"), "unknown": course("unknown")}
    rows = [Completion("o", "full", None), Completion("o", "unknown", EARLY), Completion("o", "gone", EARLY)]
    assert known_training(rows, courses, RULES) == NO_TRAINING
    assert known_training([*rows, Completion("o", "full", LATE)], courses, RULES) == Training(LATE)


def test_open_courses_stand_in_the_order_of_the_courses() -> None:
    """A course is open where its kind or a day is unknown; its known days come with it."""
    courses = {name: course(name) for name in ("full", "unknown", "supplemental")}
    rows = [
        Completion("o", "unknown", LATE),
        Completion("o", "full", None),
        Completion("o", "full", EARLY),
        Completion("o", "supplemental", EARLY),
        Completion("o", "gone", None),
    ]
    first, second = open_courses(rows, courses)
    assert (first.course.id, first.days, first.day_unknown, first.kind_unknown) == ("full", (EARLY,), True, False)
    assert (second.course.id, second.days, second.day_unknown, second.kind_unknown) == ("unknown", (LATE,), False, True)


def test_an_open_kind_may_be_each_of_them_or_none() -> None:
    """Past days are folded into one, days to come count for nothing yet."""
    [open_course] = olive(completed=["mystery 2025-08-31", "mystery 2025-10-01"]).open_courses
    without = [dated for dated, _ in open_course.might_be(Day(D("2025-09-15")), RULES)]
    assert without == [
        Training(EVER),
        Training(supplement_on=EVER),
        Training(legacy=True),
        Training(legacy=True),
        NO_TRAINING,
    ]
    assert list(open_course.might_be(Day(D("2025-09-15")), RULES)) == [(dated, dated) for dated in without]
    [on_the_day] = olive(completed="mystery 2025-10-01").open_courses
    assert next(on_the_day.might_be(Day(D("2025-10-01")), RULES))[0] == Training(D("2025-10-01"))


def test_an_older_course_on_an_open_day_may_have_come_in_time() -> None:
    """Whether it was approved does not matter."""
    [open_course] = olive(course="old legacy_ssc, approved 2030-01-01..", completed="old unknown").open_courses
    assert list(open_course.might_be(Day(D("2025-09-15")), RULES)) == [(NO_TRAINING, Training(legacy=True))]


def test_an_open_day_may_be_any_on_which_the_course_was_approved() -> None:
    """Before the first day of approval an unknown day changes nothing, and the day remembers when that turns."""
    facts = {"course": "new full, approved 2025-10-01..2025-10-31", "completed": "new unknown"}
    [open_course] = olive(**facts).open_courses
    day = Day(D("2025-09-30"))
    assert list(open_course.might_be(day, RULES)) == [(NO_TRAINING, NO_TRAINING)]
    assert day.turns == D("2025-10-01")
    assert list(open_course.might_be(Day(D("2025-10-01")), RULES)) == [(NO_TRAINING, Training(D("2025-10-01")))]
    assert list(open_course.might_be(Day(D("2026-10-01")), RULES)) == [(NO_TRAINING, Training(EVER))]


@pytest.mark.parametrize(
    ("approved_when", "may_count"),
    [("..", True), ("2025-10-01..2025-10-01", True), ("2025-10-02..2025-10-01", False)],
)
def test_an_open_day_needs_an_approval(approved_when: str, may_count: bool) -> None:
    """Approval always, or of a single day, suffices; one that ends before it begins is none."""
    [open_course] = olive(course=f"new full, approved {approved_when}", completed="new unknown").open_courses
    [(_, undated)] = open_course.might_be(Day(D("2026-01-05")), RULES)
    assert (undated != NO_TRAINING) is may_count
