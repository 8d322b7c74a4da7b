"""Who could cover a school on a day, on a terminal page: the sentence first, then those who may serve, then why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hallpass.explain.words import counted, listed, sentence
from hallpass.files.terminal.answers import foot
from hallpass.files.terminal.cover import is_free
from hallpass.files.terminal.page import Page, state
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.who_forms import duties_covered, missing_words, tally_words
from hallpass.files.words import UNTIL, day_aloud, name_in, serves_word
from hallpass.rules.officer import Setting
from hallpass.rules.serving import OUTSIDE, YES
from hallpass.who import Candidate


def who_page(page: Page, on: date, school: str, found: Sequence[Candidate], setting: Setting) -> Iterator[str]:
    """Those who are there, those who may be sent, and why not the others."""
    yield from page.paragraph(_sentence(on, school, found, setting))
    for one in found:
        if one.there_already:
            yield from page.paragraph(_there(one))
    outside = {one.serving.row.paragraph or one.standing.paragraph for one in found}
    if found and all(one.serving.may_serve == OUTSIDE for one in found):
        yield from page.paragraph(f"The service there is outside the policy ({listed([*filter(None, outside)])}).")
    district = setting.register.school[school].district
    if is_free(setting.calendars(setting.law.at(on)), district, on):
        yield from page.paragraph(f"No student contact day at {name_in(setting.register.district, district)}.", "soft")
    others = [one for one in found if not one.there_already]
    parts = (
        ("There already", "", [one for one in found if one.there_already]),
        ("May serve", "all duties first", [one for one in others if one.may_serve]),
        ("Not on this day, and why", "", [one for one in others if not one.may_serve]),
    )
    for title, beside, part in parts:
        if part:
            yield from page.heading(title, f"{len(part)}{f', {beside}' if beside else ''}")
            yield from _table(page, part, setting, on)
    yield ""
    yield from foot(page, setting.law, on)


def _sentence(on: date, school: str, found: Sequence[Candidate], setting: Setting) -> str:
    """How many may be sent."""
    others = [one for one in found if not one.there_already]
    may = sum(one.may_serve for one in others)
    of_all = f"{may} of {counted(len(others), 'officer')}" if may else f"None of {counted(len(others), 'officer')}"
    return f"{of_all} may be sent to {name_in(setting.register.school, school)} on {day_aloud(on)}."


def _there(one: Candidate) -> str:
    """What an officer who is there already does for the school."""
    name = one.officer.name
    if one.absent:
        return f"{name} is assigned there and away that day."
    if one.serving.may_serve != YES:
        return f"{name} is assigned there: {serves_word(one.serving, one.standing).lower()}."
    covers = duties_covered(one)
    return f"{name} is there already, {covers[0].lower()}{covers[1:]}."


def _table(page: Page, part: Sequence[Candidate], setting: Setting, on: date) -> Iterator[str]:
    columns = [
        Column("May serve?", whole=True),
        Column("Officer"),
        Column("¶", whole=True),
        Column("Duties, days of 5.4, what is missing"),
    ]
    yield from table(page, columns, [_row(one, setting, on) for one in part])


def _row(one: Candidate, setting: Setting, on: date) -> list[Cell]:
    word = serves_word(one.serving, one.standing)
    kind = "until" if word.startswith(UNTIL) else one.serving.may_serve
    return [
        state("none", "Away") if one.absent else state(kind, word),
        f"{one.officer.name}\n{name_in(setting.register.agency, one.agency)}",
        one.serving.row.paragraph or one.standing.paragraph or "",
        "\n".join(_says(one, setting, on)),
    ]


def _says(one: Candidate, setting: Setting, on: date) -> Iterator[str]:
    """The duties, the days counted, where else the officer is expected, and what is missing."""
    if one.serving.may_serve == YES:
        yield sentence(duties_covered(one))
    if one.tally:
        yield sentence(tally_words(one))
    if one.elsewhere:
        yield f"Expected at {listed([name_in(setting.register.school, key) for key in one.elsewhere])}."
    yield from (sentence(said) for said in missing_words(one, setting, on))
