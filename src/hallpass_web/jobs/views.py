"""The page of a job: how far it is. It renews itself without a script, and leads on when the job is done."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.jobs.models import Job, State

SECONDS = 1


@require_GET
def job(request: HttpRequest, number: int) -> HttpResponse:
    """How far is this job? Only whoever began it sees it."""
    found = get_object_or_404(Job, pk=number, owner=cast("AskedRequest", request).asker.person)
    if found.state == State.DONE:
        return redirect(found.leads_to)
    response = render(request, "jobs/job.html", {"job": found, "seconds": SECONDS})
    if not found.is_over:
        response["Refresh"] = str(SECONDS)
    return response
