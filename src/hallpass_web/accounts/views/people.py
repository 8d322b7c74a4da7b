"""An organization and its people: members, invitations, the second factor, notices; and the list of organizations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hallpass_web import clock
from hallpass_web.accounts.asking import AskedRequest, Asker
from hallpass_web.accounts.forms import AddOrganization, Invite
from hallpass_web.accounts.invitations import Wanted, invite, unused_invitations, withdraw
from hallpass_web.accounts.mail import mail_invitation, sends_mail
from hallpass_web.accounts.members import LastOne, employed_officers, end, members_of, why_it_cannot_end
from hallpass_web.accounts.models import Invitation, Kind, Membership, Notice, Person, Role
from hallpass_web.accounts.organizations import (
    add_organization,
    all_organizations,
    kind_in_words,
    may_note,
    may_set,
    name_at,
    name_of_organization,
    note,
    notices_of,
    organization_at,
    organization_now,
    set_second_factor,
)
from hallpass_web.accounts.register_rows import charter_schools, name_of
from hallpass_web.accounts.roles import agencies_without_members, key_of, kind_and_row, roles_to_give, with_members
from hallpass_web.audit.asked import asked
from hallpass_web.audit.recorder import Moved


@require_safe
def organization(request: AskedRequest, key: str | None = None) -> HttpResponse:
    """An organization: the own one, or any one for an administrator."""
    asker = request.asker
    key = asker.organization if key is None else key
    if key != asker.organization and asker.role != Role.ADMINISTRATOR:
        raise Http404
    if key and organization_now(key) is None:
        raise Http404
    return render(request, "accounts/organization.html", _shown(request, key))


def _shown(request: AskedRequest, key: str) -> dict[str, Any]:
    """The organization as known on the day asked about; what may be done there is offered as of now alone."""
    asker, days = request.asker, asked(request)
    then, is_now = organization_at(key, days.at), days.known == days.today
    roles = roles_to_give(asker, key)
    usable, unusable = unused_invitations(key, days.known, days.at) if roles else ([], [])
    return {
        "key": key,
        "name": name_at(key, days.at),
        "kind": kind_in_words(then, charter_schools(days.at)) if then else "",
        "own": key == asker.organization,
        "is_now": is_now,
        "members": members_of(key, roles if is_now else (), days.at),
        "sees_invitations": bool(roles),
        "may_invite": bool(roles) and is_now,
        "open": [_invitation(one) for one in usable],
        "past": [_invitation(one) for one in unusable],
        "second_factor": then.second_factor if then else None,
        "may_set": may_set(asker, key) and is_now,
        "notices": [_notice(one, asker, is_now) for one in notices_of(key, days.at)],
        "agencies": [_agency(row) for row in agencies_without_members(asker)]
        if key == asker.organization and is_now
        else [],
    }


def _invitation(one: Invitation) -> dict[str, Any]:
    return {"row": one, "role": Role(one.role).label, "withdrawn": one.state == "withdrawn"}


def _agency(row: str) -> dict[str, str]:
    return {"key": key_of(Kind.AGENCY, row), "name": name_of(Kind.AGENCY, row)}


def _notice(one: Notice, asker: Asker, is_now: bool) -> dict[str, Any]:
    membership = Membership.objects.filter(key=one.membership).order_by("-since").first()
    person = Person.objects.filter(pk=membership.person).first() if membership else None
    return {
        "row": one,
        "who": person.name if person else "",
        "role": Role(membership.role).label if membership else "",
        "may_note": is_now and may_note(asker, one, membership.person if membership else None),
    }


@never_cache
def invite_somebody(request: AskedRequest) -> HttpResponse:
    """Invite somebody; the link is shown once, on the answer, and kept nowhere."""
    asker = request.asker
    key = request.GET.get("to", asker.organization)
    roles = roles_to_give(asker, key)
    if not roles:
        raise Http404
    kind, row = kind_and_row(key)
    officers = employed_officers(row, clock.today()) if kind == Kind.AGENCY and Role.OFFICER in roles else ()
    form = Invite(request.POST if request.method == "POST" else None, roles=roles, officers=officers)
    more: dict[str, Any] = {"name": name_of_organization(key), "back": _page_of(request, key)}
    if not form.is_valid():
        return render(request, "accounts/invite.html", {"form": form, **more})
    said = form.cleaned_data
    wanted = Wanted(said["email"], said["name"], key, said["role"], said.get("officer", ""))
    made, token = invite(asker, wanted)
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    more |= {"invitation": made, "role": Role(made.role).label, "link": link, "sends_mail": sends_mail()}
    return render(request, "accounts/invited.html", more | {"mailed": mail_invitation(made, link, asker.name)})


@require_POST
def withdraw_invitation(request: AskedRequest, invitation: str) -> HttpResponse:
    """Withdraw an open invitation."""
    found = Invitation.objects.filter(key=invitation, until=None, state="open").first()
    if found is None or found.role not in roles_to_give(request.asker, found.organization):
        raise Http404
    withdraw(request.asker, found)
    messages.info(request, f"The invitation of {found.name} is withdrawn. Its link opens nothing any more.")
    return redirect(_page_of(request, found.organization))


def end_membership(request: AskedRequest, membership: str) -> HttpResponse:
    """End a role: asked first, then done."""
    found = Membership.objects.filter(key=membership, until=None).first()
    if found is None or found.role not in roles_to_give(request.asker, found.organization):
        raise Http404
    person = Person.objects.get(pk=found.person)
    where = _page_of(request, found.organization)
    why_not = why_it_cannot_end(found)
    if request.method == "POST":
        try:
            end(request.asker, found)
            messages.info(request, f"{person.name} is no longer {Role(found.role).label.lower()}.")
            return redirect("/" if found.key == request.asker.membership else where)
        except LastOne as reason:
            why_not = str(reason)
        except Moved:
            return redirect(where)
    return render(
        request,
        "accounts/end_membership.html",
        {
            "person": person,
            "role": Role(found.role).label,
            "organization": name_of_organization(found.organization),
            "own": found.key == request.asker.membership,
            "why_not": why_not,
            "back": where,
        },
        status=409 if why_not and request.method == "POST" else 200,
    )


@require_POST
def ask_second_factor(request: AskedRequest) -> HttpResponse:
    """Ask everybody of an organization for a second factor, or no longer."""
    key = request.POST.get("organization", "")
    now = organization_now(key)
    if now is None or not may_set(request.asker, key):
        raise Http404
    required = request.POST.get("required") == "yes"
    try:
        set_second_factor(request.asker, now, required=required)
    except Moved:
        messages.warning(request, "Somebody else changed this meanwhile. Nothing was written: look again.")
    return redirect(_page_of(request, key))


@require_POST
def note_notice(request: AskedRequest, notice: str) -> HttpResponse:
    """Take a notice off the page."""
    found = Notice.objects.filter(key=notice, until=None).first()
    membership = Membership.objects.filter(key=found.membership).first() if found else None
    if found is None or not may_note(request.asker, found, membership.person if membership else None):
        raise Http404
    note(request.asker, found)
    return redirect("organization")


def organizations(request: AskedRequest) -> HttpResponse:
    """Every organization of the installation, and entering another."""
    if request.asker.role != Role.ADMINISTRATOR:
        raise Http404
    form = AddOrganization(request.POST if request.method == "POST" else None)
    if form.is_valid():
        key = add_organization(request.asker, form.cleaned_data["what"], form.cleaned_data["name"])
        return redirect("organization_of", key=key)
    days = asked(request)
    charters, joined = charter_schools(days.at), with_members(days.at)
    rows = [
        {"row": one, "name": name, "kind": kind_in_words(one, charters), "has_members": one.key in joined}
        for one, name in all_organizations(days.at)
    ]
    shown = {"rows": rows, "form": form if days.known == days.today else None}
    return render(request, "accounts/organizations.html", shown)


def _page_of(request: AskedRequest, key: str) -> str:
    if key == request.asker.organization or request.asker.role != Role.ADMINISTRATOR:
        return reverse("organization")
    return reverse("organization_of", args=[key])
