"""The server and the worker of jobs beside it: two processes that start and end together."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Final

import click
from django.conf import settings
from django.core.management import call_command

from hallpass.commands.console import Refusal
from hallpass_web.environment import is_loopback
from hallpass_web.running.ending import Ending

THREADS: Final = 8
SECONDS_TO_END: Final = 30
SECONDS_BETWEEN_LOOKS: Final = 0.2
SECONDS_BEFORE_AGAIN: Final = 2
_DIE_WITH_PARENT: Final = 1
"""Linux: PR_SET_PDEATHSIG."""


def serve(host: str, port: int, *, work: bool) -> None:
    """Serve until Ctrl-C; refused where the port is taken, or leads off this machine against the settings."""
    refuse_open(host, settings.HALLPASS_ADDRESS)
    refuse_taken(host, port)
    call_command("collectstatic", interactive=False, verbosity=0)
    click.echo(f"Open http://{host}:{port}/ in a browser; Ctrl-C ends it.")
    worker = [sys.executable, "-m", "hallpass", "work"] if work else None
    raise SystemExit(together(server_command(host, port), worker))


def refuse_open(host: str, address: str) -> None:
    """Refuse to listen beyond this machine where the address says that it is reached from this machine alone."""
    if is_loopback(address) and not is_loopback(f"http://[{host}]" if ":" in host else f"http://{host}"):
        raise Refusal(
            f"--host {host} listens beyond this machine, and HALLPASS_ADDRESS is {address}.\n"
            "Expected 127.0.0.1, or the https address under which it is reached in HALLPASS_ADDRESS."
        )


def refuse_taken(host: str, port: int) -> None:
    """Refuse where something else listens on the port already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            other = port + 1 if port < 65535 else port - 1
            raise Refusal(
                f"{host}:{port} cannot be used: {error.strerror}.\n"
                f"Another port: make run PORT={other}, or hallpass serve --port {other}"
            ) from None


def server_command(host: str, port: int) -> list[str]:
    """The command line of the server."""
    bound = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", "hallpass_web.wsgi:application"),
        *("--bind", bound),
        *("--workers", str(settings.HALLPASS_WORKERS), "--threads", str(THREADS)),
        *("--log-level", "warning", "--graceful-timeout", str(SECONDS_TO_END)),
        "--no-control-socket",
    ]


def together(server: Sequence[str], worker: Sequence[str] | None) -> int:
    """Run both until the server ends or somebody ends this; a worker that fell is started again. The exit status."""
    ending = Ending()
    running = [_started(server)]
    fell_at = 0.0
    if worker:
        running.append(_started(worker))
    while running[0].poll() is None and not ending.asked:
        if worker and running[1].poll() is not None and time.monotonic() - fell_at > SECONDS_BEFORE_AGAIN:
            fell_at = time.monotonic()
            running[1] = _started(worker)
        time.sleep(SECONDS_BETWEEN_LOOKS)
    for process in running:
        _end(process)
    return 0 if ending.asked else running[0].returncode


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A process in a group of its own, so that Ctrl-C reaches this one alone, which then ends both in good order."""
    return subprocess.Popen(command, process_group=0, preexec_fn=_end_with_parent())


def _end_with_parent() -> Callable[[], None] | None:
    """On Linux, what makes a child end when this process is killed; elsewhere nothing does."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return lambda: library.prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
