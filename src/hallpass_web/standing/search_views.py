"""The page of the search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.standing.answers import answers_for
from hallpass_web.standing.search import MOST, search

LONGEST = 200


@require_GET
def found(request: AskedRequest) -> HttpResponse:
    """What the asker sees that fits the words."""
    days = asked(request)
    wanted = request.GET.get("q", "").strip()[:LONGEST]
    version = answers_for(request.asker, days).law.at(days.on).version
    results = search(request.asker, days.at, version, wanted)
    shown = {"wanted": wanted, "found": results[:MOST], "count": len(results), "most": MOST}
    return render(request, "standing/search.html", shown)
