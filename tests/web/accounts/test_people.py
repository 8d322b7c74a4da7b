"""The pages of organizations and people: each asks first whose they are."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.web.cast import Cast

from hallpass_web.accounts.members import why_it_cannot_end
from hallpass_web.accounts.models import Invitation, Membership, Organization
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.models import Agency, District

pytestmark = pytest.mark.django_db

SOMEBODY = {"name": "Petra Holm", "email": "petra@example.org", "role": "viewer"}


def page(browser: Client, address: str) -> str:
    """What a page says, in one line."""
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(answer.content.decode().split())


def test_everybody_sees_the_people_of_the_own_organization(cast: Cast) -> None:
    """A viewer sees who belongs to the district, and none of the acts; nobody of elsewhere is named."""
    said = page(cast.client("rhea"), "/organization/")
    for name in ("Dana Reyes", "Rhea Lindqvist", "Ada Bright"):
        assert name in said
    for name in ("Nils Berg", "Ivo Marsh", "Invite somebody", "End the role", "Require it"):
        assert name not in said


def test_a_coordinator_invites_by_a_link_that_is_shown_once(cast: Cast) -> None:
    """The link stands on the answer, works, and stands on no page afterwards."""
    dana = cast.client("dana")
    answer = dana.post("/organization/invite/?to=district:larkfield", SOMEBODY).content.decode()
    link = re.search(r"http://testserver(/account/invitation/[\w-]{43}/)", answer)
    assert link
    assert Client().get(link[1]).status_code == 200
    said = page(dana, "/organization/")
    assert "petra@example.org" in said
    assert link[1] not in said
    assert Act.objects.get(kind="invitations.sent").by == cast.people["dana"].pk


@pytest.mark.parametrize("role", ["administrator", "chief", "officer", "owner", ""])
def test_a_role_that_is_not_offered_is_not_taken_from_a_form(cast: Cast, role: str) -> None:
    """A form sent with a higher or foreign role is refused beside its field, and nobody is invited."""
    answer = cast.client("dana").post("/organization/invite/", SOMEBODY | {"role": role})
    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("dana", "district:tilden"),
        ("dana", "agency:larkfield-pd"),
        ("dana", ""),
        ("dana", "district:nowhere"),
        ("ivo", "district:larkfield"),
        ("rhea", "district:larkfield"),
        ("sam", "agency:larkfield-pd"),
        ("nils", "agency:moraine-so"),
        ("ann", "district:nowhere"),
    ],
)
def test_nobody_invites_where_they_may_not(cast: Cast, who: str, key: str) -> None:
    """The page for another's organization is not found, to look at or to send."""
    browser = cast.client(who)
    for answer in (browser.get("/organization/invite/", {"to": key}), browser.post(f"/organization/invite/?to={key}")):
        assert answer.status_code == 404


def test_a_district_invites_the_chief_of_an_agency_it_keeps(cast: Cast) -> None:
    """The page offers the chief alone, and the agency takes its people over from then on."""
    dana = cast.client("dana")
    assert "Invite its chief" in page(dana, "/organization/")
    said = page(dana, "/organization/invite/?to=agency:moraine-so")
    assert "Chief law enforcement officer" in said
    assert "Training coordinator" not in said
    sent = SOMEBODY | {"role": "chief"}
    assert "Moraine County Sheriff" in dana.post("/organization/invite/?to=agency:moraine-so", sent).content.decode()


def test_an_officer_is_invited_as_somebody_of_the_register(cast: Cast) -> None:
    """The role of officer names the officer's row: of this agency, and nobody's who signs in already."""
    ivo = cast.client("ivo")
    said = page(ivo, "/organization/invite/")
    assert "Bram Sollis" in said
    for other in ("Cass Wendell", "Nora Quince", "Olive Hartwell"):
        assert other not in said
    address = "/organization/invite/"
    officer = SOMEBODY | {"role": "officer"}
    for wrong in ("", "cass", "nora", "olive", "nobody"):
        assert 'class="error"' in ivo.post(address, officer | {"officer": wrong}).content.decode()
    assert not Invitation.objects.exists()
    assert 'class="error"' in ivo.post(address, SOMEBODY | {"role": "auditor", "officer": "bram"}).content.decode()
    ivo.post(address, officer | {"officer": "bram"})
    assert Invitation.objects.get().officer == "bram"


