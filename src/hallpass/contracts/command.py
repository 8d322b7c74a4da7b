"""`hallpass contract`: what a contract document carries of the policy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from hallpass.contracts.reading import CannotRead, read_document
from hallpass.contracts.wordpiece import ModelFault

# ruff: noqa: PLC0415 (numpy and the sentence model are loaded when a contract is judged, not for --help)

CONFORMS: Final = 0
TO_SETTLE: Final = 1
UNREADABLE: Final = 2


@click.group(short_help="Read a contract document against the policy.")
def contract() -> None:
    """Read contract documents against section 4 of the policy."""


@contract.command(short_help="Which duties does this contract carry, in whose words?")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def review(ctx: click.Context, file: Path, form: str) -> None:
    """Read the contract in FILE (PDF, scanned PDF, DOCX or TXT) and say which duties of 4.1 it puts on the officer,
    whether a clause contradicts 4.3 or 4.4, in which words and where.

    It is a reading, not a decision: a person confirms or overrules each finding.

    \b
    Exit status: 0 it conforms, 1 a duty is missing or unclear or 4.3 is in conflict or unclear,
    2 the file could not be read.

    \b
    Examples:
      hallpass contract review agreement.pdf
      hallpass contract review agreement.docx --format json
    """
    from hallpass.contracts.meaning import warm_up
    from hallpass.contracts.report import to_text
    from hallpass.contracts.review import review as judged
    from hallpass.contracts.review import to_json

    Thread(target=warm_up, daemon=True).start()  # the file is read in another process meanwhile
    try:
        with _progress() as progress:
            document = read_document(file, progress=progress)
        found = judged(document)
    except (CannotRead, ModelFault) as error:
        click.echo(f"{file}: {error}", err=True)
        ctx.exit(UNREADABLE)
    sys.stdout.buffer.write((to_json(found) if form == "json" else to_text(found)).encode())
    ctx.exit(CONFORMS if found.conforms else TO_SETTLE)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """How many pages are read, on standard error and only where somebody watches."""
    columns = (TextColumn("Reading pages"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("pages", total=None)

        def done(pages: int, total: int) -> None:
            bar.update(task, completed=pages, total=total)

        yield done
