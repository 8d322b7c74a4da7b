"""The app `register` as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.register"
    label = "register"

    def ready(self) -> None:
        """Let the names of imported files be blanked."""
        import hallpass_web.register.importing.blanking  # noqa: F401, PLC0415 (the models must be there first)
