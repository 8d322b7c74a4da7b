"""Breaches and gaps in contract cover over some years are what counting day by day gives."""

from __future__ import annotations

import pytest
from tests.evaluators import Package, Second
from tests.properties.lives import FIRST, LAST, lives


@pytest.mark.parametrize("seed", range(800, 815))
def test_breaches_count_days(seed: int) -> None:
    """Breaches and gaps in contract cover over some years are what counting day by day gives."""
    told = lives(seed)
    fast, slow = Package(told.register, told.readings), Second(told.raw, told.readings, LAST)
    for row in told.register.officers:
        assert fast.breaches(row.id, FIRST, LAST) == slow.breaches(row.id, FIRST, LAST)
        assert fast.contract_gaps(row.id, FIRST, LAST) == slow.contract_gaps(row.id, FIRST, LAST)
