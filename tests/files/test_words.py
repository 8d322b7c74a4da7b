"""The words of answers: days, states, and what is owed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.commands.ask import ON, calm
from tests.raw import register_of
from tests.the_policy import the_policy

from hallpass.checking import OfficerAnswer, check
from hallpass.days import EVER, NEVER, Span
from hallpass.files.words import (
    CONTRACTS,
    SERVES,
    STANDINGS,
    Task,
    day_aloud,
    day_word,
    days_word,
    name_in,
    serves_word,
    standing_word,
    tasks,
)
from hallpass.policy import vocabulary
from hallpass.register.register import Register
from hallpass.rules.law import Law

LAW = Law(the_policy())
VERSION = LAW.at(ON).version


def answered(changes: dict[str, object], on: date = ON) -> tuple[OfficerAnswer, Register]:
    """The calm register with some lists in place of its own, and the answer for its one officer."""
    register = register_of({**calm(), **changes})
    return check(register, on, LAW).officers[0], register


def told(changes: dict[str, object], on: date = ON) -> list[tuple[str, str, str, str]]:
    """What is owed, in words: when, who, what, where."""
    answer, register = answered(changes, on)
    return [(task.when(on), task.who, task.what, place.school) for task, place in tasks(answer, VERSION, register)]


def test_there_is_a_word_for_every_state() -> None:
    """Whatever the policy may answer has its word."""
    assert set(SERVES) == set(vocabulary.MAY_SERVE)
    assert set(STANDINGS) == set(vocabulary.STANDINGS)
    assert set(CONTRACTS) == set(vocabulary.CONTRACT_STATES)


def test_days_are_written_as_tables_and_headings_have_them() -> None:
    """`Nov 23, 2026` in tables; with the weekday in a heading."""
    assert (day_word(ON), day_aloud(ON)) == ("Nov 23, 2026", "Monday, November 23, 2026")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 8, 31), date(2026, 9, 3), "Aug 31 – Sep 3, 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "Dec 31, 2026 – Jan 1, 2027"),
        (date(2026, 9, 1), date(2026, 9, 1), "Sep 1, 2026"),
        (date(2026, 9, 1), NEVER, "from Sep 1, 2026"),
        (EVER, date(2026, 9, 1), "through Sep 1, 2026"),
        (EVER, NEVER, "always"),
    ],
)
def test_a_range_of_days_is_written_once_for_what_is_alike(first: date, last: date, words: str) -> None:
    """The year stands once where it is one year; ranges without an end say so."""
    assert days_word(Span(first, last)) == words


def test_a_yes_with_an_end_says_its_last_day() -> None:
    """`Yes, until …` where the standing has a due day, `May serve` where it has none."""
    older = {
        "courses": [{"id": "c", "name": "An older course", "kind": "legacy_ssc"}],
        "certificates": [],
    }
    answer, _ = answered(older)
    assert serves_word(answer.serving[0], answer.standing) == "Yes, until May 31, 2027"
    assert standing_word(answer.standing) == "Cleared until May 31, 2027"
    answer, _ = answered({})
    assert serves_word(answer.serving[0], answer.standing) == "May serve"
    assert standing_word(answer.standing) == "Cleared"


def test_when_something_is_owed() -> None:
    """At once, by a day to come, and since or for a day that has passed."""
    assert Task("amend_contract", None, "", "", "").when(ON) == "At once"
    assert Task("complete_training", ON, "", "", "").when(ON) == "By Nov 23, 2026"
    assert Task("complete_training", date(2026, 11, 22), "", "", "").when(ON) == "Was due Nov 22, 2026"
    assert Task("make_contract", date(2026, 10, 5), "", "", "").when(ON) == "Since Oct 5, 2026"


def test_who_owes_is_named() -> None:
    """The officer, the agency and the district by name; a contract by its id."""
    assert told({"completions": [], "certificates": []}) == [
        ("Was due Aug 31, 2026", "Ada Quill", "Complete the training", "")
    ]
    assert told({"certificates": []}) == [
        ("At once", "Dunmarrow Police", "File a copy of the most recent training certificate", "")
    ]
    assert told({"contracts": []}) == [
        ("Since Sep 1, 2026", "Dunmarrow Schools", "Make a contract for the service", "Wrenfield High")
    ]


def contract(**more: object) -> dict[str, object]:
    """The contract of the calm register, with something else in it."""
    return {"contracts": [{**calm()["contracts"][0], **more}]}


def test_what_is_wrong_with_a_contract_is_said() -> None:
    """What it lacks, what it contradicts, or that nobody has read it."""
    lacks = [what for _, _, what, _ in told(contract(duties=["4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6"]))]
    assert lacks == ["Amend the contract k, which lacks 4.1.7"]
    assert [what for _, _, what, _ in told(contract(conflicts=["4.3"]))] == [
        "Amend the contract k, which contradicts 4.3"
    ]
    assert [what for _, _, what, _ in told(contract(duties=None))] == ["Say which duties the contract carries: k"]


def test_each_question_has_its_words() -> None:
    """Which fact is unknown, and of what, said as something to do."""
    undated = {"completions": [{"officer": "o", "course": "c"}], "certificates": []}
    assert ("At once", "Dunmarrow Police", "Find the day on which “The full course” was completed", "") in told(undated)
    unclassified = {"courses": [{"id": "c", "name": "A course", "kind": "unknown"}], "certificates": []}
    assert ("At once", "Administrator", "Say what kind of course “A course” is", "") in told(unclassified)
    unsaid = [{**calm()["assignments"][0], "employer_unable": None}]
    what = "Say whether the employer could provide the course before assignment a"
    assert ("At once", "Dunmarrow Police", what, "Wrenfield High") in told(
        {"completions": [], "certificates": [], "assignments": unsaid}
    )
    substitute = {
        "completions": [],
        "certificates": [],
        "assignments": [{**calm()["assignments"][0], "role": "substitute", "employer_unable": False}],
        "agency_policies": [{"id": "v", "agency": "P", "adopted_on": "2026-01-01"}],
        "policy_reviews": [{"officer": "o", "policy": "v"}],
    }
    assert ("At once", "Dunmarrow Police", "Find the day on which policy v was reviewed", "") in told(substitute)


def test_a_name_that_nobody_knows_is_its_key() -> None:
    """Rows that name what is not there are shown by that name."""
    _, register = answered({})
    assert (name_in(register.school, "S"), name_in(register.school, "Z")) == ("Wrenfield High", "Z")
