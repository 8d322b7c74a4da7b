"""5.4: how many days of substitute service count in a school year, and when the exemption ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hallpass.rules.counting import counted_in_year
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.who import last_exempt


@dataclass(frozen=True, slots=True)
class Tally:
    """Counted days of a school year: up to a day, planned after it, how many are exempt, and the first that is not."""

    counted: int
    planned: int
    allowed: int
    ends: date | None

    @property
    def left(self) -> int:
        """How many more may count before the exemption ends."""
        return max(self.allowed - self.counted, 0)


def tally_on(record: OfficerRecord, on: date) -> Tally:
    """5.4: the counted days of the school year that a day lies in; days at every school, whoever asks."""
    day = Day(on)
    days = counted_in_year(day, record.on(day).counted)
    allowed = last_exempt(record, day)
    done = sum(1 for one in days if one <= on)
    return Tally(done, len(days) - done, allowed, days[allowed] if len(days) > allowed else None)
