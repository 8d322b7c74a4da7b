"""How django-allauth acts here: nobody signs up by themselves, and an issuer's word counts only by invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from hallpass_web.accounts.invitations import NotOpen, accept, find_again
from hallpass_web.accounts.models import Person, plain_email

INVITED = "invitation"
"""Where the session keeps the key of the invitation whose link was pressed, while its owner is at the issuer."""


ANEW = {
    "reauthenticate": "your password",
    "mfa_reauthenticate": "a code of your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "a passkey",
}
"""What one can show once more, by the library's names."""


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation alone."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This address and this password do not belong together.",
        "too_many_login_attempts": "Too many tries. Signing in opens again in a few minutes.",
        "incorrect_password": "This is not the password of this account.",
        "incorrect_code": "This code does not fit. Codes of an app change every 30 seconds.",
        "rate_limited": "Too many tries. It opens again in a few minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up."""
        return False

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """The ways to show once more who one is, in our words."""
        return [way | {"description": ANEW[way["id"]]} for way in super().get_reauthentication_methods(user)]


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code does not fit. Codes of an app change every 30 seconds.",
    }

    def build_totp_svg(self, url: str) -> str:
        """The QR code as part of the page: a picture from elsewhere, or in an address, is not let in."""
        svg: str = super().build_totp_svg(url)
        return svg.partition("?>")[2]

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """What a new passkey is called until its owner says otherwise."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"


class Issuers(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in by an issuer of OpenID Connect.

    A sign-in that is not linked yet is linked in two cases: its verified address is the one of the invitation whose
    link brought it here, and no account has that address; or its owner, signed in, links it from the own account, and
    the verified address is the account's.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Nobody signs up."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let a known sign-in through, link one that may be linked, and refuse any other."""
        invited = request.session.pop(INVITED, None)
        if sociallogin.is_existing:
            return
        verified = {plain_email(one.email) for one in sociallogin.email_addresses if one.verified is True}
        if sociallogin.state.get("process") == "connect":
            if not (isinstance(request.user, Person) and request.user.email in verified):
                raise ImmediateHttpResponse(not_linked(request))
            return
        if not (invited and _link_by_invitation(request, invited, verified, sociallogin)):
            raise ImmediateHttpResponse(not_linked(request))


def not_linked(request: HttpRequest) -> Any:
    """The page that says that this sign-in opens no account here, and not why."""
    return render(request, "accounts/not_linked.html", status=403)


def _link_by_invitation(request: HttpRequest, key: str, verified: set[str], sociallogin: SocialLogin) -> bool:
    """Use an invitation for its verified address and link the sign-in to the new account, both or neither."""
    try:
        invitation = find_again(key)
        if invitation.email not in verified:
            return False
        with transaction.atomic():
            sociallogin.connect(request, accept(key, name=_name(sociallogin) or invitation.name))
    except NotOpen:
        return False
    return True


def _name(sociallogin: SocialLogin) -> str:
    common = sociallogin.provider.extract_common_fields(sociallogin.account.extra_data)
    return str(common.get("name") or "")[:200]
