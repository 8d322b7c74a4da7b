"""The same question gives the same explanation, to the byte."""

from __future__ import annotations

import json

import pytest
from tests.properties.lives import lives

from hallpass.explain import explanation, explanation_object, sentences


@pytest.mark.parametrize("seed", range(7_000, 7_060))
def test_explanations_are_repeatable(seed: int) -> None:
    """Asked again, asked of the register read anew, and asked after other days: always the same."""
    told, again = lives(seed), lives(seed)
    for record in told.officers():
        first = explanation(told.setting, record.id, told.day)
        for other in (told.register.officers[0].id, record.id):
            explanation(told.setting, other, max(told.register.assignments, key=lambda row: row.from_).from_)
        assert explanation(told.setting, record.id, told.day) == first
        anew = explanation(again.setting, record.id, told.day)
        assert json.dumps(explanation_object(anew)) == json.dumps(explanation_object(first))
        assert sentences(anew) == sentences(first)
