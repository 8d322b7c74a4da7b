"""The pages on which a row of the register is entered, corrected and taken off."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.acts import ONE, sentence_of
from hallpass_web.audit.moments import Moment, newest
from hallpass_web.audit.recorder import Moved
from hallpass_web.register import access, services
from hallpass_web.register.forms import NewOfficerForm, RemoveForm, RowForm
from hallpass_web.register.forms_days import MANY
from hallpass_web.register.lists import Names, name_of_row
from hallpass_web.register.lists_moved import Side, referring, sides
from hallpass_web.register.lists_words import ACTS, TITLES
from hallpass_web.register.models import MODELS, RegisterRow
from hallpass_web.register.owners import UNABLE, Right, Rights, may_write
from hallpass_web.register.views import known_list

MADE_KEY: Final = re.compile(r"[0-9a-f]{16}")
NEXT: Final = "next"
TALLY: Final = "/substitutes/"
"""Where the days of substitutes are counted."""


@require_http_methods(["GET", "POST"])
def enter(request: AskedRequest, list_name: str) -> HttpResponse:
    """Enter a new row, or many; what the address names is filled in."""
    known_list(list_name)
    if not may_write(request.asker, list_name):
        raise Http404
    key = _made_key(request.POST.get("key", ""))
    at = newest()
    if request.method == "POST" and _entered(request, list_name, key, at):
        messages.info(request, "This was entered already. Nothing was entered twice.")
        return redirect(_next(request, list_name, ""))
    form = _new_form(request, list_name, key, at)
    if request.method == "POST" and form.is_valid() and _record_new(request, list_name, form):
        return redirect(_next(request, list_name, key))
    told = {"form": form, "key": key, "next": _way(request), "missing": _missing(request, list_name)}
    return render(request, "register/enter.html", {**_about(list_name), **told})


def _missing(request: AskedRequest, list_name: str) -> list[tuple[str, str]]:
    """Where to enter what the form offers no choice of yet: the act and its address, which leads back here."""
    named = [column.to for column in LISTS[list_name].columns if column.to]
    wanted = dict.fromkeys([*named, *(["agencies"] if list_name == "officers" else [])])
    back = urlencode({NEXT: request.get_full_path()})
    return [
        (ACTS[name], f"{reverse('register_enter', args=[name])}?{back}")
        for name in wanted
        if name and may_write(request.asker, name)
    ]


def _about(list_name: str) -> dict[str, Any]:
    return {"list_name": list_name, "title": TITLES[list_name], "act": ACTS[list_name], "one": ONE[list_name]}


def _made_key(text: str) -> str:
    """The key that the form brought along, if it is one that was made here."""
    return text if MADE_KEY.fullmatch(text) else services.new_key()


def _entered(request: AskedRequest, list_name: str, key: str, at: Moment) -> bool:
    """Whether this very form was taken already."""
    return access.seen(request.asker, list_name, at).filter(key__startswith=key).exists()


def _new_form(request: AskedRequest, list_name: str, key: str, at: Moment) -> Any:
    given = {name: value for name, value in request.GET.items() if LISTS[list_name].column(name)}
    names = Names(request.asker, at)
    if list_name in MANY:
        return MANY[list_name](key, request.asker, at, names, request.POST or None, initial=given)
    form = NewOfficerForm if list_name == "officers" else RowForm
    return form(list_name, key, request.asker, at, names, request.POST or None, initial=given)


def _record_new(request: AskedRequest, list_name: str, form: Any) -> bool:
    """Record what the form says; what is refused after all stands in the form."""
    said = f"{sentence_of(f'{list_name}.entered')}."
    if list_name in MANY:
        listed = len(form.listed)
        said = f"{said[:-1]}: {len(form.edits)}.{f' {listed} were listed already.' if listed else ''}"
    try:
        services.write(request.asker, f"{list_name}.entered", form.edits)
        messages.success(request, said)
    except services.Refused as refused:
        _say(form, refused)
        return False
    except Moved:
        messages.info(request, "This was entered already. Nothing was entered twice.")
    return True


def _say(form: BaseForm, refused: services.Refused) -> None:
    for wrong in refused.wrongs:
        form.add_error(wrong.column if wrong.column in form.fields else None, wrong.says)


def _way(request: AskedRequest) -> str:
    """Where to go afterwards, as the address asks; only within Hallpass."""
    way: str = request.POST.get(NEXT) or request.GET.get(NEXT, "")
    return way if way.startswith("/") and url_has_allowed_host_and_scheme(way, allowed_hosts=None) else ""


def _next(request: AskedRequest, list_name: str, key: str) -> str:
    """Where to go: where the address asks, to the officer or school that it was entered for, to the row or its list."""
    if way := _way(request):
        return way
    officer = key if list_name == "officers" else request.GET.get("officer", "")
    if officer and access.sees(request.asker, "officers", officer, newest()):
        return f"/officers/{quote(officer, safe='')}/"
    school = request.GET.get("school", "")
    if school and access.sees(request.asker, "schools", school, newest()):
        return f"/schools/{quote(school)}/"
    if key and list_name not in MANY:
        return reverse("register_row", args=[list_name, key])
    return TALLY if list_name == "substitute_days" else reverse("register_rows", args=[list_name])


@require_http_methods(["GET", "POST"])
def correct(request: AskedRequest, list_name: str, key: str) -> HttpResponse:
    """Correct a row; where somebody else changed it meanwhile, both are shown and nothing is lost."""
    known_list(list_name)
    since = _number(request.POST.get("since", ""))
    if request.method == "POST" and not access.sees(request.asker, list_name, key, newest()):
        return _gone(request, list_name, key, since)
    old, form = _correct_form(request, list_name, key, newest())
    if request.method == "POST" and since != old.since:
        return _moved(request, list_name, form, old, since)
    if request.method == "POST" and form.is_valid():
        try:
            if _record(request, list_name, form, since):
                return redirect(_way(request) or reverse("register_row", args=[list_name, key]))
        except Moved:
            old, form = _correct_form(request, list_name, key, newest())
            return _moved(request, list_name, form, old, since)
    return _correct_page(request, list_name, form, old)


def _correct_form(request: AskedRequest, list_name: str, key: str, at: Moment) -> tuple[RegisterRow, RowForm]:
    """The row as it was at a moment, in a form with what was typed."""
    old, right = _writable(request, list_name, key, at)
    more = {"columns": right.columns, "reason": True, "kept": old.as_row()}
    return old, RowForm(list_name, key, request.asker, at, Names(request.asker, at), request.POST or None, **more)


def _writable(request: AskedRequest, list_name: str, key: str, at: Moment) -> tuple[RegisterRow, Right]:
    """A row as it stood at a moment, that the asker may write; Http404 where it is not."""
    old = access.one(request.asker, list_name, key, at)
    right = Rights(request.asker, at).to(list_name, old.as_row())
    if not right.may:
        raise Http404
    return old, right


def _number(text: str) -> int:
    """The version that a form was made from; 0 where it does not say."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(2**63)) else 0


