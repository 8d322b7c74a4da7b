"""What Today says: the day in a sentence, five figures, and what needs somebody, each with the act that mends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from hallpass.days import school_year_name, school_year_start
from hallpass.files.words import SERVES
from hallpass.rules.breaches import gaps
from hallpass.rules.contracts import COVERED
from hallpass.rules.serving import NO, NO_CONTRACT, OUTSIDE, UNKNOWN, YES
from hallpass_web.look.parts import Figure
from hallpass_web.standing.answers import Answers
from hallpass_web.standing.today_acts import Acts
from hallpass_web.standing.today_contracts import contract_lines, covers_in_force
from hallpass_web.standing.today_due import due_lines
from hallpass_web.standing.today_gaps import gap_lines
from hallpass_web.standing.today_line import Line, Part, counted, near
from hallpass_web.standing.today_lines import breach_now, not_serving_line, unknown_lines
from hallpass_web.standing.today_seen import Held, SeenDay

HORIZON: Final = timedelta(days=90)
MOST_LINES: Final = 12
"""How many lines of a section stand on the page; the list has all of them."""
ORDER: Final = (YES, NO, UNKNOWN, NO_CONTRACT, OUTSIDE)
"""The five words in the order of the figures."""


@dataclass(frozen=True, slots=True)
class Today:
    """What a page says of a day."""

    on: date
    sentence: str
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    calm: str
    """Where everyone may serve: when the next change is. Empty where somebody may not."""
    idle: str
    """Where nobody is assigned on the day: how many officers there are, and what comes next. Else empty."""
    empty: bool
    """Whether there is no officer at all."""


def today_of(answers: Answers, on: date, acts: Acts) -> Today:
    """What is to be said of a day, to whoever asked for the answers."""
    day = SeenDay(answers, on)
    return Today(
        on=on,
        sentence=sentence_of(day),
        figures=tuple(figures_of(day)),
        parts=tuple(part for part in parts_of(day, acts) if part.number),
        calm=calm_words(day),
        idle=idle_words(day),
        empty=not day.every,
    )


def sentence_of(day: SeenDay) -> str:
    """Who serves, how many substitutes may, and which student contact day it is."""
    regular, substitutes = day.regular, _by_officer(day.substitutes)
    officers = {one.answer.officer.id for one in regular}
    agencies = {one.answer.agency for one in regular}
    held = "hold" if len(officers) != 1 else "holds"
    said = (
        f"{counted(len(officers), 'officer')} of {counted(len(agencies), 'agency', 'agencies')} "
        f"{held} {counted(len(regular), 'regular assignment')}"
    )
    able = sum(any(one.code == YES for one in held) for held in substitutes)
    said += f", and {able} of {counted(len(substitutes), 'substitute')} may serve." if substitutes else "."
    return f"{said} {contact_day_words(day)}".strip()


def _by_officer(held: Iterable[Held]) -> list[list[Held]]:
    groups: dict[str, list[Held]] = {}
    for one in held:
        groups.setdefault(one.answer.officer.id, []).append(one)
    return list(groups.values())


def contact_day_words(day: SeenDay) -> str:
    """Which student contact day of the school year it is, for who sees one district's calendar."""
    districts = day.answers.seen["districts"]
    if len(districts) != 1:
        return ""
    (district,) = districts
    calendars, start = day.answers.setting.calendars(day.rules), school_year_start(day.on)
    days = [
        one
        for one in day.register.calendar.get(district, {})
        if school_year_start(one) == start and calendars.is_contact_day(district, one)
    ]
    if not days:
        return f"No student contact days are on record for {school_year_name(day.on)}: Monday to Friday count instead."
    so_far = sum(1 for one in days if one <= day.on)
    if day.on in days:
        return f"It is student contact day {so_far} of {len(days)}."
    return f"It is no student contact day; {so_far} of {len(days)} have been."


def figures_of(day: SeenDay) -> Iterator[Figure]:
    """The five words, each with the number of regular assignments: they sum to all of them, and open their list."""
    numbers = Counter(one.code for one in day.regular)
    notes: dict[str, Callable[[], str]] = {
        YES: lambda: _until_note(day),
        NO: lambda: _breach_note(day),
        UNKNOWN: lambda: _question_note(day),
        NO_CONTRACT: lambda: _gap_note(day),
        OUTSIDE: lambda: "not asked by the policy",
    }
    for code in ORDER:
        number = numbers[code]
        query = urlencode({"state": code, "role": "regular"})
        yield Figure(f"{number:,}", code, SERVES[code], notes[code]() if number else "", f"/officers/?{query}")


