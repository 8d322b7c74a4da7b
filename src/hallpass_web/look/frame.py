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
OWN: Final = (("Your account", "/account/"), ("Organizations", "/organizations/"), ("Export", "/export/"))


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the frame, and whether the page asked for lies there."""

    words: str
    address: str
    here: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """For the templates: the ways of the masthead, those of the person, and where to search."""
    return {
        "ways": [Way(words, way, _is_here(request.path, way)) for words, way in WAYS if _exists(way, get_urlconf())],
        "own_ways": [Way(words, way) for words, way in OWN if _exists(way, get_urlconf())],
        "search_way": "/search/" if _exists("/search/", get_urlconf()) else "",
        "asker": getattr(request, "asker", None),
    }


def _is_here(path: str, way: str) -> bool:
    return path == way if way == "/" else path.startswith(way)


@lru_cache
def _exists(address: str, urlconf: str | None) -> bool:
    try:
        resolve(address, urlconf)
    except Resolver404:
        return False
    return True
