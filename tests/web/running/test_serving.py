"""The server and the worker beside it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.web.postgres import free_port
from tests.web.running.browsing import SECONDS, Browser

from hallpass.commands.console import Refusal
from hallpass_web.running.serving import refuse_open, refuse_taken, together

pytestmark = pytest.mark.own_databases


@contextmanager
def serving(files: Path, port: int, **names: str) -> Iterator[subprocess.Popen[str]]:
    """The demo, served by a process of its own, which ends with the test."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "hallpass", "serve", "--demo", "--port", str(port)]
    environment = {**kept, "HALLPASS_FILES": str(files), "HALLPASS_TODAY": "2026-11-23", **names}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, process_group=0
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def test_make_run_opens_the_demo_and_keeps_it(tmp_path: Path) -> None:
    """From nothing: the demo is made, served and says where; Ctrl-C ends all of it; a second time it is still there."""
    port = free_port()
    for said_before in (True, False):
        with serving(tmp_path, port) as process:
            browser = Browser(port)
            browser.wait()
            assert "Corinne Abernethy" in browser.get("/")
            browser.sign_in("Corinne Abernethy")
            assert "May not serve" in browser.get("/")
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=SECONDS)
        assert process.returncode == 0
        assert f"http://127.0.0.1:{port}/" in said
        assert ("Making the demo" in said) is said_before
        assert "Traceback" not in said
        with socket.socket() as trial:
            assert trial.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", ""])
def test_what_is_this_machines_alone_is_not_offered_to_others(host: str) -> None:
    """With an address on this machine it listens nowhere else; with a public one it may."""
    with pytest.raises(Refusal, match="HALLPASS_ADDRESS"):
        refuse_open(host, "http://127.0.0.1:8000")
    refuse_open(host, "https://hallpass.example.org")
    for own in ("127.0.0.1", "localhost", "::1"):
        refuse_open(own, "http://127.0.0.1:8000")


def test_a_port_that_is_taken_is_said() -> None:
    """With how to take another."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refusal, match=f"PORT={port + 1}"):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", free_port())


def test_when_the_server_ends_so_does_the_worker(tmp_path: Path) -> None:
    """And its exit status is told."""
    alive = tmp_path / "alive"
    worker = f"import time, pathlib\nwhile True: pathlib.Path({str(alive)!r}).touch(); time.sleep(0.02)"
    server = (
        f"import time, pathlib, sys\nwhile not pathlib.Path({str(alive)!r}).exists(): time.sleep(0.02)\nsys.exit(3)"
    )
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    try:
        status = together([sys.executable, "-c", server], [sys.executable, "-c", worker])
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])
    assert status == 3
    alive.unlink()
    time.sleep(0.2)
    assert not alive.exists()


def test_a_worker_that_fell_is_started_again(tmp_path: Path) -> None:
    """Long work goes on although its process was killed; the server ends once there was a second worker."""
    folder = str(tmp_path)
    worker = (
        f"import os, pathlib, signal; (pathlib.Path({folder!r}) / str(os.getpid())).touch(); os.kill(os.getpid(), 9)"
    )
    server = f"import os, time\nwhile len(os.listdir({folder!r})) < 2: time.sleep(0.02)"
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    try:
        assert together([sys.executable, "-c", server], [sys.executable, "-c", worker]) == 0
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])
