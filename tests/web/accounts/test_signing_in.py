"""Signing in: hashed passwords, limits that workers share, new sessions, and nothing told about who has an account."""

from __future__ import annotations

import json
from html import unescape

import pytest
from django.contrib.auth.hashers import check_password
from django.core.cache import cache
from django.test import Client
from tests.web.cast import PASSWORD, Cast

from hallpass_web.accounts.models import Person
from hallpass_web.accounts.signing_in import SIGNING_IN, providers, read_oidc
from hallpass_web.audit.models import Act, Entry

pytestmark = pytest.mark.django_db

ISSUER = {
    "id": "district",
    "name": "District sign-in",
    "issuer": "https://id.example.org",
    "client_id": "hallpass",
    "secret": "not told",
}


def try_to_sign_in(email: str, password: str, browser: Client | None = None) -> tuple[int, str]:
    """Try to sign in: the status and the words of the answer."""
    answer = (browser or Client()).post("/account/login/", {"login": email, "password": password})
    return answer.status_code, unescape(answer.content.decode())


def test_passwords_are_kept_as_scrypt(settings) -> None:
    """What is kept is a scrypt hash with its salt, and it fits the password."""
    settings.PASSWORD_HASHERS = SIGNING_IN["PASSWORD_HASHERS"]
    person = Person.objects.create_user("petra@example.org", PASSWORD, name="Petra")
    assert person.password.startswith("scrypt$")
    assert PASSWORD not in person.password
    assert check_password(PASSWORD, person.password)


def test_signing_in_and_out_is_recorded(cast: Cast) -> None:
    """Both are acts, with what was shown, and without the password."""
    browser = Client()
    assert try_to_sign_in("Dana@Example.org", PASSWORD, browser)[0] == 302
    browser.post("/account/logout/")
    assert browser.get("/organization/").status_code == 302
    kinds = list(Act.objects.filter(by=cast.people["dana"].pk).values_list("kind", flat=True))
    assert kinds == ["people.signed_in", "people.signed_out"]
    payload = json.loads(Entry.objects.filter(list="sign_ins").first().payload)
    assert payload["is"] == {"id": cast.people["dana"].pk, "by": ["password"]}


@pytest.mark.usefixtures("cast")
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer() -> None:
    """Nobody learns who has an account by trying to sign in."""
    known, unknown = try_to_sign_in("dana@example.org", "wrong"), try_to_sign_in("nobody@example.org", "wrong")
    assert known[0] == unknown[0] == 200
    said = "This address and this password do not belong together."
    assert said in known[1]
    assert said in unknown[1]
    assert not Act.objects.filter(kind="people.signed_in").exists()


@pytest.mark.usefixtures("cast")
def test_nor_by_asking_for_a_new_password(settings, mailoutbox) -> None:
    """The answer is the same; mail goes to the known address alone."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    answers = [Client().post("/account/password/reset/", {"email": f"{who}@example.org"}) for who in ("dana", "nobody")]
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/account/password/reset/done/")}
    assert [one.to for one in mailoutbox] == [["dana@example.org"]]


def test_a_link_of_the_mail_sets_a_new_password(cast: Cast, settings, mailoutbox) -> None:
    """Through our own pages, once; and it is an act."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    browser = Client()
    browser.post("/account/password/reset/", {"email": "dana@example.org"})
    link = next(word for word in mailoutbox[0].body.split() if "/key/" in word)
    page = browser.get(link, follow=True)
    assert "A new password" in page.content.decode()
    new = {"password1": "seven quiet geese walk", "password2": "seven quiet geese walk"}
    assert browser.post(page.redirect_chain[-1][0], new).status_code == 302
    assert try_to_sign_in("dana@example.org", "seven quiet geese walk")[0] == 302
    assert "This link opens nothing" in Client().get(link, follow=True).content.decode()
    assert Act.objects.filter(kind="people.password", by=cast.people["dana"].pk).count() == 1


