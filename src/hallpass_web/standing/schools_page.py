"""What the page of a school says: who is there on the day, which duties are covered, and under which contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hallpass.explain.words import listed
from hallpass.files.words import serves_word
from hallpass.register.records import School
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import is_absent, serves_there
from hallpass_web.register.lists_words import choice_words
from hallpass_web.standing.schools_lists import contact_days, cover_of_school
from hallpass_web.standing.today_acts import officer_page
from hallpass_web.standing.today_gaps import why_gap
from hallpass_web.standing.today_line import counted
from hallpass_web.standing.today_seen import Held, SeenDay


@dataclass(frozen=True, slots=True)
class There:
    """An officer at a school on a day."""

    held: Held
    word: str
    href: str
    agency: str
    role: str
    presence: str


@dataclass(frozen=True, slots=True)
class DutyThere:
    """A duty at a school on a day: its words, whether it is covered, and by whom."""

    paragraph: str
    text: str
    code: str
    by: str


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """What the page of a school shows."""

    school: School
    district: str
    level: str
    there: tuple[There, ...]
    duties: tuple[DutyThere, ...]
    gap: str
    contact_days: int


def school_page_of(day: SeenDay, key: str) -> SchoolPage:
    """A school on a day, as the asker sees it."""
    school = day.register.school[key]
    held = day.held_at.get(key, [])
    cover = cover_of_school(day, key)
    return SchoolPage(
        school=school,
        district=day.district(school.district),
        level=choice_words(school.level),
        there=tuple(_there(day, one) for one in held),
        duties=tuple(_duties(day, key)),
        gap=why_gap(day, key, cover.gaps) if cover and cover.gaps else "",
        contact_days=contact_days(day, school.district),
    )


def _there(day: SeenDay, one: Held) -> There:
    record, on = day.answers.setting.officer(one.answer.officer.id), Day(day.on)
    presence = ""
    if not serves_there(record, one.assignment, on):
        presence = "Not listed on this day" if is_absent(record, on) else "Available, not listed on this day"
    elif is_absent(record, on):
        presence = "Away on this day"
    return There(
        one,
        serves_word(one.serving, one.answer.standing),
        officer_page(one.answer.officer.id),
        day.agency(one.answer.agency),
        choice_words(one.assignment.role),
        presence,
    )


def _duties(day: SeenDay, school: str) -> Iterator[DutyThere]:
    cover = cover_of_school(day, school)
    text = {paragraph.number: paragraph.text for paragraph in day.rules.version.paragraphs}
    for duty in day.rules["duties"] if cover else ():
        assert cover is not None
        sure, maybe = cover.covered_by[duty], cover.maybe_by[duty]
        code = "yes" if sure else "unknown" if maybe else "no"
        words = text[duty].rstrip(" ;,.").removesuffix("; and")
        yield DutyThere(duty, words, code, _by(day, sure or maybe))


def _by(day: SeenDay, officers: tuple[str, ...]) -> str:
    """Who covers a duty: by name those whom the asker sees, the others by their number."""
    names = [day.register.officer[key].name for key in officers if key in day.answers.seen["officers"]]
    others = len(officers) - len(names)
    return listed(
        [*names, *([counted(others, "officer of another agency", "officers of other agencies")] if others else [])]
    )
