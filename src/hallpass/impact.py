"""Whose answers change under an amendment or another reading: from what to what, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from hallpass.comparing import Difference, Serves, differences, serves_on
from hallpass.register.records import Officer
from hallpass.register.register import Register
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting


@dataclass(frozen=True, slots=True)
class Changed:
    """One officer whose answers change, with the days on which they do."""

    officer: Officer
    differences: tuple[Difference[Serves], ...]

    @property
    def standing_changes(self) -> bool:
        """Whether the standing itself changes on any day, and not something beside it alone."""
        return any(one.before.standing != one.after.standing for one in self.differences)


@dataclass(frozen=True, slots=True)
class Impact:
    """What another law makes of a register over a range of days."""

    first: date
    last: date
    officers: int
    changed: tuple[Changed, ...]

    @property
    def moves(self) -> dict[tuple[str, str], int]:
        """How many officers go from one standing to another on some day, most first."""
        pairs = Counter(
            pair
            for one in self.changed
            for pair in {(item.before.standing, item.after.standing) for item in one.differences}
            if pair[0] != pair[1]
        )
        return dict(sorted(pairs.items(), key=lambda item: (-item[1], item[0])))


def impact(register: Register, now: Law, then: Law, first: date, last: date) -> Impact:
    """Whose answers change within a range of days when one law takes the place of another."""
    settings = Setting(register, now), Setting(register, then)
    return Impact(first, last, len(register.officer), tuple(_changed(*settings, first, last)))


def _changed(now: Setting, then: Setting, first: date, last: date) -> Iterator[Changed]:
    for officer in now.register.officer.values():
        before = partial(serves_on, now.officer(officer.id))
        after = partial(serves_on, then.officer(officer.id))
        found = tuple(differences(before, after, first, last))
        if found:
            yield Changed(officer, found)
