"""Impact: whose answers change under an amendment or another reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from hallpass.commands.console import Forms, Refusal, ask
from hallpass.commands.options import (
    RegisterType,
    days_asked,
    form_option,
    out_option,
    range_options,
    reading_option,
    readings_of,
)
from hallpass.explain.words import counted
from hallpass.files.impact_forms import impact_object, impact_sheets
from hallpass.files.opening import FileUnreadable
from hallpass.files.packs import amended_policy
from hallpass.files.terminal.impact import impact_page
from hallpass.impact import impact as impact_of
from hallpass.policy.model import Policy, PolicyError
from hallpass.policy.problems import PackRefused
from hallpass.rules.law import Law


def _paths(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[Path | None, Path]:
    """The amended pack, if one is given, and the register."""
    if len(values) > 2:
        raise click.UsageError(f"{len(values)} files; expected an amended pack and a register, or a register alone.")
    register: Any = RegisterType().convert(values[-1], param, ctx)
    return (Path(values[0]) if len(values) > 1 else None), register


@click.command(short_help="Whose answers change under an amendment or another reading?")
@click.argument("paths", nargs=-1, required=True, callback=_paths, metavar="[AMENDED-PACK] REGISTER")
@click.option(
    "--then",
    multiple=True,
    metavar="NAME=VALUE",
    callback=readings_of,
    help="A reading that changes; may be given several times.",
)
@reading_option
@range_options
@form_option("table", "json", "csv", "xlsx")
@out_option
@click.pass_context
def impact(
    ctx: click.Context,
    paths: tuple[Path | None, Path],
    then: dict[str, str],
    readings: dict[str, str],
    first: date | None,
    last: date | None,
    on: date | None,
    form: str,
    out: Path | None,
) -> None:
    """Count and list the officers whose answers change under another law: from what to what, and when.

    The law as things stand is the policy that comes with Hallpass, under the readings of --reading. The other law is
    AMENDED-PACK, under the same readings and those of --then: the folder of a whole pack with all its versions, or one
    .md file, an amendment, which is added to the policy that comes with Hallpass. Without AMENDED-PACK the readings
    of --then alone change.

    \b
    Exit status:
      0  answered, whatever the answer
      2  the pack is refused, or the register could not be read

    \b
    Examples:
      hallpass impact demo --then day_sixty=exempt
      hallpass impact amendment-2027.md register.xlsx --until 6/30/28
      hallpass impact amended-pack/ register.xlsx --format xlsx --out impact.xlsx
    """
    pack, register = paths
    if pack is None and not then:
        raise click.UsageError("Nothing would change; expected an AMENDED-PACK, or --then NAME=VALUE.")
    days = days_asked(ctx, first, last, on)
    asked = ask(register, readings)
    other = _law(asked.law.policy if pack is None else _read(pack), readings, then)
    found = impact_of(asked.register, asked.law, other, *days)
    Forms(
        lambda page: impact_page(page, found, asked.register, asked.law, other),
        lambda: impact_object(found, asked.law, other),
        lambda: impact_sheets(found, asked.register, asked.law, other),
    ).put(form, out)


def _read(pack: Path) -> Policy:
    try:
        return amended_policy(pack)
    except PackRefused as error:
        lines = [f"{pack} is refused: {counted(len(error.problems), 'problem')}.", *map(str, error.problems)]
        raise Refusal("\n  ".join(lines)) from error
    except FileUnreadable as error:
        raise Refusal(f"{error}.") from error


def _law(policy: Policy, readings: dict[str, str], then: dict[str, str]) -> Law:
    """The other law: the readings of both, those that the pack does not have left out unless they are asked for."""
    try:
        policy.versions[-1].chosen(then)
        return Law(policy, {**readings, **then})
    except PolicyError as error:
        raise Refusal(f"{error}.") from error
