"""The pages of the policy."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hallpass.policy.model import PolicyError
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.standing.answers import answers_for
from hallpass_web.standing.policy import index, paragraph_page
from hallpass_web.standing.readings import title_of


@require_GET
def policy(request: AskedRequest) -> HttpResponse:
    """The whole policy, word for word."""
    days = asked(request)
    answers = answers_for(request.asker, days)
    version = answers.law.at(days.on).version
    shown = {"version": version, "paragraphs": list(index(version, answers, days.on))}
    return render(request, "standing/policy.html", shown)


@require_GET
def paragraph(request: AskedRequest, number: str) -> HttpResponse:
    """One paragraph with what is encoded under it, and whom it decides on the day asked about."""
    days = asked(request)
    answers = answers_for(request.asker, days)
    rules = answers.law.at(days.on)
    try:
        page = paragraph_page(rules.version, number, answers, days.on)
    except PolicyError:
        raise Http404 from None
    readings = [(title_of(one), rules.readings[one.name], one) for one in page.shown.readings]
    shown = {"version": rules.version, "page": page, "number": number, "readings": readings}
    return render(request, "standing/paragraph.html", shown)
