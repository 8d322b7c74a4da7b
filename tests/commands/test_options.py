"""What commands take: days, registers, readings."""

from __future__ import annotations

import pytest
from tests.commands.ask import run


def test_a_wrong_day_is_refused_with_what_was_expected() -> None:
    """The message names the value and two ways to write a day."""
    result = run("check", "demo", "--on", "9/31/25")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'9/31/25' is no day; expected one such as 2026-09-01 or 9/1/26" in result.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
@pytest.mark.parametrize("command", ["check", "timeline", "explain", "cover"])
def test_any_day_of_the_calendar_can_be_asked_about(command: str, day: str) -> None:
    """The first and the last day that there is are days too."""
    result = run(command, "demo", "--on", day)
    assert result.exit_code in (0, 1)
    assert result.stdout


def test_the_later_of_two_values_of_a_reading_counts() -> None:
    """As with every option, the last word is the one that holds."""
    shown = run("check", "demo", "--reading", "day_sixty=exempt", "--reading", "day_sixty=not_exempt").stdout
    assert "Readings: all at their defaults." in shown


def test_demo_is_the_demo_district_and_a_path_is_a_path() -> None:
    """The bare word is the demo register; with a folder before it, it is a file."""
    assert run("check", "demo").exit_code == 1
    assert "./demo" in run("check", "./demo").stderr or "demo: there is no such file" in run("check", "./demo").stderr
