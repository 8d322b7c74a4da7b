"""What fills an empty register by hand, in the order in which each step finds what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from hallpass.register.register import Register
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Role
from hallpass_web.audit.moments import Moment
from hallpass_web.register.access import seen
from hallpass_web.register.lists_words import ACTS

STEPS: Final[Mapping[str, Mapping[str, str]]] = {
    Role.COORDINATOR: {
        "schools": "Those where officers serve.",
        "agencies": "The police department or sheriff that sends them. You keep its record until its chief signs in.",
        "contracts": "With its days, its schools and the duties it carries.",
        "officers": "With the employer. Then the page of each officer takes training and policy reviews.",
        "assignments": "Who serves at which school, and since when.",
        "contact_days": "The school calendar: without it no day of a substitute can be counted (5.4).",
    },
    Role.CHIEF: {
        "agency_policies": "The day on which the agency adopted its SRO policy.",
        "officers": "Then the page of each officer takes training and policy reviews.",
    },
    Role.TRAINING_COORDINATOR: {
        "officers": "Then the page of each officer takes training and policy reviews.",
    },
}
"""The lists that each role fills first, and what belongs there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the act, where it is done, what belongs there, and how many rows there are already."""

    act: str
    href: str
    says: str
    rows: int


def first_steps(asker: Asker, at: Moment) -> list[Step]:
    """What this asker enters first where nothing is on record yet; none for who only reads."""
    return [
        Step(ACTS[name], _form(name), says, seen(asker, name, at).count())
        for name, says in STEPS.get(asker.role, {}).items()
    ]


def steps_left(asker: Asker, register: Register) -> list[Step]:
    """The steps of which nothing is on record yet, though officers are."""
    return [
        Step(ACTS[name], _form(name), says, 0)
        for name, says in STEPS.get(asker.role, {}).items()
        if not getattr(register, name)
    ]


def _form(list_name: str) -> str:
    return f"{reverse('register_enter', args=[list_name])}?next=/"