def _until_note(day: SeenDay) -> str:
    ending = sum(1 for one in day.regular if one.until)
    return f"{ending} of them until a date" if ending else ""


def _breach_note(day: SeenDay) -> str:
    officers = {one.answer.officer.id for one in day.regular if one.code == NO}
    found = [breach for officer in officers if (breach := breach_now(day, officer))]
    return f"{counted(sum(one.contact_days for one in found), 'contact day')} in breach"


def _question_note(day: SeenDay) -> str:
    answers = {one.answer.officer.id: one.answer for one in day.regular if one.code == UNKNOWN}
    questions = {question for one in answers.values() for question in one.standing.questions}
    unread = {
        one.serving.cover.contract.id
        for one in day.regular
        if one.code == UNKNOWN and not one.answer.standing.questions and one.serving.cover.contract
    }
    return f"{counted(len(questions) + len(unread), 'question')} open"


def _gap_note(day: SeenDay) -> str:
    held = [one for one in day.regular if one.code == NO_CONTRACT]
    number = 0
    for one in held:
        record = day.answers.setting.officer(one.answer.officer.id)
        first = max(owed.by for owed in one.answer.owed if owed.by and owed.assignment == one.assignment.id)
        number += sum(gap.counted for gap in gaps(record, first, day.on) if gap.assignment == one.assignment.id)
    return f"{counted(number, 'contact day')} in the gap"


def parts_of(day: SeenDay, acts: Acts) -> Iterator[Part]:
    """The sections, each with its first lines."""
    last = day.on + HORIZON
    refused = list(day.by_officer(NO))
    shown = tuple(not_serving_line(day, acts, answer, held) for answer, held in islice(refused, MOST_LINES))
    yield Part("May not serve", held_words(day, NO), shown, len(refused), "/officers/?state=no")
    due = due_lines(day, acts, last)
    yield _part("Due in 90 days", f"{len(due)}, up to {near(last, day.on)}", due, "/officers/?sort=next")
    covers = covers_in_force(day)
    conform = sum(1 for one in covers if one.state == COVERED)
    yield _part("Contracts", f"{conform} of {len(covers)} conform", list(contract_lines(day, acts)), "/contracts/")
    unknown = list(day.by_officer(UNKNOWN))
    asked = [line for one in islice(unknown, MOST_LINES) for line in unknown_lines(day, acts, *one)]
    number = len(asked) + len(unknown[MOST_LINES:])
    yield Part("Unknown", held_words(day, UNKNOWN), tuple(asked), number, "/officers/?state=unknown")
    gaps = gap_lines(day, acts, last)
    yield _part("Nobody covers", counted(len(gaps), "school"), gaps, "/schools/?cover=gap")


def held_words(day: SeenDay, code: str) -> str:
    """How many regular assignments have a word, as in the figures, and how many substitutes beside them."""
    regular = sum(1 for one in day.regular if one.code == code)
    substitutes = len(_by_officer(one for one in day.substitutes if one.code == code))
    said = [counted(regular, "regular assignment")] if regular or not substitutes else []
    return ", ".join([*said, *([counted(substitutes, "substitute")] if substitutes else [])])


def _part(title: str, count: str, lines: Sequence[Line], href: str) -> Part:
    return Part(title, count, tuple(lines[:MOST_LINES]), len(lines), href)


def calm_words(day: SeenDay) -> str:
    """Where everyone assigned may serve: what was looked at, and when it changes next."""
    codes = {one.code for one in day.held}
    if YES not in codes or not codes <= {YES, OUTSIDE}:
        return ""
    assignments = counted(len(day.held), "assignment")
    contracts = counted(len(covers_in_force(day)), "contract")
    return f"{assignments}, {contracts}. {next_change_words(day)}"


def idle_words(day: SeenDay) -> str:
    """Where nobody is assigned on the day: how many officers are on record, and what comes next."""
    return "" if day.held else f"{counted(len(day.every), 'officer')} on record. {next_change_words(day)}"


def next_change_words(day: SeenDay) -> str:
    """The next day on which the standing of anybody changes, with the paragraph under which it stands until then."""
    changes = [(one.next_change[0], one.standing.paragraph) for one in day.every if one.next_change]
    if not changes:
        return "No change is to come, as far as it is on record."
    when, paragraph = min(changes, key=lambda one: one[0])
    under = f" ({paragraph})" if paragraph else ""
    return f"The next change is on {near(when, day.on)}{under}."
