"""Days on which answers turn, and the dice that land on them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .dates import days_between, six_months_after

DAY = timedelta(days=1)

EDGES = (
    *days_between(date(2025, 8, 30), date(2025, 9, 2)),
    *days_between(date(2027, 5, 30), date(2027, 6, 2)),
    *(date(year, 6, 30) + step * DAY for year in (2024, 2025, 2026, 2027) for step in (0, 1)),
    *(date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31)),
    *(date(2028, 2, 29), date(2026, 1, 4), date(2026, 11, 26), date(2027, 7, 5), date(2025, 12, 31)),
)
"""The policy's own days, ends of months and of school years, and due days that fall on a weekend or a holiday."""


def near(rng: Random, day: date) -> date:
    """The day itself or one beside it."""
    return day + rng.choice((-1, 0, 0, 0, 1)) * DAY


def edge(rng: Random, anchors: list[date] | None = None) -> date:
    """A day on or beside an edge of the policy, or of the life told so far."""
    if anchors and rng.random() < 0.6:
        anchor = rng.choice(anchors)
        return near(rng, rng.choice((anchor, anchor, six_months_after(anchor))))
    return near(rng, rng.choice(EDGES))


def any_day(rng: Random) -> date:
    """A day anywhere in the years in which the policy takes hold."""
    return date(2024, 9, 1) + rng.randrange(1450) * DAY


def maybe(rng: Random, chance: float) -> bool:
    """Does it happen?"""
    return rng.random() < chance
