"""`make bench`: every figure of docs/performance.md, measured anew."""

from __future__ import annotations

from bench import commands, kernel, many
from bench.registers import big_register, kept


def main() -> None:
    """Measure and print."""
    raw = big_register(10_000)
    kernel.run(kept(raw))
    commands.run(raw)
    many.run()


main()
