"""The app `jobs` as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.jobs"
    label = "jobs"
