"""Signing in and out, passwords, second factors and links to issuers, as acts of the journal."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest

from hallpass_web.accounts.models import Person
from hallpass_web.audit.blanking import PEOPLE, blanked
from hallpass_web.audit.recorder import Change, Doing, record

METHODS = "account_authentication_methods"
"""Where django-allauth keeps in the session what somebody showed to sign in."""


def _record(kind: str, person: Person, about: str, **what: Any) -> None:
    row = {"id": person.pk, **what}
    record(Doing(kind, person.pk, person.name), [Change(None, str(person.pk), row, about=about)])


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Person, **_more: Any) -> None:
    """Somebody signed in, by these means."""
    shown = [str(one.get("type") or one.get("method")) for one in request.session.get(METHODS, [])]
    _record("people.signed_in", user, "sign_ins", by=shown or ["demo" if user.demo else "invitation"])


@receiver(user_logged_out)
def signed_out(user: Person | None, **_more: Any) -> None:
    """Somebody signed out."""
    if user is not None:
        _record("people.signed_out", user, "sign_ins")


@receiver([account.password_changed, account.password_set, account.password_reset])
def changed_password(user: Person, **_more: Any) -> None:
    """Somebody changed their password."""
    _record("people.password", user, "passwords")


@receiver(blanked)
def forget_person(list: str, row: str, **_more: Any) -> None:
    """What django-allauth keeps of a person's address, and what an issuer told of them, goes with name or address."""
    if list == PEOPLE:
        EmailAddress.objects.filter(user_id=int(row)).delete()
        SocialAccount.objects.filter(user_id=int(row)).delete()


@receiver(post_save, sender=Authenticator)
def added_factor(instance: Authenticator, created: bool, **_more: Any) -> None:
    """Somebody set up a second factor, or recovery codes. Told by the table: in its transaction."""
    if created:
        _record_factor(instance, "added")


@receiver(post_delete, sender=Authenticator)
def removed_factor(instance: Authenticator, **_more: Any) -> None:
    """Somebody removed a second factor, or recovery codes."""
    _record_factor(instance, "removed")


def _record_factor(factor: Authenticator, became: str) -> None:
    person = Person.objects.get(pk=factor.user_id)
    _record("people.second_factor", person, "second_factors", factor=str(factor.type), became=became)


@receiver(social.social_account_added)
def linked(sociallogin: SocialLogin, **_more: Any) -> None:
    """Somebody linked a sign-in of an issuer."""
    if isinstance(sociallogin.user, Person):
        _record("people.linked", sociallogin.user, "links", issuer=sociallogin.account.provider, became="linked")


@receiver(social.social_account_removed)
def unlinked(socialaccount: SocialAccount, **_more: Any) -> None:
    """Somebody unlinked a sign-in of an issuer."""
    if isinstance(socialaccount.user, Person):
        _record("people.linked", socialaccount.user, "links", issuer=socialaccount.provider, became="unlinked")
