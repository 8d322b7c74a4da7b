"""The addresses of the journal."""

from __future__ import annotations

from django.urls import path

from hallpass_web.register import history_views

urlpatterns = [
    path("history/", history_views.history, name="history"),
    path("history/journal.jsonl", history_views.journal, name="journal"),
    path("history/<int:number>/", history_views.act, name="history_act"),
    path("history/blank/<str:list_name>/<path:key>/", history_views.blank_values, name="blank_values"),
]
