"""What the sheets of an answer hold: a row for each assignment, each thing owed, each range of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from hallpass.checking import Answer, OfficerAnswer
from hallpass.days import EVER, NEVER
from hallpass.files.sheets import Sheet, Value
from hallpass.files.words import STANDINGS, Place, Task, name_in, serves_word, tasks
from hallpass.register.records import REGULAR
from hallpass.register.register import Register
from hallpass.rules.breaches import Breach, Gap
from hallpass.rules.duty_cover import SchoolCover
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.serving import Serving
from hallpass.rules.timeline import timeline

ANSWERS: Final = (
    "on",
    "officer",
    "name",
    "agency",
    "standing",
    "governed_by",
    "row",
    "due",
    "excused_duties",
    "assignment",
    "school",
    "school_name",
    "role",
    "may_serve",
    "answer",
    "contract_state",
    "contract",
    "paragraphs",
    "owed",
    "questions",
    "next_change_on",
    "next_change_standing",
)
OWED: Final = ("officer", "name", "action", "who", "who_name", "by", "paragraph", "assignment", "school_name", "what")
GAPS: Final = ("school", "school_name", "duties")
EVENTS: Final = ("event", "date", "officer", "name", "school", "school_name", "matter")
TIMELINE: Final = (
    "officer",
    "name",
    "from",
    "to",
    "standing",
    "governed_by",
    "row",
    "due",
    "excused_duties",
    "role",
    "questions",
)
BREACHES: Final = (
    "kind",
    "officer",
    "name",
    "from",
    "to",
    "paragraphs",
    "contact_days",
    "listed_days",
    "assignment",
    "school",
    "school_name",
)
COVER: Final = ("on", "school", "school_name", "duty", "state", "covered_by", "maybe_by")


def check_sheets(
    answer: Answer, register: Register, law: Law, explained: Mapping[str, str] | None = None
) -> list[Sheet]:
    """The sheets of a check: the answers first, which are also the CSV form."""
    version = law.at(answer.on).version
    found = {one.officer.id: list(tasks(one, version, register)) for one in answer.officers}
    rows = [row for one in answer.officers for row in _answers(answer.on, one, register, found[one.officer.id])]
    columns: tuple[str, ...] = ANSWERS
    if explained is not None:
        columns, rows = (*ANSWERS, "explanation"), [(*row, explained[str(row[1])]) for row in rows]
    owed = [row for one in answer.officers for row in _owed(one, found[one.officer.id])]
    return [
        Sheet("answers", columns, tuple(rows)),
        Sheet("owed", OWED, tuple(owed)),
        Sheet("duty_gaps", GAPS, tuple(_gap_rows(answer, register))),
        Sheet("open_events", EVENTS, tuple(_event_rows(answer, register))),
        Sheet("about", ("name", "value"), tuple(_about(answer.on, law))),
    ]


def _answers(
    on: date, one: OfficerAnswer, register: Register, found: Sequence[tuple[Task, Place]]
) -> Iterator[tuple[Value, ...]]:
    """A row for each assignment; what belongs to the officer stands in the first one."""
    standing = one.standing
    asked = "; ".join(f"{question.fact} {question.subject}" for question in standing.questions)
    for at, serving in enumerate(one.serving or (None,)):
        assignment = serving.assignment.id if serving else None
        mine = [task for task, place in found if place.assignment == assignment or (at == 0 and not place.assignment)]
        yield (
            on,
            one.officer.id,
            one.name,
            one.agency,
            standing.standing,
            standing.paragraph,
            standing.row.id if standing.row else None,
            standing.due,
            "; ".join(standing.excused),
            *_serving(one, serving, register),
            "; ".join(f"{task.what} ({task.when(on)})" for task in mine),
            asked,
            *(one.next_change or (None, None)),
        )


def _serving(one: OfficerAnswer, serving: Serving | None, register: Register) -> tuple[Value, ...]:
    if serving is None:
        return (None, None, None, None, None, STANDINGS[one.standing.standing], None, None, None)
    row, cover = serving.assignment, serving.cover
    return (
        row.id,
        row.school,
        name_in(register.school, row.school),
        row.role,
        serving.may_serve,
        serves_word(serving, one.standing),
        cover.state,
        cover.contract.id if cover.contract else None,
        "; ".join(cover.paragraphs),
    )


def _owed(one: OfficerAnswer, found: Iterable[tuple[Task, Place]]) -> Iterator[tuple[Value, ...]]:
    for owed, (task, place) in zip(one.owed, found, strict=True):
        yield (
            one.officer.id,
            one.name,
            owed.action,
            owed.who,
            task.who,
            owed.by,
            owed.paragraph,
            owed.assignment,
            place.school,
            task.what,
        )


def _gap_rows(answer: Answer, register: Register) -> Iterator[tuple[Value, ...]]:
    for school, duties in answer.duty_gaps.items():
        yield school, name_in(register.school, school), "; ".join(duties)


def _event_rows(answer: Answer, register: Register) -> Iterator[tuple[Value, ...]]:
    for row in answer.open_events:
        officer, school = name_in(register.officer, row.officer), name_in(register.school, row.school)
        yield row.id, row.date, row.officer, officer, row.school, school, row.matter


def _about(on: date, law: Law) -> Iterator[tuple[Value, ...]]:
    """What the answer rests on."""
    version = law.at(on).version
    yield "on", on
    yield "policy", version.id
    yield "adopted", version.adopted
    yield from law.readings.items()


def timeline_sheet(records: Iterable[OfficerRecord]) -> Sheet:
    """The whole life of some officers, a row for each range of days with one standing; no day: always, or open."""
    return Sheet("timeline", TIMELINE, tuple(row for record in records for row in _intervals(record)))


def _intervals(record: OfficerRecord) -> Iterator[tuple[Value, ...]]:
    name = name_in(record.setting.register.officer, record.id)
    for one in timeline(record).intervals:
        standing = one.standing
        yield (
            record.id,
            name,
            None if one.days.first == EVER else one.days.first,
            None if one.days.last == NEVER else one.days.last,
            standing.standing,
            standing.paragraph,
            standing.row.id if standing.row else None,
            standing.due,
            "; ".join(standing.excused),
            standing.role,
            "; ".join(f"{question.fact} {question.subject}" for question in standing.questions),
        )


def breaches_sheet(found: Iterable[Breach], gaps: Iterable[Gap], register: Register) -> Sheet:
    """Breaches and gaps in contract cover, a row for each."""
    rows: list[tuple[Value, ...]] = []
    for breach in found:
        name, days = name_in(register.officer, breach.officer), breach.days
        counts = (breach.contact_days, breach.listed_days)
        paragraphs = "; ".join(breach.paragraphs)
        rows.append(("breach", breach.officer, name, days.first, days.last, paragraphs, *counts, None, None, None))
    for gap in gaps:
        name, school = name_in(register.officer, gap.officer), name_in(register.school, gap.school)
        counts = (gap.counted, 0) if gap.role == REGULAR else (0, gap.counted)
        first, last = gap.days.first, gap.days.last
        rows.append(("gap", gap.officer, name, first, last, None, *counts, gap.assignment, gap.school, school))
    return Sheet("breaches", BREACHES, tuple(rows))


def cover_sheet(on: date, covers: Iterable[SchoolCover], register: Register) -> Sheet:
    """The duties at some schools on a day, a row for each duty of each school."""
    rows = [
        (
            on,
            cover.school,
            name_in(register.school, cover.school),
            duty,
            cover_state(cover, duty),
            "; ".join(sure),
            "; ".join(cover.maybe_by[duty]),
        )
        for cover in covers
        for duty, sure in cover.covered_by.items()
    ]
    return Sheet("cover", COVER, tuple(rows))


def cover_state(cover: SchoolCover, duty: str) -> str:
    """Whether a duty is covered, unknown, or a gap."""
    if cover.covered_by[duty]:
        return "covered"
    return "unknown" if cover.maybe_by[duty] else "gap"
