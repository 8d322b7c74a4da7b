"""Invitations: a link works once, for one person, for seven days, and gives one role and no more."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.web.cast import Cast

from hallpass_web.accounts.invitations import Wanted, accept, invite, withdraw
from hallpass_web.accounts.models import Invitation, Membership, Notice, Organization, Person
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.models import Agency, Contract

pytestmark = pytest.mark.django_db

NEW = {"name": "Petra Holm", "password1": "seven quiet geese walk", "password2": "seven quiet geese walk"}
CLOSED = "This link opens nothing here"


def link_for(cast: Cast, who: str = "dana", **wanted: str) -> str:
    """The address of a link that somebody gave."""
    asked = {"email": "Petra@Example.org", "name": "Petra", "organization": "district:larkfield", "role": "viewer"}
    _, token = invite(cast.asker(who), Wanted(**(asked | wanted)))
    return f"/account/invitation/{token}/"


def closed(browser: Client, link: str) -> bool:
    """Whether a link opens nothing, be it looked at or used."""
    seen, used = browser.get(link), browser.post(link, NEW)
    return all(one.status_code == 404 and CLOSED in one.content.decode() for one in (seen, used))


def test_looking_at_an_invitation_changes_nothing(cast: Cast) -> None:
    """A mail scanner that opens the link uses nothing up: no row is written and the link still works."""
    link = link_for(cast)
    before = Entry.objects.count()
    browser = Client()
    for _ in range(3):
        answer = browser.get(link)
        assert answer.status_code == 200
        assert "Larkfield Public Schools" in answer.content.decode()
    assert Entry.objects.count() == before
    assert not Person.objects.filter(email="petra@example.org").exists()


def test_an_invitation_makes_an_account_with_one_role(cast: Cast) -> None:
    """The account has the invited address and the role that was given, and is signed in; the act names for whom."""
    link = link_for(cast)
    browser = Client()
    answer = browser.post(link, NEW | {"role": "coordinator", "organization": "district:tilden", "email": "x@y.org"})
    assert answer.status_code == 302
    petra = Person.objects.get(email="petra@example.org")
    assert petra.name == "Petra Holm"
    (membership,) = Membership.objects.filter(person=petra.pk)
    assert (membership.organization, membership.role) == ("district:larkfield", "viewer")
    assert browser.get("/organization/").status_code == 200
    act = Act.objects.get(kind="invitations.used")
    assert (act.by, act.by_name, act.for_key) == (petra.pk, "Petra Holm", "district:larkfield")
    assert {one.list for one in Entry.objects.filter(act=act.number)} == {
        "acts",
        "people",
        "invitations",
        "memberships",
    }


def test_a_link_works_once(cast: Cast) -> None:
    """Used, it opens nothing: neither for others nor for whom it was."""
    link = link_for(cast)
    browser = Client()
    browser.post(link, NEW)
    assert closed(Client(), link)
    assert closed(browser, link)
    assert Person.objects.filter(email="petra@example.org").count() == 1


def test_a_link_works_for_seven_days(cast: Cast, settings) -> None:
    """Through the seventh day it works, the day after it does not."""
    link = link_for(cast)
    settings.HALLPASS_TODAY = date(2026, 11, 30)
    assert Client().get(link).status_code == 200
    settings.HALLPASS_TODAY = date(2026, 12, 1)
    assert closed(Client(), link)


def test_a_withdrawn_link_and_one_never_given_open_nothing(cast: Cast) -> None:
    """Withdrawn or made up, the message is the same."""
    link = link_for(cast)
    withdraw(cast.asker("dana"), Invitation.objects.get())
    assert closed(Client(), link)
    assert closed(Client(), "/account/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/")


def test_a_link_is_for_its_address_alone(cast: Cast) -> None:
    """Somebody else who is signed in cannot use it, and does not use it up."""
    link = link_for(cast)
    for who in ("nils", "dana", "ann"):
        assert closed(cast.client(who), link)
    assert not Membership.objects.filter(organization="district:larkfield", person=cast.people["nils"].pk).exists()
    assert Client().get(link).status_code == 200


def test_an_account_is_not_taken_over_by_a_link(cast: Cast) -> None:
    """Where the address has an account, its owner signs in first: the link sets no password and gives no role."""
    link = link_for(cast, who="ann", email="nils@example.org")
    before = Person.objects.get(email="nils@example.org").password
    answer = Client().post(link, NEW)
    assert "This address has an account" in answer.content.decode()
    assert Person.objects.get(email="nils@example.org").password == before
    assert Membership.objects.filter(person=cast.people["nils"].pk).count() == 1
    browser = cast.client("nils")
    assert "Accept" in browser.get(link).content.decode()
    assert browser.post(link).status_code == 302
    assert Membership.objects.filter(person=cast.people["nils"].pk).count() == 2
    assert "Larkfield Public Schools" in browser.get("/organization/").content.decode()


def test_only_a_hash_of_the_link_is_kept(cast: Cast) -> None:
    """Neither the tables nor the journal hold the link, and the journal hides name and address."""
    token = link_for(cast).split("/")[3]
    kept = str(list(Invitation.objects.values())) + "".join(Entry.objects.values_list("payload", flat=True))
    assert token not in kept
    payload = Entry.objects.get(list="invitations").payload
    assert "petra" not in payload.casefold()
    assert re.search(r'"token_hash":"[0-9a-f]{64}"', payload)


def test_a_second_invitation_replaces_the_first(cast: Cast) -> None:
    """Of two links for one thing only the newer opens."""
    first, second = link_for(cast), link_for(cast)
    assert closed(Client(), first)
    assert Client().get(second).status_code == 200


@pytest.mark.parametrize(
    ("who", "organization", "role"),
    [
        ("dana", "district:tilden", "viewer"),
        ("dana", "", "administrator"),
        ("dana", "district:larkfield", "administrator"),
        ("dana", "agency:larkfield-pd", "chief"),
        ("dana", "agency:moraine-so", "training_coordinator"),
        ("ivo", "district:larkfield", "coordinator"),
        ("sam", "agency:larkfield-pd", "auditor"),
        ("rhea", "district:larkfield", "viewer"),
        ("ada", "district:larkfield", "auditor"),
        ("olive", "agency:larkfield-pd", "chief"),
    ],
)
def test_nobody_mints_a_role_that_is_not_theirs_to_give(cast: Cast, who: str, organization: str, role: str) -> None:
    """The service itself refuses, whatever the page let through, and writes nothing."""
    with pytest.raises(PermissionDenied):
        invite(cast.asker(who), Wanted("petra@example.org", "Petra", organization, role))
    assert not Invitation.objects.exists()


def test_an_invitation_falls_with_the_right_to_give_it(cast: Cast) -> None:
    """Who lost the role by which they invited no longer lets anybody in."""
    link = link_for(cast)
    record(Doing(kind="memberships.ended"), [Change(Membership, "m-dana", None)])
    assert closed(Client(), link)


def test_of_two_chiefs_invited_for_a_kept_agency_the_first_takes_it(cast: Cast) -> None:
    """Once the agency has its chief, the district's other link opens nothing."""
    wanted = {"organization": "agency:moraine-so", "role": "chief"}
    first, second = link_for(cast, **wanted), link_for(cast, **wanted, email="other@example.org")
    assert Client().post(first, NEW).status_code == 302
    assert closed(Client(), second)


