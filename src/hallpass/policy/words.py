"""Dates and numbers as a text spells them: whether the words quoted for a value say that value."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

MONTHS: Final = (
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
_SMALL: Final[list[str]] = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
_TENS: Final[list[str]] = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")


def spelled_date(day: date) -> str:
    """A date as the text of a policy writes it."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def spelled_number(number: int) -> str:
    """A number below a hundred in letters, a larger one in digits."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    return str(number)


def says_date(words: str, day: date) -> bool:
    """Whether the words name the date."""
    return re.search(rf"\b{re.escape(spelled_date(day))}\b", words) is not None


def says_number(words: str, number: int) -> bool:
    """Whether the words name the number, in digits or in letters."""
    either = rf"(?<![\w.-])(?:{number}|{spelled_number(number)})(?![\w-]|\.\d)"
    return re.search(either, words, re.IGNORECASE) is not None
