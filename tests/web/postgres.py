"""The tests of the web once more, on PostgreSQL: `python -m tests.web.postgres`.

On the server that DATABASE_URL_TEST names, or else on one that is started for this run alone, in a folder of its own,
if PostgreSQL is installed. Where it is not, the tests are skipped, which is a failure with HALLPASS_NOTHING_SKIPPED.
Those that bring databases of their own are left out: they have run on both already.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROLE: Final = "hallpass"
SERVANT: Final = "postgres"
"""PostgreSQL refuses to run as root: the user of Debian's package runs it then."""
QUICK: Final = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""Nothing of a test needs to outlive the machine."""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version's; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


@contextmanager
def server(options: str = QUICK) -> Iterator[str | None]:
    """The address of a database on a server of this run's own; None where there is no PostgreSQL."""
    bin_folder = programs()
    if bin_folder is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="hallpass-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, SERVANT)
    data, port = folder / "data", free_port()
    try:
        _run(bin_folder / "initdb", "-D", data, "-U", ROLE, "-A", "trust", "-E", "UTF8", "--no-sync")
        told = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} {options}"
        _run(bin_folder / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", told, "start")
        try:
            yield f"postgresql://{ROLE}@127.0.0.1:{port}/postgres"
        finally:
            _run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _run(*command: object) -> None:
    """Run a program of PostgreSQL, as its own user where this one is root."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", SERVANT, "--", *words]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed: {done.stderr or done.stdout}")


def main(arguments: list[str]) -> int:
    """Run the tests of the web on PostgreSQL, if there is one."""
    given = os.environ.get("DATABASE_URL_TEST")
    if given:
        return _tests(given, arguments)
    with server() as address:
        if address:
            return _tests(address, arguments)
    print("No PostgreSQL on this machine: the tests of the web ran on SQLite alone.")
    return 1 if os.environ.get("HALLPASS_NOTHING_SKIPPED") else 0


def _tests(address: str, arguments: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", *(arguments or ["-n", "auto", "-m", "not own_databases", "tests/web"])]
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
