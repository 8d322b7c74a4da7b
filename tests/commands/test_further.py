"""Commands that other packages bring."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import click
import pytest
from tests.commands.ask import run

from hallpass.commands import further
from hallpass.commands.further import GROUP

ENTRY = EntryPoint("lend", "tests.commands.test_further:lend", GROUP)


@click.command(short_help="Lend a pass.")
def lend() -> None:
    """Lend a pass."""
    click.echo("lent")


def bring(monkeypatch: pytest.MonkeyPatch, *entries: EntryPoint) -> None:
    """Let other packages bring these commands."""
    monkeypatch.setattr(further, "entry_points", lambda group: [one for one in entries if one.group == group])


def test_a_package_brings_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs, and stands in the list after the commands written here."""
    bring(monkeypatch, ENTRY)
    assert run("lend").stdout == "lent\n"
    listed = run("--help").stdout
    assert listed.index("\n  demo ") < listed.index("\n  lend ")


def test_no_package_replaces_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is taken stays what it was."""
    bring(monkeypatch, EntryPoint("policy", ENTRY.value, GROUP))
    assert "5.3" in run("policy", "5.3").stdout
    assert run("--help").stdout.count("\n  policy ") == 1


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no_such_package:lend", "No module named 'no_such_package'"),
        ("tests.commands.test_further:borrow", "borrow"),
        ("tests.commands.test_further:GROUP", "a str; expected a command"),
    ],
)
def test_a_package_that_is_not_whole_says_so(monkeypatch: pytest.MonkeyPatch, value: str, said: str) -> None:
    """Whatever follows the command: what is missing, where, and that the rest works; the list still stands."""
    bring(monkeypatch, EntryPoint("lend", value, GROUP))
    result = run("lend", "--to", "someone")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert sys.prefix in result.stderr
    assert "\n  lend " in run("--help").stdout


def test_the_core_loads_nothing_of_the_web() -> None:
    """A command of the core starts without looking for others and without Django."""
    code = (
        "import sys; from hallpass.cli import main; main(['policy', '5.3'], standalone_mode=False);"
        "assert not {'django', 'hallpass_web'} & sys.modules.keys(), 'loaded'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
