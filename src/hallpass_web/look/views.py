"""The page that shows what pages are made of, in the demo."""

from __future__ import annotations

from datetime import date
from typing import Final

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hallpass_web.look.parts import DayField, Figure

GROUPS: Final = (
    ("May they serve here", ("yes", "no", "no_contract", "unknown", "outside")),
    ("A standing", ("cleared", "excused", "not_cleared", "unresolved", "upcoming", "not_serving", "not_in_force")),
    ("A contract", ("covered", "defective", "unread", "uncovered", "out_of_scope")),
    ("A duty in a contract", ("present", "unclear", "missing", "conflict")),
    ("A row of a file", ("new", "changed", "same", "same_person", "unreadable")),
)
FIGURES: Final = (
    Figure("8", "yes", note="4 of them until a date", href="/look/"),
    Figure("2", "no", note="37 contact days in breach", href="/look/"),
    Figure("3", "unknown", note="3 questions open", href="/look/"),
    Figure("1", "no_contract", note="33 contact days in the gap", href="/look/"),
    Figure("1", "outside", note="not a school under 3.1", href="/look/"),
)


class SampleForm(forms.Form):
    """Fields of each sort."""

    name = forms.CharField(label="Name", help_text="As it stands on the license.")
    completed_on = DayField(label="Completed on")
    role = forms.ChoiceField(label="Role", choices=[("regular", "Regular"), ("substitute", "Substitute")])
    unable = forms.ChoiceField(
        label="Could the employer provide the course?",
        choices=[("yes", "Yes"), ("no", "No"), ("", "Unknown")],
        widget=forms.RadioSelect,
    )


def look(request: HttpRequest) -> HttpResponse:
    """Every part that pages are made of."""
    if not settings.HALLPASS_DEMO:
        raise Http404
    shown = {
        "groups": GROUPS,
        "figures": FIGURES,
        "day_ahead": date(2027, 3, 1),
        "day_past": date(2026, 10, 5),
        "on": date(2026, 11, 23),
        "form": SampleForm({"name": "Marisol Tennant", "completed_on": "spring, see cert.", "unable": "no"}),
        "page": Paginator(range(45), 20).page(2),
    }
    return render(request, "look/look.html", shown)
