"""The second factor: asked of everybody where the organization asks for it, before anything else."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from tests.web.cast import PASSWORD, Cast

from hallpass_web.accounts.models import Organization
from hallpass_web.audit.models import Act

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
REQUIRE = {"organization": "district:larkfield", "required": "yes"}


def code() -> str:
    """The six digits that an app shows now."""
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def signed_in(who: str) -> Client:
    """A browser in which somebody signed in with the password."""
    browser = Client()
    browser.post("/account/login/", {"login": f"{who}@example.org", "password": PASSWORD})
    return browser


def test_a_coordinator_asks_for_it_and_whoever_has_none_is_led_to_set_one_up(cast: Cast) -> None:
    """From then on every page but those of the own account leads there, for everybody of that organization alone."""
    dana, rhea, nils = cast.client("dana"), cast.client("rhea"), cast.client("nils")
    assert dana.post("/organization/second-factor/", REQUIRE).status_code == 302
    assert Act.objects.get(kind="organizations.second_factor").by == cast.people["dana"].pk
    for browser in (dana, rhea):
        for address in ("/organization/", "/organization/invite/", "/organizations/"):
            assert browser.get(address)["Location"] == "/account/second-factor/"
        assert "A second factor first" in browser.get("/account/second-factor/").content.decode()
    assert rhea.post("/organization/invite/", {}).status_code == 302
    assert nils.get("/organization/").status_code == 200
    Authenticator.objects.create(user=cast.people["rhea"], type="recovery_codes", data={})
    assert rhea.get("/organization/").status_code == 302, "recovery codes alone are no second factor"
    TOTP.activate(cast.people["rhea"], SECRET)
    assert rhea.get("/organization/").status_code == 200
    assert rhea.get("/account/second-factor/")["Location"] == "/account/"


@pytest.mark.parametrize("who", ["rhea", "ada", "nils", "ivo", "olive"])
def test_nobody_else_changes_whether_it_is_asked_for(cast: Cast, who: str) -> None:
    """For others there is no such page, and nothing changes."""
    assert cast.client(who).post("/organization/second-factor/", REQUIRE).status_code == 404
    assert not Organization.objects.get(key="district:larkfield", until=None).second_factor


def test_an_administrator_may(cast: Cast) -> None:
    """For any organization, and the installation has no such setting."""
    ann = cast.client("ann")
    assert ann.post("/organization/second-factor/", REQUIRE).status_code == 302
    assert Organization.objects.get(key="district:larkfield", until=None).second_factor
    assert ann.post("/organization/second-factor/", REQUIRE | {"organization": ""}).status_code == 404
    ann.post("/organization/second-factor/", REQUIRE | {"required": "no"})
    assert not Organization.objects.get(key="district:larkfield", until=None).second_factor


def test_an_app_is_set_up_and_then_asked_for(cast: Cast) -> None:
    """Setting up takes its digits and gives recovery codes; signing in then takes two steps; all of it is on record."""
    browser = signed_in("dana")
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    seen = browser.get("/account/2fa/totp/activate/").content.decode()
    assert "<svg" in seen
    assert "data:image" not in seen
    session = browser.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    answer = browser.post("/account/2fa/totp/activate/", {"code": code()})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    codes = browser.get("/account/2fa/recovery-codes/")
    assert codes.content.decode().count("<li><code>") == 10
    again = signed_in("dana")
    assert again.get("/organization/").status_code == 302, "the password alone opens nothing"
    assert "Your second factor" in again.get("/account/2fa/authenticate/").content.decode()
    assert "This code does not fit" in again.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    recovery = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    again.post("/account/2fa/authenticate/", {"code": recovery})
    assert again.get("/organization/").status_code == 200
    kinds = list(Act.objects.filter(by=cast.people["dana"].pk).values_list("kind", flat=True))
    assert kinds.count("people.second_factor") == 2
    assert kinds.count("people.signed_in") == 2


def test_changing_a_factor_asks_once_more_who_it_is(cast: Cast) -> None:
    """A session that did not just show its password is asked for it first."""
    browser = cast.client("dana")
    for address in ("/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"):
        answer = browser.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/reauthenticate/")
    assert "Show once more that it is you" in browser.get("/account/reauthenticate/").content.decode()
