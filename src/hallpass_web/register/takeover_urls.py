"""The address of taking over."""

from __future__ import annotations

from django.urls import path

from hallpass_web.register import takeover_views

urlpatterns = [path("agency/takeover/", takeover_views.takeover, name="takeover")]
