"""The first page: what somebody should know today."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.accounts.models import Role
from hallpass_web.audit.asked import Asked, asked
from hallpass_web.register.owners import Rights
from hallpass_web.register.takeover import waiting
from hallpass_web.standing.administrator import administrators_today
from hallpass_web.standing.answers import answers_for
from hallpass_web.standing.first_steps import first_steps, steps_left
from hallpass_web.standing.today import Today, today_of
from hallpass_web.standing.today_acts import Acts, officer_page


@require_GET
def today(request: AskedRequest) -> HttpResponse:
    """Today; an officer is led to the own page, an administrator sees what waits for one."""
    asker, days = request.asker, asked(request)
    query = f"?{days.query}" if days.query else ""
    if asker.role == Role.OFFICER:
        return redirect(f"{officer_page(asker.officer)}{query}")
    if asker.role == Role.ADMINISTRATOR:
        return render(request, "standing/administrator.html", {"today": administrators_today(asker, days.at)})
    shown = today_for(request, days)
    told = {
        "today": shown,
        "steps": first_steps(asker, days.at) if shown.empty else (),
        "left": steps_left(asker, answers_for(asker, days).register) if days.is_now else (),
        "to_take_over": waiting(asker, days.at),
    }
    return render(request, "standing/today.html", told)


def today_for(request: AskedRequest, days: Asked) -> Today:
    """What Today says to who asks."""
    kept = Rights(request.asker, days.at).kept
    shown = today_of(answers_for(request.asker, days), days.on, Acts(request.asker, kept))
    if not days.query:
        return shown
    return replace(shown, figures=tuple(replace(one, href=f"{one.href}&{days.query}") for one in shown.figures))
