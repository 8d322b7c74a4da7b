"""The facts that an explanation cites, alone, give the same answer."""

from __future__ import annotations

import pytest
from tests.properties.lives import lives

from hallpass.checking import check_officer
from hallpass.explain import explanation
from hallpass.rules.day import Day
from hallpass.rules.standing import standing_on


@pytest.mark.parametrize("seed", range(2_000, 2_150))
def test_cited_facts_suffice(seed: int) -> None:
    """Standing, row, paragraph, due day, excused duties, questions, may-serve words and contracts are all the same."""
    told = lives(seed)
    for record in told.officers():
        explained = explanation(told.setting, record.id, told.day)
        alone = told.over(explained.cited)
        again = check_officer(alone, record.id, told.day)
        assert (again.standing, again.serving) == (explained.answer.standing, explained.answer.serving), record.id
        if explained.judged_on:
            assert standing_on(alone.officer(record.id), Day(explained.judged_on)) == explained.judged, record.id


@pytest.mark.parametrize("seed", range(2_000, 2_040))
def test_only_rows_of_the_register_are_cited(seed: int) -> None:
    """What is cited stands in the register, and is about this officer or shared."""
    told = lives(seed)
    for record in told.officers():
        cited = explanation(told.setting, record.id, told.day).cited
        assert [row.id for row in cited.officers] == [record.id]
        for name in ("assignments", "completions", "substitute_days", "policy_reviews", "employments"):
            assert set(getattr(cited, name)) <= {
                row for row in getattr(told.register, name) if row.officer == record.id
            }
        for name in ("schools", "districts", "agencies", "agency_policies", "courses", "contracts", "contact_days"):
            assert set(getattr(cited, name)) <= set(getattr(told.register, name))
