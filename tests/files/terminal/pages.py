"""The demo district and small registers, ready to be set on pages."""

from __future__ import annotations

from datetime import date
from functools import cache

from tests.commands.ask import calm
from tests.raw import register_of
from tests.the_policy import the_policy

from hallpass.demo import demo_register
from hallpass.files.read import read_register
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

ON = date(2026, 11, 23)
LAW = Law(the_policy())
WIDTHS = (40, 60, 80, 100, 120)


@cache
def demo() -> Setting:
    """The demo district."""
    with demo_register() as path:
        register = read_register(path).register
    assert register is not None
    return Setting(register, LAW)


def calm_setting(**changes: object) -> Setting:
    """The register in which nothing is to be done, with some lists in place of its own."""
    return Setting(register_of({**calm(), **changes}), LAW)


def folded(lines: list[str]) -> list[str]:
    """Lines with their runs of spaces made one."""
    return [" ".join(line.split()) for line in lines]
