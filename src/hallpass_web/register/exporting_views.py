"""The page of export, and the files it gives."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.register.exporting import FORMS, Form, as_file, exported
from hallpass_web.register.lists_words import TITLES


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """What would an export hold?"""
    asker, at = cast("AskedRequest", request).asker, asked(request).at
    register = exported(asker, at)
    counts = [(TITLES[name], len(getattr(register, name))) for name in LISTS if getattr(register, name)]
    return render(request, "register/export.html", {"counts": counts})


@require_GET
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The register that the asker sees, as known on the day asked about, as a file."""
    if form not in FORMS:
        raise Http404
    asker, question = cast("AskedRequest", request).asker, asked(request)
    kind = cast("Form", form)
    ending, content_type = FORMS[kind]
    response = HttpResponse(as_file(exported(asker, question.at), kind), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="register-{question.known.isoformat()}.{ending}"'
    return response


urlpatterns = [
    path("export/", page, name="export"),
    path("export/<slug:form>/", file, name="export_file"),
]
