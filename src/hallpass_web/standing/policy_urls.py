"""The addresses of the policy and its readings, and of the search."""

from __future__ import annotations

from django.urls import path

from hallpass_web.standing import policy_views, readings_views, search_views

urlpatterns = [
    path("policy/", policy_views.policy, name="policy"),
    path("policy/<str:number>/", policy_views.paragraph, name="paragraph"),
    path("readings/", readings_views.readings, name="readings"),
    path("readings/<str:name>/<str:value>/", readings_views.reading, name="reading"),
    path("search/", search_views.found, name="search"),
]
