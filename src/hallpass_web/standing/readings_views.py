"""The pages of the readings of open passages."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hallpass.comparing import Serves
from hallpass.files.words import days_word
from hallpass.impact import Impact
from hallpass.policy.model import Reading
from hallpass.register.records import Officer
from hallpass_web.accounts.asking import AskedRequest
from hallpass_web.audit.asked import asked
from hallpass_web.audit.recorder import Moved
from hallpass_web.register.services import Refused
from hallpass_web.standing.answers import answers_for
from hallpass_web.standing.readings import ReadingNow, choose, may_choose, readings_now, whose_answers


class ReadingForm(forms.Form):
    """Another reading, why, and the version that whoever chooses had before their eyes."""

    value = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Reason", help_text="On whose advice, with its day.", max_length=2000)
    expects = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@require_GET
def readings(request: AskedRequest) -> HttpResponse:
    """Every open passage, with the choices and the one that holds."""
    shown = {"readings": _now(request), "may_choose": may_choose(request.asker)}
    return render(request, "standing/readings.html", shown)


def _now(request: AskedRequest) -> list[ReadingNow]:
    days = asked(request)
    rules = answers_for(request.asker, days).law.at(days.on)
    return readings_now(rules.version, rules.readings, days.at)


@require_http_methods(["GET", "POST"])
def reading(request: AskedRequest, name: str, value: str) -> HttpResponse:
    """Whose answers another reading changes; an administrator then chooses it."""
    now = next((one for one in _now(request) if one.reading.name == name), None)
    if now is None or value not in [one.value for one in now.reading.values]:
        raise Http404
    given = request.POST if request.method == "POST" else None
    form = ReadingForm(given, initial={"value": value, "expects": now.since})
    if given is not None and not may_choose(request.asker):
        raise Http404
    if form.is_valid() and _chosen(request, now.reading, value, form):
        messages.success(request, "The reading is chosen. Every answer rests on it from now on.")
        return redirect("readings")
    return _preview(request, now, value, form)


def _chosen(request: AskedRequest, reading: Reading, value: str, form: ReadingForm) -> bool:
    version = answers_for(request.asker, asked(request)).law.at(asked(request).today).version
    asked_for = form.cleaned_data
    try:
        choose(request.asker, version, reading.name, value, asked_for["expects"], asked_for["reason"])
    except Refused as refused:
        for wrong in refused.wrongs:
            form.add_error(wrong.column or None, wrong.says)
    except Moved:
        form.add_error(None, "Somebody else chose a reading of this passage meanwhile. It stands above as it is now.")
    return not form.errors


def _changes(found: Impact) -> Iterator[tuple[Officer, str, Serves, Serves]]:
    """Each officer with the days on which an answer changes, from what to what."""
    for one in found.changed:
        for change in one.differences:
            yield one.officer, days_word(change.days), change.before, change.after


def _preview(request: AskedRequest, now: ReadingNow, value: str, form: ReadingForm) -> HttpResponse:
    days = asked(request)
    found = whose_answers(answers_for(request.asker, days), now.reading.name, value, days.on)
    shown = {
        "now": now,
        "wanted": next(one for one in now.reading.values if one.value == value),
        "found": found,
        "moves": [(before, after, count) for (before, after), count in found.moves.items()],
        "beside": sum(not one.standing_changes for one in found.changed),
        "changed": [] if may_choose(request.asker) else list(_changes(found)),
        "may_choose": may_choose(request.asker) and days.is_now and value != now.value,
        "form": form,
    }
    return render(request, "standing/reading.html", shown)
