"""4.3: logged events in which an officer may have enforced a school rule."""

from __future__ import annotations

from datetime import date
from typing import Final

from hallpass.register.records import ConductEvent
from hallpass.register.register import Register

SCHOOL_RULE: Final = "school_rule"
OPEN: Final = "open"


def is_possible_breach(event: ConductEvent) -> bool:
    """4.3: a part in school discipline, or force or authority used over a school rule."""
    return event.discipline_part or (event.matter == SCHOOL_RULE and (event.force_used or event.authority_used))


def open_breaches(register: Register, on: date) -> tuple[ConductEvent, ...]:
    """4.3: the possible breaches up to a day that nobody has decided."""
    return tuple(
        row for row in register.conduct_events if row.date <= on and row.decision == OPEN and is_possible_breach(row)
    )
