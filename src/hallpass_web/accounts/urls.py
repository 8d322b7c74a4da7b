"""The addresses of accounts. What concerns the own account lies under /account/, with the pages of allauth."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from hallpass_web.accounts.views import entrance, own, people


@login_not_required
def nothing_here(_request: HttpRequest, **_names: str) -> HttpResponse:
    """Pages of allauth that Hallpass does not have: nobody signs up, and addresses are changed by invitation."""
    raise Http404


urlpatterns = [
    path("account/", own.account, name="account"),
    path("account/name/", own.own_name, name="own_name"),
    path("account/acting/", own.act_as, name="act_as"),
    path("account/second-factor/", own.second_factor_needed, name="second_factor_needed"),
    path("account/invitation/<str:token>/", entrance.invitation, name="invitation"),
    path(
        "account/invitation/<str:token>/<slug:provider_id>/",
        entrance.invitation_by_issuer,
        name="invitation_by_issuer",
    ),
    path("account/demo/<int:number>/", entrance.demo, name="demo"),
    path("account/oidc/<slug:provider_id>/login/", entrance.by_issuer, name="by_issuer"),
    path("account/signup/", nothing_here),
    path("account/email/", nothing_here),
    path("account/confirm-email/", nothing_here),
    path("account/confirm-email/<path:key>", nothing_here),
    path("account/login/code/confirm/", nothing_here),
    path("account/3rdparty/signup/", nothing_here),
    path("account/social/<path:rest>", nothing_here),
    path("account/", include("allauth.urls")),
    path("organization/", people.organization, name="organization"),
    path("organization/invite/", people.invite_somebody, name="invite"),
    path("organization/invitations/<str:invitation>/withdraw/", people.withdraw_invitation, name="withdraw_invitation"),
    path("organization/members/<str:membership>/end/", people.end_membership, name="end_membership"),
    path("organization/second-factor/", people.ask_second_factor, name="ask_second_factor"),
    path("organization/notices/<str:notice>/noted/", people.note_notice, name="note_notice"),
    path("organizations/", people.organizations, name="organizations"),
    path("organizations/<path:key>/", people.organization, name="organization_of"),
]
