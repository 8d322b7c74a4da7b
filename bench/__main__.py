"""`make bench`: every figure of docs/performance.md, measured anew. `python -m bench kernel` measures a part alone."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import commands, contracts, journal, kernel, many
from bench.registers import big_register, kept


def main(wanted: list[str]) -> None:
    """Measure and print: every part, or those that are named."""
    parts: dict[str, Callable[[], None]] = {
        "contracts": contracts.run,  # first: it tells the largest of the processes started so far
        "kernel": lambda: kernel.run(kept(big_register(10_000))),
        "commands": lambda: commands.run(big_register(10_000)),
        "many": many.run,
        "journal": journal.run,
    }
    for name in wanted or parts:
        parts[name]()


main(sys.argv[1:])
