"""The pages of import: bringing files, the preview with its choices, accepting, undoing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import AskedRequest, Asker
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import Moment, newest
from hallpass_web.jobs.models import Job
from hallpass_web.jobs.services import under_way
from hallpass_web.jobs.views import SECONDS
from hallpass_web.register.importing import services
from hallpass_web.register.importing.apart import read_before
from hallpass_web.register.importing.asking import MOST_LINES, Asked, answers_in, asked_of, grounds_of, settings_of
from hallpass_web.register.importing.comparing import State
from hallpass_web.register.importing.depending import entries_of
from hallpass_web.register.importing.models import FileName, Import, Stage
from hallpass_web.register.importing.page import ALL, Page
from hallpass_web.register.importing.preview import moved
from hallpass_web.register.importing.selectors import Seen, import_of, imports_of, may_import, seen_import
from hallpass_web.register.importing.uploads import MOST_BYTES, folder_of

MOST_MOVED = 50
DOING = {"import.read": "read", "import.accept": "accepted", "import.undo": "undone"}
"""The jobs of an import, and what it is while one is under way."""
LONGEST_NUMBER = len(str(2**63))
View = Callable[[HttpRequest, Asker, Import], HttpResponse]


def _of_import(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """A page of one import: of the asker's own organization, for the roles that bring files; else 404."""

    @wraps(view)
    def asked(request: HttpRequest, key: str) -> HttpResponse:
        asker = _asker(request)
        try:
            return view(request, asker, import_of(asker, key))
        except services.NotAccepted as reason:
            messages.warning(request, str(reason))
            return redirect("import", key)

    return asked


