"""The app `standing` as Django knows it."""

from django.apps import AppConfig


class StandingConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.standing"
    label = "standing"
