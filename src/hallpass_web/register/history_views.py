"""The journal as pages: acts with what they changed, for people; and as a file that anybody can verify."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hallpass.files.sheets import Sheet, to_csv, to_xlsx
from hallpass_web import clock
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.accounts.models import Role
from hallpass_web.audit.acts import sentence_of
from hallpass_web.audit.asked import asked
from hallpass_web.audit.blanking import CannotBlank, blank, to_blank
from hallpass_web.audit.exported import line_of, withheld, without
from hallpass_web.audit.models import Act
from hallpass_web.audit.verify_tables import database_entries
from hallpass_web.register.history import (
    Wanted,
    acts,
    entries_wanted,
    in_other_words,
    in_sight,
    organizations_named,
    reasons_hidden,
    visible,
)
from hallpass_web.register.history_forms import BlankForm, HistoryForm, can_be_blanked
from hallpass_web.register.history_told import RowChanged, changed, told
from hallpass_web.register.lists import Names
from hallpass_web.register.services import doing_of

ON_A_PAGE: Final = 25
ROWS_ON_A_PAGE: Final = 100
HEADINGS: Final = (
    "Act",
    "When",
    "What",
    "Who",
    "For",
    "Reason",
    "Entry",
    "List",
    "Key",
    "Name",
    "Column",
    "Before",
    "After",
)


@require_GET
def history(request: AskedRequest) -> HttpResponse:
    """The acts that the asker sees, the newest first."""
    days = asked(request)
    form = HistoryForm(request.GET)
    wanted = in_other_words(request.asker, days.at, form.wanted())
    found = acts(request.asker, days.at, wanted)
    entries = entries_wanted(visible(request.asker, days.at), wanted)
    names = Names(request.asker, days.at)
    if request.GET.get("as") in ("csv", "xlsx"):
        return _file(_sheet(in_sight(request.asker, days.at, found), entries, names), request.GET["as"])
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "is_narrowed": wanted != Wanted(),
        "page": page,
        "acts": told(in_sight(request.asker, days.at, page.object_list), entries, names),
    }
    return render(request, "register/history.html", shown)


@require_GET
def act(request: AskedRequest, number: int) -> HttpResponse:
    """One act with all the rows that it changed, as far as the asker sees them."""
    days = asked(request)
    entries = visible(request.asker, days.at).filter(act=number).order_by("number")
    page = Paginator(entries, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    (done,) = in_sight(request.asker, days.at, [get_object_or_404(Act, number=number)])
    rows: Any = page.object_list
    undoing = Act.objects.filter(undoes=number, number__lte=days.at.number)
    shown = {
        "one": told([done], entries, Names(request.asker, days.at))[0],
        "page": page,
        "rows": [row for _, row in changed(rows, Names(request.asker, days.at))],
        "undone_by": next(iter(in_sight(request.asker, days.at, undoing)), None),
    }
    return render(request, "register/history_act.html", shown)


@require_GET
def journal(request: AskedRequest) -> StreamingHttpResponse:
    """The whole chain as a file: the entries that the asker sees with their payloads, the others by their hash."""
    up_to, at = asked(request).head.number, asked(request).at
    reasoned = _numbers(Act.objects.exclude(reason=""))
    unnamed = _numbers(organizations_named(request.asker, at).untold)
    lines = _lines(visible(request.asker, at), up_to, unnamed, reasons_hidden(request.asker, at, reasoned))
    name = f"hallpass-journal-{up_to}.jsonl"
    return StreamingHttpResponse(
        lines,
        content_type="application/jsonl; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _numbers(found: QuerySet[Act]) -> set[int]:
    return set(found.order_by().values_list("number", flat=True))


def _lines(
    entries: QuerySet[Any], up_to: int, unnamed: Collection[int], without_reason: Collection[int]
) -> Iterator[str]:
    seen = iter(entries.order_by("number").values_list("number", "act").iterator())
    following: tuple[int, int] | None = next(seen, None)
    for shown in database_entries(up_to):
        while following and following[0] < shown.number:
            following = next(seen, None)
        # An act stands before its entries, and is seen with the first of them that is.
        is_seen = following is not None and shown.number in following and shown.number not in unnamed
        if not is_seen:
            yield line_of(withheld(shown)) + "\n"
        else:
            yield line_of(without(shown, "reason") if shown.number in without_reason else shown) + "\n"


def _sheet(found: Sequence[Act], entries: QuerySet[Any], names: Names) -> Sheet:
    """The acts that are left, a line for each value that one changed."""
    acts_by_number = {one.number: one for one in found}
    rows = entries.filter(act__in=acts_by_number).order_by("-act", "number")
    lines = (line for number, row in changed(rows, names) for line in _filed(acts_by_number[number], row))
    return Sheet("history", HEADINGS, tuple(lines))


def _filed(one: Act, row: RowChanged) -> Iterator[tuple[Any, ...]]:
    when = one.at.astimezone(clock.HERE).strftime("%Y-%m-%d %H:%M:%S")
    start = (one.number, when, sentence_of(one.kind), one.by_name, one.for_name, one.reason)
    which = (row.number, row.list, row.key, row.name)
    if row.removed:
        yield *start, *which, "", "", "Taken off the register"
    for put in row.puts:
        yield *start, *which, put.column, put.before.words, put.after.words


def _file(sheet: Sheet, form: str) -> HttpResponse:
    if form == "csv":
        content: str | bytes = to_csv(sheet)
        kind = "text/csv; charset=utf-8"
    else:
        content = to_xlsx([sheet])
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="history.{form}"'}
    )


@require_http_methods(["GET", "POST"])
def blank_values(request: AskedRequest, list_name: str, key: str) -> HttpResponse:
    """Take personal values of a row away for good; administrators alone, and they do not see them."""
    if request.asker.role != Role.ADMINISTRATOR or not can_be_blanked(list_name):
        raise Http404
    columns = to_blank(list_name, key)
    form = BlankForm(columns, request.POST) if request.method == "POST" else BlankForm(columns)
    if form.is_valid():
        doing = doing_of(request.asker, "values.blanked", form.cleaned_data["reason"])
        try:
            done = blank(doing, list_name, key, form.cleaned_data["fields_to_blank"])
        except CannotBlank as error:
            form.add_error(None, str(error))
        else:
            return redirect("history_act", number=done.number)
    shown = {"form": form, "list_name": list_name, "key": key, "columns": columns}
    return render(request, "register/blank.html", shown)
