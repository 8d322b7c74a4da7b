"""Breaches and gaps in contract cover: ranges of days, with what they weigh."""

from __future__ import annotations

from tests.policy.edits import amended
from tests.rules.told import D, olive, rules, setting
from tests.scenarios.facts import OFFICER

from hallpass.days import NEVER, Span
from hallpass.rules.breaches import Breach, Gap, breaches, contact_days, gaps, uncovered_days
from hallpass.rules.officer import OfficerRecord

FIRST, LAST = D("2025-07-01"), D("2026-06-30")


def found(record: OfficerRecord) -> tuple[Breach, ...]:
    """The breaches of a school year."""
    return breaches(record, FIRST, LAST)


def test_one_run_of_days_is_one_breach_whatever_the_service() -> None:
    """Regular days weigh by the calendar, substitute days by the list; paragraphs come in the order of the days."""
    record = olive(
        regular="2025-09-08..2025-09-12",
        substitute="2025-09-01..2025-09-30",
        agency_policy="v1 2025-08-15",
        served=["2025-09-03", "2025-09-10", "2025-09-15"],
        contact_days=["2025-09-03", "2025-09-10", "2025-09-11"],
    )
    days = Span(D("2025-09-01"), D("2025-09-30"))
    assert found(record) == (Breach(OFFICER, days, ("5.4", "5.1"), contact_days=2, listed_days=2),)


def test_a_run_with_no_day_that_counts_is_no_breach() -> None:
    """A weekend of regular service, and a substitute who is merely available."""
    assert found(olive(regular="2025-09-06..2025-09-07")) == ()
    assert found(olive(substitute="2025-09-01..2025-09-30", agency_policy="v1 2025-08-15")) == ()


def test_a_substitute_is_in_breach_by_listed_days() -> None:
    """At whichever school they are listed."""
    record = olive(substitute="2025-09-01..2025-09-30", agency_policy="v1 2025-08-15", served="2025-09-10, at Middle")
    [one] = found(record)
    assert (one.contact_days, one.listed_days) == (0, 1)


def test_a_day_in_order_parts_two_breaches() -> None:
    """A day without service does too."""
    record = olive(regular=["2025-09-01..2025-09-02", "2025-09-04..2025-09-05"])
    assert [one.days.first for one in found(record)] == [D("2025-09-01"), D("2025-09-04")]


def test_a_breach_is_cut_to_the_days_asked_about() -> None:
    """Only the days of the range weigh."""
    [one] = breaches(olive(regular="2025-09-02.."), D("2025-09-04"), D("2025-09-08"))
    assert (one.days, one.contact_days) == (Span(D("2025-09-04"), D("2025-09-08")), 3)


def test_contact_days_by_calendar_or_by_the_week() -> None:
    """Each school year by its calendar; where there is none, Monday to Friday."""
    told = setting(contact_days=["2025-09-06", "2026-06-29"])
    calendars = told.calendars(rules())
    days = contact_days(calendars, "District", Span(D("2026-06-27"), D("2026-07-06")))
    assert list(days) == [D("2026-06-29"), D("2026-07-01"), D("2026-07-02"), D("2026-07-03"), D("2026-07-06")]
    for first, last in (("2025-09-01", "2025-09-30"), ("2025-09-06", "2025-09-06")):
        assert list(contact_days(calendars, "District", Span(D(first), D(last)))) == [D("2025-09-06")]


def test_the_last_day_of_time_can_be_weighed() -> None:
    """A range that ends with the calendar itself, a Friday, ends there."""
    calendars = setting().calendars(rules())
    assert list(contact_days(calendars, "District", Span(D("9999-12-30"), NEVER))) == [D("9999-12-30"), NEVER]


def test_a_day_listed_at_an_unknown_school_weighs_nothing() -> None:
    """The row is a fault and decides nothing, so it makes no breach."""
    told = {"substitute": "2025-09-01..2025-09-30", "agency_policy": "v1 2025-08-15"}
    assert found(olive(**told, served="2025-09-10, at Gone")) == ()


def test_the_days_without_a_contract() -> None:
    """A change of employer without a contract parts no gap, a break in service does."""
    record = olive(
        regular=["2025-09-02..2026-06-05", "2026-09-01.."],
        employed=["Police ..2025-12-31", "Sheriff 2026-01-01.."],
        contracts="main ..2025-10-31",
    )
    assert uncovered_days(record, "a1") == [Span(D("2025-11-01"), D("2026-06-05"))]
    assert uncovered_days(record, "a2") == [Span(D("2026-09-01"), NEVER)]


def test_a_gap_weighs_like_the_service() -> None:
    """Contact days of the school's district, or the days listed for a substitute at that school; none is no gap."""
    record = olive(
        regular="2025-09-02..2025-09-30, at Academy",
        substitute=["2025-09-02..2025-09-30", "2025-09-02..2025-09-30, at Elementary"],
        served=["2025-09-10", "2025-09-11, at Middle"],
        contact_days=["2025-09-10", "2 days from 2025-09-10, of Charter"],
        contracts=[],
    )
    days = Span(D("2025-09-02"), D("2025-09-30"))
    assert gaps(record, FIRST, LAST) == (
        Gap(OFFICER, "a1", "Academy", days, "regular", 2),
        Gap(OFFICER, "a2", "High", days, "substitute", 1),
    )
    assert gaps(record, D("2025-09-12"), LAST) == ()


def test_each_version_weighs_its_own_days() -> None:
    """A school that an amendment puts out of scope is in no breach and no gap from that day on."""
    policy = amended(
        takes_effect="2025-10-01",
        text=("an elementary school, middle school or secondary school, as", "a middle school or secondary school, as"),
        document=(
            (
                "| elementary; middle; secondary | an elementary school, middle school or secondary school |",
                "| middle; secondary | a middle school or secondary school |",
            ),
        ),
    )
    told = {"regular": ["2025-09-02.., at Elementary", "2025-09-30.."], "contracts": "high, names High"}
    record = setting(policy=policy, contact_days="20 weekdays from 2025-09-20", **told).officer(OFFICER)
    [gap] = gaps(record, FIRST, LAST)
    assert (gap.assignment, gap.days) == ("a1", Span(D("2025-09-02"), D("2025-09-30")))
    [breach] = breaches(record, FIRST, D("2025-10-10"))
    assert breach.contact_days == 15
