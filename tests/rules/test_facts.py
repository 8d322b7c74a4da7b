"""The facts that the policy's rows ask for, by the names that the pack uses."""

from __future__ import annotations

import pytest
from tests.rules.told import D, seen

from hallpass.days import EVER, NEVER
from hallpass.rules.day import Day
from hallpass.rules.facts import RegularFacts, SubstituteFacts
from hallpass.rules.training import Training


def regular(on: str, readings: dict[str, str] | None = None, **facts: object) -> RegularFacts:
    """The facts of regular service on a day."""
    return seen(readings, **facts).regular_facts(Day(D(on)))


def substitute(on: str, readings: dict[str, str] | None = None, **facts: object) -> SubstituteFacts:
    """The facts of substitute service on a day."""
    return seen(readings, **facts).substitute_facts(Day(D(on)))


def test_the_clock_of_an_incumbent() -> None:
    """It runs from the day on which 5.1 begins, or as read otherwise from the day of assuming the duties."""
    assert regular("2026-01-01", regular="2024-09-03..").clock_on == D("2025-09-01")
    assert regular("2026-01-01", {"incumbents": "from_assumption"}, regular="2024-09-03..").clock_on == D("2024-09-03")
    assert regular("2026-01-01", regular="2025-09-08..").clock_on == D("2025-09-08")


def test_the_clock_skips_a_summer() -> None:
    """An officer who is away on September 1, 2025 counts from the first day back."""
    facts = regular("2026-01-01", regular=["2024-09-03..2025-06-05", "2025-09-08.."])
    assert facts.clock_on == D("2025-09-08")
    assert [row.id for row in facts.statements()] == ["a2"]


def test_the_statement_is_read_on_the_first_day_alone() -> None:
    """One that says so suffices; an unknown one says nothing yet."""
    told = ["2025-09-02..2025-09-30", "2025-09-02.., at Middle, employer unknown", "2025-10-01.., employer unable"]
    facts = regular("2025-10-01", regular=told)
    assert [row.id for row in facts.statements()] == ["a1", "a2"]
    assert facts.employer_unable is False
    assert regular("2025-10-01", regular=[*told, "2025-09-02.., at Academy, employer unable"]).employer_unable is True


def test_the_policy_to_review_is_that_of_the_first_day() -> None:
    """Nothing is owed where the employer had none by then."""
    facts = {
        "regular": "2025-09-02..",
        "agency_policy": ["v1 2025-08-15", "v2 2025-10-01", "v3 2025-08-15, of Sheriff"],
        "reviewed": ["v1 2025-09-05", "v2 2025-10-01"],
    }
    assert regular("2026-01-01", **facts).start_policy_reviewed_on == D("2025-09-05")
    assert [version.id for version in regular("2026-01-01", **facts).policies()] == ["v1"]
    elsewhere = regular("2026-01-01", **facts, employed="Sheriff ..")
    assert elsewhere.employer == "Sheriff"
    assert elsewhere.start_policy_reviewed_on == NEVER
    assert regular("2026-01-01", regular="2025-08-01..", agency_policy="v1 2025-09-02").start_policy_reviewed_on == EVER
    assert regular("2026-01-01", regular="2025-08-01..", agency_policy="v1 2025-09-02").policies() == ()


def test_supposing_leaves_the_facts_as_they_are() -> None:
    """Other values of the unknowns are tried on a copy."""
    facts = regular("2026-01-01", regular="2025-09-02..", agency_policy="v1 2025-08-15")
    other = facts.supposing(Training(D("2025-09-01")), True, {"v1": True})
    assert (other.trained_on, other.employer_unable, other.start_policy_reviewed_on) == (D("2025-09-01"), True, EVER)
    assert (facts.trained_on, facts.employer_unable, facts.start_policy_reviewed_on) == (NEVER, False, NEVER)
    assert facts.supposing(Training(), None, {}).employer_unable is False


