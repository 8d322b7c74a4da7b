"""The pages of each list of the register, and of each of its rows: to look at."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.register import access
from hallpass_web.register.listing import Listing, listing_answer
from hallpass_web.register.lists import Names, columns_of, headings_of, name_of_row, rows_of
from hallpass_web.register.lists_history import history_of
from hallpass_web.register.lists_words import ACTS, TITLES, column_words, value_words
from hallpass_web.register.owners import Rights, may_enter


def known_list(list_name: str) -> str:
    """The name of a list of the register; Http404 where there is none of that name."""
    if list_name not in LISTS:
        raise Http404
    return list_name


@require_GET
def every_list(request: AskedRequest) -> HttpResponse:
    """All lists of the register, with the number of rows that the asker sees."""
    at = asked(request).at
    found = [(name, TITLES[name], LISTS[name].says, access.seen(request.asker, name, at).count()) for name in LISTS]
    return render(request, "register/lists.html", {"lists": found})


@require_GET
def rows(request: AskedRequest, list_name: str) -> HttpResponse:
    """The rows of a list that the asker sees."""
    known_list(list_name)
    at = asked(request).at
    names = Names(request.asker, at)
    found = rows_of(list_name, request.asker, at, names)
    listing = Listing(list_name, headings_of(list_name), found, request.GET.dict())
    may = may_enter(request.asker, list_name, at)
    return listing_answer(
        request,
        listing,
        "register/rows.html",
        list_name=list_name,
        title=TITLES[list_name],
        says=LISTS[list_name].says,
        act=ACTS[list_name] if may else "",
    )


@require_GET
def row(request: AskedRequest, list_name: str, key: str) -> HttpResponse:
    """One row: its values, what may be done with it, and what became of it so far."""
    known_list(list_name)
    days = asked(request)
    kept = access.one(request.asker, list_name, key, days.at)
    names = Names(request.asker, days.at)
    values = kept.as_row()
    shown = [
        (column_words(column.name), value_words(list_name, column, values[column.name], names))
        for column in columns_of(list_name)
    ]
    is_newest = kept.until is None
    right = Rights(request.asker, days.at).to(list_name, values) if is_newest else None
    told: dict[str, Any] = {
        "list_name": list_name,
        "title": TITLES[list_name],
        "key": key,
        "name": name_of_row(list_name, values, names),
        "values": shown,
        "extra": sorted(values["extra"].items()),
        "told_by": kept.told_by,
        "steps": history_of(request.asker, list_name, key, days.at, names),
        "may_correct": bool(right and right.may),
        "may_remove": bool(right and right.may and right.columns != frozenset({"employer_unable"})),
    }
    return render(request, "register/row.html", told)
