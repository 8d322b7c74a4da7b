"""Who could cover a school: the answer of `hallpass cover --who`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hallpass.commands.console import NOT_WELL, WELL, Asked, Forms
from hallpass.files.terminal.who import who_page
from hallpass.files.who_forms import who_object, who_sheet
from hallpass.who import candidates


def answer_who(asked: Asked, school: str | None, on: date, form: str, out: Path | None) -> int:
    """Answer with everyone who could serve a school that day; the exit status says whether anybody may."""
    if school is None:
        raise click.UsageError("--who asks about one school; expected --school, as in --school KPH.")
    where, setting = asked.school(school), asked.setting
    found = candidates(setting, where, on)
    Forms(
        lambda page: who_page(page, on, where, found, setting),
        lambda: who_object(on, where, found, setting),
        lambda: [who_sheet(on, where, found, setting)],
    ).put(form, out)
    return WELL if any(one.may_serve for one in found) else NOT_WELL
