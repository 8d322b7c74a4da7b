"""Who may give and end which role: the rules, in this one place.

An administrator any. A coordinator those of the own district, and the chief of an agency that has no member yet and
whose contract with the district has not ended. A chief those of the own agency. Nobody else any.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from hallpass_web import clock
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import ROLES_OF, Kind, Membership, Role
from hallpass_web.accounts.register_rows import named, table
from hallpass_web.audit.moments import Moment, newest

HEADS = {Role.COORDINATOR: "coordinator", Role.CHIEF: "chief", Role.ADMINISTRATOR: "administrator"}
"""The roles of which the last in an organization cannot end, for nobody would be left to give any."""


def key_of(kind: str, row: str) -> str:
    """The key of the organization of a district or an agency."""
    return f"{kind}:{row}"


def kind_and_row(organization: str) -> tuple[Kind | None, str]:
    """What an organization is, and its row in the register; None for the installation."""
    if not organization:
        return None, ""
    kind, _, row = organization.partition(":")
    return Kind(kind), row


def exists(organization: str) -> bool:
    """Is there this organization, or its row in the register from which it can be made? The installation always is."""
    kind, _, row = organization.partition(":")
    if kind not in Kind.values:
        return not organization
    return bool(table(kind).objects.filter(key=row, until=None).exists())


def roles_to_give(asker: Asker, organization: str) -> Sequence[Role]:
    """The roles that this asker may give in an organization, the highest first."""
    if asker.role not in HEADS or not exists(organization):
        return ()
    kind, row = kind_and_row(organization)
    if asker.role == Role.ADMINISTRATOR or asker.organization == organization:
        return ROLES_OF[kind]
    if asker.role == Role.COORDINATOR and kind == Kind.AGENCY and _begins_with_us(asker.row, row):
        return (Role.CHIEF,)
    return ()


def may_give(asker: Asker, organization: str, role: str) -> bool:
    """May this asker give this role in this organization, or end it?"""
    return role in roles_to_give(asker, organization)


def agencies_without_members(asker: Asker) -> Sequence[str]:
    """The rows of the agencies whose chief a coordinator may invite."""
    if asker.role != Role.COORDINATOR:
        return ()
    agencies = _contracts(asker.row).values_list("agency", flat=True).distinct().order_by("agency")
    joined = with_members(newest())
    return [row for row in agencies if key_of(Kind.AGENCY, row) not in joined]


def has_members(organization: str) -> bool:
    """Has anybody a role in this organization now?"""
    return Membership.objects.filter(organization=organization, until=None).exists()


def with_members(at: Moment) -> set[str]:
    """The organizations in which somebody had a role at a moment."""
    return set(at(Membership).values_list("organization", flat=True))


def _begins_with_us(district: str, agency: str) -> bool:
    return not has_members(key_of(Kind.AGENCY, agency)) and bool(_contracts(district).filter(agency=agency).exists())


def _contracts(district: str) -> Any:
    not_ended = Q(last_day=None) | Q(last_day__gte=clock.today())
    return named("Contract").objects.filter(not_ended, district=district, until=None)
