"""No answer changes before the day on which the asked day says that something may turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.properties.lives import days, lives

from hallpass.rules.certificates import certificate_missing
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import duty_gaps
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on

SOON = timedelta(days=200)


@pytest.mark.parametrize("seed", range(100, 140))
def test_nothing_turns_unseen(seed: int) -> None:
    """No answer changes before the day on which the asked day says that something may turn."""
    told = lives(seed)
    questions: list[Callable[[Day], Any]] = [lambda day: duty_gaps(told.setting, day)]
    for record in told.officers():
        questions.append(lambda day, record=record: serving_on(record, day, standing_on(record, day)))
        questions.append(lambda day, record=record: certificate_missing(record, day))
    for ask in questions:
        asked = Day(told.day)
        answer = ask(asked)
        last = min(asked.turns - timedelta(days=1), told.day + SOON)
        for day in days(told.day, last):
            assert ask(Day(day)) == answer, f"{day}, before {asked.turns}"
