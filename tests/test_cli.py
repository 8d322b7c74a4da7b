"""The command line as a whole: help that teaches, the day that it is, pipes."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest
from tests.commands.ask import run

from hallpass import cli
from hallpass.cli import main

HALLPASS = [sys.executable, "-c", "from hallpass.cli import main; main()"]
COMMANDS = ["check", "explain", "timeline", "breaches", "cover", "whatif", "impact"]
COMMANDS += ["tidy", "convert", "policy", "contract", "demo"]


def test_help_teaches_by_examples() -> None:
    """The first page says what a register is, shows commands to paste, and lists every command with a line."""
    shown = run("--help").stdout
    assert "hallpass check demo" in shown
    for command in COMMANDS:
        assert f"\n  {command} " in shown
    assert "..." not in shown.split("Commands:")[1]


def test_without_a_command_the_help_is_shown() -> None:
    """Nothing asked: the help, and no trace of an error."""
    result = run()
    assert "Usage:" in result.stdout + result.stderr
    assert "hallpass check demo" in result.stdout + result.stderr


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("contract", "demo")])
def test_each_command_has_help_with_examples(command: str) -> None:
    """What it answers, its examples, and every option with a line of its own; nothing wider than a terminal."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"hallpass {command} " in result.stdout.split("Examples:")[1]
    assert max(map(len, result.stdout.splitlines())) <= 80
    for option in main.commands[command].params:
        assert not isinstance(option, click.Option) or option.help


def examples() -> list[str]:
    """Every example of every help page that asks the demo district."""
    helps = (command.help or "" for command in main.commands.values())
    lines = (line.strip() for text in helps for line in text.split("Examples:")[-1].splitlines())
    return [line for line in lines if line.startswith("hallpass ") and " demo" in line]


@pytest.mark.parametrize("line", examples())
def test_every_example_works_as_it_stands(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted, each gives an answer and no complaint."""
    monkeypatch.chdir(tmp_path)
    result = run(*shlex.split(line)[1:])
    assert (result.exit_code in (0, 1), result.stderr) == (True, "")
    assert result.stdout or list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["check", "breaches", "cover", "tidy"])
def test_exit_statuses_are_explained(command: str) -> None:
    """The help says what each status means."""
    shown = run(command, "--help").stdout
    assert all(f"\n    {status}  " in shown for status in (0, 1, 2))


def test_an_unknown_command_is_refused() -> None:
    """The message names it."""
    result = run("chekc", "demo")
    assert result.exit_code == 2
    assert "chekc" in result.stderr


def test_today_is_the_day_in_minnesota(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just after midnight in Chicago the day is the new one, just before it is not, whatever the machine's zone."""

    class Clock:
        moment = datetime(2026, 11, 24, 5, 59, tzinfo=ZoneInfo("UTC"))

        @classmethod
        def now(cls, zone: ZoneInfo) -> datetime:
            return cls.moment.astimezone(zone)

    monkeypatch.setattr(cli, "datetime", Clock)
    assert cli.today().isoformat() == "2026-11-23"
    Clock.moment = datetime(2026, 11, 24, 6, 0, tzinfo=ZoneInfo("UTC"))
    assert cli.today().isoformat() == "2026-11-24"


def test_the_program_runs_by_itself() -> None:
    """From the shell: today's answer, UTF-8 whatever the locale says, and nothing on standard error."""
    done = subprocess.run(
        [*HALLPASS, "check", "demo", "--format", "json"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer["on"] == cli.today().isoformat()


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`hallpass check demo | head -1` prints its line and nothing else."""
    with subprocess.Popen(
        [*HALLPASS, "policy"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": ":".join(sys.path)}
    ) as done:
        assert done.stdout and done.stderr
        done.stdout.close()
        assert done.stderr.read() == b""


def test_the_version_is_said() -> None:
    """`--version` names the program and its version."""
    assert run("--version").stdout.startswith("hallpass 0.")


def test_only_the_command_line_looks_at_the_clock() -> None:
    """No other module of the package asks what day it is."""
    package = Path(cli.__file__).parent
    asking = [path.name for path in package.rglob("*.py") if "datetime.now(" in path.read_text(encoding="utf-8")]
    assert asking == ["cli.py"]
