"""The facts of one officer as one asker may see them: the same answer, without foreign names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.the_policy import the_policy
from tests.web.cast import TODAY, the_register

from hallpass.checking import check_officer
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass_web.standing.officer_facts import facts_of

NOTHING: dict[str, frozenset[str]] = {name: frozenset() for name in ("schools", "districts", "agencies", "contracts")}
LAW = Law(the_policy())


@pytest.mark.parametrize("officer", ["olive", "bram", "cass", "moss", "nora"])
def test_the_part_gives_the_same_answers_as_the_whole(officer: str) -> None:
    """Whatever is taken out or renamed, standing, words, due day and next change stay, on every day of two years."""
    whole = Setting(the_register(), LAW)
    part = Setting(facts_of(the_register(), officer, NOTHING), LAW)
    for weeks in range(-60, 44, 2):
        on = TODAY + timedelta(weeks=weeks)
        ours, theirs = check_officer(part, officer, on), check_officer(whole, officer, on)
        assert ours.standing == theirs.standing
        assert ours.next_change == theirs.next_change
        assert [(one.assignment.id, one.may_serve, one.cover.state) for one in ours.serving] == [
            (one.assignment.id, one.may_serve, one.cover.state) for one in theirs.serving
        ]


def test_nothing_of_other_officers_is_in_it() -> None:
    """One officer's page holds one officer's rows."""
    part = facts_of(the_register(), "moss", NOTHING)
    lists = (part.employments, part.assignments, part.completions, part.substitute_days, part.policy_reviews)
    assert {row.officer for rows in lists for row in rows} == {"moss"}
    assert [row.id for row in part.officers] == ["moss"]


def test_names_of_what_is_seen_stay() -> None:
    """Only what the asker may not see is called by its kind."""
    seen = {**NOTHING, "schools": frozenset({"lhs"}), "contracts": frozenset({"k1"})}
    part = facts_of(the_register(), "moss", seen)
    assert part.school["lhs"].name == "Larkfield High School"
    assert part.school["ths"].name == "a school elsewhere"
    assert part.agency["tilden-pd"].name == "another agency"
    assert part.district["tilden"].name == "another district"
    assert "with another agency from July 1, 2025" in part.contract
    assert "kept elsewhere from July 1, 2026" in part.contract
