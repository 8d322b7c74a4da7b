"""The app `look` as Django knows it."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.look"
    label = "look"
