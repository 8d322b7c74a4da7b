"""5.3 and 5.4: which version of an agency policy is in force, and when it was reviewed."""

from __future__ import annotations

from tests.rules.told import D, setting

from hallpass.days import EVER, NEVER
from hallpass.register.records import PolicyReview
from hallpass.rules.day import Day
from hallpass.rules.reviews import Reviews, current_version, version_in_force

VERSIONS = setting(agency_policy=["v2 2025-10-01", "v1 2025-08-15", "v3 2025-10-01"]).register.policy_versions["Police"]


def test_the_version_in_force_is_the_last_adopted() -> None:
    """From the day of adoption on; of two adopted on one day the later row."""
    for day, expected in (("2025-08-14", None), ("2025-08-15", "v1"), ("2025-09-30", "v1"), ("2025-10-01", "v3")):
        version = version_in_force(VERSIONS, D(day))
        assert (version.id if version else None) == expected
        assert current_version(VERSIONS, Day(D(day))) == version


def test_the_day_remembers_the_next_adoption() -> None:
    """Another version turns the answer; after the last one nothing does."""
    for day, turns in (("2025-08-14", D("2025-08-15")), ("2025-08-15", D("2025-10-01")), ("2025-10-01", NEVER)):
        asked = Day(D(day))
        current_version(VERSIONS, asked)
        assert asked.turns == turns


def test_the_first_known_review_counts() -> None:
    """A version that was not reviewed was never; where there is no version nothing is owed."""
    reviews = Reviews(PolicyReview("o", "v1", day) for day in (D("2025-09-05"), None, D("2025-09-03")))
    v1, _, v3 = VERSIONS
    assert reviews.reviewed_on(v1) == D("2025-09-03")
    assert reviews.reviewed_on(v3) == NEVER
    assert reviews.reviewed_on(None) == EVER
    assert reviews.reviewed_on(v3, {"v3": True}) == EVER
    assert reviews.reviewed_on(v3, {"v3": False}) == NEVER


def test_a_review_is_unknown_until_a_known_one() -> None:
    """An undated review leaves the question open up to the day of a dated one."""
    reviews = Reviews([PolicyReview("o", "v1", None), PolicyReview("o", "v1", D("2025-09-03"))])
    v1, _, v3 = VERSIONS
    asked = Day(D("2025-09-02"))
    assert reviews.unknown(v1, asked)
    assert asked.turns == D("2025-09-03")
    assert not reviews.unknown(v1, Day(D("2025-09-03")))
    assert not reviews.unknown(v3, asked)
    assert not reviews.unknown(None, asked)
