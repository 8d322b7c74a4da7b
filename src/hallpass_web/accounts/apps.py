"""The app `accounts` as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.accounts"
    label = "accounts"
