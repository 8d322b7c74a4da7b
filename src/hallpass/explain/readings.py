"""The readings that an answer relies on, and those that would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from hallpass.explain.asked import readings_of_serving
from hallpass.explain.model import OtherReading, Outcome, ReadingUsed
from hallpass.explain.outcomes import differs
from hallpass.explain.trying import Trials
from hallpass.explain.values import Values
from hallpass.register.records import REGULAR, SUBSTITUTE

_FROM_THE_CLOCK: Final = ("clock_on", "employer_unable", "start_policy_reviewed_on")

TURNED_BY: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        REGULAR: {
            "incumbents": _FROM_THE_CLOCK,
            "return_after_break": _FROM_THE_CLOCK,
            "new_employer": _FROM_THE_CLOCK,
        },
        SUBSTITUTE: {
            "after_day_sixty": ("clock_on", "start_policy_reviewed_on"),
            "e_learning_day": ("nth_day", "days_in_year", "clock_on", "start_policy_reviewed_on"),
        },
    }
)
"""For each role the readings that the rows do not name, with the facts that they turn."""


def readings_used(values: Values, trials: Trials, now: Outcome) -> tuple[ReadingUsed, ...]:
    """Each reading on which the rows asked turn, in the pack's order, with the values that give another answer."""
    wanted = set(_relied_on(values))
    version = values.rules.version
    return tuple(
        ReadingUsed(
            name,
            reading.paragraph,
            value := values.rules.readings[name],
            next(one.says for one in reading.values if one.value == value),
            tuple(
                OtherReading(one.value, then)
                for one in reading.values
                if one.value != value and differs(then := trials.under(name, one.value), now)
            ),
        )
        for name, reading in version.readings.items()
        if name in wanted
    )


def _relied_on(values: Values) -> Iterator[str]:
    """The readings that the rows reached name, or that turn a fact of theirs."""
    turned_by = TURNED_BY[values.role]
    for asked in values.rows_reached():
        yield from asked.readings
        yield from (name for name, facts in turned_by.items() if asked.facts.intersection(facts))
    yield from readings_of_serving(values.rules)
