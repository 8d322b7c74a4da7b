"""What a scenario may ask, and each answer in the words in which a scenario expects it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from tests.evaluators import Package, Second
from tests.scenarios.facts import OFFICER

Asked = Package | Second
Said = str | list[str]


def standing(asked: Asked, on: date) -> str:
    """`cleared until 2026-03-02 under 5.3 (R5), without 4.1.4, 4.1.5`."""
    answer = asked.officer(OFFICER, on, "standing")
    said = answer["standing"].replace("_", " ")
    if answer["row"] is None:
        return str(said)
    until = answer["standing"] == "cleared_until"
    said += f" {answer['due']}" if until else ""
    said += f" under {answer['governed_by']} ({answer['row']})"
    said += f", due {answer['due']}" if answer["due"] and not until else ""
    return said + (f", without {', '.join(answer['excused_duties'])}" if answer["excused_duties"] else "")


def questions(asked: Asked, on: date) -> list[str]:
    """`employer_unable of a1`."""
    found = asked.officer(OFFICER, on, "questions")["questions"]
    return [" of ".join(question.values()) for question in found]


def owed(asked: Asked, on: date) -> list[str]:
    """`officer: complete_training by 2026-03-02 under 5.3`."""
    return [
        f"{one['who']}: {one['action']} {'by ' + one['by'] if one['by'] else 'at once'} under {one['paragraph']}"
        + (f" for {one['assignment']}" if one["assignment"] else "")
        for one in asked.officer(OFFICER, on, "owed")["owed"]
    ]


def serves(asked: Asked, on: date) -> list[str]:
    """`a1: yes under 5.1, defective by old contract: 4.1.4, 4.3`."""
    found = asked.officer(OFFICER, on, "assignments")["assignments"]
    return [
        f"{one['assignment']}: {one['may_serve']} under {ground}, {one['contract_state']}"
        + (f" by {one['contract']}" if one["contract"] else "")
        + (f": {', '.join(one['paragraphs'])}" if one["paragraphs"] else "")
        for one, ground in zip(found, asked.grounds(OFFICER, on), strict=True)
    ]


def next_change(asked: Asked, on: date) -> str:
    """`2026-03-03 not cleared`, or `none`."""
    found = asked.officer(OFFICER, on, "next_change")["next_change"]
    return f"{found['on']} {found['standing']}".replace("_", " ") if found else "none"


def duty_gaps(asked: Asked, on: date) -> list[str]:
    """`High: 4.1.4, 4.1.5`."""
    return [f"{school}: {', '.join(duties)}" for school, duties in asked.duty_gaps(on).items()]


def open_events(asked: Asked, on: date) -> list[str]:
    """`e1`."""
    return asked.open_events(on)


def exit_status(asked: Asked, on: date) -> str:
    """`0` where all is well, else `1`."""
    return str(asked.exit_status(on))


def breaches(asked: Asked, first: date, last: date) -> list[str]:
    """`2025-09-01..2025-09-14 under 5.1: 10 contact days, 0 listed days`."""
    return [
        f"{one['first']}..{one['last']} under {', '.join(one['paragraphs'])}: "
        f"{one['contact_days']} contact days, {one['listed_days']} listed days"
        for one in asked.breaches(OFFICER, first, last)
    ]


def contract_gaps(asked: Asked, first: date, last: date) -> list[str]:
    """`a1 2025-09-01..2025-09-14: 10 days`."""
    return [
        f"{one['assignment']} {one['first']}..{one['last']}: {one['days']} days"
        for one in asked.contract_gaps(OFFICER, first, last)
    ]


OF_A_DAY: Final[Mapping[str, Callable[[Asked, date], Said]]] = {
    "standing": standing,
    "questions": questions,
    "owed": owed,
    "serves": serves,
    "next_change": next_change,
    "duty_gaps": duty_gaps,
    "open_events": open_events,
    "exit_status": exit_status,
}
OF_A_RANGE: Final[Mapping[str, Callable[[Asked, date, date], Said]]] = {
    "breaches": breaches,
    "contract_gaps": contract_gaps,
}


def answer(asked: Asked, question: str, when: str) -> Any:
    """The answer to one question for a day, or for a range as in `2025-09-01..2026-06-30`."""
    if question in OF_A_DAY:
        return OF_A_DAY[question](asked, date.fromisoformat(when))
    first, last = when.split("..")
    return OF_A_RANGE[question](asked, date.fromisoformat(first), date.fromisoformat(last))
