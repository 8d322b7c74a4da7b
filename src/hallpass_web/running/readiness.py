"""Whether the application may serve: its database is exactly as this version expects it.

Asked before the server binds its port, again while it serves, and by whoever looks at /health/.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from hallpass_web.database import hindrances

SECONDS_BETWEEN_LOOKS: Final = 5.0
HEALTH: Final = "/health/"


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
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the application may serve, and why not, for whoever watches it."""
    found = looks.found(anew=True)
    return JsonResponse({"ready": not found, "hindrances": found}, status=503 if found else 200)


urlpatterns = [path("health/", health, name="health")]
