"""Sign-in by an issuer: a verified address and an invitation together make an account, either alone makes none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread
from tests.web.accounts.test_invitations import link_for
from tests.web.cast import PASSWORD, Cast

from hallpass_web.accounts.models import Membership, Person
from hallpass_web.accounts.signing_in import providers
from hallpass_web.audit.models import Act

pytestmark = pytest.mark.django_db

AT_THE_ISSUER = {
    "petra": {"email": "petra@example.org", "email_verified": True, "name": "Petra Holm"},
    "petra-unverified": {"email": "petra@example.org", "email_verified": False, "name": "Petra Holm"},
    "petra-says-so": {"email": "petra@example.org", "name": "Petra Holm"},
    "petra-in-words": {"email": "petra@example.org", "email_verified": "true", "name": "Petra Holm"},
    "quentin": {"email": "quentin@example.org", "email_verified": True, "name": "Quentin Ash"},
    "nils": {"email": "Nils@Example.org", "email_verified": True, "name": "Nils"},
    "nils-unverified": {"email": "nils@example.org", "email_verified": False, "name": "Nils"},
    "nobody": {"name": "No address"},
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """An issuer on this machine."""
    known = [User(sub=sub, claims=claims) for sub, claims in AT_THE_ISSUER.items()]
    with run_server_in_thread(user_claims=known) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def issuer(address: str, settings) -> None:
    """The installation trusts that issuer."""
    settings.SOCIALACCOUNT_PROVIDERS = providers(
        [{"id": "district", "name": "District sign-in", "issuer": address, "client_id": "hallpass", "secret": "s"}]
    )


def go(browser: Client, sub: str, start: str = "/account/oidc/district/login/") -> HttpResponse:
    """Press the button, be somebody at the issuer, and come back."""
    onward = browser.post(start)
    assert onward.status_code == 200
    there = re.search(r'<a class="act filled" href="([^"]+)"', onward.content.decode())
    assert there, onward.content.decode()
    back = requests.post(unescape(there[1]), data={"sub": sub}, allow_redirects=False, timeout=5)
    answer: Any = browser.get(back.headers["Location"].removeprefix("http://testserver"))
    return answer


def refused(answer: HttpResponse) -> bool:
    """Whether the calm page came that says no, and not why."""
    return answer.status_code == 403 and "This sign-in opens no account here" in answer.content.decode()


def test_a_verified_address_with_its_invitation_makes_a_linked_account(cast: Cast) -> None:
    """From the link to the issuer and back: account, role and link are there, and the next sign-in needs no link."""
    link = link_for(cast)
    browser = Client()
    assert "Use District sign-in instead of a password" in browser.get(link).content.decode()
    assert go(browser, "petra", link + "district/").status_code == 302
    person = Person.objects.get(email="petra@example.org")
    assert (person.name, person.has_usable_password()) == ("Petra Holm", False)
    assert Membership.objects.get(person=person.pk).role == "viewer"
    assert SocialAccount.objects.get().user_id == person.pk
    assert browser.get("/organization/").status_code == 200
    kinds = set(Act.objects.filter(by=person.pk).values_list("kind", flat=True))
    assert kinds == {"invitations.used", "people.linked", "people.signed_in"}
    again = Client()
    assert go(again, "petra").status_code == 302
    assert again.get("/organization/").status_code == 200


@pytest.mark.usefixtures("cast")
def test_an_unknown_address_gets_no_account() -> None:
    """Without an invitation the best of addresses opens nothing."""
    assert refused(go(Client(), "quentin"))
    assert refused(go(Client(), "nobody"))
    assert not Person.objects.filter(email="quentin@example.org").exists()


@pytest.mark.parametrize("sub", ["petra-unverified", "petra-says-so", "petra-in-words", "quentin", "nobody"])
def test_an_invitation_takes_its_own_address_and_verified(cast: Cast, sub: str) -> None:
    """Another's address, or one that the issuer did not verify, does not use the invitation, nor use it up."""
    link = link_for(cast)
    assert refused(go(Client(), sub, link + "district/"))
    assert not Person.objects.filter(email__in=("petra@example.org", "quentin@example.org")).exists()
    assert not SocialAccount.objects.exists()
    assert Client().get(link).status_code == 200


@pytest.mark.parametrize("sub", ["nils", "nils-unverified"])
def test_an_existing_account_is_not_taken_over(cast: Cast, sub: str) -> None:
    """Neither by its address at an issuer alone, nor with an invitation for it: its owner signs in first."""
    assert refused(go(Client(), sub))
    link = link_for(cast, who="ann", email="nils@example.org")
    browser = Client()
    assert refused(go(browser, sub, link + "district/"))
    assert not SocialAccount.objects.exists()
    assert browser.get("/organization/").status_code == 302


@pytest.mark.usefixtures("cast")
def test_the_owner_of_an_account_links_it_when_signed_in() -> None:
    """Signed in, shown once more to be the owner, and the verified address is the account's: linked."""
    browser = Client()
    browser.post("/account/login/", {"login": "nils@example.org", "password": PASSWORD})
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    start = "/account/oidc/district/login/?process=connect"
    assert refused(go(browser, "quentin", start))
    assert refused(go(browser, "nils-unverified", start))
    assert not SocialAccount.objects.exists()
    assert go(browser, "nils", start).status_code == 302
    assert SocialAccount.objects.get().user.email == "nils@example.org"
    assert "District sign-in" in browser.get("/account/3rdparty/").content.decode()
    assert Act.objects.filter(kind="people.linked").count() == 1


@pytest.mark.usefixtures("cast")
def test_only_a_press_of_the_button_goes_to_an_issuer() -> None:
    """A link followed by a GET goes to the sign-in page; an issuer that is none is not found."""
    assert Client().get("/account/oidc/district/login/")["Location"] == "/account/login/"
    assert Client().post("/account/oidc/elsewhere/login/").status_code == 404


@pytest.mark.usefixtures("cast")
def test_an_issuer_that_does_not_answer_is_told(settings) -> None:
    """An issuer that is down gives our own page, not an error of ours."""
    gone = {"id": "district", "name": "Gone", "issuer": "http://localhost:9", "client_id": "x", "secret": "s"}
    settings.SOCIALACCOUNT_PROVIDERS = providers([gone])
    answer = Client().post("/account/oidc/district/login/")
    assert answer.status_code == 502
    assert "Signing in did not work" in answer.content.decode()


@pytest.mark.usefixtures("cast")
def test_coming_back_with_nothing_is_told() -> None:
    """A forged or interrupted return opens nothing."""
    answer = Client().get("/account/oidc/district/login/callback/?code=x&state=y")
    assert "Signing in did not work" in answer.content.decode()


def test_an_invitation_pressed_once_serves_one_way_there_and_back(cast: Cast) -> None:
    """The mark of the invitation in the session goes with the first return, whoever it was."""
    link = link_for(cast)
    browser = Client()
    assert refused(go(browser, "quentin", link + "district/"))
    assert refused(go(browser, "petra"))
