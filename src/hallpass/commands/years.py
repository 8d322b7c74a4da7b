"""Officers over time, and schools on a day: timelines, breaches, duty cover."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from hallpass.commands.console import FORMS, NOT_WELL, WELL, Forms, ask
from hallpass.commands.options import (
    DayType,
    form_option,
    officer_option,
    on_option,
    out_option,
    reading_option,
    register_argument,
    to_option,
)
from hallpass.commands.who import answer_who
from hallpass.days import school_year_start
from hallpass.files import answer_sheets, objects
from hallpass.files.terminal import ranges
from hallpass.files.terminal.answers import foot
from hallpass.files.terminal.cover import cover_page
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.years import overview, years
from hallpass.rules.breaches import breaches as breaches_of
from hallpass.rules.breaches import gaps
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import school_cover


@click.command(short_help="Draw the years of an officer, or of all.")
@register_argument
@on_option
@officer_option
@form_option(*FORMS)
@reading_option
@out_option
def timeline(
    register: Path, on: date, officer: str | None, form: str, readings: dict[str, str], out: Path | None
) -> None:
    """Draw the years of an officer, or of all officers in one picture.

    Three school years around the day: standing, schools, substitute days and training, with the same as lists below.
    json, csv and xlsx hold the whole life, day ranges without a hole.

    \b
    Examples:
      hallpass timeline demo
      hallpass timeline demo --officer penhallow
      hallpass timeline demo --officer penhallow --format csv
    """
    asked = ask(register, readings)
    records = asked.records(officer)

    def drawn(page: Page) -> Iterator[str]:
        yield from years(page, records[0], on) if officer else overview(page, records, on)
        yield ""
        yield from foot(page, asked.law, on)

    Forms(
        drawn,
        lambda: objects.timeline_object(records, asked.law),
        lambda: [answer_sheets.timeline_sheet(records)],
    ).put(form, out)


@click.command(short_help="Days served while not cleared, or without a contract.")
@register_argument
@click.option("--from", "first", type=DayType(), help="First day; the first day of the school year unless given.")
@to_option
@officer_option
@form_option(*FORMS)
@reading_option
@out_option
@click.pass_context
def breaches(
    ctx: click.Context,
    register: Path,
    first: date | None,
    last: date,
    officer: str | None,
    form: str,
    readings: dict[str, str],
    out: Path | None,
) -> None:
    """List the days on which officers served while not cleared, and the gaps in contract cover.

    A breach stays on record when it is cured. Regular service is counted in student contact days, substitute service
    in listed days.

    \b
    Exit status:
      0  there is neither a breach nor a gap
      1  there are some
      2  the register could not be read

    \b
    Examples:
      hallpass breaches demo
      hallpass breaches demo --from 9/1/25 --to 6/30/26
      hallpass breaches demo --from 7/1/25 --format csv --out breaches.csv
    """
    start = first or school_year_start(last)
    if start > last:
        raise click.UsageError(f"--from {start} lies after --to {last}; expected a first day and a last day.")
    asked = ask(register, readings)
    records = asked.records(officer)
    found = [one for record in records for one in breaches_of(record, start, last)]
    without = [one for record in records for one in gaps(record, start, last)]
    Forms(
        lambda page: ranges.ranges_page(page, start, last, found, without, asked.register),
        lambda: objects.breaches_object(start, last, found, without, asked.law),
        lambda: [answer_sheets.breaches_sheet(found, without, asked.register)],
    ).put(form, out)
    ctx.exit(NOT_WELL if found or without else WELL)


@click.command(short_help="Which duties are covered at each school on a day?")
@register_argument
@on_option
@click.option("--school", metavar="ID", help="This school alone: the id, the name, or a part of it.")
@click.option("--who", is_flag=True, help="Everyone who could serve the school that day, and why not the others.")
@form_option(*FORMS)
@reading_option
@out_option
@click.pass_context
def cover(
    ctx: click.Context,
    register: Path,
    on: date,
    school: str | None,
    who: bool,
    form: str,
    readings: dict[str, str],
    out: Path | None,
) -> None:
    """Show which of the seven duties are covered at each school on a day, and by whom.

    With --who: everyone who could be sent to the school that day. Those who may serve stand first, the ones with all
    duties on top; for a substitute, which day of how many it would be (5.4). The others follow with why not, and what
    is missing.

    \b
    Exit status:
      0  every duty is covered, or may be for all that is known;
         with --who: somebody may serve
      1  nobody covers some duty; with --who: nobody may serve
      2  the register could not be read

    \b
    Examples:
      hallpass cover demo
      hallpass cover demo --school KPH --on 11/25/26
      hallpass cover demo --school KPH --on 11/25/26 --who
    """
    asked = ask(register, readings)
    if who:
        ctx.exit(answer_who(asked, school, on, form, out))
    wanted = list(asked.register.school) if school is None else [asked.school(school)]
    found = [one for each in wanted if (one := school_cover(asked.setting, each, Day(on))) is not None]
    Forms(
        lambda page: cover_page(page, on, found, asked.setting),
        lambda: objects.cover_object(on, found, asked.register, asked.law),
        lambda: [answer_sheets.cover_sheet(on, found, asked.register)],
    ).put(form, out)
    ctx.exit(NOT_WELL if any(one.gaps for one in found) else WELL)