def test_training_is_named_by_the_packs_own_words() -> None:
    """A full course or a supplement trained the officer."""
    assert regular("2026-01-01", regular="2025-09-02..", completed="full 2025-08-20").trained_by == "full"
    with_older = ["ssc 2020-01-06", "supplement 2025-08-20"]
    facts = regular("2026-01-01", regular="2025-09-02..", completed=with_older)
    assert (facts.trained_by, facts.legacy, facts.trained_on) == ("supplemental", True, D("2025-08-20"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-10-30", "2025-10-30"),
        ("2025-10-31", "2025-10-31"),
        ("2025-12-01", "2025-10-31"),
        ("2026-07-01", "2026-07-01"),
    ],
)
def test_the_clock_of_a_substitute(on: str, expected: str) -> None:
    """It is the sixtieth counted day of the school year, or the day asked about until that comes."""
    facts = {"substitute": "2025-07-01..", "served": "60 days from 2025-09-02"}
    assert substitute(on, **facts).clock_on == D(expected)


def test_a_sixtieth_day_that_is_not_listed_starts_no_clock() -> None:
    """After 59 days the time runs from the day asked about."""
    facts = {"substitute": "2025-07-01..", "served": "59 days from 2025-09-02"}
    assert substitute("2025-12-01", **facts).clock_on == D("2025-12-01")


def test_the_clock_of_a_substitute_is_never_before_the_law() -> None:
    """Days counted before 5.1 begins use the exemption up and start no clock."""
    facts = {"substitute": "2025-07-01..", "served": "60 days from 2025-07-01"}
    assert substitute("2025-09-05", **facts).clock_on == D("2025-09-01")
    first_day = {"after_day_sixty": "from_first_day"}
    assert substitute(
        "2025-12-01", first_day, substitute="2025-07-01..", served="60 days from 2025-09-02"
    ).clock_on == D("2025-09-02")


def test_a_clock_that_moves_with_the_day_is_remembered() -> None:
    """Until the sixtieth day has come, the clock is another one tomorrow."""
    day = Day(D("2025-09-05"))
    under = seen(substitute="2025-07-01..", served="60 days from 2025-09-02")
    assert under.substitute_facts(day).clock_on == D("2025-09-05")
    assert day.turns == D("2025-09-06")


def test_a_substitute_is_asked_about_the_version_of_the_day() -> None:
    """After the sixtieth day about that of the sixtieth day too."""
    facts = {
        "substitute": "2025-07-01.., employer unable",
        "served": "60 days from 2025-09-02",
        "agency_policy": ["v1 2025-08-15", "v2 2025-11-03"],
        "reviewed": ["v1 2025-08-20", "v2 2025-11-20"],
    }
    before, after = substitute("2025-10-01", **facts), substitute("2025-11-10", **facts)
    assert [version.id for version in before.policies()] == ["v1"]
    assert [version.id for version in after.policies()] == ["v2", "v1"]
    assert before.current_policy_reviewed_on == D("2025-08-20")
    assert after.current_policy_reviewed_on == D("2025-11-20")
    assert after.start_policy_reviewed_on == D("2025-08-20")


def test_a_substitutes_statement_is_that_of_the_day() -> None:
    """Only assignments active on the day are read, and the day remembers when they change."""
    under = seen(substitute=["2025-09-02..2025-10-31, employer unable", "2025-11-01.."])
    day = Day(D("2025-10-31"))
    facts = under.substitute_facts(day)
    assert [row.id for row in facts.statements()] == ["a1"]
    assert facts.employer_unable is True
    assert day.turns == D("2025-11-01")
    assert under.substitute_facts(Day(D("2025-11-01"))).employer_unable is False


def test_the_number_of_the_day() -> None:
    """1 + the counted days before it, beside all that are listed in the school year."""
    facts = substitute("2025-09-04", substitute="2025-07-01..", served="60 days from 2025-09-02")
    assert facts.nth_day == 3
    assert facts.days_in_year == 60
