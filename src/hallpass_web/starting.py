"""Django made ready for a command of the command line; the modules of commands import nothing of Django before."""

from __future__ import annotations

import os

import django
from django.core.exceptions import ImproperlyConfigured

from hallpass.commands.console import Refusal


def start_django() -> None:
    """Read the environment and load the applications; an environment that is wrong is refused with every reason."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hallpass_web.settings")
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise Refusal(str(wrong)) from None


def start_ready() -> None:
    """Make Django ready, and refuse a database that is not as this version expects it."""
    start_django()
    from hallpass_web.database import hindrances

    found = hindrances()
    if found:
        raise Refusal("Hallpass does not use this database.\n" + "\n".join(found))
