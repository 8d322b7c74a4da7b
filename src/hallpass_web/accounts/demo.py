"""One click signs in as somebody of the demo: in a demo, in its own database, from this machine alone."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from hallpass_web.accounts.installation import is_demo
from hallpass_web.accounts.models import Membership, Person, Role
from hallpass_web.accounts.organizations import name_of_organization

FORWARDED: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_REAL_IP")

ORDER: Final = (
    Role.COORDINATOR,
    Role.TRAINING_COORDINATOR,
    Role.OFFICER,
    Role.VIEWER,
    Role.CHIEF,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
"""The roles as the sign-in page offers them."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo, as the sign-in page offers them."""

    number: int
    name: str
    role: str
    organization: str


def allowed(request: HttpRequest) -> bool:
    """May somebody sign in with one click here?"""
    return bool(settings.HALLPASS_DEMO) and _over_loopback(request) and is_demo()


def people_of_the_demo() -> Sequence[DemoPerson]:
    """Those whom the sign-in page offers: one of each role first, the coordinator on top, then the others."""
    people = {one.pk: one for one in Person.objects.filter(demo=True, is_active=True)}
    oldest = {one.person: one for one in Membership.objects.filter(until=None, person__in=people).order_by("-place")}
    by_role = sorted(oldest.values(), key=lambda one: (ORDER.index(Role(one.role)), one.place))
    firsts = {one.role: one.key for one in reversed(by_role)}
    by_role.sort(key=lambda one: firsts[one.role] != one.key)
    return [_shown(people[one.person], one) for one in by_role]


def _shown(person: Person, membership: Membership) -> DemoPerson:
    where = name_of_organization(membership.organization) if membership.organization else ""
    return DemoPerson(person.pk, person.name, Role(membership.role).label, where)


def person_of_the_demo(number: int) -> Person | None:
    """Somebody of the demo."""
    return Person.objects.filter(pk=number, demo=True, is_active=True).first()


def _over_loopback(request: HttpRequest) -> bool:
    """Asked from this machine, by its own name, and handed on by nobody."""
    host = split_domain_port(request.get_host())[0].strip("[]")
    if any(name in request.META for name in FORWARDED):
        return False
    return host in ("localhost", "127.0.0.1", "::1") and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
