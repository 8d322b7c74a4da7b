"""The server killed while many write: nothing is half done, nothing that was confirmed is lost, the chain is whole."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from tests.web.postgres import free_port
from tests.web.running.browsing import Browser
from tests.web.running.test_commands import hallpass
from tests.web.running.test_serving import serving

pytestmark = pytest.mark.own_databases
ROWS = 40
WRITERS = 4
CONFIRMED_BEFORE = 6


@pytest.fixture(params=["sqlite", "postgres"])
def names(request: pytest.FixtureRequest, worker_id: str) -> Iterator[dict[str, str]]:
    """The environment that leads to a database of the test's own, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield {}
        return
    address, name = request.getfixturevalue("postgres"), f"hallpass_killed_{worker_id}"
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield {"DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl()}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def processes(pid: int) -> list[int]:
    """A process and all that it started."""
    started = [int(one) for path in Path(f"/proc/{pid}/task").glob("*/children") for one in path.read_text().split()]
    return [pid, *(one for child in started for one in processes(child))]


def write(port: int, numbers: Iterator[int], confirmed: list[int]) -> None:
    """Enter forty days at a time until the server is gone, and keep the numbers of what it confirmed."""
    browser = Browser(port)
    browser.sign_in("Corinne")
    path = "/register/substitute_days/new/"
    try:
        while True:
            number = next(numbers)
            first = date(2030, 1, 1) + timedelta(days=number * ROWS)
            days = " ".join(str(first + timedelta(days=step)) for step in range(ROWS))
            if browser.post(path, browser.get(path), officer="thornbury", school="KPH", days=days) != path:
                confirmed.append(number)
    except OSError:
        return


def numbers_entered(journal: Path) -> Counter[int]:
    """How many rows of each act stand in the journal, by the number of the act."""
    found: Counter[int] = Counter()
    for line in journal.read_text(encoding="utf-8").splitlines():
        entry: dict[str, Any] = json.loads(line)
        told = json.loads(entry["payload"]) if isinstance(entry.get("payload"), str) else entry.get("payload", entry)
        day = re.search(r"-(20[3-9]\d)(\d\d)(\d\d)$", str(told.get("row", "")))
        if told.get("list") == "substitute_days" and day:
            found[(date(*map(int, day.groups())) - date(2030, 1, 1)).days // ROWS] += 1
    return found


def test_killed_during_a_burst_of_writes(tmp_path: Path, names: dict[str, str]) -> None:
    """Every act stands whole or not at all, every confirmed one stands, and the server starts again on what is left."""
    port, numbers, confirmed = free_port(), count(), list[int]()
    with serving(tmp_path, port, **names) as process:
        Browser(port).wait()
        writers = [threading.Thread(target=write, args=(port, numbers, confirmed)) for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        until = time.monotonic() + 60
        while len(confirmed) < CONFIRMED_BEFORE and time.monotonic() < until:
            time.sleep(0.01)
        for pid in reversed(processes(process.pid)):
            os.kill(pid, signal.SIGKILL)
        for writer in writers:
            writer.join()
    assert len(confirmed) >= CONFIRMED_BEFORE
    verified = hallpass(tmp_path, "audit", "verify", **names)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    journal = tmp_path / "journal"
    assert hallpass(tmp_path, "audit", "export", "--out", str(journal), **names).returncode == 0
    entered = numbers_entered(journal)
    assert set(entered.values()) == {ROWS}
    assert set(confirmed) <= entered.keys()
    with serving(tmp_path, port, **names):
        again = Browser(port)
        again.wait()
        again.sign_in("Corinne")
        assert "Emeka Thornbury" in again.get("/officers/thornbury/")
