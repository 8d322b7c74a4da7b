"""4.3: which logged events are possible breaches, and which of them are open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rules.told import D, setting

from hallpass.rules.conduct import is_possible_breach, open_breaches

[EVENT] = setting(event="e1 2025-10-02 school_rule").register.conduct_events


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, False),
        ({"force_used": True}, True),
        ({"authority_used": True}, True),
        ({"discipline_part": True, "matter": "other"}, True),
        ({"force_used": True, "authority_used": True, "matter": "crime"}, False),
    ],
)
def test_possible_breach(changes: dict[str, object], expected: bool) -> None:
    """Force or authority over a school rule, or a part in discipline whatever the matter."""
    assert is_possible_breach(replace(EVENT, **changes)) is expected


def test_a_breach_is_open_from_its_day_until_it_is_decided() -> None:
    """Events of later days, decided ones and harmless ones are left out."""
    used = replace(EVENT, force_used=True)
    events = (used, replace(used, id="e2", decision="breach"), replace(used, id="e3", decision="no_breach"), EVENT)
    register = replace(setting().register, conduct_events=events)
    assert open_breaches(register, D("2025-10-01")) == ()
    assert open_breaches(register, D("2025-10-02")) == (used,)
