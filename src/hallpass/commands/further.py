"""Commands that other packages bring: looked for only when one is asked for, so that the others start fast.

A package names them in the entry-point group `hallpass.commands`.
"""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint, entry_points
from typing import Final

import click

from hallpass.commands.console import Calm, Refusal

GROUP: Final = "hallpass.commands"


class Extended(Calm):
    """The commands written here, and after them those that other packages bring."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        own = super().list_commands(ctx)
        return own + sorted(name for name in brought() if name not in own)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; one written here is never replaced."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        entry = brought().get(cmd_name)
        return loaded(entry) if entry else None


def brought() -> dict[str, EntryPoint]:
    """The commands that other packages bring, by name."""
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def loaded(entry: EntryPoint) -> click.Command:
    """The command of another package; where the package cannot be loaded, one that says what is missing."""
    try:
        found = entry.load()
    except (ImportError, AttributeError) as error:
        return _missing(entry, str(error))
    if not isinstance(found, click.Command):
        return _missing(entry, f"{entry.value} is a {type(found).__name__}; expected a command")
    return found


def _missing(entry: EntryPoint, why: str) -> click.Command:
    def refuse(**_options: object) -> None:
        raise Refusal(
            f"`{entry.name}` cannot run, for a part of this installation is missing: {why}.\n"
            f"The environment is {sys.prefix}; installing Hallpass there again mends it. The other commands work."
        )

    anything = click.Argument(["anything"], nargs=-1, type=click.UNPROCESSED)
    return click.Command(
        entry.name,
        callback=refuse,
        params=[anything],
        short_help="Cannot run: a part is missing.",
        context_settings={"ignore_unknown_options": True},
    )
