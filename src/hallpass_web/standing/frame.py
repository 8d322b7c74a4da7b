"""What frames every page of answers: the day asked about, in words, and on what the answers rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest

from hallpass.files.words import day_word
from hallpass_web.register.asked import Asked, asked


def asked_hint(on: date, known: date, today: date) -> str:
    """The day asked about and what is known for it, in words beside the two fields."""
    return f"{_when(on, today)} {_knowledge(on, known, today)}"


def _when(on: date, today: date) -> str:
    if on == today:
        return "Today."
    days = abs((on - today).days)
    return f"{days:,} {'day' if days == 1 else 'days'} {'ago' if on < today else 'ahead'}."


def _knowledge(on: date, known: date, today: date) -> str:
    if known >= today:
        return "Everything known so far."
    return "As known then." if known == on else f"As known on {day_word(known)}."


def answers_frame(request: HttpRequest) -> dict[str, Any]:
    """For the templates: the days asked about, in words, and the lines of the foot; only for who is signed in."""
    if getattr(request, "asker", None) is None:
        return {}
    found = asked(request)
    return {
        "asked": found,
        "asked_hint": asked_hint(found.on, found.known, found.today),
        "foot": _foot(found),
    }


def _foot(found: Asked) -> Iterator[str]:
    yield f"Record: entry {found.head.number:,}, head {found.head.hash[:12]}"
