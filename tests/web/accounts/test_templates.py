"""No page of the library looks foreign: each stands in our frame, or is not there."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db

IN_THE_FRAME = 'class="mast"'
FOREIGN = ("Please", "please", "Successfully", "Are you sure", "third-party", "Two-Factor")


def addresses_of_the_account() -> list[str]:
    """Every address below /account/ that takes no name or one number."""

    def below(prefix: str, patterns: list[URLPattern | URLResolver]) -> list[str]:
        found: list[str] = []
        for one in patterns:
            route = prefix + str(one.pattern).lstrip("^").replace("<int:pk>", "1")
            found += below(route, one.url_patterns) if isinstance(one, URLResolver) else [route]
        return found

    every = below("/", get_resolver().url_patterns)
    return sorted({one for one in every if one.startswith("/account/") and "<" not in one and "(" not in one})


def test_every_page_is_ours(cast: Cast) -> None:
    """Signed in or not, with factors or without, each address answers in our frame and in our words."""
    dana = Client()
    dana.post("/account/login/", {"login": "dana@example.org", "password": PASSWORD})
    dana.post("/account/reauthenticate/", {"password": PASSWORD})
    nils = Client()
    nils.post("/account/login/", {"login": "nils@example.org", "password": PASSWORD})
    nils.post("/account/reauthenticate/", {"password": PASSWORD})
    TOTP.activate(cast.people["nils"], "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(cast.people["nils"])
    halfway = Client()
    halfway.post("/account/login/", {"login": "nils@example.org", "password": PASSWORD})
    addresses = addresses_of_the_account()
    assert len(addresses) > 25
    shown = set()
    for browser in (Client(), halfway, dana, nils):
        for address in addresses:
            if address.endswith(("/logout/", "/acting/", "/webauthn/login/", "/download/")):
                continue
            answer = browser.get(address)
            if answer.status_code in (302, 404, 405):
                continue
            said = answer.content.decode()
            assert answer.status_code in (200, 401), (address, answer.status_code)
            assert IN_THE_FRAME in said, address
            assert not [word for word in FOREIGN if word in said], address
            shown.add(address)
    assert {
        "/account/",
        "/account/login/",
        "/account/password/reset/",
        "/account/2fa/",
        "/account/2fa/authenticate/",
        "/account/2fa/totp/activate/",
        "/account/2fa/totp/deactivate/",
        "/account/2fa/recovery-codes/",
        "/account/2fa/webauthn/add/",
        "/account/sessions/",
        "/account/password/change/",
    } <= shown


def test_a_passkey_can_sign_in_and_its_page_says_so() -> None:
    """The sign-in page offers it, and the challenge is given to whoever asks."""
    browser = Client()
    assert "Sign in with a passkey" in browser.get("/account/login/").content.decode()
    challenge = browser.get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json").json()
    assert challenge["request_options"]["publicKey"]["challenge"]


def test_a_passkey_is_listed_by_its_name(cast: Cast) -> None:
    """The list and the question before removing it show the name that its owner gave."""
    key = Authenticator.objects.create(
        user=cast.people["dana"], type="webauthn", data={"name": "Work phone", "credential": {}}
    )
    browser = Client()
    browser.force_login(cast.people["dana"])
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    assert "Work phone" in browser.get("/account/2fa/webauthn/").content.decode()
    assert "“Work phone”" in browser.get(f"/account/2fa/webauthn/keys/{key.pk}/remove/").content.decode()
    assert not EmailAddress.objects.exists(), "one address for each account, kept in one place"