def test_an_invitation_is_withdrawn_by_whoever_could_have_given_it(cast: Cast) -> None:
    """Others get a 404, and the invitation stays open."""
    dana = cast.client("dana")
    dana.post("/organization/invite/", SOMEBODY)
    address = f"/organization/invitations/{Invitation.objects.get().key}/withdraw/"
    for who in ("nils", "ivo", "rhea", "ada"):
        assert cast.client(who).post(address).status_code == 404
    assert Invitation.objects.get(until=None).state == "open"
    assert dana.get(address).status_code == 405
    assert dana.post(address).status_code == 302
    assert Invitation.objects.get(until=None).state == "withdrawn"
    assert dana.post(address).status_code == 404


def test_a_role_is_ended_after_a_question(cast: Cast) -> None:
    """To look at the question changes nothing; the answer ends the role at once, and the act says by whom."""
    dana, rhea = cast.client("dana"), cast.client("rhea")
    assert rhea.get("/organization/").status_code == 200
    address = "/organization/members/m-rhea/end/"
    assert "loses sight of it at once" in page(dana, address)
    assert Membership.objects.filter(key="m-rhea", until=None).exists()
    assert dana.post(address).status_code == 302
    assert not Membership.objects.filter(key="m-rhea", until=None).exists()
    assert rhea.get("/organization/").status_code == 403
    assert Act.objects.get(kind="memberships.ended", by=cast.people["dana"].pk).for_key == "district:larkfield"


@pytest.mark.parametrize("who", ["nils", "ivo", "rhea", "ada", "olive"])
def test_nobody_ends_a_role_that_is_not_theirs_to_give(cast: Cast, who: str) -> None:
    """The page is not found, and the role stands."""
    browser = cast.client(who)
    assert browser.get("/organization/members/m-rhea/end/").status_code == 404
    assert browser.post("/organization/members/m-rhea/end/").status_code == 404
    assert Membership.objects.filter(key="m-rhea", until=None).exists()


@pytest.mark.parametrize(
    ("by", "membership", "what"),
    [
        ("dana", "m-dana", "no other coordinator"),
        ("ann", "m-dana", "no other coordinator"),
        ("ivo", "m-ivo", "no other chief"),
        ("ann", "m-ann", "no other administrator"),
    ],
)
def test_the_last_who_can_give_roles_stays(cast: Cast, by: str, membership: str, what: str) -> None:
    """The last coordinator, chief or administrator is not ended, and the page says why."""
    browser = cast.client(by)
    address = f"/organization/members/{membership}/end/"
    assert what in page(browser, address)
    answer = browser.post(address)
    assert answer.status_code == 409
    assert what in answer.content.decode()
    assert Membership.objects.filter(key=membership, until=None).exists()


def test_with_a_second_coordinator_the_first_can_go(cast: Cast) -> None:
    """One who has a successor may end the own role, and is then without one."""
    row = {"id": "m-2", "person": cast.people["rhea"].pk, "organization": "district:larkfield", "role": "coordinator"}
    record(Doing(kind="memberships.granted"), [Change(Membership, "m-2", row | {"officer": ""})])
    assert why_it_cannot_end(Membership.objects.get(key="m-dana")) == ""
    dana = cast.client("dana")
    assert dana.post("/organization/members/m-dana/end/").status_code == 302
    assert dana.get("/organization/").status_code == 403


def test_an_administrator_adds_organizations(cast: Cast) -> None:
    """Each kind makes its row of the register and its organization in one act, and leads to the page that invites."""
    ann = cast.client("ann")
    for what, name, kind in (
        ("district", "Alder Public Schools", "school_district"),
        ("charter", "Birch Charter School", "charter_school"),
    ):
        answer = ann.post("/organizations/", {"what": what, "name": name})
        assert name in page(ann, answer["Location"])
        assert District.objects.get(name=name).kind == kind
    answer = ann.post("/organizations/", {"what": "agency", "name": "Alder Police"})
    agency = Agency.objects.get(name="Alder Police")
    assert Organization.objects.filter(key=f"agency:{agency.key}", until=None).exists()
    assert "Invite somebody" in page(ann, answer["Location"])
    act = Act.objects.filter(kind="organizations.entered", by=cast.people["ann"].pk).last()
    assert {one.list for one in Entry.objects.filter(act=act.number)} == {"acts", "agencies", "organizations"}
    assert "Alder Police is here already." in ann.post(
        "/organizations/", {"what": "agency", "name": "alder  police"}
    ).content.decode().replace("alder  police", "Alder Police")


