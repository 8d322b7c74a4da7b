"""What officers of the demo did in the schools: activities by duty, and events logged under 4.3."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from hallpass_web.demo.places import ALL_DUTIES, CALENDARS, opening
from hallpass_web.demo.story import Story, ago

SERVING: Final = (("tolliver", "KPH"), ("esterhazy", "KPM"), ("harrowgate", "OTH"), ("strand", "OTE"))
"""Whose days are told, of those who are there in every year."""
DONE: Final = {
    "4.1.1": (45, "Lunch with a table of newcomers."),
    "4.1.2": (30, "Back door found propped open; closed, and staff told."),
    "4.1.3": (40, "Weekly talk with the principal and the counselors."),
    "4.1.4": (60, "Lockdown drill walked through with staff."),
    "4.1.5": (90, "Walk around the building after hours: two doors do not latch."),
    "4.1.6": (50, "Law class: what a traffic stop is, and what to do in one."),
    "4.1.7": (35, "Report taken of a bicycle stolen at the rack."),
}
"""For each duty the minutes of an activity, and its note."""


def tell_happenings(story: Story) -> None:
    """Activities of each month, and the events of each school year."""
    _activities(story)
    for year in range(2025, opening(story.today).year):
        _settled_events(story, year)
    _recent_events(story)


def _activities(story: Story) -> None:
    """Each month, what every one of them did on a contact day around its middle; the duties take turns."""
    days = CALENDARS["KP"].between(date(2025, 9, 1), ago(story.today, 3))
    months: dict[tuple[int, int], list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    for count, month in enumerate(months.values()):
        rows = []
        for place, (officer, school) in enumerate(SERVING):
            duty = ALL_DUTIES[(count + 2 * place) % len(ALL_DUTIES)]
            minutes, note = DONE[duty]
            day = month[(5 + 3 * place) % len(month)]
            rows.append(_of(f"{officer}-{day}-{duty}", officer, school, day, duty=duty, minutes=minutes, note=note))
        story.enter(month[-1] + timedelta(days=1), "corinne", {"activities": rows})


def _settled_events(story: Story, year: int) -> None:
    """In each year before this one a possible breach, looked into and settled."""
    days = CALENDARS["KP"].days(year)
    day = days[40 + year % 7]
    key = f"event-{year}"
    breach = year % 2 == 1
    note = (
        "Held a student at a classroom door over a dress rule."
        if breach
        else "Was asked into a talk on tardiness; left."
    )
    row = _of(key, "harrowgate", "OTH", day, matter="school_rule", authority_used=breach, note=note)
    story.enter(day + timedelta(days=1), "corinne", {"conduct_events": [row | {"discipline_part": not breach}]})
    reason = "Decided after talks with the principal and the officer's sergeant."
    decision = "breach" if breach else "no_breach"
    story.correct(day + timedelta(days=9), "corinne", "conduct_events", key, reason, decision=decision)


def _recent_events(story: Story) -> None:
    """Of late: a crime, a talk on discipline that was settled, and one event that waits for a decision."""
    today = story.today
    crime = _contact_day(ago(today, 62))
    note = "Theft in the parking lot, reported by staff."
    row = _of("event-theft", "tolliver", "KPH", crime, matter="crime", authority_used=True, note=note)
    story.enter(crime + timedelta(days=1), "corinne", {"conduct_events": [row | {"decision": "no_breach"}]})

    talk = _contact_day(ago(today, 38))
    note = "Was in the room when a detention was given; took no part in the decision."
    row = _of("event-talk", "esterhazy", "KPM", talk, matter="school_rule", discipline_part=True, note=note)
    story.enter(talk + timedelta(days=1), "corinne", {"conduct_events": [row]})
    reason = "The assistant principal confirms that the officer took no part."
    day = talk + timedelta(days=6)
    story.correct(day, "corinne", "conduct_events", "event-talk", reason, decision="no_breach", discipline_part=False)

    open_one = _contact_day(ago(today, 12))
    note = "Asked to clear a hallway over phones; staff wrote it up."
    row = _of("event-hallway", "harrowgate", "OTH", open_one, matter="school_rule", authority_used=True, note=note)
    story.enter(open_one + timedelta(days=1), "corinne", {"conduct_events": [row]})


def _contact_day(day: date) -> date:
    """The last student contact day on or before a day."""
    return CALENDARS["KP"].between(ago(day, 120), day)[-1]


def _of(key: str, officer: str, school: str, day: date, **more: Any) -> dict[str, Any]:
    return {"id": key, "officer": officer, "school": school, "date": str(day), **more}
