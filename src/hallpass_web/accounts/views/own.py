"""The own account: what it has, and by which membership one acts."""

from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hallpass_web.accounts.asking import CHOSEN, AskedRequest, memberships_of
from hallpass_web.accounts.forms import OwnName
from hallpass_web.accounts.models import Membership, Role
from hallpass_web.accounts.names import rename
from hallpass_web.accounts.organizations import name_of_organization
from hallpass_web.accounts.second_factor import factors_of, has_second_factor


@require_safe
def account(request: AskedRequest) -> HttpResponse:
    """What the own account has."""
    return render(
        request,
        "accounts/account.html",
        {
            "memberships": [_shown(one, request) for one in memberships_of(request.user.pk)],
            "factors": factors_of(request.user.pk),
            "sessions": len(UserSession.objects.purge_and_list(request.user)),
            "issuers": get_adapter().list_providers(request),
            "links": SocialAccount.objects.filter(user_id=request.user.pk).count(),
        },
    )


def _shown(membership: Membership, request: AskedRequest) -> dict[str, object]:
    return {
        "key": membership.key,
        "role": Role(membership.role).label,
        "organization": name_of_organization(membership.organization),
        "now": request.asker is not None and membership.key == request.asker.membership,
    }


@require_http_methods(["GET", "POST"])
def own_name(request: AskedRequest) -> HttpResponse:
    """Change one's own name."""
    form = OwnName(request.POST if request.method == "POST" else None, initial={"name": request.user.name})
    if form.is_valid():
        done = rename(request.user, form.cleaned_data["name"])
        messages.success(request, "Your name is changed." if done else "Your name is as it was.")
        return redirect("account")
    return render(request, "accounts/own_name.html", {"form": form})


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Choose the membership by which one looks and acts: one's own, or there is no such page."""
    wanted = request.POST.get("membership", "")
    if wanted not in {one.key for one in memberships_of(request.user.pk or 0)}:
        raise Http404
    request.session[CHOSEN] = wanted
    return redirect("/")


@require_safe
def second_factor_needed(request: AskedRequest) -> HttpResponse:
    """Where somebody is led whose organization asks for a second factor, until there is one."""
    if request.asker is None or not request.asker.second_factor or has_second_factor(request.user.pk):
        return redirect("account")
    return render(request, "accounts/second_factor_needed.html")
