"""Who may give and end which role: nobody mints one that is not theirs to give."""

from __future__ import annotations

import pytest
from tests.web.cast import Cast

from hallpass_web.accounts.models import ROLES_OF, Kind, Membership, Role
from hallpass_web.accounts.roles import agencies_without_members, may_give, roles_to_give
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.models import Contract

pytestmark = pytest.mark.django_db

OWN = {
    "dana": ("district:larkfield", ROLES_OF[Kind.DISTRICT]),
    "nils": ("district:tilden", ROLES_OF[Kind.DISTRICT]),
    "ivo": ("agency:larkfield-pd", ROLES_OF[Kind.AGENCY]),
    "tess": ("agency:tilden-pd", ROLES_OF[Kind.AGENCY]),
}
EVERYWHERE = (
    "",
    "district:larkfield",
    "district:tilden",
    "agency:larkfield-pd",
    "agency:moraine-so",
    "agency:tilden-pd",
)


@pytest.mark.parametrize("who", ["dana", "rhea", "ada", "sam", "ivo", "olive", "nils", "tess"])
def test_one_gives_the_roles_of_the_own_organization_as_its_head_and_no_others(cast: Cast, who: str) -> None:
    """A coordinator and a chief give roles at home; the one role elsewhere is the chief of a kept agency."""
    asker = cast.asker(who)
    for organization in EVERYWHERE:
        expected: tuple[Role, ...] = ()
        if who in OWN and OWN[who][0] == organization:
            expected = OWN[who][1]
        elif who == "dana" and organization == "agency:moraine-so":
            expected = (Role.CHIEF,)
        assert tuple(roles_to_give(asker, organization)) == expected, (who, organization)


def test_an_administrator_gives_any_role_of_what_exists(cast: Cast) -> None:
    """Any role of each organization and of the installation; none of what there is not."""
    ann = cast.asker("ann")
    assert roles_to_give(ann, "") == (Role.ADMINISTRATOR,)
    assert roles_to_give(ann, "district:tilden") == ROLES_OF[Kind.DISTRICT]
    assert roles_to_give(ann, "agency:moraine-so") == ROLES_OF[Kind.AGENCY]
    for nowhere in ("district:nowhere", "agency:", "city:larkfield", "larkfield", ":"):
        assert roles_to_give(ann, nowhere) == ()


def test_no_role_fits_two_kinds_of_organization_by_accident(cast: Cast) -> None:
    """An administrator is never one of a district, and a coordinator never one of an agency."""
    ann = cast.asker("ann")
    assert not may_give(ann, "district:larkfield", "administrator")
    assert not may_give(ann, "agency:larkfield-pd", "coordinator")
    assert not may_give(ann, "", "coordinator")


def test_a_district_invites_the_chief_of_an_agency_that_nobody_has_joined(cast: Cast) -> None:
    """Moraine's sheriff has a contract with Larkfield and no member; the first member ends the district's say."""
    dana = cast.asker("dana")
    assert agencies_without_members(dana) == ["moraine-so"]
    assert agencies_without_members(cast.asker("nils")) == []
    assert agencies_without_members(cast.asker("rhea")) == ()
    row = {"id": "m-new", "person": 1, "organization": "agency:moraine-so", "role": "officer", "officer": ""}
    record(Doing(kind="memberships.granted"), [Change(Membership, "m-new", row)])
    assert agencies_without_members(dana) == []
    assert not may_give(dana, "agency:moraine-so", "chief")


def test_a_contract_that_has_ended_gives_no_such_right(cast: Cast) -> None:
    """Who no longer contracts with an agency does not choose its chief; through the last day it still does."""
    contract = Contract.objects.get(key="k2", until=None).as_row()
    record(Doing(kind="contracts.corrected"), [Change(Contract, "k2", contract | {"to": "2026-11-23"})])
    assert may_give(cast.asker("dana"), "agency:moraine-so", "chief")
    record(Doing(kind="contracts.corrected"), [Change(Contract, "k2", contract | {"to": "2026-11-22"})])
    assert not may_give(cast.asker("dana"), "agency:moraine-so", "chief")
