"""Make the database of the house: the cast, all that addresses speak of, and a session for each role; told as JSON."""

from __future__ import annotations

import json
import sys

from django.core.management import call_command
from tests.web.addresses.matrix import ROLES
from tests.web.addresses.objects import client_of, enter_objects
from tests.web.cast import enter_cast


def main() -> None:
    """Make it where the environment says, and tell what the tests must know of it."""
    call_command("migrate", interactive=False, verbosity=0)
    cast = enter_cast()
    named = enter_objects(cast)
    sessions = {role: client_of(cast, role).cookies["sessionid"].value for role in ROLES if role != "nobody"}
    json.dump({"named": named, "sessions": sessions}, sys.stdout)
