"""The app `accounts` as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let signing in be recorded."""
        import hallpass_web.accounts.journal  # noqa: F401, PLC0415 (the models must be there first)
