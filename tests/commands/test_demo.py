"""`hallpass demo`, which is what a newcomer sees first."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest
from tests.commands.ask import run

from hallpass.commands.demo import NEXT


def test_the_demo_answers_for_every_officer_and_says_what_to_try() -> None:
    """The same table as `check demo`, then commands to paste; the status is 0."""
    result = run("demo")
    assert result.exit_code == 0
    assert result.stdout.startswith(run("check", "demo").stdout)
    assert "What to try next" in result.stdout


@pytest.mark.parametrize("line", [arguments for arguments, _ in NEXT])
def test_every_command_to_try_works_as_it_stands(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted, each gives an answer and no complaint."""
    monkeypatch.chdir(tmp_path)
    assert f"hallpass {line} " in run("demo").stdout
    result = run(*shlex.split(line))
    assert (result.exit_code in (0, 1), result.stderr) == (True, "")
    assert result.stdout


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 12, 25), date(2027, 2, 1), date(2027, 9, 20)])
def test_the_demo_is_worth_looking_at_on_any_day(day: date) -> None:
    """Now and a year from now there are officers who may serve and officers who may not."""
    shown = run("demo", on=day).stdout
    assert "● May serve" in shown
    assert "✕ May not serve" in shown
