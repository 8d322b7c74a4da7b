"""What may be assumed, and what it makes of a register."""

from __future__ import annotations

from datetime import date

from tests.raw import register_of
from tests.slow.small import register

from hallpass.register.records import Completion, PolicyReview
from hallpass.register.register import Register
from hallpass.whatif import suppose
from hallpass.whatif.assumptions import (
    Assign,
    CourseKind,
    DateCompletion,
    EndAssignment,
    EndContract,
    ReadContract,
    Review,
    Train,
    Unable,
)

DAY = date(2026, 9, 1)


def kept(line: str) -> Register:
    """A register told in a line."""
    return register_of(register(line))


def test_the_register_itself_stays_as_it_was() -> None:
    """An assumption is for the question alone."""
    before = kept("regular 2026-09-01..")
    after = suppose(before, [Assign("o", "T", "regular", DAY, None, None, "new"), EndContract("c", DAY)])
    assert len(before.assignments) == 1
    assert before.contracts[0].to is None
    assert [row.id for row in after.assignments] == [before.assignments[0].id, "new"]
    assert after.contracts[0].to == DAY


def test_a_substitute_sent_for_one_day_is_listed_on_it() -> None:
    """An assumed substitute day counts like a listed one."""
    after = Assign("o", "S", "substitute", DAY, DAY, None, "new").apply(kept(""))
    assert [(row.officer, row.school, row.date) for row in after.substitute_days] == [("o", "S", DAY)]
    longer = Assign("o", "S", "substitute", DAY, None, None, "new").apply(kept(""))
    assert longer.substitute_days == ()


def test_training_by_kind_brings_a_course_of_that_kind() -> None:
    """A course that the register does not have is taken as approved."""
    after = Train("o", "assumed-full", "full", DAY).apply(kept(""))
    assert after.course["assumed-full"].kind == "full"
    assert after.completions == (Completion("o", "assumed-full", DAY),)


def test_an_undated_completion_is_dated_or_taken_away() -> None:
    """Only the completions without a day change."""
    before = kept("done full ?, done full 2025-08-20, done supp ?")
    dated = DateCompletion("o", "full", DAY).apply(before)
    assert [row.completed_on for row in dated.completions] == [DAY, date(2025, 8, 20), None]
    gone = DateCompletion("o", "full", None).apply(before)
    assert [(row.course, row.completed_on) for row in gone.completions] == [("full", date(2025, 8, 20)), ("supp", None)]


def test_a_review_is_added_or_dated() -> None:
    """A review with an unknown day takes the day; without one a review is added."""
    before = kept("policy v1 2025-08-15, review v1 ?")
    assert {row.reviewed_on for row in Review("o", "v1", DAY).apply(before).policy_reviews} == {DAY}
    assert Review("o", "v1", None).apply(before).policy_reviews == ()
    fresh = Review("o", "v1", DAY).apply(kept("policy v1 2025-08-15"))
    assert fresh.policy_reviews == (PolicyReview("o", "v1", DAY),)


def test_statements_ends_and_kinds() -> None:
    """The row named changes, and nothing else."""
    before = kept("regular 2026-09-01.., regular 2026-10-01..")
    first, second = before.assignments
    assert [row.employer_unable for row in Unable(second.id, True).apply(before).assignments] == [False, True]
    ended = EndAssignment(first.id, date(2026, 9, 30)).apply(before)
    assert [row.to for row in ended.assignments] == [date(2026, 9, 30), None]
    assert [row.id for row in EndAssignment(second.id, DAY).apply(before).assignments] == [first.id]
    assert CourseKind("odd", "full").apply(before).course["odd"].kind == "full"
    assert ReadContract("c", ("4.1.7",)).apply(before).contract["c"].duties == ("4.1.7",)


def test_whom_an_assumption_touches() -> None:
    """A contract touches those of its agency who serve its district; a course those who completed it."""
    before = kept("regular 2026-09-01.., done odd 2026-01-01")
    assert EndContract("c", DAY).touched(before) == {"o"}
    assert CourseKind("odd", "full").touched(before) == {"o"}
    assert CourseKind("full", "supplemental").touched(before) == set()
    assert Unable(before.assignments[0].id, True).touched(before) == {"o"}