def _asker(request: HttpRequest) -> Asker:
    return cast("AskedRequest", request).asker


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Bring files; what was brought before."""
    asker = _asker(request)
    if not may_import(asker):
        raise Http404
    wrong: list[str] = []
    if request.method == "POST":
        job, wrong = services.bring(asker, request.FILES.getlist("files"))
        if job:
            return redirect("job", job.pk)
    context = {"wrong": wrong, "imports": imports_of(asker), "most": MOST_BYTES // 1_000_000}
    return render(request, "register/importing/start.html", context, status=422 if wrong else 200)


@require_GET
@_of_import
def one(request: HttpRequest, asker: Asker, found: Import) -> HttpResponse:
    """What would this file change? Or, once accepted: what did it, and how is it undone?"""
    if job := under_way(found.key, *DOING):
        return _waiting(request, asker, found, job)
    if found.stage in (Stage.ACCEPTED, Stage.UNDONE):
        return _result(request, found)
    if found.stage == Stage.READING:
        return _not_read(request, found)
    if found.stage == Stage.REFUSED:
        return render(request, "register/importing/refused.html", {"one": found, "says": found.says})
    return _preview(request, asker, found)


def _waiting(request: HttpRequest, asker: Asker, found: Import, job: Job) -> HttpResponse:
    """The job for whoever began it; somebody else of the organization only hears what is being done."""
    if job.owner == asker.person:
        return redirect("job", job.pk)
    response = render(request, "register/importing/waiting.html", {"one": found, "doing": DOING[job.kind]})
    response["Refresh"] = str(SECONDS)
    return response


def _not_read(request: HttpRequest, found: Import) -> HttpResponse:
    """Files whose reading was given up, and why."""
    job = Job.objects.filter(kind="import.read", about=found.key).last()
    context = {"one": found, "says": job.says if job else ""}
    return render(request, "register/importing/refused.html", context)


def _preview(request: HttpRequest, asker: Asker, found: Import, *, wrong: str = "", status: int = 200) -> HttpResponse:
    seen = seen_import(asker, found, newest())
    show = request.GET.get("show", "")
    page = Page(seen, show)
    tables = page.tables()
    asked = asked_of(seen.read, found)
    context = {
        "one": found,
        "seen": seen,
        "at": seen.at.number,
        "figures": _figures(seen, asked),
        "sum": _sum(seen),
        "tables": [table for table in tables if not table.stays],
        "staying": [table for table in tables if table.stays],
        "is_idle": not any(number for state, number in seen.counts.items() if state != State.SAME),
        "persons": list(page.persons()),
        "asked_cells": asked[:MOST_LINES],
        "asked_more": max(0, len(asked) - MOST_LINES),
        "left_open": len(found.unknown),
        "grounds": grounds_of(seen.read),
        "understood": seen.read.get("understood", ()),
        "notices": seen.read.get("notices", ()),
        "remarks": seen.read.get("remarks", ()),
        "settings": settings_of(seen.read),
        "moved": _moved(asker, found, seen),
        "all_rows": show == ALL,
        "wrong": wrong,
    }
    return render(request, "register/importing/preview.html", context, status=status)


def _figures(seen: Seen, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    counts, unread = seen.counts, sum(one.unread for one in asked)
    told = [
        (counts.get("new", 0), "new", "New"),
        (counts.get("changed", 0), "changed", "Changed"),
        (counts.get("same", 0), "same", "Same"),
        (counts.get("person", 0), "same_person", "Same person?"),
        (unread, "unreadable", "Cannot be read"),
        (len(asked) - unread, "unknown", "Not said"),
    ]
    return [{"number": f"{number:,}", "code": code, "words": words} for number, code, words in told]


def _sum(seen: Seen) -> str:
    counts = seen.counts
    waits = counts.get("person", 0) + counts.get("waits", 0)
    told = [f"{counts.get('new', 0):,} new and {counts.get('changed', 0):,} changed."]
    told += [f"{waits:,} wait for you."] if waits else []
    told += [f"Not taken: {counts['left']:,}, each with its reason."] if counts.get("left") else []
    told += [f"Staying as they are: {counts['same']:,}."] if counts.get("same") else []
    told += ["One click undoes it."] if seen.taken else []
    return " ".join(told)


def _moved(asker: Asker, found: Import, seen: Seen) -> list[str]:
    """What moved since the preview that somebody tried to accept, in words."""
    if not found.shown_at or found.shown_at == seen.at.number:
        return []
    before = seen_import(asker, found, Moment(found.shown_at))
    rows = moved([line.row for line in before.lines], [line.row for line in seen.lines])
    page = Page(seen)
    return [page.says_moved(old, now) for old, now in rows[:MOST_MOVED]]


def _result(request: HttpRequest, found: Import) -> HttpResponse:
    act = Act.objects.get(number=found.act or 0)
    rows = sum(len(numbers) for name, numbers in entries_of(act.number).items() if name != FileName.LIST)
    undone = Act.objects.filter(number=found.undone_by).first() if found.undone_by else None
    return render(request, "register/importing/result.html", {"one": found, "act": act, "undone": undone, "rows": rows})


@require_POST
@_of_import
def accept(request: HttpRequest, asker: Asker, found: Import) -> HttpResponse:
    """Accept what the preview showed, as long as nothing moved since."""
    if found.stage != Stage.READY or under_way(found.key, *DOING):
        return redirect("import", found.key)
    at = request.POST.get("at", "")
    shown = Moment(int(at)) if at.isdecimal() and len(at) < LONGEST_NUMBER else newest()
    now = seen_import(asker, found, newest())
    if now.lines != seen_import(asker, found, shown).lines:
        found.shown_at = shown.number
        found.save(update_fields=["shown_at"])
        return _preview(request, asker, found, wrong="The register moved since you looked. Nothing was accepted.")
    try:
        reason, choices = request.POST.get("reason", ""), request.POST.get("choices", "")
        job = services.ask_to_accept(found, asker, now, reason, choices)
    except services.NotAccepted as why:
        return _preview(request, asker, found, wrong=str(why), status=422)
    return redirect("job", job.pk)


@require_POST
@_of_import
def decide(request: HttpRequest, asker: Asker, found: Import) -> HttpResponse:
    """Decide on one row: who a person is, whether a row is kept out, whether a question stays open."""
    if found.stage != Stage.READY:
        return redirect("import", found.key)
    asked, part = request.POST, ""
    if "person" in asked:
        part = "#persons"
        offered = [c.key for c in _candidates(asker, found, asked["person"])]
        if asked.get("is", "") in ("", *offered):
            services.decide_person(found, asked["person"], asked.get("is", ""))
    elif "row" in asked:
        name = asked["row"].partition(":")[0]
        part = (f"?show={quote(asked['show'])}" if asked.get("show") else "") + (f"#{name}" if name in LISTS else "")
        services.set_aside(found, asked["row"][:400], aside=asked.get("take") != "yes")
    return redirect(reverse("import", args=[found.key]) + part)


def _candidates(asker: Asker, found: Import, file_id: str) -> list[Any]:
    lines = seen_import(asker, found, newest()).lines
    met = [line.row for line in lines if line.row.list == "officers" and line.row.file_id == file_id]
    return [candidate for row in met for candidate in row.asked]


@require_POST
@_of_import
def answer(request: HttpRequest, asker: Asker, found: Import) -> HttpResponse:
    """Read the files anew with what a person said."""
    if found.act is not None:
        return redirect("import", found.key)
    if "unknown" in request.POST:
        services.leave_unknown(found, request.POST["unknown"][:40])
        return redirect(reverse("import", args=[found.key]) + "#asked")
    answers = answers_in(read_before(folder_of(found.key)) or {}, request.POST.dict())
    if not answers:
        messages.info(request, "Nothing was answered, so nothing was read anew.")
        return redirect("import", found.key)
    return redirect("job", services.read_again(found, asker, answers).pk)


@require_POST
@_of_import
def undo(request: HttpRequest, asker: Asker, found: Import) -> HttpResponse:
    """Have everything put back as it was before the import; or say what depends on it."""
    try:
        return redirect("job", services.ask_to_undo(found, asker).pk)
    except services.StillNeeded as needed:
        context = {"one": found, "dependents": needed.dependents, "count": needed.count}
        return render(request, "register/importing/needed.html", context, status=409)


@require_POST
@_of_import
def drop(request: HttpRequest, _asker: Asker, found: Import) -> HttpResponse:
    """Forget files that were not accepted."""
    services.drop(found)
    messages.info(request, "The files were dropped. Nothing was changed.")
    return redirect("imports")
