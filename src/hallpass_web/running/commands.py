"""The commands that run an installation. Each starts Django itself, so that listing them stays quick."""

from __future__ import annotations

import os
from typing import Final

import click

from hallpass.commands.console import NOT_WELL, Refusal
from hallpass_web.starting import start_django, start_ready

PORT: Final = 8000
HOST: Final = "127.0.0.1"


@click.command(short_help="Serve the pages, and do the long work beside them.")
@click.option("--host", default=HOST, show_default=True, help="The address of this machine to listen on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--no-work", is_flag=True, help="Serve alone; `hallpass work` runs elsewhere.")
@click.option("--demo", is_flag=True, help="Make and serve the demo district, on this machine alone.")
def serve(host: str, port: int, no_work: bool, demo: bool) -> None:
    """Serve the pages of Hallpass, and do the long work of its jobs beside them, until Ctrl-C.

    Settings come from the environment. A database that does not fit this version is not served.

    \b
    Examples:
      hallpass serve --demo             the demo district on http://127.0.0.1:8000
      hallpass serve --port 8100        on another port
      hallpass serve --no-work          pages alone
    """
    if demo:
        _make_the_demo(port)
    start_ready()
    from hallpass_web.running import serving

    serving.serve(host, port, work=not no_work)


def _make_the_demo(port: int) -> None:
    """The settings of the demo, where nothing else is said; its database, and what is in it."""
    os.environ["HALLPASS_DEMO"] = "1"
    os.environ.setdefault("HALLPASS_FILES", "var/demo")
    os.environ.setdefault("HALLPASS_WORKERS", "1")
    os.environ.setdefault("HALLPASS_ADDRESS", f"http://{HOST}:{port}")
    start_django()
    from hallpass_web.demo.making import NotTheDemos, make, refuse_others

    try:
        refuse_others()
        _migrated()
        make(click.echo)
    except NotTheDemos as error:
        raise Refusal(str(error)) from None


@click.command(short_help="Do the long work that pages ask for.")
def work() -> None:
    """Do the long work that pages ask for, such as reading a file, until Ctrl-C. `hallpass serve` does it too.

    \b
    Example:
      hallpass work
    """
    start_ready()
    from hallpass_web.jobs import worker
    from hallpass_web.running.ending import Ending

    ending = Ending()
    worker.work(lambda: ending.asked)


@click.command(short_help="Bring the database to what this version expects.")
@click.option("--check", is_flag=True, help="Change nothing; say whether there is something to do (exit 1).")
def migrate(check: bool) -> None:
    """Bring the database to what this version of Hallpass expects. Stop the server and keep a copy first.

    \b
    Examples:
      hallpass migrate
      hallpass migrate --check
    """
    start_django()
    from hallpass_web.database import hindrances

    if check:
        found = hindrances()
        click.echo("\n".join(found) or "The database is as this version expects it.")
        raise SystemExit(NOT_WELL if found else 0)
    _migrated()
    found = hindrances()
    if found:
        raise Refusal("\n".join(found))
    click.echo("The database is as this version expects it.")


def _migrated() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    settings.HALLPASS_FILES.mkdir(parents=True, exist_ok=True)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise Refusal(
            f"The database could not be brought to this version: {str(error).strip()}\n"
            "What was applied before stands; the step that failed changed nothing."
        ) from None
