"""What if: the difference, officer by officer and day by day, and who else is touched."""

from __future__ import annotations

from datetime import date

from tests.raw import register_of
from tests.slow.small import register

from hallpass.days import Span
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.rules.law import Law
from hallpass.whatif import WhatIf, what_if
from hallpass.whatif.assumptions import Assign, Assumption, Away, CourseKind, EndAssignment, EndContract, Train, Unable

LAW = Law(load_policy(read_pack()))
FIRST, LAST = date(2026, 9, 1), date(2027, 6, 30)


def asked(line: str, *assumptions: Assumption) -> WhatIf:
    """The difference that assumptions make in a register told in a line."""
    return what_if(register_of(register(line)), LAW, assumptions, FIRST, LAST)


def test_training_on_a_day_clears_from_that_day() -> None:
    """Before the day nothing differs; from it on the officer may serve, and the school has its duties."""
    found = asked("regular 2026-09-01..", Train("o", "full", None, date(2026, 12, 1)))
    (officer,) = found.officers
    (difference,) = officer.differences
    assert difference.days == Span(date(2026, 12, 1), LAST)
    assert (difference.before.standing, difference.after.standing) == ("not_cleared", "cleared")
    assert (difference.before.places[0].may_serve, difference.after.places[0].may_serve) == ("no", "yes")
    (school,) = found.schools
    assert school.school.id == "S"
    assert [len(item.before or ()) for item in school.differences] == [7]
    assert [item.after for item in school.differences] == [()]


def test_the_end_of_a_contract_touches_those_who_serve_under_it() -> None:
    """The standing stays; the word for the school turns on the day after the last day."""
    found = asked("regular 2026-09-01.., done full 2025-08-20", EndContract("c", date(2026, 12, 31)))
    (difference,) = found.officers[0].differences
    assert difference.days == Span(date(2027, 1, 1), LAST)
    assert difference.before.standing == difference.after.standing == "cleared"
    assert [place.may_serve for place in difference.after.places] == ["no_contract"]


def test_an_assignment_starts_the_clock_and_excuses_two_duties() -> None:
    """A new assignment with the statement of 5.3 gives six months, and two duties wait."""
    assumed = Assign("o", "S", "regular", date(2026, 12, 1), None, True, "new")
    found = asked("", assumed)
    first = found.officers[0].differences[0]
    (served,) = [item for item in found.officers[0].differences if item.after.standing == "cleared_until"]
    assert first.days.first == FIRST
    assert first.after.standing == "upcoming"
    assert served.days == Span(date(2026, 12, 1), date(2027, 6, 1))
    assert served.after.due == date(2027, 6, 1)
    assert served.after.excused == ("4.1.4", "4.1.5")


def test_whom_nothing_changes_for_is_named_too() -> None:
    """An assumption without effect says so."""
    found = asked("regular 2026-09-01.., done full 2025-08-20", Train("o", "supp", None, date(2026, 12, 1)))
    assert found.officers == ()
    assert [officer.id for officer in found.unchanged] == ["o"]
    assert found.schools == ()


def test_an_assumed_assignment_can_be_ended_and_excused() -> None:
    """Assumptions build on one another: the clock runs, and the service ends."""
    found = asked(
        "",
        Assign("o", "S", "regular", date(2026, 12, 1), None, None, "new"),
        Unable("new", True),
        EndAssignment("new", date(2026, 12, 31)),
    )
    served = [item for item in found.officers[0].differences if item.after.standing == "cleared_until"]
    assert [item.days for item in served] == [Span(date(2026, 12, 1), date(2026, 12, 31))]


def test_an_answered_question_among_several_is_a_difference() -> None:
    """The officer stays unresolved, but with fewer questions."""
    line = "regular 2026-09-01.., done odd 2025-08-20, done full ?"
    (difference,) = asked(line, CourseKind("odd", "supplemental")).officers[0].differences
    assert difference.before.standing == difference.after.standing == "unresolved"
    assert [question.fact for question in difference.before.questions] == ["course_kind", "completed_on"]
    assert [question.fact for question in difference.after.questions] == ["completed_on"]


def test_a_second_assignment_to_the_same_school_changes_nothing() -> None:
    """The school stands once among the places."""
    assumed = Assign("o", "S", "regular", date(2026, 12, 1), None, False, "new")
    assert asked("regular 2026-09-01.., done full 2025-08-20", assumed).officers == ()


def test_an_absence_leaves_the_school_without_duties() -> None:
    """An absence touches no standing; nobody covers the school on those days."""
    found = asked("regular 2026-09-01.., done full 2025-08-20", Away("o", date(2026, 12, 1), date(2026, 12, 2)))
    assert found.officers == ()
    assert [officer.id for officer in found.unchanged] == ["o"]
    assert [item.days for item in found.schools[0].differences] == [Span(date(2026, 12, 1), date(2026, 12, 2))]
