"""The addresses of import."""

from __future__ import annotations

from django.urls import path

from hallpass_web.register.importing import views

urlpatterns = [
    path("import/", views.start, name="imports"),
    path("import/<slug:key>/", views.one, name="import"),
    path("import/<slug:key>/accept/", views.accept, name="import_accept"),
    path("import/<slug:key>/decide/", views.decide, name="import_decide"),
    path("import/<slug:key>/answer/", views.answer, name="import_answer"),
    path("import/<slug:key>/undo/", views.undo, name="import_undo"),
    path("import/<slug:key>/drop/", views.drop, name="import_drop"),
]
