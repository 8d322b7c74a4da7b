"""Which version of the policy an officer reviewed, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.files.tidying.offices import AGENCIES, again, facts, keys, roster, tidied

from hallpass.files.tidying.tidy import Tidied

CEDARBROOK, MILLFORD = "Cedarbrook Police Department", "Millford County Sheriff's Office"
FIRST = date(2025, 8, 12)


def reviews(result: Tidied) -> set[tuple[Any, ...]]:
    """The reviews of a register, without the officer."""
    return {row[1:] for row in facts(result.register).get("reviews", set())}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8/20/2025", {(CEDARBROOK, FIRST, date(2025, 8, 20))}),
        ("Y 8/20/25", {(CEDARBROOK, FIRST, date(2025, 8, 20))}),
        ("yes", {(CEDARBROOK, FIRST, None)}),
        ("Aug 2025", {(CEDARBROOK, FIRST, None)}),
        ("no", set()),
        ("", set()),
        ("?", set()),
        ("8/1/2025", set()),
        ("8/20/2029", set()),
    ],
)
def test_a_review_is_of_the_version_in_force(text: str, found: set[tuple[Any, ...]]) -> None:
    """A day tells the version; a yes without a day is a review at an unknown time; a no, a blank or a doubt is none."""
    assert reviews(tidied(roster({"Policy read": text}, lists=AGENCIES))) == found


def test_a_yes_without_a_day_needs_a_single_version() -> None:
    """Where two versions can be meant, the review is left out."""
    both = roster({"Agency": "Millford SO", "Policy read": "yes"}, sheet="SRO 2026-27", lists=AGENCIES)
    assert reviews(tidied(both)) == set()
    assert reviews(tidied(roster({"Agency": "Millford SO", "Policy read": "yes"}, lists=AGENCIES))) == {
        (MILLFORD, date(2025, 8, 14), None)
    }


def test_a_later_no_makes_the_day_unknown() -> None:
    """A no in a newer list against a dated yes is reported, and the day unknown until a person decides."""
    old = roster({"Policy read": "10/1/2025", "End": "6/4/2026"}, lists=AGENCIES)
    new = ("new.xlsx", roster({"Policy read": "no", "Start": "9/1/2026", "End": ""}, sheet="SRO 2026-27")[1])
    first = tidied(old, new)
    assert reviews(first) == {(CEDARBROOK, FIRST, None)}
    assert "J2 · Ruby, Ann · no" in keys(first)
    line = '"J2 · Ruby, Ann · no" = "{}"'.format
    stands = again(first, old, new, change=(line("?"), line("nothing")))
    assert reviews(stands) == {(CEDARBROOK, FIRST, date(2025, 10, 1))}
    assert reviews(again(first, old, new, change=(line("?"), line("no")))) == set()


def test_an_earlier_no_contradicts_nothing() -> None:
    """Who had not read it last year may have read it since."""
    old = roster({"Policy read": "no"}, lists=AGENCIES)
    new = ("new.xlsx", roster({"Policy read": "8/20/2026", "Start": "9/1/2026", "End": ""}, sheet="SRO 2026-27")[1])
    assert reviews(tidied(old, new)) == {(CEDARBROOK, FIRST, date(2026, 8, 20))}
