"""Breaches and gaps in contract cover on a terminal page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hallpass.days import Span
from hallpass.explain.words import counted, listed
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Column, table
from hallpass.files.words import day_word, days_word, name_in
from hallpass.register.records import SUBSTITUTE
from hallpass.register.register import Register
from hallpass.rules.breaches import Breach, Gap


def ranges_page(
    page: Page, first: date, last: date, found: Sequence[Breach], gaps: Sequence[Gap], register: Register
) -> Iterator[str]:
    """Breaches and gaps in contract cover within a range of days."""
    yield page.paint(f"From {day_word(first)} through {day_word(last)}", "head")
    if not found:
        yield from page.paragraph("No officer was in service while not cleared.")
    yield from breach_list(page, found, last, register)
    if not gaps:
        yield ""
        yield from page.paragraph("No assignment was without a contract.")
        return
    yield from page.heading("Gaps in contract cover", str(len(gaps)))
    columns = [Column("Officer"), Column("School"), Column("Days"), Column("Counted", right=True)]
    yield from table(
        page,
        columns,
        (
            [
                name_in(register.officer, one.officer),
                name_in(register.school, one.school),
                _days(one.days, last),
                days_counted(one),
            ]
            for one in gaps
        ),
    )


def _days(days: Span, last: date) -> str:
    """The days of a breach or gap; one that reaches the last day asked about has no end yet."""
    return f"Since {day_word(days.first)}" if days.last == last else days_word(days)


def breach_list(page: Page, found: Sequence[Breach], last: date, register: Register) -> Iterator[str]:
    """Breaches up to a last day, each with its days; nothing where there is none."""
    if not found:
        return
    yield from page.heading("Breaches", f"{len(found)}, on record also when cured")
    columns = [Column("Officer"), Column("Days"), Column("¶"), Column("Counted", right=True)]
    yield from table(
        page,
        columns,
        (
            [name_in(register.officer, one.officer), _days(one.days, last), listed(one.paragraphs), days_counted(one)]
            for one in found
        ),
    )


def days_counted(one: Breach | Gap) -> str:
    """What a range weighs: contact days in regular service, listed days in substitute service."""
    if isinstance(one, Gap):
        return counted(one.counted, "listed day" if one.role == SUBSTITUTE else "contact day")
    weights = ((one.contact_days, "contact day"), (one.listed_days, "listed day"))
    return listed([counted(number, unit) for number, unit in weights if number])
