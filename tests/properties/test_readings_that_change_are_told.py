"""Each reading that would change an answer is told with it, and no other."""

from __future__ import annotations

import pytest
from tests.properties.lives import Lives, lives
from tests.properties.test_changes_come_true import outcome
from tests.the_policy import the_policy

from hallpass.explain import explanation
from hallpass.explain.model import Explanation, Outcome
from hallpass.explain.outcomes import differs
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting


def by_trying(told: Lives, explained: Explanation) -> dict[tuple[str, str], Outcome]:
    """The answer under each other value of each reading, where it is another one."""
    law = told.setting.law
    found = {}
    for name, reading in the_policy().versions[0].readings.items():
        for one in reading.values:
            if one.value != law.readings[name]:
                other = Setting(told.register, Law(law.policy, {**told.readings, name: one.value}))
                found[name, one.value] = outcome(other, explained.answer.officer.id, explained.judged_on)
    return {key: then for key, then in found.items() if differs(then, explained.outcome)}


@pytest.mark.parametrize("seed", range(4_000, 4_100))
def test_readings_that_change_are_told(seed: int) -> None:
    """Every reading tried in the whole register changes the answer exactly where, and as, the explanation says."""
    told = lives(seed)
    for record in told.officers():
        explained = explanation(told.setting, record.id, told.day)
        said = {(one.name, other.value): other.outcome for one in explained.readings for other in one.others}
        assert said == (by_trying(told, explained) if explained.judged_on else {}), record.id
