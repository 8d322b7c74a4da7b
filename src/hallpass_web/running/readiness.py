"""Whether the application may serve: its database is exactly as this version expects it.

Asked before the server binds its port, again while it serves, and by whoever looks at /health/.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

SECONDS_BETWEEN_LOOKS: Final = 5.0
HEALTH: Final = "/health/"
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


class Looks:
    """What the last look found, kept for some seconds so that pages cost no question more."""

    def __init__(self, look: Callable[[], tuple[str, ...]], between: float = SECONDS_BETWEEN_LOOKS) -> None:
        self._look = look
        self._between = between
        self._found: tuple[str, ...] = ()
        self._again = 0.0

    def found(self, *, anew: bool = False) -> tuple[str, ...]:
        """The hindrances, looked at anew when asked, when there were some, or when the last look is old."""
        if anew or self._found or time.monotonic() >= self._again:
            self._found = self._look()
            self._again = time.monotonic() + self._between
        return self._found


looks = Looks(hindrances)


class ReadinessMiddleware:
    """Answers 503 to everything while the application may not serve."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look, then let pass."""
        found = () if request.path == HEALTH else looks.found()
        if not found:
            return self.get_response(request)
        text = "Hallpass does not serve now.\n\n" + "\n".join(found) + "\n"
        return HttpResponse(text, "text/plain; charset=utf-8", status=503, headers={"Retry-After": "30"})


@login_not_required
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the application may serve, and why not, for whoever watches it."""
    found = looks.found(anew=True)
    return JsonResponse({"ready": not found, "hindrances": found}, status=503 if found else 200)


urlpatterns = [path("health/", health, name="health")]
