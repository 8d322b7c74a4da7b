"""Ways in beside the password: an invitation, an issuer, and the one click of the demo."""

from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from requests import RequestException

from hallpass_web.accounts.adapters import INVITED
from hallpass_web.accounts.asking import CHOSEN
from hallpass_web.accounts.demo import allowed, person_of_the_demo
from hallpass_web.accounts.forms import Activate
from hallpass_web.accounts.invitations import NotOpen, accept, account_of, find
from hallpass_web.accounts.models import Invitation, Membership, Person, Role
from hallpass_web.accounts.organizations import name_of_organization

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an invitation: to look at it changes nothing, its button uses it."""
    try:
        found = find(token)
        if request.user.is_authenticated:
            return _for_an_account(request, found)
        return _for_a_new_account(request, found, token)
    except NotOpen:
        return render(request, "accounts/invitation_closed.html", status=404)


def _for_an_account(request: HttpRequest, found: Invitation) -> HttpResponse:
    if not isinstance(request.user, Person) or request.user.email != found.email:
        raise NotOpen
    if request.method == "POST":
        accept(found.key, by=request.user)
        newest = Membership.objects.filter(person=request.user.pk, until=None).order_by("-place").first()
        request.session[CHOSEN] = newest.key if newest else None
        return redirect("/")
    return render(request, "accounts/invitation.html", _said(found) | {"signed_in": True})


def _for_a_new_account(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    has_account = account_of(found) is not None
    form = Activate(request.POST if request.method == "POST" and not has_account else None, invitation=found)
    if form.is_valid():
        person = accept(found.key, name=form.cleaned_data["name"], password=form.cleaned_data["password1"])
        _enter(request, person)
        return redirect("/")
    more = {"form": form, "has_account": has_account, "token": token}
    return render(request, "accounts/invitation.html", _said(found) | more)


def _said(found: Invitation) -> dict[str, object]:
    return {
        "invitation": found,
        "organization": name_of_organization(found.organization),
        "role": Role(found.role).label,
    }


@login_not_required
@require_POST
def invitation_by_issuer(request: HttpRequest, token: str, provider_id: str) -> HttpResponse:
    """Go to an issuer to use an invitation with its sign-in."""
    if request.user.is_authenticated:
        return redirect("invitation", token=token)
    try:
        request.session[INVITED] = find(token).key
    except NotOpen:
        return render(request, "accounts/invitation_closed.html", status=404)
    return by_issuer(request, provider_id)


@login_not_required
def by_issuer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to an issuer to sign in, or to link its sign-in to the own account.

    The answer is a page that leads on, for the policy of our pages lets no form lead elsewhere.
    """
    if request.method != "POST":
        return redirect("account_login")
    try:
        name = get_adapter().get_provider(request, provider_id).name
        response: HttpResponse = openid_connect.login(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
    if response.status_code == 302:
        return render(request, "accounts/onward.html", {"address": response["Location"], "issuer": name})
    return response


@login_not_required
@require_POST
def demo(request: HttpRequest, number: int) -> HttpResponse:
    """Sign in as somebody of the demo."""
    person = person_of_the_demo(number) if allowed(request) else None
    if person is None:
        raise Http404
    logout(request)
    _enter(request, person)
    return redirect("/")


def _enter(request: HttpRequest, person: Person) -> None:
    """Sign somebody in without a password; the session stands in their list like any other."""
    login(request, person, backend=BACKEND)
    UserSession.objects.create_from_request(request)
