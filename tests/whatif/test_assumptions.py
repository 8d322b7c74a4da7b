"""What may be assumed, and what it makes of a register."""

from __future__ import annotations

from datetime import date

import pytest
from tests.raw import register_of
from tests.slow.small import register

from hallpass.register.records import Absence, Completion, PolicyReview
from hallpass.register.register import Register
from hallpass.whatif.assumptions import (
    Assign,
    Assumption,
    Away,
    Completed,
    CourseKind,
    EndAssignment,
    EndContract,
    ReadContract,
    Review,
    Train,
    Unable,
)

DAY = date(2026, 9, 1)
COPY = {"officer": "o", "course": "full", "completed_on": None, "agency": "PD", "received_on": None}


def kept(line: str) -> Register:
    """A register told in a line."""
    return register_of(register(line))


def test_the_register_itself_stays_as_it_was() -> None:
    """An assumption is for the question alone."""
    before = kept("regular 2026-09-01..")
    after = EndContract("c", DAY).apply(Assign("o", "T", "regular", DAY, None, None, "new").apply(before))
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


def test_a_substitute_sent_for_some_days_is_listed_on_each_contact_day() -> None:
    """A range with an end lists the contact days in it, none twice; Monday to Friday where there is no calendar."""
    sent = Assign("o", "S", "substitute", DAY, date(2026, 9, 8), None, "new")
    assert [row.date.day for row in sent.apply(kept("")).substitute_days] == [1, 2, 3, 4, 7, 8]
    before = kept("contact 2026-09-02 x3, listed 2026-09-03 x1")
    assert sorted(row.date.day for row in sent.apply(before).substitute_days) == [2, 3, 4]


def test_an_absence_is_added() -> None:
    """One who is away covers nothing."""
    assert Away("o", DAY, None).apply(kept("")).absences == (Absence("o", DAY, None),)


def test_training_by_kind_brings_a_course_of_that_kind() -> None:
    """A course that the register does not have is taken as approved."""
    after = Train("o", "assumed-full", "full", DAY).apply(kept(""))
    assert after.course["assumed-full"].kind == "full"
    assert after.completions == (Completion("o", "assumed-full", DAY),)


def test_an_undated_completion_is_dated_with_its_certificate() -> None:
    """Only the completions without a day change; the copy of the certificate still belongs to its completion."""
    before = register_of(register("done full ?, done full 2025-08-20, done supp ?", certificates=[COPY]))
    dated = Completed("o", "full", DAY).apply(before)
    assert [row.completed_on for row in dated.completions] == [DAY, date(2025, 8, 20), None]
    assert [row.completed_on for row in dated.certificates] == [DAY]


def test_a_completion_is_taken_away() -> None:
    """All completions of the course go, with or without a day, and no other."""
    before = register_of(register("done full ?, done full 2025-08-20, done supp ?", certificates=[COPY]))
    gone = Completed("o", "full", None).apply(before)
    assert [(row.course, row.completed_on) for row in gone.completions] == [("supp", None)]
    assert gone.certificates == ()


def test_a_review_is_added_or_dated() -> None:
    """A review with an unknown day takes the day; without one a review is added."""
    before = kept("policy v1 2025-08-15, review v1 ?")
    assert [row.reviewed_on for row in Review("o", "v1", DAY).apply(before).policy_reviews] == [DAY]
    assert Review("o", "v1", None).apply(before).policy_reviews == ()
    dated = kept("policy v1 2025-08-15, review v1 2025-09-01")
    assert Review("o", "v1", None).apply(dated).policy_reviews == ()
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


@pytest.mark.parametrize(
    ("assumption", "words"),
    [
        (Assign("o", "T", "regular", DAY, None, None, "n"), "Olive serves Middle from September 1, 2026"),
        (
            Assign("o", "T", "substitute", DAY, DAY, True, "n"),
            "Olive serves Middle as a substitute on September 1, 2026; "
            "the employer could not provide the course before",
        ),
        (Away("o", DAY, DAY), "Olive is away on September 1, 2026"),
        (Away("o", DAY, date(2026, 9, 4)), "Olive is away from September 1, 2026 through September 4, 2026"),
        (Train("o", "supp", None, DAY), "Olive completes “P” on September 1, 2026"),
        (Train("o", "x", "full", DAY), "Olive completes an approved course of the kind full on September 1, 2026"),
        (Completed("o", "full", DAY), "Olive completed “F” on September 1, 2026"),
        (Completed("o", "full", None), "Olive never completed “F”"),
        (Review("o", "v1", DAY), "Olive reviews and signs the agency policy v1 on September 1, 2026"),
        (Review("o", "v1", None), "Olive never reviewed the agency policy v1"),
        (Unable("r1", True), "the employer of Olive could not provide the course before High (r1)"),
        (EndAssignment("r1", DAY), "the assignment r1 of Olive to High ends on September 1, 2026"),
        (EndAssignment("r1", date(2026, 8, 1)), "the assignment r1 of Olive to High does not take place"),
        (EndContract("c", DAY), "the contract c of Police with District ends on September 1, 2026"),
        (EndContract("c", date(1999, 1, 1)), "the contract c of Police with District does not come into force"),
        (ReadContract("c", ("4.1.1",)), "the contract c of Police with District carries 4.1.1"),
        (CourseKind("odd", "full"), "the course “U” is of the kind full"),
    ],
)
def test_an_assumption_says_how_it_was_understood(assumption: Assumption, words: str) -> None:
    """Names instead of ids, days aloud: a name that was taken for another is noticed."""
    assert assumption.says(kept("regular 2026-09-01..")) == words
