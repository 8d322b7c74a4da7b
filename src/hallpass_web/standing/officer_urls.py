"""The address of an officer's page."""

from __future__ import annotations

from django.urls import path

from hallpass_web.standing.officer_views import officer

urlpatterns = [path("officers/<path:key>/", officer, name="officer")]
