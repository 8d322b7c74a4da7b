"""What pages are made of. `{% load hallpass %}`, then:

    {% state "yes" %}  {% state "cleared_until" until=day %}  {% state "no" words="All 7 duties" %}
        a badge: word and shape. Codes: look/shapes.py. {% shape "no" %} is the shape alone,
        {% state code plain=True %} the badge without its ground.
    class="decides {% state_colour code %}"    a row of a table in the colours of a state
    {% due day on %}            "By Mar 1, 2027", or "Since Oct 5, 2026" where the day has passed
    {% chip "5.3" %}            ¶ 5.3, a link to the words of the policy; nothing where there is no paragraph
    {% day d %} or {{ d|day }}  Nov 23, 2026       {{ d|aloud }}  November 23, 2026
    {{ d|short }}               Nov 23             {{ d|weekday }}  Monday, November 23, 2026
    {{ d|typed }}               11/23/2026, for fields
    {{ moment|clock }}          Nov 23, 2026, 9:14 a.m., in Minnesota
    {% counted 1 "officer" %}   1 officer, 2 officers; {% counted n "school day" "school days" %}
    {% keeping "/officers/x/" %}  the address with the days asked about (`on`, `known`)
    {% section "May not serve" "2 officers" %}   the heading of a section; more: href= and act= at its right, id=
    {% figures figures %}       the strip; each of: number, code, words, note, href
    {% field form.name %}       label, hint, field, error; days get a calendar
    {% problems form %}         all problems of a form, first on the page
    {% empty "Everyone may serve." "15 assignments, 4 contracts." href="/import/" act="Choose a file" %}
    {% pages page %}            the pages of a Paginator's page
    {% sortable "name" "Name" %}  a <th> that sorts by ?sort=name or ?sort=-name

Classes: `act`, `act filled`, `act quiet` (buttons and links that act); `lines` (ul of state, who, why, chip, act);
`table` (a td with data-label="Agency" is labelled on a phone, where each row becomes a block; `table kept` stays a
table); `facts` (dl); `box`, `grid`, `stack`, `columns`, `meta`, `filters` (form), `unseen`; `number`,
`decides`, `quiet`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from hallpass.days import EVER, NEVER
from hallpass.files.words import day_aloud, day_word, month_and_day
from hallpass.policy.words import spelled_date
from hallpass_web.clock import HERE
from hallpass_web.look.shapes import SHAPES, STATES

register = template.Library()

KEPT = ("on", "known")
"""The parameters of an address that say which day is asked about; links keep them."""


@register.simple_tag
def shape(code: str) -> SafeString:
    """The shape of a state, alone."""
    # safe: the drawings are constants of this program
    return mark_safe(f'<svg class="shape" viewBox="0 0 20 20" aria-hidden="true">{SHAPES[STATES[code].shape]}</svg>')


@register.simple_tag
def state(code: str, until: date | None = None, words: str = "", plain: bool = False) -> SafeString:
    """The badge of a state: its shape and its words, with the last day where there is one."""
    said = words or STATES[code].words
    if code == "yes" and until:
        code, said = "cleared_until", "Yes, until"
    return format_html(
        '<span class="state is-{}{}">{}<span>{}{}</span></span>',
        STATES[code].colour,
        " plain" if plain else "",
        shape(code),
        said,
        f" {day_word(until)}" if until else "",
    )


@register.simple_tag
def state_colour(code: str) -> str:
    """The class that gives a row the colours of a state."""
    return f"is-{STATES[code].colour}"


@register.simple_tag
def due(day: date | None, on: date, late: str = "Since") -> SafeString:
    """By when something is owed, seen from a day."""
    if day is None:
        return state("late", words="At once")
    if day < on:
        return state("late", words=f"{late} {day_word(day)}")
    return state("due", until=day)


@register.simple_tag(takes_context=True)
def chip(context: Context, paragraph: str | None) -> SafeString | str:
    """A paragraph of the policy, as a link to its words."""
    if not paragraph:
        return ""
    address = keeping(context, f"/policy/{paragraph}/")
    return format_html(
        '<a class="chip" href="{}"><i aria-hidden="true">¶ </i><span class="unseen">paragraph </span>{}</a>',
        address,
        paragraph,
    )


def _known(value: date | None) -> bool:
    return value is not None and value not in (EVER, NEVER)


def _timed(value: date | None, words: str) -> SafeString | str:
    if value is None or not words:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter(name="day")
def day_filter(value: date | None) -> SafeString | str:
    """A day as tables have it: Nov 23, 2026."""
    return _timed(value, day_word(value)) if value and _known(value) else ""


@register.simple_tag
def day(value: date | None) -> SafeString | str:
    """A day as tables have it: Nov 23, 2026."""
    return day_filter(value)


@register.filter
def short(value: date | None) -> SafeString | str:
    """A day where the year is plain: Nov 23."""
    return _timed(value, month_and_day(value)) if value and _known(value) else ""


@register.filter
def aloud(value: date | None) -> SafeString | str:
    """A day as it is said: November 23, 2026."""
    return _timed(value, spelled_date(value)) if value and _known(value) else ""


@register.filter
def weekday(value: date | None) -> SafeString | str:
    """A day with its day of the week: Monday, November 23, 2026."""
    return _timed(value, day_aloud(value)) if value and _known(value) else ""


@register.filter
def typed(value: date | str | None) -> str:
    """A day as somebody types it: 11/23/2026; what was typed and is no day stays as it is."""
    return f"{value.month}/{value.day}/{value.year}" if isinstance(value, date) else value or ""


@register.filter
def clock(value: datetime | None) -> SafeString | str:
    """A moment in Minnesota: Nov 23, 2026, 9:14 a.m."""
    if value is None:
        return ""
    here = value.astimezone(HERE)
    words = f"{day_word(here.date())}, {here.hour % 12 or 12}:{here.minute:02} {'a.m.' if here.hour < 12 else 'p.m.'}"
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="seconds"), words)


@register.simple_tag
def counted(number: int, one: str, many: str = "") -> str:
    """A number with its unit: 1 officer, 2 officers."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _asked_with(context: Context) -> QueryDict:
    request: HttpRequest | None = context.get("request")
    return request.GET if request is not None else QueryDict()


