"""What pages are made of, as templates say it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from hallpass.days import NEVER
from hallpass_web.look.parts import DayField, Figure

ON = date(2026, 11, 23)
LATER = date(2027, 3, 1)


def shown(text: str, address: str = "/", **values: Any) -> str:
    """A piece of template, rendered as on a page that was asked for with an address."""
    request = RequestFactory().get(address)
    return Template("{% load hallpass %}" + text).render(Context({"request": request, "on": ON, **values}))


def test_a_badge_is_a_shape_and_a_word() -> None:
    """The shape is for the eye alone; the word is text."""
    badge = shown('{% state "no" %}')
    assert 'class="state is-no"' in badge
    assert 'aria-hidden="true"' in badge
    assert "<span>May not serve</span>" in badge


def test_a_yes_that_ends_is_another_state() -> None:
    """It has the open clock and its last day."""
    badge = shown('{% state "yes" until=day %}', day=LATER)
    assert "<span>Yes, until Mar 1, 2027</span>" in badge
    assert badge != shown('{% state "yes" %}')


def test_words_of_a_badge_are_escaped() -> None:
    """What a template hands to a badge is text, never markup."""
    assert "&lt;b&gt;" in shown('{% state "no" words=words %}', words="<b>")


def test_a_due_day_that_passed_is_told_as_late() -> None:
    """By when, since when, or at once."""
    assert "By Mar 1, 2027" in shown("{% due day on %}", day=LATER)
    assert "By Nov 23, 2026" in shown("{% due day on %}", day=ON)
    assert "Since Oct 5, 2026" in shown("{% due day on %}", day=date(2026, 10, 5))
    assert "At once" in shown("{% due day on %}", day=None)


def test_days_as_people_write_them() -> None:
    """Each style of a day, with the day itself for machines; no day is nothing."""
    assert shown("{% day d %}", d=ON) == '<time datetime="2026-11-23">Nov 23, 2026</time>'
    assert shown("{{ d|aloud }}", d=ON).endswith(">November 23, 2026</time>")
    assert shown("{{ d|weekday }}", d=ON).endswith(">Monday, November 23, 2026</time>")
    assert shown("{{ d|short }}", d=ON).endswith(">Nov 23</time>")
    assert shown("{{ d|typed }}", d=ON) == "11/23/2026"
    assert shown("{% day d %}{{ d|aloud }}", d=NEVER) == shown("{% day d %}{{ d|short }}", d=None) == ""


def test_a_moment_is_told_in_minnesota() -> None:
    """Noon in Greenwich is six in the morning, or seven in summer."""
    assert "Nov 23, 2026, 6:00 a.m." in shown("{{ at|clock }}", at=datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert "Jul 1, 2026, 12:30 p.m." in shown("{{ at|clock }}", at=datetime(2026, 7, 1, 17, 30, tzinfo=UTC))


def test_links_keep_the_days_asked_about() -> None:
    """`on` and `known` go along, nothing else does."""
    assert shown('{% keeping "/officers/" %}') == "/officers/"
    address = "/?on=2027-06-01&known=2026-11-01&page=3"
    assert shown('{% keeping "/officers/" %}', address) == "/officers/?on=2027-06-01&amp;known=2026-11-01"
    assert shown('{% keeping "/history/?q=x" %}', "/?on=6%2F1%2F27") == "/history/?q=x&amp;on=6%2F1%2F27"
    assert 'href="/policy/5.3/?on=2027-06-01"' in shown('{% chip "5.3" %}', "/?on=2027-06-01")
    assert shown("{% chip paragraph %}", paragraph="") == ""


def test_a_new_day_keeps_what_else_was_asked() -> None:
    """The form of the days carries the other parameters."""
    hidden = shown("{% other_parameters %}", "/?on=2027-06-01&q=ren%22n&q=b")
    assert hidden.count("<input") == 2
    assert 'value="ren&quot;n"' in hidden


def test_a_column_sorts_one_way_and_then_the_other() -> None:
    """The heading says how the table is sorted, and its link turns that round, from the first page."""
    unsorted, up, down = (
        shown('{% sortable "name" "Officer" %}', address) for address in ("/?page=3&q=a", "/?sort=name", "/?sort=-name")
    )
    assert 'aria-sort="none"' in unsorted
    assert 'href="?q=a&amp;sort=name"' in unsorted
    assert 'aria-sort="ascending"' in up
    assert 'href="?sort=-name"' in up
    assert 'aria-sort="descending"' in down


def test_pages_of_a_list() -> None:
    """Which rows are shown of how many; a single page has no ways."""
    text = shown("{% pages page %}", "/?q=a&page=2", page=Paginator(range(45), 20).page(2))
    assert "21–40 of 45" in text
    assert "?q=a&amp;page=1" in text
    assert "?q=a&amp;page=3" in text
    assert "<nav" not in shown("{% pages page %}", page=Paginator(range(5), 20).page(1))


def test_figures_are_links_to_what_they_count() -> None:
    """Number, word and note; without a list no link."""
    text = shown("{% figures ones %}", ones=[Figure("8", "yes", note="4 until a date", href="/x/"), Figure("1", "no")])
    assert text.count("<a ") == 1
    assert "<b>8</b>" in text
    assert "4 until a date" in text


class _Form(forms.Form):
    name = forms.CharField(help_text="As on the license.")
    day = DayField()
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)


def test_a_field_is_tied_to_its_hint_and_its_error() -> None:
    """A reader of the screen hears label, hint and error with the field."""
    form = _Form({"day": "spring", "kind": "a"})
    name, day, kind = (
        shown("{% field form.name %}".replace("name", one), form=form) for one in ("name", "day", "kind")
    )
    assert 'aria-describedby="id_name_hint id_name_error"' in name
    assert 'aria-invalid="true"' in day
    assert "Found “spring”" in day
    assert "<fieldset" in kind
    assert "<legend>" in kind


def test_problems_of_a_form_lead_to_their_fields() -> None:
    """All of them at once, each with a link; none where nothing is wrong."""
    text = shown("{% problems form %}", form=_Form({"kind": "a"}))
    assert 'href="#id_name"' in text
    assert 'href="#id_day"' in text
    assert shown("{% problems form %}", form=_Form({"name": "x", "day": "9/1/25", "kind": "a"})).strip() == ""


@pytest.mark.parametrize(("typed", "day"), [("9/1/25", date(2025, 9, 1)), ("2025-09-01", date(2025, 9, 1)), ("", None)])
def test_a_day_field_takes_a_day_as_people_type_it(typed: str, day: date | None) -> None:
    """American or ISO; nothing is no day."""
    assert DayField(required=False).clean(typed) == day


def test_a_day_field_says_what_it_found() -> None:
    """What is no day is refused with the words typed, which stay in the field."""
    with pytest.raises(forms.ValidationError, match="Found “2/30/26”"):
        DayField().clean("2/30/26")
    assert 'value="2/30/26"' in shown("{% field form.day %}", form=_Form({"day": "2/30/26"}))
