"""What if: facts added or taken away for the question only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from hallpass.commands.console import Asked, Forms, Refusal, ask
from hallpass.commands.options import (
    days_asked,
    form_option,
    out_option,
    range_options,
    reading_option,
    register_argument,
)
from hallpass.days import day_of_text
from hallpass.files.terminal.whatif import whatif_page
from hallpass.files.whatif_forms import whatif_object, whatif_sheets
from hallpass.register.faults import Fault, faults
from hallpass.register.register import Register
from hallpass.whatif import what_if
from hallpass.whatif.assumptions import Assumption
from hallpass.whatif.phrases import FORMS, NotUnderstood, Phrases


class Teaches(click.Command):
    """A command whose help ends with the forms of an assumption."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The forms, each with what it does and an example."""
        with formatter.section("Forms of an assumption"):
            for one in FORMS:
                formatter.write_text(one.form)
                with formatter.indentation():
                    formatter.write_text(f"{one.says}, as in “{one.example}”")
        super().format_epilog(ctx, formatter)


@click.command(cls=Teaches, short_help="Who would be answered otherwise, if …?")
@register_argument
@click.option(
    "--assume",
    "texts",
    multiple=True,
    required=True,
    metavar="FACT",
    help="A fact for this question only, in one of the forms below. May be given several times.",
)
@range_options
@reading_option
@form_option("table", "json", "csv", "xlsx")
@out_option
@click.pass_context
def whatif(
    ctx: click.Context,
    register: Path,
    texts: tuple[str, ...],
    first: date | None,
    last: date | None,
    on: date | None,
    readings: dict[str, str],
    form: str,
    out: Path | None,
) -> None:
    """Try facts on a register without recording them: who would be answered otherwise, how, and on which days.

    Officer by officer: may serve, standing, which clock starts, which duties wait, whether the agency policy is
    signed; and which duties nobody would cover at the schools. The assumptions are made in their order, each on top
    of those before it. Officers, schools and courses are named by id, by name, or by a part of the name; an
    assignment by its id or as OFFICER at SCHOOL. The register file stays as it is.

    \b
    Exit status:
      0  answered, whatever the answer
      2  an assumption is not understood or contradicts another,
         or the register could not be read

    \b
    Examples:
      hallpass whatif demo --assume "brandvik completes full on 12/1/26"
      hallpass whatif demo --assume "gravesend at KPM from 12/1/26 unable"
      hallpass whatif demo --assume "esterhazy is away from 12/1/26" --on 12/2/26
      hallpass whatif demo --assume "contract C-KPD-2025 ends on 12/31/26"
      hallpass whatif demo --assume "A03 ends on 11/30/26" --format csv
    """
    days = days_asked(ctx, first, last, on)
    asked = ask(register, readings)
    assumed = understood(asked, texts, days.first)
    found = what_if(asked.register, asked.law, assumed, *days)
    said = _said(assumed, asked.register)
    new = _new_faults(asked, found.then.register)
    Forms(
        lambda page: whatif_page(page, found, said, new),
        lambda: whatif_object(found, said, new),
        lambda: whatif_sheets(found, said),
    ).put(form, out)


def understood(asked: Asked, texts: Sequence[str], on: date) -> list[Assumption]:
    """The assumptions that some lines state; what is not understood is refused."""
    try:
        return Phrases(asked.register, asked.law.at(on), day_of_text).read_all(texts)
    except NotUnderstood as error:
        raise Refusal(str(error)) from error


def _said(assumed: Sequence[Assumption], register: Register) -> list[str]:
    """Each assumption in words, as it was understood on top of those before it."""
    said = []
    for assumption in assumed:
        said.append(assumption.says(register))
        register = assumption.apply(register)
    return said


def _new_faults(asked: Asked, supposed: Register) -> list[Fault]:
    """Where the register would contradict itself and does not now."""
    known = Counter((fault.kind, fault.says) for fault in asked.faults)
    found = []
    for fault in faults(supposed):
        if known[fault.kind, fault.says]:
            known[fault.kind, fault.says] -= 1
        else:
            found.append(fault)
    return found
