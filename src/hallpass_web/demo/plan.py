"""The whole past of the demo, as of a day: the same day gives the same past."""

from __future__ import annotations

from datetime import date

from hallpass_web.demo.happenings import tell_happenings
from hallpass_web.demo.officers import tell_officers
from hallpass_web.demo.places import tell_places
from hallpass_web.demo.story import EARLIEST, Step, Story
from hallpass_web.demo.substitutes import tell_substitutes


def plan(today: date) -> list[Step]:
    """What was entered since 2025, in the order in which it was; the present is a day from July 2026 on."""
    return told(today).in_order()


def told(today: date) -> Story:
    """The story, with each row as it stands at its end."""
    if today < EARLIEST:
        raise ValueError(f"The demo's present is {today}; expected {EARLIEST} or later.")
    story = Story(today)
    tell_places(story)
    tell_officers(story)
    tell_substitutes(story)
    tell_happenings(story)
    return story
