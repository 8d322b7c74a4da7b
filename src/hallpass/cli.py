"""The command line. It alone asks what day it is, in Minnesota's time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import click

from hallpass.commands import answers, demo, files, impact, policy, whatif, years
from hallpass.commands.further import Extended
from hallpass.contracts.command import contract

HERE: Final = ZoneInfo("America/Chicago")


def today() -> date:
    """The day that it is in Minnesota."""
    return datetime.now(HERE).date()


@click.group(
    "hallpass", cls=Extended, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="hallpass", message="%(package)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """May this officer serve in this school on this day, which paragraph says so, and what is owed by when?

    A REGISTER is what a district and its agencies know of their school resource officers: a .json file, an .xlsx
    workbook, or a folder of CSV files. The word demo stands for an invented district, to try things on.

    \b
    Examples:
      hallpass check demo                             who may serve, and what is owed
      hallpass explain demo --officer penhallow       why, to be read aloud
      hallpass timeline demo --officer penhallow      three school years, drawn
      hallpass tidy office.xlsx --out district.xlsx   start from your spreadsheet
      hallpass policy 5.3                             a paragraph, and what is encoded

    Days are written 2026-09-01 or 9/1/26. A last day is always included.
    """
    ctx.obj = ctx.obj or today()


for command in (
    answers.check,
    answers.explain,
    years.timeline,
    years.breaches,
    years.cover,
    whatif.whatif,
    impact.impact,
    files.tidy,
    files.convert,
    policy.policy,
    contract,
    demo.demo,
):
    main.add_command(command)
