"""The commands about the journal. A journal in a file verifies without a database, and without Django."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from hallpass.commands.console import NOT_WELL, Refusal
from hallpass_web.audit.chain import Head
from hallpass_web.audit.exported import NoJournal, line_of, read_journal
from hallpass_web.audit.verify import Verified, head_of_text, says, verify


def _head(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Head | None:
    """The head that a text says."""
    head = head_of_text(text) if text else None
    if text and head is None:
        raise click.BadParameter(
            f"{text!r}; expected the number of an entry, a colon and 12 digits of its hash or more."
        )
    return head


@click.group(short_help="Verify and export the journal.")
def audit() -> None:
    """Verify the journal of acts, or write it to a file that others can verify."""


@audit.command("verify", short_help="Is the journal whole?")
@click.argument("file", required=False, type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--head", callback=_head, metavar="N:HASH", help="A head that somebody kept from the foot of a page.")
def verify_command(file: str | None, head: Head | None) -> None:
    """Check that nobody changed the journal: that of the database, or one that was exported to FILE.

    In the database the acts and every kept row are compared with it too. The first entry that fails is named, and so is
    what cannot be found.

    \b
    Exit status:
      0  whole
      1  an entry fails
      2  the journal could not be read

    \b
    Examples:
      hallpass audit verify
      hallpass audit verify --head 1234:9f2c41d07ab3
      hallpass audit verify journal.jsonl
    """
    verified = _in_file(file, head) if file else _in_database(head)
    click.echo("\n".join(says(verified)))
    raise SystemExit(0 if verified.whole else NOT_WELL)


def _in_file(file: str, head: Head | None) -> Verified:
    try:
        with click.open_file(file, "rb") as lines:
            return verify(read_journal(lines), head)
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}.") from None
    except NoJournal as error:
        raise Refusal(f"{file}: {error}") from None


def _in_database(head: Head | None) -> Verified:
    from django.db import DatabaseError

    from hallpass_web.starting import start_django

    start_django()
    from hallpass_web.audit.verify_tables import verify_database

    try:
        return verify_database(head)
    except DatabaseError as error:
        where = "HALLPASS_FILES or DATABASE_URL says which database; that of the demo is HALLPASS_FILES=var/demo"
        raise Refusal(f"The journal could not be read: {error}. {where}") from None


@audit.command("export", short_help="Write the journal to a file.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; else it is printed.")
def export(out: Path | None) -> None:
    """Write the whole journal, a line of JSON for each entry, with the values beside it.

    \b
    Example:
      hallpass audit export --out journal.jsonl
    """
    from hallpass_web.starting import start_django

    start_django()
    from hallpass_web.audit.verify_tables import database_entries, one_moment

    with one_moment(), _opened(out) as file:
        for shown in database_entries():
            file.write(line_of(shown) + "\n")


@contextmanager
def _opened(out: Path | None) -> Iterator[IO[str]]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="\n") as file:
        yield file
