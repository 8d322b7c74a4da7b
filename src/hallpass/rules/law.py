"""The law that an answer rests on: the policy in its versions, under the readings that are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hallpass.days import EVER, NEVER, Span, day_before
from hallpass.policy.compile import Rules
from hallpass.policy.model import Policy
from hallpass.rules.day import Day


class Law:
    """A policy under a set of readings; each day is judged by the version in force on it."""

    def __init__(self, policy: Policy, readings: Mapping[str, str] | None = None) -> None:
        self.policy = policy
        self.given = dict(readings or {})
        self._rules = tuple(
            version.rules({name: value for name, value in self.given.items() if name in version.readings})
            for version in policy.versions
        )
        self._starts = tuple(version.takes_effect for version in policy.versions)
        self._later = tuple(zip(self._starts, self._rules, strict=True))[1:]

    def on(self, day: Day) -> Rules:
        """The rules in force on a day; the first version also covers all days before it."""
        chosen = self._rules[0]
        for start, rules in self._later:
            if day < start:
                break
            chosen = rules
        return chosen

    def over(self, days: Span) -> Iterator[tuple[Span, Rules]]:
        """Each version that is in force on some of the days, with those days."""
        firsts = (EVER, *self._starts[1:])
        lasts = (*map(day_before, self._starts[1:]), NEVER)
        for first, last, rules in zip(firsts, lasts, self._rules, strict=True):
            both = days & Span(first, last)
            if both:
                yield both, rules

    def at(self, day: date) -> Rules:
        """The rules in force on a plain date."""
        return self.on(Day(day))

    @property
    def readings(self) -> Mapping[str, str]:
        """Every reading with its value, as the latest version knows them."""
        return self._rules[-1].readings
