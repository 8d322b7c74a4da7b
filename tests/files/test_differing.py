"""Two answers beside each other, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.files.terminal.pages import demo

from hallpass.comparing import Difference, Place, Serves
from hallpass.days import Span
from hallpass.files.differing import (
    State,
    clause,
    gathered,
    ranges_aloud,
    ranges_word,
    runs,
    serves_object,
    shown,
    states_word,
)
from hallpass.rules.unknowns import Question

REGISTER = demo().register
HIGH = Place("KPH", "yes", "covered", ())
CLEARED = Serves("cleared", "5.1", None, (), (), (HIGH,))
UNTIL = Serves("cleared_until", "5.3", date(2027, 2, 28), ("4.1.4", "4.1.5"), (), (HIGH,))
NOT = Serves("not_cleared", "5.1", date(2026, 8, 31), (), (), (replace(HIGH, may_serve="no"),))
UPCOMING = Serves("upcoming", None, None, (), (), ())


def december(first: int, last: int) -> Span:
    """Days of December 2026."""
    return Span(date(2026, 12, first), date(2026, 12, last))


def test_the_may_serve_word_comes_first_then_the_standing() -> None:
    """With the last day where there is one; an officer without service has the standing alone."""
    assert shown(CLEARED, REGISTER).states == (State("yes", "May serve", ("Kestrel Prairie High",)),)
    assert shown(CLEARED, REGISTER).standing == "Cleared, 5.1"
    assert shown(UNTIL, REGISTER).states[0].word == "Yes, until Feb 28, 2027"
    assert shown(UPCOMING, REGISTER).states == (State("none", "Upcoming"),)
    assert shown(UPCOMING, REGISTER).standing == ""


def test_schools_with_one_word_stand_together() -> None:
    """One state for each word, with its schools."""
    middle = Place("KPM", "no_contract", "uncovered", ())
    told = shown(replace(CLEARED, places=(HIGH, middle, Place("SLE", "yes", "covered", ()))), REGISTER)
    assert [(one.word, one.schools) for one in told.states] == [
        ("May serve", ("Kestrel Prairie High", "Sedgewater Elementary")),
        ("No contract", ("Kestrel Prairie Middle",)),
    ]
    assert states_word(told) == (
        "May serve: Kestrel Prairie High and Sedgewater Elementary; No contract: Kestrel Prairie Middle"
    )
    assert states_word(shown(CLEARED, REGISTER)) == "May serve"


def test_details_stand_where_nothing_else_tells_two_answers_apart() -> None:
    """The due day, the questions or the contract; what is the same on both sides is left out."""
    other = replace(NOT, due=date(2026, 9, 30))
    ((_, before, after),) = runs([Difference(december(1, 2), NOT, other)], REGISTER)
    assert (before.details, after.details) == (("due Aug 31, 2026",), ("due Sep 30, 2026",))
    lacking = replace(CLEARED, places=(replace(HIGH, contract_state="defective", lacking=("4.1.5",)),))
    ((_, before, after),) = runs([Difference(december(1, 2), CLEARED, lacking)], REGISTER)
    assert before.details == ("contract for Kestrel Prairie High: conforms",)
    assert after.details == ("contract for Kestrel Prairie High: defective (4.1.5)",)
    asked = replace(NOT, questions=(Question("reviewed_on", "OPD-2025"),))
    ((_, before, after),) = runs([Difference(december(1, 2), asked, NOT)], REGISTER)
    assert (before.details, after.details) == (("Find the day on which policy OPD-2025 was reviewed",), ())
    ((_, before, after),) = runs([Difference(december(1, 2), UNTIL, NOT)], REGISTER)
    assert before.details == after.details == ()


def test_equal_changes_stand_together_with_all_their_days() -> None:
    """Ranges that touch are one; a change that comes back is the same change."""
    days = [december(1, 2), december(3, 3), december(7, 9)]
    found = [Difference(one, NOT, CLEARED) for one in days] + [Difference(december(5, 5), CLEARED, NOT)]
    (first, *_), (second, *_) = runs(found, REGISTER)
    assert first.days == (december(1, 3), december(7, 9))
    assert second.days == (december(5, 5),)
    assert [run.days for run in gathered(found)] == [first.days, second.days]


def test_days_are_told_as_ranges_or_as_a_number() -> None:
    """Up to three ranges each on a line; more as so many days within a range."""
    few, many = [december(1, 2), december(4, 4)], [december(at, at) for at in (1, 3, 5, 7)]
    assert ranges_word(few) == "Dec 1 – Dec 2, 2026\nDec 4, 2026"
    assert ranges_word(many) == "4 days within\nDec 1 – Dec 7, 2026"
    assert ranges_aloud([december(4, 4)]) == "On December 4, 2026,"
    assert ranges_aloud([december(1, 2)]) == "From December 1, 2026 through December 2, 2026,"
    assert ranges_aloud(few) == "On 3 days from December 1, 2026 through December 4, 2026,"


def test_an_answer_is_a_clause() -> None:
    """Where, until when and under which paragraph; the paragraph belongs to the standing, not to a contract."""
    assert clause("Ada", UNTIL, REGISTER) == "Ada may serve at Kestrel Prairie High through February 28, 2027 under 5.3"
    assert clause("Ada", NOT, REGISTER) == "Ada may not serve at Kestrel Prairie High under 5.1"
    without = replace(UNTIL, places=(replace(HIGH, may_serve="no_contract"),))
    assert clause("Ada", without, REGISTER) == "no contract covers the service of Ada at Kestrel Prairie High"
    assert clause("Ada", UPCOMING, REGISTER) == "Ada does not serve yet"
    assert clause("Ada", replace(UPCOMING, standing="not_serving"), REGISTER) == "Ada does not serve"


def test_an_answer_as_plain_values() -> None:
    """The names are those of the answers of a check."""
    assert serves_object(UNTIL) == {
        "standing": "cleared_until",
        "governed_by": "5.3",
        "due": "2027-02-28",
        "excused_duties": ["4.1.4", "4.1.5"],
        "questions": [],
        "assignments": [{"school": "KPH", "may_serve": "yes", "contract_state": "covered", "paragraphs": []}],
    }
