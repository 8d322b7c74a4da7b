"""The arguments and options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from hallpass import demo
from hallpass.days import Span, day_of_text, next_school_year, school_year_end

F = TypeVar("F", bound=Callable[..., Any])


class DayType(click.ParamType[date]):
    """A day: 2026-09-01, or 9/1/26 as it is written in Minnesota."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that a text names."""
        if isinstance(value, date):
            return value
        day = day_of_text(value.strip())
        if day is None:
            self.fail(f"{value!r} is no day; expected one such as 2026-09-01 or 9/1/26", param, ctx)
        return day


class RegisterType(click.ParamType[Path]):
    """A register: a file, a folder of CSV files, or the word for the demo district."""

    name = "register"

    def convert(self, value: Any, _param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of a register."""
        if value == demo.NAME and ctx is not None:
            return ctx.with_resource(demo.demo_register())
        return Path(value)


def readings_of(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """The readings that NAME=VALUE options choose; of two values for one name the later counts."""
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"{value!r}; expected NAME=VALUE, as in day_sixty=exempt", ctx, param)
    return {name.strip(): value.strip() for name, _, value in (text.partition("=") for text in values)}


def _or_today(ctx: click.Context, _param: click.Parameter, value: date | None) -> date | None:
    """The day that was given, or the day that it is."""
    return value or ctx.find_object(date)


register_argument = click.argument("register", type=RegisterType())
officer_option = click.option("--officer", metavar="ID", help="This officer alone: the id, the name, or a part of it.")
on_option = click.option(
    "--on", type=DayType(), callback=_or_today, help="The day asked about; today unless another is given."
)
to_option = click.option(
    "--to", "last", type=DayType(), callback=_or_today, help="Last day; today unless another is given."
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file; a workbook needs one, or a pipe.",
)
reading_option = click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="NAME=VALUE",
    callback=readings_of,
    help="Read an open passage so; `hallpass policy` lists the readings. May be given several times.",
)


def form_option(*forms: str) -> Callable[[F], F]:
    """The option that picks the form of an answer, the first one by default."""
    says = "How to answer; csv and xlsx open in a spreadsheet." if "csv" in forms else "How to answer."
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=says)


def range_options(command: F) -> F:
    """The options of a range of days: `--from` and `--until`, or `--on` for one day."""
    for option in (
        click.option("--on", type=DayType(), help="One day alone."),
        click.option("--until", "--to", "last", type=DayType(), help="Last day; the end of the next school year."),
        click.option("--from", "first", type=DayType(), help="First day; today unless another is given."),
    ):
        command = option(command)
    return command


def days_asked(ctx: click.Context, first: date | None, last: date | None, on: date | None) -> Span:
    """The range of days that a question is asked about; without any, from today to the end of the next school year."""
    if on is not None and (first or last):
        raise click.UsageError("--on asks about one day, --from and --until about a range; expected one of the two.")
    start = on or first or ctx.find_object(date)
    assert start is not None  # the command line always knows today
    end = on or last or school_year_end(next_school_year(start))
    if start > end:
        raise click.UsageError(f"--from {start} lies after --until {end}; expected a first day and a last day.")
    return Span(start, end)
