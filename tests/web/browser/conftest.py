"""What tests in a browser stand on: servers of their own, a Chromium, and hands that use the mouse or the keyboard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from psycopg import sql
from tests.web.browser.hands import Hands, Keys, Mouse
from tests.web.browser.watching import House, Server
from tests.web.cast import TODAY
from tests.web.postgres import free_port

ROOT: Final = Path(__file__).parents[3]
SECONDS: Final = 90
MAKE_THE_HOUSE: Final = """
from hallpass_web.starting import start_django
start_django()
from tests.web.browser.house import main
main()
"""
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def environment(files: Path, port: int) -> dict[str, str]:
    """The settings of a server of the tests."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("HALLPASS_", "DATABASE_"))}
    return (
        ours
        | a_database(files.name)
        | {
            "HALLPASS_FILES": str(files),
            "HALLPASS_TODAY": TODAY.isoformat(),
            "HALLPASS_DEMO": "1",
            "HALLPASS_WORKERS": "1",
            "HALLPASS_ADDRESS": f"http://127.0.0.1:{port}",
        }
    )


def a_database(name: str) -> dict[str, str]:
    """A new database on the server of PostgreSQL that the tests run on; nothing where they run on SQLite."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        return {}
    name = f"browser_{name}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return {"DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}


@contextmanager
def serving(port: int, settings: dict[str, str], *options: str) -> Iterator[str]:
    """A server, as somebody starts it, from when it answers until the tests are done."""
    command = [sys.executable, "-m", "hallpass", "serve", "--port", str(port), *options]
    process = subprocess.Popen(command, env=settings, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/health/", process)
        yield address
    finally:
        process.terminate()
        process.wait(SECONDS)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS
    while True:
        try:
            with closing(urllib.request.urlopen(address, timeout=SECONDS)):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, as `make run` serves it."""
    port = free_port()
    with serving(port, environment(tmp_path_factory.mktemp("demo"), port), "--demo") as address:
        yield Server(address)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The cast with all that addresses speak of, served; somebody is signed in for each role."""
    port = free_port()
    settings = environment(tmp_path_factory.mktemp("house"), port)
    told = subprocess.run(
        [sys.executable, "-c", MAKE_THE_HOUSE],
        env=settings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    known: dict[str, Any] = json.loads(told.stdout)
    with serving(port, settings) as address:
        yield House(address, known["named"], known["sessions"])


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who comes for the first time."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture(params=[Mouse, Keys], ids=["mouse", "keyboard"])
def hands(request: pytest.FixtureRequest, visitor: BrowserContext, demo: Server) -> Iterator[Hands]:
    """Somebody at the demo, once with the mouse and once with the keyboard alone."""
    kind: type[Hands] = request.param
    with demo.watched(visitor) as page:
        yield kind(page, demo.address)
