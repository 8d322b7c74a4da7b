"""Days, numbers and names as a person says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hallpass.days import EVER, NEVER

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def aloud(day: date) -> str:
    """A day as it is said: `November 23, 2026`."""
    if day in (EVER, NEVER):
        return "no day"
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its unit: `1 day`, `3 days`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `43rd`, `60th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


STANDING_WORDS = {
    "cleared": "cleared",
    "cleared_until": "cleared until a day",
    "excused": "excused",
    "unresolved": "unresolved",
    "not_cleared": "not cleared",
    "upcoming": "upcoming",
    "not_serving": "not serving",
    "not_in_force": "not in force",
}
"""The standings in words, everywhere the same."""
