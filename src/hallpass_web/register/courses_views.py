"""The address at which an administrator confirms a course that an organization proposed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.recorder import Moved
from hallpass_web.register.courses import confirm
from hallpass_web.register.services import Refused

LONGEST_NUMBER = 18


@require_POST
def confirm_course(request: AskedRequest) -> HttpResponse:
    """Confirm a course as the administrator saw it; then the page on which the others wait."""
    since = request.POST.get("since", "")
    if not since.isdecimal() or len(since) > LONGEST_NUMBER:
        raise Http404
    try:
        done = confirm(request.asker, request.POST.get("course", ""), int(since))
    except Moved:
        messages.warning(request, "It was changed meanwhile. Here it is as it stands now.")
    except Refused as refused:
        for wrong in refused.wrongs:
            messages.warning(request, wrong.says)
    else:
        messages.success(request, "The course is confirmed." if done else "It was confirmed already.")
    return redirect("today")


urlpatterns = [path("courses/confirm/", confirm_course, name="confirm_course")]
