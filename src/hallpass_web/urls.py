"""Every address of Hallpass."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("hallpass_web.running.readiness")),
    path("", include("hallpass_web.look.urls")),
    path("", include("hallpass_web.accounts.urls")),
    path("", include("hallpass_web.jobs.urls")),
    path("", include("hallpass_web.register.importing.urls")),
    path("", include("hallpass_web.register.exporting_views")),
    path("", include("hallpass_web.register.urls")),
    path("", include("hallpass_web.standing.today_urls")),
    path("", include("hallpass_web.register.history_urls")),
    path("", include("hallpass_web.register.takeover_urls")),
    path("", include("hallpass_web.register.courses_views")),
    path("", include("hallpass_web.standing.officer_urls")),
    path("", include("hallpass_web.standing.policy_urls")),
]
