"""The demo district, answered, and what to try next."""

from __future__ import annotations

from datetime import date
from typing import Final

import click

from hallpass.checking import check
from hallpass.commands.answers import check_page
from hallpass.commands.console import ask, called, page, put
from hallpass.commands.options import on_option
from hallpass.demo import demo_register
from hallpass.files.terminal.tables import Column, table

NEXT: Final = (
    ("explain demo --officer penhallow", "why, in sentences to read aloud"),
    ("timeline demo --officer fairbairn", "three school years, drawn"),
    ("timeline demo", "everyone in one picture"),
    ("cover demo --on 11/25/26", "which duties nobody covers"),
    ("breaches demo --from 9/1/25", "days served while not cleared"),
    ("check demo --on 3/1/27", "the same question on another day"),
    ("convert demo demo.xlsx", "the register as a workbook to edit"),
    ("policy 5.3", "a paragraph, and what is encoded"),
)
"""Commands to paste, and what they show."""


@click.command(short_help="Answer for an invented district, and what to try next.")
@on_option
def demo(on: date) -> None:
    """Answer for every officer of an invented district today, and say what to try next."""
    with demo_register() as path:
        asked = ask(path, {})
    shown = page()
    put(check_page(shown, asked, check(asked.register, on, asked.law)))
    put(shown.heading("What to try next", "every command has --help"))
    columns = [Column("Command", whole=True), Column("Shows")]
    put(table(shown, columns, [[called(arguments), says] for arguments, says in NEXT]))