def test_an_administrator_who_joins_an_organization_is_noticed_by_it(cast: Cast) -> None:
    """The notice stands on the organization's page until its head has seen it; the administrator cannot take it off."""
    link = link_for(cast, who="ann", email="ann@example.org", role="coordinator")
    ann = cast.client("ann")
    ann.post(link)
    (notice,) = Notice.objects.filter(until=None)
    assert notice.organization == "district:larkfield"
    dana = cast.client("dana")
    assert "is both coordinator here and an administrator of this installation" in " ".join(
        dana.get("/organization/").content.decode().replace("</b>", "").split()
    )
    address = f"/organization/notices/{notice.key}/noted/"
    for who in ("ann", "nils", "rhea", "ivo"):
        browser = ann if who == "ann" else cast.client(who)
        assert browser.post(address).status_code == 404
    assert dana.post(address).status_code == 302
    assert "an administrator of this installation" not in dana.get("/organization/").content.decode()
    assert Act.objects.get(kind="notices.noted").by == cast.people["dana"].pk


def test_a_member_who_becomes_administrator_is_noticed_by_the_organization(cast: Cast) -> None:
    """Whichever came first: the organization hears that one of its members runs the installation too, once."""
    rhea = cast.people["rhea"]
    for _ in range(2):
        invitation, _token = invite(cast.asker("ann"), Wanted(rhea.email, rhea.name, "", "administrator"))
        accept(invitation.key, by=rhea)
        (own,) = Membership.objects.filter(person=rhea.pk, role="administrator", until=None)
        record(Doing("memberships.ended"), [Change(Membership, own.key, None)])
    (notice,) = Notice.objects.filter(until=None)
    assert (notice.organization, notice.membership) == ("district:larkfield", "m-rhea")
    page = " ".join(cast.client("dana").get("/organization/").content.decode().split())
    assert "<b>Rhea Lindqvist</b> is both viewer here and an administrator of this installation" in page


def test_others_who_join_are_no_notice(cast: Cast) -> None:
    """Only an administrator's joining is one."""
    Client().post(link_for(cast), NEW)
    assert not Notice.objects.exists()


def test_one_officer_is_one_person(cast: Cast) -> None:
    """Of two links for one officer the first makes the account; a stranger of the register is none to begin with."""
    wanted = {"who": "ivo", "organization": "agency:larkfield-pd", "role": "officer"}
    first, second = (
        link_for(cast, **wanted, officer="bram", email=email) for email in ("one@example.org", "two@example.org")
    )
    assert Client().post(first, NEW).status_code == 302
    assert closed(Client(), second)
    for officer in ("cass", "nora", "olive", "nobody", ""):
        with pytest.raises(PermissionDenied):
            link_for(cast, **wanted, officer=officer)


def test_an_agency_that_only_the_register_knows_becomes_an_organization(cast: Cast) -> None:
    """Inviting its chief enters the organization in the same act."""
    agency = {"id": "new-pd", "name": "New Police", "extra": {}}
    contract = Contract.objects.get(key="k2", until=None).as_row() | {"id": "k9", "agency": "new-pd"}
    record(Doing(kind="contracts.entered"), [Change(Agency, "new-pd", agency), Change(Contract, "k9", contract)])
    link = link_for(cast, organization="agency:new-pd", role="chief")
    assert Organization.objects.filter(key="agency:new-pd", until=None).exists()
    browser = Client()
    assert browser.post(link, NEW).status_code == 302
    assert "<h1>New Police</h1>" in browser.get("/organization/").content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"password2": "seven quiet geese run"}, "The two passwords differ."),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password1": "petra@example.org", "password2": "petra@example.org"}, "too similar"),
        ({"name": ""}, "This field is required."),
    ],
)
def test_a_bad_password_uses_nothing_up(cast: Cast, sent: dict[str, str], said: str) -> None:
    """What is wrong is said beside its field, and the link still works."""
    link = link_for(cast)
    answer = Client().post(link, NEW | sent)
    assert said in answer.content.decode()
    assert Client().post(link, NEW).status_code == 302
