"""The commands that run an installation, as they are called from a shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.ask import run

from hallpass_web.running.commands import migrate, serve, work

pytestmark = pytest.mark.own_databases
COMMANDS = {"serve": serve, "work": work, "migrate": migrate}


def hallpass(files: Path, *arguments: str, **names: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on an installation of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "HALLPASS_FILES": str(files), **names}
    command = [sys.executable, "-m", "hallpass", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_has_help_with_examples(name: str) -> None:
    """What it does, an example, and nothing wider than a terminal."""
    shown = run(name, "--help").stdout
    assert f"hallpass {name}" in shown.split("Example")[1]
    assert max(map(len, shown.splitlines())) <= 100


def test_the_command_line_finds_them() -> None:
    """They stand in its list, and none of them is missing a part."""
    listed = run("--help").stdout
    assert all(f"\n  {name} " in listed for name in (*COMMANDS, "init", "audit"))
    assert "Cannot run" not in listed


def test_a_database_is_made_ready_and_then_served(tmp_path: Path) -> None:
    """Serving and working are refused before, with what to do; migrating says so, twice if asked twice."""
    for command in ("serve", "work", "init"):
        refused = hallpass(tmp_path, command)
        assert refused.returncode == 2
        assert "hallpass migrate" in refused.stderr
    assert hallpass(tmp_path, "migrate", "--check").returncode == 1
    for _ in range(2):
        done = hallpass(tmp_path, "migrate")
        assert (done.returncode, done.stdout) == (0, "The database is as this version expects it.\n")
    assert hallpass(tmp_path, "migrate", "--check").returncode == 0


def test_an_environment_that_is_wrong_is_refused(tmp_path: Path) -> None:
    """Every reason, and no trace of an error in the program."""
    done = hallpass(tmp_path, "serve", HALLPASS_DEMO="yes", HALLPASS_COLOR="blue")
    assert done.returncode == 2
    assert "HALLPASS_DEMO" in done.stderr
    assert "HALLPASS_COLOR is no setting" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_is_not_made_in_an_installation(tmp_path: Path) -> None:
    """Serving the demo over a database that is in use is refused, and leaves it alone: it is not even migrated."""
    hallpass(tmp_path, "migrate")
    start = "from hallpass_web.starting import start_django; start_django()"
    begin = (
        "from hallpass_web.accounts.installation import begin; begin('Ann', 'ann@example.org', 'long enough for ann')"
    )
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "HALLPASS_FILES": str(tmp_path)}
    subprocess.run([sys.executable, "-c", f"{start};{begin}"], env=environment, check=True)
    forget = "DELETE FROM django_migrations WHERE app = 'jobs'"
    older = f'from django.db import connection; connection.cursor().execute("{forget}")'
    subprocess.run([sys.executable, "-c", f"{start};{older}"], env=environment, check=True)
    done = hallpass(tmp_path, "serve", "--demo", "--port", "1")
    assert done.returncode == 2
    assert "not the demo's" in done.stderr
    assert "jobs.0001_initial" in hallpass(tmp_path, "migrate", "--check").stdout