@register.simple_tag(takes_context=True)
def keeping(context: Context, address: str) -> str:
    """An address, with the days that the page was asked about."""
    asked = _asked_with(context)
    kept = [(name, asked[name]) for name in KEPT if asked.get(name)]
    if not kept:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(kept)}"


@register.simple_tag(takes_context=True)
def other_parameters(context: Context) -> SafeString:
    """Hidden fields for what else the page was asked with, so that a new day keeps it."""
    asked = _asked_with(context)
    rows = ((name, value) for name, values in asked.lists() if name not in KEPT for value in values)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', rows)


@register.simple_tag(takes_context=True)
def asked_with(context: Context, **changed: Any) -> str:
    """This page's own parameters with some changed; None takes one out."""
    asked = _asked_with(context).copy()
    for name, value in changed.items():
        asked.pop(name, None)
        if value is not None:
            asked[name] = str(value)
    return f"?{asked.urlencode()}" if asked else "?"


@register.inclusion_tag("look/section.html")
def section(title: str, count: str = "", href: str = "", act: str = "", id: str = "") -> dict[str, str]:
    """The heading of a section, what it counts, and one link at its right."""
    return {"title": title, "count": count, "href": href, "act": act, "id": id}


@register.inclusion_tag("look/figures.html")
def figures(figures: Sequence[Any], label: str = "") -> dict[str, Any]:
    """A strip of figures, each a link to what it counts."""
    return {"figures": figures, "label": label}


@register.inclusion_tag("look/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A field of a form with its label, hint and error, tied together for a reader of the screen."""
    told = [f"{bound.auto_id}_hint"] * bool(bound.help_text) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    more: dict[str, Any] = {"aria-describedby": " ".join(told)} if told else {}
    if bound.errors:
        more["aria-invalid"] = "true"
    return {"bound": bound, "widget": bound.as_widget(attrs=more), "grouped": bound.use_fieldset}


@register.inclusion_tag("look/problems.html")
def problems(form: BaseForm) -> dict[str, Any]:
    """All that keeps a form from being taken, each with a link to its field."""
    return {"form": form, "wrong": [one for one in form if one.errors]}


@register.inclusion_tag("look/empty.html")
def empty(title: str, text: str = "", href: str = "", act: str = "") -> dict[str, str]:
    """An empty answer: what was looked at, what is next, and the one act that fills it."""
    return {"title": title, "text": text, "href": href, "act": act}


@register.inclusion_tag("look/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """The pages of a list: which one this is, and the ways to the others."""
    return {"page": page, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def sortable(context: Context, name: str, words: str, kind: str = "") -> SafeString:
    """The heading of a column that sorts its table, one way and then the other."""
    now = _asked_with(context).get("sort", "")
    order = {name: "ascending", f"-{name}": "descending"}.get(now, "none")
    address = asked_with(context, sort=f"-{name}" if now == name else name, page=None)
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a href="{}">{}</a></th>', kind, order, address, words
    )
