"""Everything about one officer that does not turn on the day, worked out once."""

from __future__ import annotations

from dataclasses import replace

from tests.policy.edits import amended
from tests.rules.told import D, olive, rules, setting
from tests.scenarios.facts import OFFICER, OTHER

from hallpass.days import NEVER, Span
from hallpass.rules.day import Day


def test_a_record_is_worked_out_once() -> None:
    """Asked again, a setting gives the same officer, and an officer the same view of a version."""
    told = setting(regular="2025-09-02..")
    record = told.officer(OFFICER)
    assert told.officer(OFFICER) is record
    assert record.on(Day(D("2025-09-02"))) is record.on(Day(D("2030-01-01")))


def test_supposing_keeps_the_calendars_and_changes_the_rows() -> None:
    """Another register under the same law asks the calendars that were read before."""
    told = setting(regular="2025-09-02..", contact_days="2025-09-02")
    other = told.supposing(replace(told.register, assignments=(), contact_days=()))
    assert other.calendars(rules()) is told.calendars(rules())
    assert other.calendars(rules(e_learning_day="does_not_count")).is_contact_day("District", D("2025-09-02"))
    assert other.officer(OFFICER).assignments == ()
    assert told.officer(OFFICER).assignments != ()


def test_calendars_are_those_of_the_reading() -> None:
    """A day of e-learning is a contact day unless it is read otherwise."""
    told = setting(contact_days="e-learning 2025-09-02")
    for reading, counts in (("counts", True), ("does_not_count", False)):
        calendars = told.calendars(rules(e_learning_day=reading))
        assert calendars.is_contact_day("District", D("2025-09-02")) is counts


def test_the_employer_on_a_day() -> None:
    """Between employments there is none; the day remembers when that changes."""
    record = olive(employed=["Police ..2025-12-31", "Sheriff 2026-02-01.."])
    for on, agency, turns in (
        ("2025-12-31", "Police", D("2026-01-01")),
        ("2026-01-31", None, D("2026-02-01")),
        ("2026-02-01", "Sheriff", NEVER),
    ):
        day = Day(D(on))
        assert record.employer(day) == agency
        assert day.turns == turns


def test_each_kind_of_unknown_is_seen() -> None:
    """One unknown statement, course kind, completion or review suffices."""
    known = {"regular": "2025-09-02..", "completed": "full 2025-08-20", "agency_policy": "v1 2025-08-15"}
    assert not olive(**known, reviewed="v1 2025-09-01").has_unknowns
    for unknown in (
        {"regular": ["2025-09-02..", "2025-09-02.., at Middle, employer unknown"]},
        {"completed": "mystery 2025-08-20"},
        {"completed": "full unknown"},
        {"reviewed": "v1 unknown"},
    ):
        assert olive(**{**known, **unknown}).has_unknowns


def test_pieces_are_parted_by_role() -> None:
    """Service days are those of both roles together, out of scope left out."""
    under = olive(
        regular=["2025-09-02..2025-09-05", "2026-01-01.., at College"], substitute="2025-09-04..2025-09-10"
    ).on(Day(D("2025-09-02")))
    assert under.regular_days == (Span(D("2025-09-02"), D("2025-09-05")),)
    assert under.substitute_days == (Span(D("2025-09-04"), D("2025-09-10")),)
    assert under.service_days == (Span(D("2025-09-02"), D("2025-09-10")),)


def test_service_of_one_role_alone() -> None:
    """Its days are all the service days."""
    for role in ("regular", "substitute"):
        under = olive(**{role: "2025-09-02..2025-09-05"}).on(Day(D("2025-09-02")))
        assert under.service_days == (Span(D("2025-09-02"), D("2025-09-05")),)


def test_the_facts_are_those_of_the_spell_of_the_day() -> None:
    """A day in a later spell is judged by that one, and the day remembers a change of employer."""
    record = olive(regular="2025-09-02..", employed=["Police ..2025-12-31", "Sheriff 2026-01-01.."])
    first, second = Day(D("2025-12-01")), Day(D("2026-01-01"))
    under = record.on(first)
    assert under.regular_facts(first).clock_on == D("2025-09-02")
    assert first.turns == D("2026-01-01")
    assert under.regular_facts(second).clock_on == D("2026-01-01")


def test_each_version_sees_the_record_its_own_way() -> None:
    """After an amendment of the levels in scope a school may be in scope no more."""
    policy = amended(
        takes_effect="2026-07-01",
        text=("an elementary school, middle school or secondary school, as", "a middle school or secondary school, as"),
        document=(
            (
                "| elementary; middle; secondary | an elementary school, middle school or secondary school |",
                "| middle; secondary | a middle school or secondary school |",
            ),
        ),
    )
    record = setting(policy=policy, regular="2025-09-02.., at Elementary").officer(OFFICER)
    assert len(record.on(Day(D("2026-06-30"))).regular) == 1
    assert record.on(Day(D("2026-07-01"))).regular == ()


def test_officers_are_told_apart() -> None:
    """A record has its own officer's rows alone."""
    told = setting(regular="2025-09-02..", second_officer={"regular": "2025-10-01.."})
    assert [row.officer for row in told.officer(OTHER).assignments] == [OTHER]
