"""The page of one officer."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hallpass.files.words import name_in
from hallpass.rules.officer import Setting
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.register import access
from hallpass_web.register.owners import Rights
from hallpass_web.standing.answers import answers_for
from hallpass_web.standing.officer_facts import facts_of
from hallpass_web.standing.officer_page import officer_page
from hallpass_web.standing.officer_record import ACTS_SHOWN, history, lists_on_record, seen_keys


@require_safe
def officer(request: AskedRequest, key: str) -> HttpResponse:
    """May this officer serve on the day asked about, why, what is owed, and who said so?"""
    when, asker = asked(request), request.asker
    access.one(asker, "officers", key, when.at)
    answers = answers_for(asker, when)
    register = facts_of(answers.register, key, answers.seen)
    setting = Setting(register, answers.law)
    elsewhere = frozenset(row.id for row in register.schools) - answers.seen["schools"]
    page = officer_page(setting, key, when.on, when.today, elsewhere)
    seen = seen_keys(asker, key, when.at)
    employer = setting.officer(key)
    done = history(asker, register, seen, when.at)
    job = next((job for job in employer.employments if when.on in job.days), None)
    shown = {
        "officer": register.officers[0],
        "page": page,
        "agency": name_in(register.agency, job.agency) if job else "",
        "employed_from": job.days.first if job else None,
        "lists": list(lists_on_record(Rights(asker, when.at), register, seen)),
        "done": done[:ACTS_SHOWN],
        "done_before": done[ACTS_SHOWN:],
        "done_count": len(done),
    }
    return render(request, "standing/officer.html", shown)
