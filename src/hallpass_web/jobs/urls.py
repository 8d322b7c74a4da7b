"""The addresses of jobs."""

from __future__ import annotations

from django.urls import path

from hallpass_web.jobs import views

urlpatterns = [path("jobs/<int:number>/", views.job, name="job")]
