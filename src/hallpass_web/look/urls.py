"""The address of the page that shows what pages are made of."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from hallpass_web.look.views import look

urlpatterns = [path("look/", login_not_required(look), name="look")]
