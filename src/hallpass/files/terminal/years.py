"""An officer's years on a terminal page: drawn in lanes, and as lists with every day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from hallpass.days import EVER, NEVER, Span, day_after, join, school_year_name
from hallpass.explain.words import counted
from hallpass.files.terminal.drawing import Bar, Lane, Mark, drawing, school_years
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.ranges import breach_list
from hallpass.files.terminal.tables import Column, table
from hallpass.files.words import CONTRACTS, STANDINGS, day_word, days_word, name_in, standing_word
from hallpass.register.records import SUBSTITUTE
from hallpass.rules.breaches import NOT_CLEARED, breaches
from hallpass.rules.contracts import COVERED, OUT_OF_SCOPE, UNCOVERED, Cover
from hallpass.rules.day import Day
from hallpass.rules.lives import course_kind, services, standings_within
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import standing_on

FILLS: Final[Mapping[str, tuple[str, str]]] = {
    "cleared": ("█", "yes"),
    "cleared_until": ("▓", "until"),
    "excused": ("▒", "yes"),
    "unresolved": ("?", "unknown"),
    NOT_CLEARED: ("╳", "no"),
    "not_in_force": ("·", "outside"),
}
"""How each standing of an officer in service is drawn."""
TO_COME: Final = "╱"
IF_NOTHING: Final = "if nothing is recorded"
SERVICE: Final[Mapping[str, tuple[str, str, str]]] = {
    UNCOVERED: ("┄", "no_contract", "no contract"),
    OUT_OF_SCOPE: ("·", "outside", "outside"),
}
"""How service is drawn that is not under a contract."""
UNDER_CONTRACT: Final = ("─", "", "regular")


def overview(page: Page, records: Sequence[OfficerRecord], on: date) -> Iterator[str]:
    """Three school years of many officers, a lane for each."""
    days = school_years(on)
    yield from drawing(page, days, on, [Lane(_name(one), tuple(_standing_bars(one, days, on))) for one in records])
    yield ""
    yield from page.flow((f"{fill * 2} {STANDINGS[standing]}", style) for standing, (fill, style) in FILLS.items())
    yield page.paint(f"{TO_COME * 2} {STANDINGS[NOT_CLEARED]} {IF_NOTHING}", "no")


def years(page: Page, record: OfficerRecord, on: date) -> Iterator[str]:
    """Three school years of one officer: drawn, and as lists."""
    days = school_years(on)
    employer = name_in(record.setting.register.agency, record.employer(Day(on)) or "no employer on this day")
    yield from page.flow([(_name(record), "head"), (employer, "soft")])
    lanes = [Lane("Standing", tuple(_standing_bars(record, days, on))), *_service_lanes(record, days)]
    drawn = list(drawing(page, days, on, [*lanes, _training_lane(record, days, on)]))
    if drawn:
        yield from ["", *drawn]
    yield from _standings(page, record, days, on)
    yield from breach_list(page, breaches(record, days.first, on), on, record.setting.register)
    yield from _service(page, record)
    yield from _counted_days(page, record, on)
    yield from _training(page, record)


def _name(record: OfficerRecord) -> str:
    return name_in(record.setting.register.officer, record.id)


def _standing_bars(record: OfficerRecord, days: Span, on: date) -> list[Bar]:
    """The standings as bars; a short one that is not cleared lies on top, so that it is seen."""
    bars = _bars_in_order(record, days, on)
    return sorted(bars, key=lambda bar: bar.fill == FILLS[NOT_CLEARED][0])


def _bars_in_order(record: OfficerRecord, days: Span, on: date) -> Iterator[Bar]:
    for one in standings_within(record, days):
        if one.standing.standing not in FILLS:
            continue
        word = STANDINGS[one.standing.standing]
        words = (f"{word}, {one.standing.paragraph}", word, one.standing.paragraph or "")
        if one.standing.standing != NOT_CLEARED:
            yield Bar(one.days, *FILLS[one.standing.standing], words)
            continue
        if past := one.days & Span(EVER, on):
            yield Bar(past, *FILLS[NOT_CLEARED], words)
        if to_come := one.days & Span(day_after(on), NEVER):
            yield Bar(to_come, TO_COME, "no", (f"{words[0]}, {IF_NOTHING}", f"{word} {IF_NOTHING}", *words))


def _service_lanes(record: OfficerRecord, days: Span) -> Iterator[Lane]:
    """A lane for each school of regular service, and one for the days counted as a substitute."""
    lanes: dict[str, dict[tuple[str, str, str], list[Span]]] = {}
    for one in services(record):
        if one.piece.assignment.role != SUBSTITUTE and one.days & days:
            drawn = SERVICE.get(one.cover.state, UNDER_CONTRACT)
            lanes.setdefault(one.piece.assignment.school, {}).setdefault(drawn, []).append(one.days)
    for school, lane in lanes.items():
        bars = (Bar(span, fill, style, (word,)) for (fill, style, word), spans in lane.items() for span in join(spans))
        yield Lane(name_in(record.setting.register.school, school), tuple(bars))
    if any(row.role == SUBSTITUTE for row in record.assignments):
        counted_days = record.under(record.setting.law.at(days.last)).counted.values()
        yield Lane(
            "Substitute", tuple(Bar(Span(year[0], year[-1]), "─", "", _counted(len(year))) for year in counted_days)
        )


def _counted(number: int) -> tuple[str, ...]:
    return f"{counted(number, 'counted day')}", f"{number}"


def _training_lane(record: OfficerRecord, days: Span, on: date) -> Lane:
    marks = []
    dated = sorted((row.completed_on, course_kind(record, row)) for row in record.completions if row.completed_on)
    for before in [one for one in dated if one[0] < days.first][-1:]:
        marks.append(Mark(days.first, "◂", "", f"{before[1]}, {before[0].year}"))
    marks += [Mark(done, "◆", "", kind) for done, kind in dated if done >= days.first]
    due = standing_on(record, Day(on)).due
    if due and due >= on:
        marks.append(Mark(due, "◇", "date", f"due {day_word(due)}"))
    if not record.completions and not marks:
        marks.append(Mark(days.first, "–", "soft", "no course on record"))
    return Lane("Training", marks=tuple(marks))


def _standings(page: Page, record: OfficerRecord, days: Span, on: date) -> Iterator[str]:
    yield from page.heading("Standing", f"{day_word(days.first)} to {day_word(days.last)}")
    rows = [
        [days_word(one.days), standing_word(one.standing), one.standing.paragraph or "", one.standing.role or ""]
        for one in standings_within(record, days)
    ]
    yield from table(page, [Column("Days"), Column("Standing"), Column("¶", whole=True), Column("Service")], rows)
    if days.last > on:
        yield from page.paragraph(f"Days after {day_word(on)}: what comes {IF_NOTHING}.", "soft")


def _service(page: Page, record: OfficerRecord) -> Iterator[str]:
    rows = [
        [
            name_in(record.setting.register.school, one.piece.assignment.school),
            one.piece.assignment.role,
            days_word(one.days),
            _under(one.cover),
        ]
        for one in services(record)
    ]
    if rows:
        yield from page.heading("Service")
        yield from table(page, [Column("School"), Column("Role"), Column("Days"), Column("Contract")], rows)


def _under(cover: Cover) -> str:
    """The contract that covers service, and how it stands."""
    word = CONTRACTS[cover.state]
    if cover.contract is None:
        return word
    return cover.contract.id if cover.state == COVERED else f"{cover.contract.id}: {word.lower()}"


def _counted_days(page: Page, record: OfficerRecord, on: date) -> Iterator[str]:
    under = record.under(record.setting.law.at(on))
    if not under.counted:
        return
    limit = under.rules["substitute_days"]
    yield from page.heading("Substitute days counted", f"the exemption of 5.4 is for fewer than {limit}")
    rows = []
    for year, days in under.counted.items():
        past = sum(day <= on for day in days)
        rows.append([school_year_name(year), str(past), str(len(days) - past), _reached(days, limit)])
    columns = [Column("School year"), Column(f"By {day_word(on)}", right=True), Column("Planned", right=True)]
    yield from table(page, [*columns, Column(f"Day {limit}")], rows)


def _reached(days: Sequence[date], limit: int) -> str:
    return day_word(days[limit - 1]) if len(days) >= limit else "not reached"


def _training(page: Page, record: OfficerRecord) -> Iterator[str]:
    yield from page.heading("Training")
    if not record.completions:
        yield "No course is on record."
        return
    courses = record.setting.register.course
    rows = [
        [
            name_in(courses, row.course),
            course_kind(record, row),
            day_word(row.completed_on) if row.completed_on else "day unknown",
        ]
        for row in record.completions
    ]
    yield from table(page, [Column("Course"), Column("Kind"), Column("Completed")], rows)
