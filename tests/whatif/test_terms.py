"""From which day the time runs, and whether the agency policy is signed."""

from __future__ import annotations

from datetime import date

from tests.raw import register_of
from tests.slow.small import register

from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass.whatif.terms import Review, Signed, Terms, terms_on

LAW = Law(load_policy(read_pack()))
ON = date(2026, 11, 24)
POLICY = "policy v1 2025-08-15"


def terms(line: str) -> Terms:
    """The terms on the day, in a register told in a line."""
    return terms_on(Setting(register_of(register(line)), LAW).officer("o"), ON)


def test_the_time_of_5_3_runs_from_the_first_day() -> None:
    """The due day is counted from the first day of duty, with the review of the policy in force then."""
    line = f"regular 2026-09-01.. unable, {POLICY}"
    assert terms(line) == Terms(date(2026, 9, 1), Review(Signed.NO, "v1"))
    assert terms(f"{line}, review v1 2026-08-20") == Terms(
        date(2026, 9, 1), Review(Signed.YES, "v1", date(2026, 8, 20))
    )


def test_a_review_on_a_later_day_is_not_signed_yet() -> None:
    """The day on which it will be signed stands beside it."""
    found = terms(f"regular 2026-09-01.. unable, {POLICY}, review v1 2026-12-24")
    assert found.review == Review(Signed.NO, "v1", date(2026, 12, 24))


def test_a_review_without_a_day_is_unknown() -> None:
    """Nobody knows whether it was signed by the day."""
    found = terms(f"substitute 2026-07-01.., {POLICY}, review v1 ?")
    assert found == Terms(None, Review(Signed.UNKNOWN, "v1"))


def test_where_the_agency_has_no_policy_none_is_to_be_signed() -> None:
    """5.4: nothing is owed without a policy."""
    assert terms("substitute 2026-07-01..").review == Review(Signed.NO_POLICY)


def test_a_fixed_day_is_counted_from_no_clock() -> None:
    """5.2 gives time up to a fixed day; 5.1 asks for the course before the first day."""
    assert terms("regular 2025-09-02.., done ssc 2020-01-01") == Terms()
    assert terms("regular 2026-09-01..") == Terms(date(2026, 9, 1), None)


def test_one_who_is_trained_or_not_in_service_has_no_terms() -> None:
    """Nothing waits and nothing runs."""
    assert terms("regular 2026-09-01.., done full 2025-08-20") == Terms()
    assert terms("") == Terms()
