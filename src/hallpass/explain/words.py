"""Days, numbers and names as a person says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from hallpass.days import EVER, NEVER
from hallpass.policy.words import spelled_date

_DAY: Final = re.compile(r"(\d{4})_(\d{2})_(\d{2})")
_LETTER: Final = re.compile(r"(?<![a-z])([a-z])_")


def aloud(day: date) -> str:
    """A day as it is said: `November 23, 2026`."""
    return "no day" if day in (EVER, NEVER) else spelled_date(day)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its unit: `1 day`, `3 days`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `43rd`, `60th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def listed(items: Sequence[str], word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; or with another word before the last."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", ".”")) else ".")


def plain(name: str) -> str:
    """A name of the pack as it is read out: `deadline_on_weekend` is `deadline on weekend`; a day in it is said."""
    name = _DAY.sub(lambda found: aloud(date(*map(int, found.groups()))), name)
    return _LETTER.sub(r"\1-", name).replace("_", " ")


def quoted(text: str) -> str:
    """A name or a wording in quotes."""
    return f"“{text}”"