@pytest.mark.parametrize("who", ["dana", "ivo", "sam", "rhea", "ada", "olive"])
def test_the_list_of_organizations_is_the_administrators(cast: Cast, who: str) -> None:
    """For everybody else it is not there, nor is any organization but the own."""
    browser = cast.client(who)
    assert browser.get("/organizations/").status_code == 404
    assert browser.post("/organizations/", {"what": "agency", "name": "X"}).status_code == 404
    assert browser.get("/organizations/district:tilden/").status_code == 404
    assert not Agency.objects.filter(name="X").exists()


def test_pages_of_the_administrator(cast: Cast) -> None:
    """The installation's own people, the list, and each organization are there; one that is not, is not."""
    ann = cast.client("ann")
    assert "Ann Petrov" in page(ann, "/organization/")
    assert "Tilden Area Schools" in page(ann, "/organizations/")
    assert "Nils Berg" in page(ann, "/organizations/district:tilden/")
    assert ann.get("/organizations/district:nowhere/").status_code == 404


def test_the_organizations_page_costs_the_same_for_few_and_for_many(cast: Cast, django_assert_max_num_queries) -> None:
    """Twenty more people cost no more queries."""
    rows = [
        {"id": f"m{n}", "person": cast.people["rhea"].pk, "organization": "district:larkfield", "role": "viewer"}
        for n in range(20)
    ]
    record(Doing(kind="memberships.granted"), [Change(Membership, one["id"], one | {"officer": ""}) for one in rows])
    dana = cast.client("dana")
    with django_assert_max_num_queries(25):
        dana.get("/organization/")


def test_where_mail_is_sent_the_link_goes_by_mail_too(cast: Cast, settings, mailoutbox) -> None:
    """The mail holds the link and the last day; a mail server that is down stops nothing, and the page says so."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    dana = cast.client("dana")
    assert "It was sent to petra@example.org." in dana.post("/organization/invite/", SOMEBODY).content.decode()
    assert mailoutbox[0].to == ["petra@example.org"]
    assert "through November 30, 2026" in mailoutbox[0].body
    link = re.search(r"http://testserver(/account/invitation/\S+)", mailoutbox[0].body)
    assert link
    assert Client().get(link[1]).status_code == 200
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = dana.post("/organization/invite/", SOMEBODY | {"email": "q@example.org"}).content.decode()
    assert "The mail server did not take it." in answer
    assert "/account/invitation/" in answer


def test_the_people_of_an_organization_are_shown_as_known_then(cast: Cast) -> None:
    """On an earlier day stand those who belonged to it then, and no act; today those who do, with the acts."""
    membership = Membership.objects.get(key="m-rhea", until=None)
    record(Doing("memberships.ended"), [Change(Membership, "m-rhea", None, expects=membership.since)])
    dana = cast.client("dana")
    assert "Rhea Lindqvist" not in page(dana, "/organization/")
    then = page(dana, "/organization/?known=9/1/26")
    assert "Rhea Lindqvist" in then
    for act in ("Invite somebody", "End the role", "Require it of everybody"):
        assert act in page(dana, "/organization/")
        assert act not in then
    assert "Nobody signed in for it then." in page(dana, "/organization/?known=1/1/26")


def test_organizations_are_listed_as_known_then(cast: Cast) -> None:
    """An administrator sees on an earlier day those that were on record, and adds one as of now alone."""
    ann = cast.client("ann")
    then = page(ann, "/organizations/?known=2026-09-01")
    assert '/organizations/district:tilden/?known=2026-09-01">Tilden Area Schools' in then
    early = page(ann, "/organizations/?known=1/1/26")
    assert "Tilden Area Schools" not in early
    assert "No organization was on record then." in early
    assert "Add it" in page(ann, "/organizations/")
    assert "Add it" not in early
