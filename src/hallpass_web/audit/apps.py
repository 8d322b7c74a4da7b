"""The app `audit` as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """See the package."""

    name = "hallpass_web.audit"
    label = "audit"
