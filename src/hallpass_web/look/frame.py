"""What frames every page: the ways to go, as far as they exist here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.http import HttpRequest
from django.urls import Resolver404, get_urlconf, resolve

WAYS: Final = (
    ("Today", "/"),
    ("Officers", "/officers/"),
    ("Schools", "/schools/"),
    ("Contracts", "/contracts/"),
    ("Substitutes", "/substitutes/"),
    ("Import", "/import/"),
    ("History", "/history/"),
    ("Policy", "/policy/"),
    ("Organization", "/organization/"),
)
OWN: Final = (
    ("Your account", "/account/"),
    ("Organizations", "/organizations/"),
    ("All records", "/register/"),
    ("Export", "/export/"),
)


ONLY_FOR: Final = {
    "/import/": ("coordinator", "training_coordinator", "chief"),
    "/organizations/": ("administrator",),
}
"""The roles to which a page is open, where it is not open to all."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the frame, and whether the page asked for lies there."""

    words: str
    address: str
    here: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """For the templates: who asks, the ways of the masthead, those of the person, and where to search."""
    asker = getattr(request, "asker", None)
    role = asker.role if asker else ""
    return {
        "ways": [Way(words, way, _is_here(request.path, way)) for words, way in WAYS if _is_open(way, role)],
        "own_ways": [Way(words, way) for words, way in OWN if _is_open(way, role)],
        "search_way": "/search/" if _exists("/search/", get_urlconf()) else "",
        "asker": asker,
    }


def _is_open(way: str, role: str) -> bool:
    return _exists(way, get_urlconf()) and role in ONLY_FOR.get(way, (role,))


def _is_here(path: str, way: str) -> bool:
    return path == way if way == "/" else path.startswith(way)


@lru_cache
def _exists(address: str, urlconf: str | None) -> bool:
    try:
        resolve(address, urlconf)
    except Resolver404:
        return False
    return True
