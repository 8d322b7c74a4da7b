"""An officer's three school years: what stands in each lane, what is named above them, and the same as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from hallpass.days import EVER, NEVER, Span, day_after, join, school_year_name
from hallpass.explain.words import counted, listed
from hallpass.files.terminal.drawing import school_years
from hallpass.files.terminal.ranges import days_counted
from hallpass.files.words import STANDINGS, day_word, days_word, month_and_day, name_in, standing_word
from hallpass.register.records import SUBSTITUTE
from hallpass.rules.breaches import NOT_CLEARED, breaches
from hallpass.rules.contracts import OUT_OF_SCOPE, UNCOVERED
from hallpass.rules.day import Day
from hallpass.rules.lives import course_kind, services, standings_within
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.standing import standing_on
from hallpass.rules.timeline import Interval

TO_COME: Final = "to_come"
DRAWN: Final = frozenset({"cleared", "cleared_until", "excused", "unresolved", NOT_CLEARED, "not_in_force"})
SHORTER: Final = {"cleared_until": "Cleared"}
"""What a standing is called where its last day does not fit."""
IF_NOTHING: Final = "if nothing is recorded"
SERVICE: Final = {UNCOVERED: "no contract", OUT_OF_SCOPE: "outside"}
"""What is said of service that is not under a contract."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Days drawn in one way; of the words the first that fits is set on it."""

    days: Span
    look: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with a sign on it and words beside it; what lies before the years stands at their beginning."""

    day: date
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A named row of the drawing."""

    name: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A day named above the lanes: a breach, today, or a day by which something is owed."""

    day: date
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Happening:
    """A row of the upright list and of the table: which days, which state, and what is said of them."""

    days: Span
    look: str
    code: str
    when: str
    word: str
    says: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """Three school years of one officer around a day."""

    name: str
    on: date
    days: Span
    standing: Lane
    lanes: tuple[Lane, ...]
    callouts: tuple[Callout, ...]
    happenings: tuple[Happening, ...]

    @property
    def says(self) -> str:
        """The drawing in a sentence, for those who do not see it."""
        first, last = school_year_name(self.days.first), school_year_name(self.days.last)
        told = "; ".join(f"{one.word.lower()} {one.when}" for one in self.happenings if one.look != "today")
        return f"{self.name}, school years {first} to {last}: {told or 'no service on record'}."


def years_of(record: OfficerRecord, on: date, today: date) -> Years:
    """The three school years around a day: the one before, the one of the day, and the next."""
    days = school_years(on)
    training = Lane("Training", marks=tuple(_training(record, days, on)), empty=_untrained(record))
    return Years(
        name_in(record.setting.register.officer, record.id),
        on,
        days,
        Lane("Standing", tuple(_standing_bars(record, days, on))),
        (*_service_lanes(record, days), training),
        (Callout(on, "today", _this_day(on, today)), *_callouts(record, days, on)),
        tuple(sorted(_happenings(record, days, on), key=lambda one: (max(one.days.first, days.first), one.days.last))),
    )


def _this_day(on: date, today: date) -> str:
    return f"Today, {month_and_day(on)}" if on == today else f"On {day_word(on)}"


def _standing_bars(record: OfficerRecord, days: Span, on: date) -> list[Bar]:
    """The standings as bars; a short one that is not cleared lies on top, so that it is seen."""
    bars = (bar for one in standings_within(record, days) for bar in _bars_of(one, on))
    return sorted(bars, key=lambda bar: bar.look == NOT_CLEARED)


def _bars_of(one: Interval, on: date) -> Iterator[Bar]:
    standing, paragraph = one.standing.standing, one.standing.paragraph or ""
    if standing not in DRAWN:
        return
    word = SHORTER.get(standing, STANDINGS[standing])
    words = (f"{standing_word(one.standing)}, {paragraph}", f"{word}, {paragraph}", word)
    if standing != NOT_CLEARED:
        yield Bar(one.days, standing, words)
        return
    if past := one.days & Span(EVER, on):
        yield Bar(past, NOT_CLEARED, words)
    if to_come := one.days & Span(day_after(on), NEVER):
        from_day = f"{word} from {month_and_day(to_come.first)}" if to_come.first != day_after(on) else word
        yield Bar(to_come, TO_COME, (f"{from_day}, {IF_NOTHING}", f"{word}, {IF_NOTHING}", word))


def _service_lanes(record: OfficerRecord, days: Span) -> Iterator[Lane]:
    """A lane for each school of regular service, and one for the days counted as a substitute."""
    register = record.setting.register
    lanes: dict[str, dict[str, list[Span]]] = {}
    for one in services(record):
        if one.piece.assignment.role != SUBSTITUTE and one.days & days:
            name = name_in(register.school, one.piece.assignment.school)
            state = one.cover.state if one.cover.state in SERVICE else "regular"
            lanes.setdefault(name, {}).setdefault(state, []).append(one.days)
    for name, spans in lanes.items():
        yield Lane(name, tuple(_service_bar(span, state) for state in spans for span in join(spans[state])))
    if any(row.role == SUBSTITUTE for row in record.assignments):
        yield Lane("Substitute", tuple(_counted_bars(record, days)), empty="No counted day on record")


def _service_bar(days: Span, state: str) -> Bar:
    said = f"regular, {SERVICE[state]}" if state in SERVICE else "regular"
    since = f" since {day_word(days.first)}" if state in SERVICE else f", since {day_word(days.first)}"
    return Bar(days, state, (said + since, said) if days.first > EVER else (said,))


def _counted_bars(record: OfficerRecord, days: Span) -> Iterator[Bar]:
    for year in record.under(record.setting.law.at(days.last)).counted.values():
        yield Bar(Span(year[0], year[-1]), "counted", (counted(len(year), "counted day"), str(len(year))))


def _untrained(record: OfficerRecord) -> str:
    return "" if any(row.completed_on for row in record.completions) else "No dated course on record"


def _training(record: OfficerRecord, days: Span, on: date) -> Iterator[Mark]:
    """Courses by the day of completion, the last one before the years among them, and what is owed."""
    dated = sorted((row.completed_on, course_kind(record, row)) for row in record.completions if row.completed_on)
    for done, kind in [one for one in dated if one[0] < days.first][-1:]:
        yield Mark(days.first, "earlier", f"{kind}, {day_word(done)}")
    for done, kind in dated:
        if done in days:
            yield Mark(done, "done", kind)
    due = standing_on(record, Day(on)).due
    if due is not None and on <= due <= days.last:
        yield Mark(due, "owed", "training owed")


def _callouts(record: OfficerRecord, days: Span, on: date) -> Iterator[Callout]:
    """Breaches up to the day, and the day by which the training is due."""
    for one in breaches(record, days.first, on):
        yield Callout(one.days.first, "breach", f"Breach {_short(one.days, on)}: {days_counted(one)}")
    standing = standing_on(record, Day(on))
    if standing.due is not None and on <= standing.due <= days.last:
        yield Callout(standing.due, "due", f"Due {day_word(standing.due)}, {standing.paragraph}")


def _short(days: Span, on: date) -> str:
    """The days of a breach in few words; one that reaches the day asked about has no end yet."""
    if days.last >= on:
        return f"since {month_and_day(days.first)}"
    if days.first == days.last:
        return month_and_day(days.first)
    if (days.first.year, days.first.month) == (days.last.year, days.last.month):
        return f"{month_and_day(days.first)}–{days.last.day}"
    return f"{month_and_day(days.first)} – {month_and_day(days.last)}"


def _happenings(record: OfficerRecord, days: Span, on: date) -> Iterator[Happening]:
    """All that the drawing shows, one thing to a row; days in breach are told as the breach alone."""
    yield Happening(Span(on, on), "today", "open", day_word(on), "The day asked about", "")
    found = breaches(record, days.first, on)
    for interval in standings_within(record, days):
        yield from _standing_rows(interval, on, any(interval.days & one.days for one in found))
    for one in found:
        says = f"{days_counted(one)}, on record also when cured"
        yield Happening(one.days, "breach", "breach", days_word(one.days), "Breach", says, listed(one.paragraphs))
    for mark in _training(record, days, on):
        if mark.look != "earlier":
            code, word = ("due", "Due") if mark.look == "owed" else ("done", "Completed")
            yield Happening(Span(mark.day, mark.day), mark.look, code, day_word(mark.day), word, mark.words)
    for lane in _service_lanes(record, days):
        for bar in lane.bars:
            if seen := bar.days & days:
                yield Happening(seen, "service", "not_asked", days_word(bar.days), lane.name, bar.words[-1])


def _standing_rows(one: Interval, on: date, in_breach: bool) -> Iterator[Happening]:
    """A standing as rows: what has been, and for one that is not cleared what comes if nothing is recorded."""
    standing, paragraph = one.standing.standing, one.standing.paragraph or ""
    if standing not in DRAWN:
        return
    word = SHORTER.get(standing, STANDINGS[standing])
    known = one.days & Span(EVER, on) if standing == NOT_CLEARED else one.days
    if known and not (in_breach and standing == NOT_CLEARED):
        says = f"{one.standing.role} service" if one.standing.role else ""
        yield Happening(known, standing, standing, days_word(known), word, says, paragraph)
    to_come = one.days & Span(day_after(on), NEVER)
    if to_come and standing == NOT_CLEARED:
        yield Happening(to_come, TO_COME, standing, f"from {day_word(to_come.first)}", word, IF_NOTHING, paragraph)
