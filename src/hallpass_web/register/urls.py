"""The addresses of the lists of the register and of their rows."""

from __future__ import annotations

from django.urls import path

from hallpass_web.register import views, views_acts

urlpatterns = [
    path("register/", views.every_list, name="register"),
    path("register/<str:list_name>/", views.rows, name="register_rows"),
    path("register/<str:list_name>/new/", views_acts.enter, name="register_enter"),
    path("register/<str:list_name>/<path:key>/correct/", views_acts.correct, name="register_correct"),
    path("register/<str:list_name>/<path:key>/remove/", views_acts.remove, name="register_remove"),
    path("register/<str:list_name>/<path:key>/", views.row, name="register_row"),
]
