"""What frames every page of answers: the day asked about, in words, and on what the answers rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest

from hallpass.explain.words import listed, plain
from hallpass.files.words import day_word
from hallpass.policy.model import Version
from hallpass.rules.law import Law
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.asked import Asked, asked
from hallpass_web.standing.answers import answers_for


def asked_hint(on: date, known: date, today: date) -> str:
    """The day asked about and what is known for it, in words beside the two fields."""
    return f"{_when(on, today)} {_knowledge(on, known, today)}"


def _when(on: date, today: date) -> str:
    if on == today:
        return "Today."
    days = abs((on - today).days)
    return f"{days:,} {'day' if days == 1 else 'days'} {'ago' if on < today else 'ahead, if nothing new is recorded'}."


def _knowledge(on: date, known: date, today: date) -> str:
    if known >= today:
        return "Everything known so far."
    return "As known then." if known == on else f"As known on {day_word(known)}."


def answers_frame(request: HttpRequest) -> dict[str, Any]:
    """For the templates: the days asked about, in words, and the lines of the foot; only for who is signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    found = asked(request)
    return {
        "asked": found,
        "asked_hint": asked_hint(found.on, found.known, found.today),
        "foot": _foot(found, getattr(request, "asker", None)),
    }


def _foot(found: Asked, asker: Asker | None) -> Iterator[str]:
    if asker:
        law = answers_for(asker, found).law
        version = law.at(found.on).version
        yield f"Policy {version.id}, adopted {version.adopted}"
        yield f"Readings: {_readings(law, version)}"
    yield f"Record: entry {found.head.number:,}, head {found.head.hash[:12]}"


def _readings(law: Law, version: Version) -> str:
    chosen = [
        f"{plain(name)} is {plain(value)}" for name, value in law.readings.items() if _is_chosen(version, name, value)
    ]
    return f"{listed(chosen)}, the others at their defaults" if chosen else "all at their defaults"


def _is_chosen(version: Version, name: str, value: str) -> bool:
    return name in version.readings and value != version.readings[name].default
