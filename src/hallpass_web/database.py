"""Whether the database is as this version of Hallpass expects it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

SHOWN: Final = 3
log = logging.getLogger(__name__)


def hindrances() -> tuple[str, ...]:
    """Why the application may not serve now, in sentences that say what to do; empty: it may."""
    try:
        connection.ensure_connection()
        loader = MigrationLoader(connection)
    except DatabaseError as error:
        log.error("the database cannot be reached: %s", error)
        return ("The database cannot be reached. The log says why.",)
    applied = loader.applied_migrations.keys()
    pending = [f"{app}.{name}" for app, name in loader.graph.nodes if (app, name) not in applied]
    newer = [f"{app}.{name}" for app, name in applied if (app, name) not in loader.disk_migrations]
    found = []
    if pending:
        found.append(f"The database is older than this version: {_some(pending)} not applied. Run: hallpass migrate")
    if newer:
        found.append(
            f"The database is newer than this version: {_some(newer)} not known here. Install the version of Hallpass"
            " that it was migrated with, or restore the copy from before."
        )
    return tuple(found)


def _some(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
