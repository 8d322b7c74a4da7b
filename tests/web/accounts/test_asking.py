"""Who asks: found anew at each request, chosen only among one's own memberships."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.cast import Cast

from hallpass_web.accounts.asking import asker_of
from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.recorder import Change, Doing, record

pytestmark = pytest.mark.django_db


def grant(person: Person, key: str, organization: str, role: str) -> None:
    """Give somebody one more role."""
    row = {"id": key, "person": person.pk, "organization": organization, "role": role, "officer": ""}
    record(Doing(kind="memberships.granted"), [Change(Membership, key, row)])


def test_an_asker_is_a_person_in_one_role(cast: Cast) -> None:
    """The asker carries the person, the role and the organization with its name."""
    dana = cast.asker("dana")
    assert (dana.name, dana.role, dana.kind, dana.row) == ("Dana Reyes", "coordinator", "district", "larkfield")
    assert dana.organization_name == "Larkfield Public Schools"
    assert not dana.several
    ann = cast.asker("ann")
    assert (ann.role, ann.organization, ann.kind) == ("administrator", "", "")
    assert cast.asker("olive").officer == "olive"


@pytest.mark.usefixtures("cast")
def test_whoever_is_not_signed_in_is_led_to_sign_in() -> None:
    """Every page but those of the entrance asks for a sign-in."""
    for address in ("/organization/", "/organizations/", "/account/", "/organization/invite/"):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/?next=")


def test_somebody_without_a_role_sees_a_calm_page(cast: Cast) -> None:
    """A person whose membership ended is told so, and sees nothing else; the own account stays open."""
    record(Doing(kind="memberships.ended"), [Change(Membership, "m-dana", None)])
    browser = cast.client("dana")
    answer = browser.get("/organization/")
    assert answer.status_code == 403
    assert "You belong to no organization now" in answer.content.decode()
    assert browser.get("/account/").status_code == 200


def test_one_changes_between_ones_own_memberships(cast: Cast) -> None:
    """The chosen membership is the one by which the next page asks."""
    grant(cast.people["dana"], "m-more", "district:tilden", "viewer")
    browser = cast.client("dana")
    assert "Larkfield Public Schools" in browser.get("/organization/").content.decode()
    assert browser.post("/account/acting/", {"membership": "m-more"}).status_code == 302
    assert "<h1>Tilden Area Schools</h1>" in browser.get("/organization/").content.decode()


@pytest.mark.parametrize("membership", ["m-nils", "m-ann", "", "nothing"])
def test_acting_by_somebody_elses_membership_is_not_found(cast: Cast, membership: str) -> None:
    """Another's membership, or none at all, is a 404, and nothing is chosen."""
    browser = cast.client("dana")
    assert browser.post("/account/acting/", {"membership": membership}).status_code == 404
    assert "membership" not in browser.session


def test_a_choice_that_ended_falls_back_to_what_stands(cast: Cast) -> None:
    """The choice is looked up at each request: one that has ended opens nothing."""
    dana = cast.people["dana"]
    grant(dana, "m-more", "district:tilden", "viewer")
    assert asker_of(dana, "m-more").organization == "district:tilden"
    record(Doing(kind="memberships.ended"), [Change(Membership, "m-more", None)])
    assert asker_of(dana, "m-more").organization == "district:larkfield"
    assert asker_of(dana, "m-nils").organization == "district:larkfield"


def test_who_asks_costs_the_same_whatever_is_kept(cast: Cast, django_assert_max_num_queries) -> None:
    """Finding out who asks takes three queries."""
    with django_assert_max_num_queries(3):
        asker_of(cast.people["dana"], None)
