"""The words of the policy, and what is encoded under them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hallpass.commands.console import Refusal, page, put
from hallpass.commands.options import on_option
from hallpass.explain.words import counted
from hallpass.files.opening import FileUnreadable
from hallpass.files.packs import policy_of
from hallpass.files.terminal.policy import policy_page
from hallpass.policy.model import PolicyError
from hallpass.policy.problems import PackRefused


@click.command(short_help="Print the policy and what is encoded under it.")
@click.argument("paragraph", required=False)
@on_option
@click.option("--pack", type=click.Path(path_type=Path), help="The folder of another policy pack; it is checked too.")
def policy(paragraph: str | None, on: date, pack: Path | None) -> None:
    """Print the policy, or one PARAGRAPH with those below it, and what is encoded under it.

    \b
    Examples:
      hallpass policy
      hallpass policy 5.3
      hallpass policy --pack my-pack/
    """
    try:
        put(policy_page(page(), policy_of(pack), on, paragraph))
    except PackRefused as error:
        raise Refusal(f"The pack is refused, {counted(len(error.problems), 'problem')}:\n{error}") from error
    except (PolicyError, FileUnreadable) as error:
        raise Refusal(f"{error}.") from error