def test_without_mail_the_page_says_who_can_help(settings) -> None:
    """No form that leads nowhere."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    page = Client().get("/account/password/reset/").content.decode()
    assert "This installation sends no mail." in page
    assert 'name="email"' not in page


@pytest.mark.usefixtures("cast")
def test_tries_are_limited_and_counted_where_all_workers_see_it() -> None:
    """After five wrong passwords even the right one waits; the count lies in the database."""
    for _ in range(5):
        try_to_sign_in("dana@example.org", "wrong")
    status, said = try_to_sign_in("dana@example.org", PASSWORD)
    assert status == 200
    assert "Too many tries." in said
    assert try_to_sign_in("nils@example.org", PASSWORD)[0] == 302
    assert cache.__class__.__name__ == "ConnectionProxy"
    assert SIGNING_IN["CACHES"]["default"]["BACKEND"].endswith("DatabaseCache")


@pytest.mark.usefixtures("cast")
def test_a_flood_of_tries_gets_our_own_page() -> None:
    """Thirty a minute from one address are enough."""
    answers = [Client().post("/account/login/", {"login": f"x{n}@example.org", "password": "x"}) for n in range(31)]
    assert answers[-1].status_code == 429
    assert "It opens again in a few minutes." in answers[-1].content.decode()


@pytest.mark.usefixtures("cast")
def test_a_session_is_new_once_somebody_signs_in() -> None:
    """A session planted before signing in is worth nothing after it."""
    browser = Client()
    browser.get("/account/login/")
    session = browser.session
    session["planted"] = True
    session.save()
    before = session.session_key
    try_to_sign_in("dana@example.org", PASSWORD, browser)
    assert browser.session.session_key != before


def test_changing_the_password_ends_all_other_sessions(cast: Cast) -> None:
    """The session that changed it goes on, the others do not."""
    here, elsewhere = cast.client("dana"), cast.client("dana")
    new = {"oldpassword": PASSWORD, "password1": "seven quiet geese walk", "password2": "seven quiet geese walk"}
    assert here.post("/account/password/change/", new).status_code == 302
    assert here.get("/organization/").status_code == 200
    assert elsewhere.get("/organization/").status_code == 302


@pytest.mark.usefixtures("cast")
def test_sessions_are_listed_and_the_others_ended() -> None:
    """The list shows each, and one act ends all others."""
    here, elsewhere = Client(HTTP_USER_AGENT="Here 1.0"), Client(HTTP_USER_AGENT="Elsewhere 1.0")
    for browser in (here, elsewhere):
        try_to_sign_in("dana@example.org", PASSWORD, browser)
    page = here.get("/account/sessions/").content.decode()
    assert "Here 1.0" in page
    assert "Elsewhere 1.0" in page
    here.post("/account/sessions/")
    assert elsewhere.get("/organization/").status_code == 302
    assert here.get("/organization/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/account/signup/",
        "/account/email/",
        "/account/confirm-email/",
        "/account/confirm-email/abc/",
        "/account/3rdparty/signup/",
        "/account/social/signup/",
        "/account/login/code/confirm/",
    ],
)
def test_nobody_signs_up_and_no_page_is_foreign(cast: Cast, address: str) -> None:
    """Pages of the library that Hallpass does not use are not there, signed in or not."""
    for browser in (Client(), cast.client("dana")):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"email": "x@example.org"}).status_code == 404
    assert Person.objects.count() == len(cast.people)


def test_cookies_are_for_us_alone() -> None:
    """No script reads them, and no other site sends them along with a form."""
    assert SIGNING_IN["SESSION_COOKIE_HTTPONLY"]
    assert SIGNING_IN["CSRF_COOKIE_HTTPONLY"]
    assert SIGNING_IN["SESSION_COOKIE_SAMESITE"] == SIGNING_IN["CSRF_COOKIE_SAMESITE"] == "Lax"


@pytest.mark.usefixtures("cast")
def test_a_next_page_elsewhere_is_not_gone_to() -> None:
    """Signing in leads nowhere but here."""
    answer = Client().post(
        "/account/login/?next=https://evil.example.org/",
        {"login": "dana@example.org", "password": PASSWORD, "next": "https://evil.example.org/"},
    )
    assert answer["Location"] == "/"


def test_issuers_are_read_from_the_environment() -> None:
    """A list of issuers becomes what the library asks for; none is none."""
    (read,) = read_oidc(json.dumps([ISSUER]))
    made = providers([read])["openid_connect"]
    assert made["APPS"][0]["settings"]["server_url"] == "https://id.example.org"
    assert made["OAUTH_PKCE_ENABLED"]
    assert read_oidc("") == []
    assert providers([]) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("{}", "holds no list"),
        ("[1]", "issuer 1 is no object"),
        (json.dumps([{**ISSUER, "secret": ""}]), "issuer 1 has no secret"),
        (json.dumps([{**ISSUER, "issuer": "http://id.example.org"}]), "is not https"),
        (json.dumps([{**ISSUER, "verified": True}]), "'verified', which is not known"),
        (json.dumps([ISSUER, ISSUER]), 'the id "district" stands twice'),
        (json.dumps([{**ISSUER, "id": "a/b"}]), "letters, digits and hyphens"),
    ],
)
def test_wrong_issuers_are_refused_in_words(text: str, said: str) -> None:
    """What is wrong is said with what was expected, and a secret is not repeated."""
    with pytest.raises(ValueError, match="HALLPASS_OIDC") as refused:
        read_oidc(text)
    assert said in str(refused.value)
    assert "not told" not in str(refused.value)
