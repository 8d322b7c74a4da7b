"""The organizations of the installation: entering one, what each is called, whether it asks for a second factor."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Notice, Organization, Person, Role
from hallpass_web.accounts.register_rows import name_of, names_of, table
from hallpass_web.accounts.roles import HEADS, key_of, kind_and_row
from hallpass_web.audit.moments import Moment, newest
from hallpass_web.audit.recorder import Change, Doing, record

INSTALLATION = "This installation"

ADDED = {
    "district": (Kind.DISTRICT, {"kind": "school_district"}),
    "charter": (Kind.DISTRICT, {"kind": "charter_school"}),
    "agency": (Kind.AGENCY, {}),
}
"""What an administrator may add: the kind of organization, and the columns that its row has beside the name."""


def doing(kind: str, by: Asker | Person, organization: str, reason: str = "") -> Doing:
    """An act about to be done by somebody for an organization."""
    return Doing(
        kind=kind,
        by=by.person if isinstance(by, Asker) else by.pk,
        by_name=by.name,
        for_key=organization,
        for_name=name_of_organization(organization),
        reason=reason,
    )


def name_of_organization(organization: str) -> str:
    """What an organization is called."""
    kind, row = kind_and_row(organization)
    return name_of(kind, row) if kind else INSTALLATION


def name_at(organization: str, at: Moment) -> str:
    """What an organization was called at a moment; what it is called now where it was not on record yet."""
    kind, row = kind_and_row(organization)
    name = at(table(kind)).filter(key=row).values_list("name", flat=True).first() if kind else None
    return name or name_of_organization(organization)


def organization_now(organization: str) -> Organization | None:
    """An organization as it stands."""
    return Organization.objects.filter(key=organization, until=None).first()


def organization_at(organization: str, at: Moment) -> Organization | None:
    """An organization as it was known at a moment."""
    return at(Organization).filter(key=organization).first()


def organization_row(organization: str) -> list[Change]:
    """The change that enters an organization that has only its row in the register so far; none where it stands."""
    kind, row = kind_and_row(organization)
    if kind is None or organization_now(organization):
        return []
    new = Organization(key=organization, kind=kind, row=row, second_factor=False)
    return [Change(Organization, organization, new.as_row())]


def kind_in_words(organization: Organization, charters: set[str]) -> str:
    """What an organization is, in words."""
    if organization.kind == Kind.AGENCY:
        return "Law enforcement agency"
    return "Charter school" if organization.row in charters else "School district"


def all_organizations(at: Moment) -> Sequence[tuple[Organization, str]]:
    """Every organization known at a moment, with its name then: districts first, each kind by name."""
    names = {kind.value: names_of(kind, at) for kind in Kind}
    found = [(one, names[one.kind].get(one.row, one.row)) for one in at(Organization)]
    return sorted(found, key=lambda pair: (pair[0].kind != Kind.DISTRICT, pair[1].casefold()))


def add_organization(asker: Asker, what: str, name: str) -> str:
    """Enter a district, a charter school or an agency, with its row in the register; the key of the organization."""
    if asker.role != Role.ADMINISTRATOR:
        raise PermissionDenied(f"{asker.role} may not enter an organization")
    kind, columns = ADDED[what]
    row = secrets.token_hex(8)
    organization = Organization(key=key_of(kind, row), kind=kind, row=row, second_factor=False)
    fields: dict[str, Any] = {"id": row, "name": name, **columns, "extra": {}}
    changes = [
        Change(table(kind), row, fields),
        Change(Organization, organization.key, organization.as_row()),
    ]
    record(
        Doing("organizations.entered", asker.person, asker.name, for_key=organization.key, for_name=name),
        changes,
    )
    return organization.key


def same_name(what: str, name: str) -> bool:
    """Is there one of this kind with this name already?"""
    kind, _ = ADDED[what]
    wanted = " ".join(name.split()).casefold()
    return any(" ".join(one.split()).casefold() == wanted for one in names_of(kind, newest()).values())


def may_set(asker: Asker, organization: str) -> bool:
    """May this asker change the settings of an organization?"""
    if not organization:
        return False
    return asker.role == Role.ADMINISTRATOR or (asker.role in HEADS and asker.organization == organization)


def set_second_factor(asker: Asker, organization: Organization, *, required: bool) -> None:
    """Ask everybody of an organization for a second factor, or no longer."""
    if not may_set(asker, organization.key):
        raise PermissionDenied(f"{asker.role} may not change the settings of {organization.key}")
    row = organization.as_row() | {"second_factor": required}
    record(
        doing("organizations.second_factor", asker, organization.key),
        [Change(Organization, organization.key, row, expects=organization.since)],
    )


def notices_of(organization: str, at: Moment) -> Sequence[Notice]:
    """What an organization had to see at a moment."""
    return list(at(Notice).filter(organization=organization))


def may_note(asker: Asker, notice: Notice, about: int | None) -> bool:
    """May this asker take a notice off the page? Its coordinator or chief may, but not whom it is about."""
    return asker.organization == notice.organization and asker.role in HEADS and asker.person != about


def note(asker: Asker, notice: Notice) -> None:
    """Take a notice off the page: its coordinator or chief has seen it."""
    record(doing("notices.noted", asker, notice.organization), [Change(Notice, notice.key, None, expects=notice.since)])
