"""A line of Today: a state, who and where, one sentence, the paragraph, and the one act that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hallpass.files.words import day_word, month_and_day
from hallpass_web.standing.today_acts import Act

_YEAR_IS_PLAIN: Final = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Line:
    """Something that somebody should know today; `day` stands on the badge of a date."""

    code: str
    who: str
    where: str
    says: str
    paragraph: str | None
    act: Act
    words: str = ""
    day: date | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of Today: its lines, of which a page shows the first, and the list that has all of them."""

    title: str
    count: str
    lines: tuple[Line, ...]
    number: int
    href: str = ""

    @property
    def more(self) -> int:
        """How many lines are left out."""
        return self.number - len(self.lines)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its unit: 1 officer, 1,204 officers."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def near(day: date, on: date) -> str:
    """A day in a sentence: with its year only where that is not plain."""
    return month_and_day(day) if abs(day - on) < _YEAR_IS_PLAIN else day_word(day)
