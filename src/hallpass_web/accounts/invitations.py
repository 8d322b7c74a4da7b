"""Invitations: a single-use link that gives one role to one address, and no more."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from hallpass_web import clock
from hallpass_web.accounts.asking import Asker, asker_by
from hallpass_web.accounts.members import employed_officers
from hallpass_web.accounts.models import Invitation, Membership, Notice, Person, Role, State, plain_email
from hallpass_web.accounts.organizations import doing, organization_row
from hallpass_web.accounts.roles import kind_and_row, may_give
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import Change, locked_head, record

GOOD_FOR: Final = timedelta(days=7)


class NotOpen(Exception):
    """The link opens nothing: used, expired, withdrawn, for somebody else, or never given. Which, is not said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to invite, where, and as what."""

    email: str
    name: str
    organization: str
    role: str
    officer: str = ""


def invite(asker: Asker, wanted: Wanted) -> tuple[Invitation, str]:
    """Invite somebody: the invitation, and its link's token, which is shown now and kept nowhere.

    One that is open for the same address and role is withdrawn: two links for one thing are one too many.
    """
    if not may_give(asker, wanted.organization, wanted.role):
        raise PermissionDenied(
            f"{asker.role} may not give {wanted.role} in {wanted.organization or 'the installation'}"
        )
    if not _officer_fits(wanted.organization, wanted.role, wanted.officer):
        raise PermissionDenied(f"{wanted.officer!r} is no officer of {wanted.organization} to invite as {wanted.role}")
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        key=secrets.token_hex(8),
        email=plain_email(wanted.email),
        name=wanted.name,
        organization=wanted.organization,
        role=wanted.role,
        officer=wanted.officer,
        given_by=asker.membership,
        token_hash=_hash(token),
        last_day=clock.today() + GOOD_FOR,
        state=State.OPEN,
    )
    with transaction.atomic():
        locked_head()
        replaced = Invitation.objects.filter(
            until=None,
            state=State.OPEN,
            email=invitation.email,
            organization=wanted.organization,
            role=wanted.role,
        )
        changes = [_becomes(old, State.WITHDRAWN) for old in replaced]
        changes += [Change(Invitation, invitation.key, invitation.as_row())]
        record(doing("invitations.sent", asker, wanted.organization), organization_row(wanted.organization) + changes)
    return invitation, token


def withdraw(asker: Asker, invitation: Invitation) -> None:
    """Withdraw an invitation: its link opens nothing any more."""
    if not may_give(asker, invitation.organization, invitation.role):
        raise PermissionDenied(f"{asker.role} may not withdraw an invitation as {invitation.role}")
    record(doing("invitations.withdrawn", asker, invitation.organization), [_becomes(invitation, State.WITHDRAWN)])


def unused_invitations(organization: str, known: date, at: Moment) -> tuple[list[Invitation], list[Invitation]]:
    """The invitations into an organization that nobody had used, as known at the end of a day, the newest first.

    First those that still opened something; then those withdrawn or run out.
    """
    unused = list(at(Invitation).filter(organization=organization).exclude(state=State.USED).order_by("-place"))
    still_open = [one for one in unused if one.state == State.OPEN and one.last_day >= known]
    return still_open, [one for one in unused if one not in still_open]


def find(token: str) -> Invitation:
    """The invitation that a link opens today; NotOpen else."""
    return _if_open(Invitation.objects.filter(token_hash=_hash(token)))


def find_again(key: str) -> Invitation:
    """The invitation that a link opened a moment ago, by its key; NotOpen where it no longer is."""
    return _if_open(Invitation.objects.filter(key=key))


def _if_open(asked: QuerySet[Invitation]) -> Invitation:
    found = asked.filter(until=None, state=State.OPEN).first()
    if found is None or found.last_day < clock.today() or not _still_given(found):
        raise NotOpen
    return found


def account_of(invitation: Invitation) -> Person | None:
    """The account that the invited address has already, if any."""
    return Person.objects.filter(email=invitation.email).first()


def accept(
    key: str,
    *,
    by: Person | AnonymousUser | None = None,
    name: str = "",
    password: str | None = None,
) -> Person:
    """Use the invitation with this key: make the account unless its owner, signed in, uses it, and give the role.

    Anything that does not fit is NotOpen, and nothing is written.
    """
    with transaction.atomic():
        locked_head()
        invitation = find_again(key)
        person = account_of(invitation)
        changes = []
        if isinstance(by, Person) and (person is None or person.pk != by.pk):
            raise NotOpen
        if person is not None and not isinstance(by, Person):
            raise NotOpen
        if person is None:
            person = Person.objects.create_user(invitation.email, password, name=name or invitation.name)
            changes.append(Change(None, str(person.pk), person.as_row(), about="people"))
        changes += _given(invitation, person)
        record(doing("invitations.used", person, invitation.organization), changes)
    return person


def _given(invitation: Invitation, person: Person) -> list[Change]:
    membership = Membership(
        key=secrets.token_hex(8),
        person=person.pk,
        organization=invitation.organization,
        role=invitation.role,
        officer=invitation.officer,
    )
    same = Membership.objects.filter(
        person=person.pk, organization=membership.organization, role=membership.role, until=None
    )
    changes = [_becomes(invitation, State.USED)]
    if same.exists():
        return changes
    changes.append(Change(Membership, membership.key, membership.as_row()))
    changes += [Change(Notice, notice.key, notice.as_row()) for notice in _to_notice(person, membership)]
    return changes


def _to_notice(person: Person, new: Membership) -> Iterator[Notice]:
    """What organizations must see of a new role: that an administrator belongs to them, whichever came first."""
    theirs = Membership.objects.filter(person=person.pk, until=None)
    if new.organization and theirs.filter(role=Role.ADMINISTRATOR).exists():
        yield _notice(new)
    if new.role == Role.ADMINISTRATOR:
        open_now = Notice.objects.filter(until=None).values("membership")
        yield from map(_notice, theirs.exclude(organization="").exclude(key__in=open_now))


def _notice(membership: Membership) -> Notice:
    return Notice(
        key=secrets.token_hex(8),
        organization=membership.organization,
        membership=membership.key,
        day=clock.today(),
    )


def _still_given(invitation: Invitation) -> bool:
    """Whoever gave it may still give it: the membership stands, the rule still lets them, the officer is still one."""
    if not _officer_fits(invitation.organization, invitation.role, invitation.officer):
        return False
    given_by = Membership.objects.filter(key=invitation.given_by, until=None).first()
    giver = asker_by(given_by) if given_by else None
    return giver is not None and may_give(giver, invitation.organization, invitation.role)


def _officer_fits(organization: str, role: str, officer: str) -> bool:
    """An officer, and nobody else, is somebody of the register: employed by the agency, and not signing in yet."""
    if role != Role.OFFICER:
        return not officer
    _, agency = kind_and_row(organization)
    return officer in {row for row, _ in employed_officers(agency, clock.today())}


def _becomes(invitation: Invitation, state: State) -> Change:
    return Change(Invitation, invitation.key, invitation.as_row() | {"state": state.value}, expects=invitation.since)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
