"""The answer for a day, and why it is what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from hallpass import checking
from hallpass.commands.console import FORMS, NOT_WELL, WELL, Asked, Forms, ask
from hallpass.commands.options import (
    form_option,
    officer_option,
    on_option,
    out_option,
    reading_option,
    register_argument,
)
from hallpass.explain import Explanation, explanation, sentences
from hallpass.files import answer_sheets
from hallpass.files.answers import answer_object
from hallpass.files.objects import explanations_object
from hallpass.files.terminal import answers, explained
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.problems import faults_block


@click.command(short_help="May each officer serve on a day, and what is owed?")
@register_argument
@on_option
@form_option(*FORMS)
@officer_option
@click.option("--explain", "explains", is_flag=True, help="Add why each answer is what it is.")
@reading_option
@out_option
@click.pass_context
def check(
    ctx: click.Context,
    register: Path,
    on: date,
    form: str,
    officer: str | None,
    explains: bool,
    readings: dict[str, str],
    out: Path | None,
) -> None:
    """Answer for every officer on a day: who may serve where, under which paragraph, and what is owed by when.

    \b
    Exit status:
      0  all is well: no fault of the register, nobody owes anything or is not
         cleared or unresolved, every duty is covered, and no event is open
      1  something is to be done
      2  the register could not be read; why is said on standard error

    \b
    Examples:
      hallpass check register.xlsx
      hallpass check demo --on 3/1/27
      hallpass check demo --officer penhallow --explain
      hallpass check demo --format xlsx --out answer.xlsx
      hallpass check demo --on 12/16/26 --reading day_sixty=exempt
    """
    asked = ask(register, readings, faults_elsewhere=form != "table")
    one = asked.officer(officer) if officer else None
    answer = checking.check(asked.register, on, asked.law, one)
    why = [explanation(asked.setting, each.officer.id, on) for each in answer.officers] if explains else None
    Forms(
        lambda page: check_page(page, asked, answer, why),
        lambda: answer_object(answer, why),
        lambda: answer_sheets.check_sheets(answer, asked.register, asked.law, _told(why)),
    ).put(form, out)
    ctx.exit(WELL if answer.all_well and not asked.faults else NOT_WELL)


def check_page(
    page: Page, asked: Asked, answer: checking.Answer, why: list[Explanation] | None = None
) -> Iterator[str]:
    """The answer for a day, with the faults of the register, the reasons where they are asked for, and the policy."""
    yield from answers.answer_page(page, answer, asked.setting)
    yield from faults_block(page, asked.faults)
    for one in why or ():
        yield ""
        yield from explained.explained_page(page, one)
    yield ""
    yield from answers.foot(page, asked.law, answer.on)


def _told(why: list[Explanation] | None) -> dict[str, str] | None:
    """The explanations as text for a cell, by officer."""
    if why is None:
        return None
    return {one.answer.officer.id: " ".join(sentences(one)) for one in why}


@click.command(short_help="Why is the answer what it is?")
@register_argument
@on_option
@officer_option
@form_option("text", "json")
@reading_option
@out_option
def explain(
    register: Path, on: date, officer: str | None, form: str, readings: dict[str, str], out: Path | None
) -> None:
    """Say why an officer's answer is what it is, in sentences to read aloud.

    With the rows of the policy that do not fit, this officer's values, the arithmetic of the due day, until when the
    answer holds, and what would change it. Without --officer, for every officer.

    \b
    Examples:
      hallpass explain demo --officer penhallow
      hallpass explain demo --officer "Dario Penhallow" --on 3/1/27
      hallpass explain demo --officer penhallow --format json
    """
    asked = ask(register, readings)
    found = [explanation(asked.setting, record.id, on) for record in asked.records(officer)]

    def told(page: Page) -> Iterator[str]:
        for one in found:
            yield from explained.explained_page(page, one)
            yield ""
        yield from answers.foot(page, asked.law, on)

    Forms(told, lambda: explanations_object(on, found, asked.law)).put(form, out)
