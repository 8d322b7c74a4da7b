"""The answer for a day on a terminal page: who may serve where, what is owed, what nobody covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.checking import Answer, OfficerAnswer
from hallpass.explain.words import counted, listed
from hallpass.files.terminal.page import Page, state, unbroken
from hallpass.files.terminal.ranges import days_counted
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.words import SERVES, STANDINGS, UNTIL, Place, Task, day_aloud, day_word, name_in, serves_word, tasks
from hallpass.register.records import DUTIES, ConductEvent
from hallpass.register.register import Register
from hallpass.rules.breaches import NOT_CLEARED, breaches
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

URGENCY: Final = ("no", "unknown", "no_contract", "until", "yes", "outside", "none")
"""The states in the order in which a reader needs them."""
BROAD: Final = 100
"""On a page of this width officer and school stand side by side."""


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    word: str
    officer: str
    school: str
    paragraph: str
    then: str


def answer_page(page: Page, answer: Answer, setting: Setting) -> Iterator[str]:
    """Every part of the answer for a day; what there is none of is left out."""
    register = setting.register
    found = [line for one in answer.officers for line in _lines(one, setting, answer.on)]
    yield page.paint(day_aloud(answer.on), "head")
    yield from _figures(page, found, len(answer.officers))
    yield ""
    yield from _serving(page, sorted(found, key=lambda line: URGENCY.index(line.kind)))
    yield from _owed(page, answer, register, setting.law)
    yield from _gaps(page, answer, register)
    yield from _events(page, answer.open_events, register)


def _lines(one: OfficerAnswer, setting: Setting, on: date) -> Iterator[_Line]:
    """A line for each assignment of an officer, or one for an officer without any."""
    then = _next(*one.next_change) if one.next_change else ""
    if one.standing.standing == NOT_CLEARED:
        then = _in_breach(one, setting, on) or then
    for serving in one.serving:
        word = serves_word(serving, one.standing)
        kind = "until" if word.startswith(UNTIL) else serving.may_serve
        paragraph = serving.row.paragraph or one.standing.paragraph or ""
        school = name_in(setting.register.school, serving.assignment.school)
        yield _Line(kind, word, one.name, school, paragraph, then)
    if not one.serving:
        yield _Line("none", STANDINGS[one.standing.standing], one.name, "", "", then)


def _next(day: date, standing: str) -> str:
    """The next standing, and from which day."""
    return " ".join(map(unbroken, (STANDINGS[standing], f"from {day_word(day)}")))


def _in_breach(one: OfficerAnswer, setting: Setting, on: date) -> str:
    """Since when, and on how many days that count, the officer has served without being cleared."""
    begins = setting.law.at(on)["training_required_from"]
    for breach in breaches(setting.officer(one.officer.id), begins, on):
        if on in breach.days:
            since = f"since {day_word(breach.days.first)}:"
            return " ".join(map(unbroken, ("In breach", since, days_counted(breach))))
    return ""


def _figures(page: Page, lines: Sequence[_Line], officers: int) -> Iterator[str]:
    """How many assignments have each state."""
    found = Counter(line.kind for line in lines)
    words = {**SERVES, "until": "Yes, until a day"}
    yield f"{counted(officers, 'officer')}, {counted(len(lines) - found['none'], 'assignment')}."
    yield from page.flow(state(kind, f"{words[kind]} {found[kind]}") for kind in words if found[kind])


def _serving(page: Page, lines: Iterable[_Line]) -> Iterator[str]:
    broad = page.columns >= BROAD
    names = [Column("Officer"), Column("School")] if broad else [Column("Officer and school")]
    rows = []
    for line in lines:
        answered = state(line.kind, line.word)
        rows.append([answered, *_who_and_where(line, broad), line.paragraph, line.then])
    yield from table(page, [Column("May serve?", whole=True), *names, Column("¶", whole=True), Column("Next")], rows)


def _who_and_where(line: _Line, broad: bool) -> list[Cell]:
    return [line.officer, line.school] if broad else [f"{line.officer}\n{line.school}".strip()]


def _owed(page: Page, answer: Answer, register: Register, law: Law) -> Iterator[str]:
    version = law.at(answer.on).version
    groups: dict[Task, list[Place]] = {}
    for one in answer.officers:
        for task, place in tasks(one, version, register):
            groups.setdefault(task, []).append(place)
    if not groups:
        yield from page.heading("Nobody owes anything")
        return
    yield from page.heading("What is owed", str(len(groups)))
    columns = [Column("When", whole=True), Column("Who"), Column("What"), Column("¶", whole=True)]
    inner = sorted(groups.items(), key=lambda item: _urgency(item[0].by, answer.on))
    yield from table(
        page,
        columns,
        ([_when(task, answer.on), task.who, _what(task, places), task.paragraph] for task, places in inner),
    )


def _urgency(by: date | None, on: date) -> tuple[int, date]:
    """Late ones first, then what is owed at once, then by day."""
    return (1, on) if by is None else (0 if by < on else 2, by)


def _when(task: Task, on: date) -> Cell:
    late = task.by is not None and task.by < on
    return task.when(on), "no" if late else "date"


def _what(task: Task, places: Iterable[Place]) -> str:
    """What is to be done, and for whom and where."""
    named = (", ".join(filter(None, ("" if one.officer == task.who else one.officer, one.school))) for one in places)
    return "\n".join([task.what, *(f"for {name}" for name in dict.fromkeys(named) if name)])


def _gaps(page: Page, answer: Answer, register: Register) -> Iterator[str]:
    if answer.duty_gaps:
        yield from page.heading("Nobody covers", counted(len(answer.duty_gaps), "school"))
        yield from table(
            page,
            [Column("School"), Column("Duties")],
            ([name_in(register.school, one), (duties_word(gap), "no")] for one, gap in answer.duty_gaps.items()),
        )


def duties_word(duties: Sequence[str]) -> str:
    """Duties by number: `4.1.4 and 4.1.5`, or `all 7 duties`."""
    return listed(duties) if len(duties) < len(DUTIES) else f"all {len(duties)} duties"


def _events(page: Page, events: Sequence[ConductEvent], register: Register) -> Iterator[str]:
    if events:
        yield from page.heading("Possible breaches of 4.3, not decided", str(len(events)))
        columns = [Column("Day", whole=True), Column("Officer"), Column("School"), Column("Event")]
        rows = []
        for row in events:
            officer, school = name_in(register.officer, row.officer), name_in(register.school, row.school)
            rows.append([day_word(row.date), officer, school, row.id])
        yield from table(page, columns, rows)


def foot(page: Page, law: Law, on: date) -> Iterator[str]:
    """What an answer rests on: the policy and the readings."""
    version = law.at(on).version
    changed = [f"{name}={value}" for name, value in law.readings.items() if value != version.readings[name].default]
    readings = f"{listed(changed)}, the others at their defaults" if changed else "all at their defaults"
    yield from page.paragraph(f"Policy {version.id}, adopted {version.adopted}. Readings: {readings}.", "soft")
