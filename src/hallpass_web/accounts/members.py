"""The people of an organization: who they are, and ending a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Membership, Person, Role
from hallpass_web.accounts.names import names_at
from hallpass_web.accounts.organizations import doing, name_of_organization
from hallpass_web.accounts.register_rows import named
from hallpass_web.accounts.roles import HEADS, may_give
from hallpass_web.accounts.second_factor import with_second_factor
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import Change, locked_head, record


class LastOne(Exception):
    """The last coordinator, chief or administrator cannot end: nobody would be left to give a role."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's role in an organization, as a page shows it."""

    membership: Membership
    person: Person
    name: str
    """What the person was called at the moment asked about."""
    second_factor: bool
    may_end: bool

    @property
    def role_name(self) -> str:
        """The role in words."""
        return Role(self.membership.role).label


def members_of(organization: str, may_end: Sequence[Role], at: Moment) -> Sequence[Member]:
    """The people of an organization at a moment, in the order in which they came, and whose role one may end."""
    memberships = list(at(Membership).filter(organization=organization))
    people = Person.objects.in_bulk({one.person for one in memberships})
    protected, names = with_second_factor(people), names_at(people, at)
    return [
        Member(
            membership=one,
            person=people[one.person],
            name=names[one.person],
            second_factor=one.person in protected,
            may_end=one.role in may_end,
        )
        for one in memberships
        if one.person in people
    ]


def end(asker: Asker, membership: Membership) -> None:
    """End a role; LastOne where nobody would be left to give roles."""
    if not may_give(asker, membership.organization, membership.role):
        raise PermissionDenied(f"{asker.role} may not end {membership.role} in {membership.organization}")
    with transaction.atomic():
        locked_head()
        why_not = why_it_cannot_end(membership)
        if why_not:
            raise LastOne(why_not)
        change = Change(Membership, membership.key, None, expects=membership.since)
        record(doing("memberships.ended", asker, membership.organization), [change])


def why_it_cannot_end(membership: Membership) -> str:
    """The sentence that says why a role cannot end; empty where it can."""
    role = Role(membership.role)
    if role not in HEADS:
        return ""
    others = Membership.objects.filter(organization=membership.organization, role=role, until=None)
    if others.exclude(key=membership.key).exists():
        return ""
    where = name_of_organization(membership.organization)
    return f"{where} has no other {HEADS[role]}, and without one nobody there could invite people. Another comes first."


def employed_officers(agency: str, today: date) -> Sequence[tuple[str, str]]:
    """Row and name of the officers whom an agency employs, and who do not sign in for it yet, by name."""
    employments = named("Employment").objects.filter(agency=agency, until=None)
    rows = {one.officer for one in employments if one.last_day is None or one.last_day >= today}
    signing_in = Membership.objects.filter(organization=f"agency:{agency}", role=Role.OFFICER, until=None)
    rows -= set(signing_in.values_list("officer", flat=True))
    names = dict(named("Officer").objects.filter(until=None, key__in=rows).values_list("key", "name"))
    return sorted(names.items(), key=lambda pair: pair[1].casefold())
