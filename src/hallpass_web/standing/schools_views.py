"""The pages of officers, schools, contracts and substitutes on a day."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.register import access
from hallpass_web.register.listing import Listing, listing_answer
from hallpass_web.register.lists_words import ACTS
from hallpass_web.register.owners import may_enter, may_write
from hallpass_web.standing.answers import answers_for
from hallpass_web.standing.schools_lists import (
    OFFICERS,
    SUBSTITUTES,
    contract_headings,
    contract_rows,
    officer_rows,
    school_headings,
    school_rows,
    substitute_rows,
)
from hallpass_web.standing.schools_page import school_page_of
from hallpass_web.standing.today_seen import SeenDay

NOTHING_YET = {
    "officers": "Officers stand here once they are entered or imported, each with the schools of the day.",
    "schools": "Enter the schools where officers serve, or bring them in with your roster.",
    "contracts": "Enter each agreement with an agency: until then nobody who serves is covered by one (2).",
    "substitute_days": "Whoever is assigned as a substitute stands here with the days served so far.",
}
"""What an empty list says to do first."""


def _day(request: AskedRequest) -> SeenDay:
    days = asked(request)
    return SeenDay(answers_for(request.asker, days), days.on)


def _answer(request: AskedRequest, listing: Listing, title: str, says: str, **more: Any) -> HttpResponse:
    list_name = more.pop("enters", listing.name)
    may = may_enter(request.asker, list_name, asked(request).at)
    act = ACTS[list_name] if may else ""
    told = {"title": title, "says": says, "list_name": list_name, "act": act, "nothing": NOTHING_YET.get(list_name)}
    told |= more
    return listing_answer(request, listing, "standing/listing.html", **told)


@require_GET
def officers(request: AskedRequest) -> HttpResponse:
    """May they serve? Every assignment of the day, and the officers without any."""
    listing = Listing("officers", OFFICERS, officer_rows(_day(request)), request.GET.dict())
    return _answer(request, listing, "Officers", "A row for each assignment of the day; the most urgent first.")


@require_GET
def schools(request: AskedRequest) -> HttpResponse:
    """Who is at which school, and which duties are covered."""
    day = _day(request)
    listing = Listing("schools", school_headings(day), school_rows(day), request.GET.dict())
    return _answer(request, listing, "Schools", "Who is there on the day, and whether all duties of 4.1 are covered.")


@require_GET
def school(request: AskedRequest, key: str) -> HttpResponse:
    """One school on the day."""
    access.one(request.asker, "schools", key, asked(request).at)
    page = school_page_of(_day(request), key)
    told = {"page": page, "may_assign": may_write(request.asker, "assignments") and request.asker.kind == "district"}
    return render(request, "standing/school.html", told)


@require_GET
def contracts(request: AskedRequest) -> HttpResponse:
    """Every contract, with the duties of 4.1 that it carries."""
    day = _day(request)
    listing = Listing("contracts", contract_headings(day), contract_rows(day), request.GET.dict())
    return _answer(
        request, listing, "Contracts", "Which duties of 4.1 each one carries, and what contradicts 4.3.", wide=True
    )


@require_GET
def substitutes(request: AskedRequest) -> HttpResponse:
    """5.4: the tally of every substitute of the day."""
    listing = Listing("substitutes", SUBSTITUTES, substitute_rows(_day(request)), request.GET.dict())
    says = "Student contact days served so far in this school year, at every school."
    return _answer(request, listing, "Substitutes", says, enters="substitute_days")