def _record(request: AskedRequest, list_name: str, form: RowForm, since: int) -> bool:
    try:
        act = services.correct(request.asker, list_name, form.key, form.row, since, form.cleaned_data.get("reason", ""))
    except services.Refused as refused:
        _say(form, refused)
        return False
    messages.success(request, f"{sentence_of(act.kind)}." if act else "Nothing was changed.")
    return True


def _correct_page(
    request: AskedRequest, list_name: str, form: RowForm, old: RegisterRow, **more: list[Side] | bool
) -> HttpResponse:
    told = {
        **_about(list_name),
        "form": form,
        "key": old.key,
        "name": name_of_row(list_name, old.as_row(), Names(request.asker, newest())),
        "since": old.since,
        "next": _way(request),
        **more,
    }
    return render(request, "register/correct.html", told, status=409 if more else 200)


def _moved(request: AskedRequest, list_name: str, form: RowForm, old: RegisterRow, since: int) -> HttpResponse:
    """Theirs and one's own side by side; the form has one's own, and theirs where one changed nothing oneself."""
    before = MODELS[list_name]._default_manager.filter(key=old.key, since=since).first()
    opened = before.as_row() if before else {}
    form.is_valid()
    mine, now = {**old.as_row(), **form.typed}, old.as_row()
    both = list(sides(list_name, opened, now, mine, Names(request.asker, newest())))
    if mine == now and form.typed.keys() == form.fields.keys() - {"reason"}:
        messages.info(request, "This change is on record already.")
        return redirect(_way(request) or reverse("register_row", args=[list_name, old.key]))
    form.data = form.over(opened, now)
    form.full_clean()
    return _correct_page(request, list_name, form, old, sides=both)


def _gone(request: AskedRequest, list_name: str, key: str, since: int) -> HttpResponse:
    """Somebody took the row off meanwhile: what was typed is shown, and nothing is saved."""
    old, form = _correct_form(request, list_name, key, Moment(since))
    form.is_valid()
    mine = {**old.as_row(), **form.typed}
    both = list(sides(list_name, old.as_row(), {}, mine, Names(request.asker, Moment(since))))
    return _correct_page(request, list_name, form, old, sides=both, gone=True)


@require_http_methods(["GET", "POST"])
def remove(request: AskedRequest, list_name: str, key: str) -> HttpResponse:
    """Take a row off the register, with a reason, after saying what refers to it."""
    known_list(list_name)
    at = newest()
    old, right = _writable(request, list_name, key, at)
    if right.columns == frozenset({UNABLE}):
        raise Http404
    form = RemoveForm(request.POST or None)
    moved = request.method == "POST" and _number(request.POST.get("since", "")) != old.since
    if request.method == "POST" and not moved and form.is_valid():
        try:
            services.remove(request.asker, list_name, key, old.since, form.cleaned_data["reason"])
            messages.success(request, f"{sentence_of(f'{list_name}.removed')}. The record keeps what it was, and why.")
            return redirect(_way(request) or reverse("register_rows", args=[list_name]))
        except Moved:
            moved = True
    told = {
        **_about(list_name),
        "form": form,
        "key": key,
        "name": name_of_row(list_name, old.as_row(), Names(request.asker, at)),
        "since": old.since,
        "next": _way(request),
        "moved": moved,
        "referring": list(referring(request.asker, list_name, key, at)),
    }
    return render(request, "register/remove.html", told, status=409 if moved else 200)
