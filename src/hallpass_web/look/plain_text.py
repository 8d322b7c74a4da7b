"""Text that pages are asked with holds no NUL: SQLite would keep it, PostgreSQL refuses it, and nobody types it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\0"


class PlainTextMiddleware:
    """Answers 400 to an address, a query or a form with a NUL in it, once it is known who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what is looked at is looked at before the page."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Callable[..., Any], _args: Any, _kwargs: Any) -> None:
        """Refuse before the page is asked."""
        if any(NUL in text for text in _texts(request)):
            raise BadRequest("expected text without NUL")


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for given in (request.GET, request.POST):
        for name, values in given.lists():
            yield name
            yield from map(str, values)
