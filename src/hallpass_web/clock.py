"""What time it is: the one place of the web that asks. Days are Minnesota's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

HERE: Final = ZoneInfo("America/Chicago")


def now() -> datetime:
    """This moment, in UTC; `HALLPASS_TODAY` moves its day, in the demo and in tests."""
    moment = datetime.now(UTC)
    pinned: date | None = settings.HALLPASS_TODAY
    if pinned is None:
        return moment
    return datetime.combine(pinned, moment.astimezone(HERE).time(), HERE).astimezone(UTC)


def today() -> date:
    """The day that it is in Minnesota."""
    return now().astimezone(HERE).date()


def start_of(day: date) -> datetime:
    """The first moment of a day in Minnesota."""
    return datetime.combine(day, time(0), HERE).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first moment after a day in Minnesota."""
    return start_of(day + timedelta(days=1))


def day_of(moment: datetime) -> date:
    """The day in Minnesota on which a moment fell."""
    return moment.astimezone(HERE).date()
