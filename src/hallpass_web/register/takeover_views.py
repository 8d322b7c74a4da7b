"""The page on which a chief takes over what a district told in the agency's place."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Moved
from hallpass_web.register.lists import Names, columns_of, name_of_row
from hallpass_web.register.lists_words import TITLES, column_words, value_words
from hallpass_web.register.models import RegisterRow
from hallpass_web.register.services import Refused
from hallpass_web.register.takeover import confirm, may_take_over, merge, told, twice

IN_THE_NAME = ("name", "officer", "agency")
"""Columns that the name of a row says already."""
MOVED = "It was changed meanwhile. Here it is as it stands now."


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row that waits for the agency's word."""

    since: int
    name: str
    values: tuple[tuple[str, str], ...]
    by: str
    correct: str


@require_http_methods(["GET", "POST"])
def takeover(request: AskedRequest) -> HttpResponse:
    """What a district told of the agency: to confirm, to correct, and to merge."""
    if not may_take_over(request.asker):
        raise Http404
    if request.method == "POST":
        _act(request)
        return redirect("takeover")
    at = newest()
    names = Names(request.asker, at)
    lists = [
        (TITLES[name], [_shown(name, row, names) for row in rows]) for name, rows in told(request.asker, at).items()
    ]
    shown = {
        "lists": lists,
        "count": sum(len(rows) for _, rows in lists),
        "up_to": at.number,
        "twice": [(one, _told_by(one.kept, names), _told_by(one.goes, names)) for one in twice(request.asker, at)],
    }
    return render(request, "register/takeover.html", shown)


def _shown(list_name: str, row: RegisterRow, names: Names) -> RowTold:
    values = row.as_row()
    said = (
        (column_words(one.name), value_words(list_name, one, values[one.name], names).words)
        for one in columns_of(list_name)
        if one.name not in IN_THE_NAME
    )
    return RowTold(
        row.since,
        name_of_row(list_name, values, names),
        tuple((column, words) for column, words in said if words),
        _told_by(row, names),
        reverse("register_correct", args=[list_name, row.key]),
    )


def _told_by(row: RegisterRow, names: Names) -> str:
    return names["districts"].get(row.told_by.partition(":")[2], "a district") if row.told_by else ""


def _act(request: AskedRequest) -> None:
    """Do what was asked for; what cannot be done is said on the page."""
    try:
        done = _merged(request) if "keep" in request.POST else _confirmed(request)
    except (Moved, Http404):
        messages.warning(request, MOVED)
    except Refused as refused:
        for wrong in refused.wrongs:
            messages.warning(request, wrong.says)
    else:
        if done:
            messages.success(request, "It is on record as the agency’s own.")


def _confirmed(request: AskedRequest) -> object:
    only = _number(request, "row") if "row" in request.POST else None
    return confirm(request.asker, _number(request, "up_to"), only)


def _merged(request: AskedRequest) -> object:
    expects = (_number(request, "kept_since"), _number(request, "goes_since"))
    return merge(request.asker, request.POST["keep"], request.POST.get("goes", ""), expects)


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)
