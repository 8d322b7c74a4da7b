"""The addresses of Today, and of the lists that are read off the answers of a day."""

from __future__ import annotations

from django.urls import path

from hallpass_web.standing import schools_views, today_views

urlpatterns = [
    path("", today_views.today, name="today"),
    path("officers/", schools_views.officers, name="officers"),
    path("schools/", schools_views.schools, name="schools"),
    path("schools/<path:key>/", schools_views.school, name="school"),
    path("contracts/", schools_views.contracts, name="contracts"),
    path("substitutes/", schools_views.substitutes, name="substitutes"),
]
