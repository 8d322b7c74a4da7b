"""Who asks: the person signed in, and the membership by which they look and act, found anew at each request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hallpass_web.accounts.models import Membership, Organization, Person, Role
from hallpass_web.accounts.register_rows import name_of
from hallpass_web.accounts.second_factor import has_second_factor
from hallpass_web.accounts.signing_in import ACCOUNT_PAGES

CHOSEN = "membership"
"""Where the session keeps the key of the membership chosen last."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks, in one role for one organization (or, as administrator, for the installation)."""

    person: int
    name: str
    membership: str
    role: str
    organization: str
    """The key of the organization; empty for the installation."""
    kind: str
    """district, agency, or empty for the installation."""
    row: str
    organization_name: str
    officer: str
    demo: bool
    several: bool
    """Whether this person has other memberships to change to."""
    second_factor: bool
    """Whether the organization asks for a second factor."""

    @property
    def role_name(self) -> str:
        """The role in words."""
        return Role(self.role).label


class AskedRequest(HttpRequest):
    """A request after `AskerMiddleware`, for whom a membership is needed."""

    asker: Asker
    user: Person


def memberships_of(person: int) -> Sequence[Membership]:
    """The memberships that somebody has now, the oldest first."""
    return list(Membership.objects.filter(person=person, until=None))


def asker_of(person: Person, chosen: str | None) -> Asker | None:
    """Who asks: this person by the chosen membership if it is theirs and still stands, else by their oldest."""
    theirs = memberships_of(person.pk)
    for membership in sorted(theirs, key=lambda one: one.key != chosen):
        asker = _asker(person, membership, several=len(theirs) > 1)
        if asker:
            return asker
    return None


def asker_by(membership: Membership) -> Asker | None:
    """Who asks by this membership."""
    person = Person.objects.filter(pk=membership.person, is_active=True).first()
    return _asker(person, membership, several=False) if person else None


def _asker(person: Person, membership: Membership, *, several: bool) -> Asker | None:
    organization = Organization.objects.filter(key=membership.organization, until=None).first()
    if organization is None and membership.organization:
        return None
    return Asker(
        person=person.pk,
        name=person.name,
        membership=membership.key,
        role=membership.role,
        organization=membership.organization,
        kind=organization.kind if organization else "",
        row=organization.row if organization else "",
        organization_name=name_of(organization.kind, organization.row) if organization else "",
        officer=membership.officer,
        demo=person.demo,
        several=several,
        second_factor=bool(organization and organization.second_factor),
    )


class AskerMiddleware:
    """Sets `request.asker`; leads whoever has no membership, or lacks a second factor, to the page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who asks, then answer."""
        user = request.user
        request.asker = asker_of(user, request.session.get(CHOSEN)) if isinstance(user, Person) else None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Before any page but those of one's own account: is there a membership, and a second factor if it asks?"""
        if request.path.startswith(ACCOUNT_PAGES) or not getattr(view, "login_required", True):
            return None
        asker: Asker | None = request.asker  # type: ignore[attr-defined]
        if asker is None:
            return render(request, "accounts/no_membership.html", status=403)
        if asker.second_factor and not has_second_factor(asker.person):
            return redirect("second_factor_needed")
        return None
