"""The app `register` as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.register"
    label = "register"
