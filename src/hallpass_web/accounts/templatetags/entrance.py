"""What the sign-in page asks: who may sign in with one click, and whether this installation sends mail."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.template import Context

from hallpass_web.accounts import demo, mail

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_people(context: Context) -> Sequence[demo.DemoPerson]:
    """The people of the demo, where they may sign in with one click; else nobody."""
    return demo.people_of_the_demo() if demo.allowed(context["request"]) else ()


@register.simple_tag
def sends_mail() -> bool:
    """Does this installation send mail?"""
    return mail.sends_mail()
