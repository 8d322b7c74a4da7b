"""Duty cover on a terminal page: which duties are covered at which school on a day, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from hallpass.explain.words import listed
from hallpass.files.answer_sheets import cover_state
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.words import day_aloud, name_in
from hallpass.policy.model import Version
from hallpass.register.register import Register
from hallpass.rules.counting import Calendars
from hallpass.rules.duty_cover import SchoolCover
from hallpass.rules.officer import Setting

STATES: Final[Mapping[str, tuple[str, str]]] = {"gap": ("Nobody", "no"), "unknown": ("Unknown", "unknown")}
"""The words for a duty that nobody is sure to cover."""


def cover_page(page: Page, on: date, covers: Sequence[SchoolCover], setting: Setting) -> Iterator[str]:
    """The duties of each school, a column for each duty; below it who covers the duties."""
    register, law = setting.register, setting.law
    yield page.paint(day_aloud(on), "head")
    yield from _no_school(page, on, covers, setting)
    if not covers:
        yield from page.paragraph("No school has an officer in scope on this day, so there is no duty to cover.")
        return
    yield ""
    duties = list(covers[0].covered_by)
    columns = [Column("School"), *(Column(duty, whole=True) for duty in duties)]
    yield from table(page, columns, ([_school(one, register), *_cells(one)] for one in covers))
    for one in covers:
        yield from _who(page, one, register)
    yield from _duties(page, covers, law.at(on).version)


def _school(cover: SchoolCover, register: Register) -> str:
    return name_in(register.school, cover.school)


def _cells(cover: SchoolCover) -> Iterator[Cell]:
    for duty, sure in cover.covered_by.items():
        yield STATES.get(cover_state(cover, duty), (str(len(sure)), "yes"))


def _no_school(page: Page, on: date, covers: Sequence[SchoolCover], setting: Setting) -> Iterator[str]:
    """Say where the day is no student contact day."""
    register, calendars = setting.register, setting.calendars(setting.law.at(on))
    for district in dict.fromkeys(register.school[one.school].district for one in covers):
        if is_free(calendars, district, on):
            yield from page.paragraph(f"No student contact day at {name_in(register.district, district)}.", "soft")


def is_free(calendars: Calendars, district: str, on: date) -> bool:
    """Whether a district has a calendar that does not list the day as a student contact day."""
    return calendars.has_calendar(district, on) and not calendars.is_contact_day(district, on)


def _who(page: Page, cover: SchoolCover, register: Register) -> Iterator[str]:
    """Who covers which duties at a school, duties with the same officers together."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for duty, sure in cover.covered_by.items():
        groups.setdefault((cover_state(cover, duty), sure or cover.maybe_by[duty]), []).append(duty)
    yield from page.heading(_school(cover, register))
    for (state, officers), duties in groups.items():
        names = listed([name_in(register.officer, officer) for officer in officers])
        numbers = "All duties" if len(groups) == 1 else listed(duties)
        says = {"gap": "nobody", "unknown": f"unknown; {names} may, for all that is known"}.get(state, names)
        yield from page.paragraph(f"{numbers}: {says}.", STATES.get(state, ("", ""))[1], indent=2)


def _duties(page: Page, covers: Sequence[SchoolCover], version: Version) -> Iterator[str]:
    """The words of the duties that nobody covers somewhere."""
    missing = {duty for one in covers for duty in one.gaps}
    if missing:
        yield from page.heading("What the policy asks")
    for paragraph in version.paragraphs:
        if paragraph.number in missing:
            text = paragraph.text.removesuffix(" and,").rstrip(";., ")
            yield from page.paragraph(f"{paragraph.number} {text}", "soft", indent=2)
