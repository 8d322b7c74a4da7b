"""Server and worker killed while a file is accepted or undone: nothing is half done, and the work is taken up again."""

from __future__ import annotations

import json
import os
import re
import signal
import time
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from subprocess import Popen

import pytest
from tests.web.postgres import free_port
from tests.web.running.browsing import Browser
from tests.web.running.test_commands import hallpass
from tests.web.running.test_killed import names, processes  # noqa: F401 - a fixture
from tests.web.running.test_serving import serving

pytestmark = pytest.mark.own_databases
ROWS = 6_000
SECONDS = 90
FIRST = date(2030, 1, 1)
BOUNDARY = "the-line-between"


def a_file() -> bytes:
    """A register file with thousands of substitute days to come."""
    days = [{"officer": "thornbury", "school": "KPH", "date": str(FIRST + timedelta(days=at))} for at in range(ROWS)]
    return json.dumps({"format": "hallpass-register/1", "substitute_days": days}).encode()


def upload(browser: Browser) -> str:
    """Bring the file; the address of the job that reads it."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get("/import/"))
    assert token
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
    body = (
        (part % ("csrfmiddlewaretoken", "")).encode()
        + token[1].encode()
        + b"\r\n"
        + (part % ("files", '; filename="days.json"')).encode()
        + a_file()
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    asked = urllib.request.Request(browser.base + "/import/", body)
    asked.add_header("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    with browser._opener.open(asked, timeout=SECONDS) as answer:
        return str(answer.url).removeprefix(browser.base)


def until(what: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def entered(folder: Path, **told: str) -> int:
    """How many rows of the file stand in the journal."""
    journal = folder / "journal"
    journal.unlink(missing_ok=True)
    assert hallpass(folder, "audit", "export", "--out", str(journal), **told).returncode == 0
    payloads = (json.loads(line).get("payload", {}) for line in journal.read_text(encoding="utf-8").splitlines())
    lists = (json.loads(one)["list"] if isinstance(one, str) else one.get("list") for one in payloads if one)
    return sum(name == "substitute_days" for name in lists)


def answers(browser: Browser) -> bool:
    """Whether the server is up; on a busy machine that takes a while."""
    try:
        browser.wait()
    except OSError:
        return False
    return True


def brought(browser: Browser) -> str:
    """The address of an import whose files were read."""
    job = upload(browser)
    until(lambda: "What this file would change" in browser.get(job))
    address = re.search(r'action="(/import/\w+/)accept/"', browser.get(job))
    assert address
    return address[1]


def press(browser: Browser, address: str, act: str) -> str:
    """Press a button of the import's page; the address of the job that it begins."""
    return browser.post(f"{address}{act}/", browser.get(address))


def kill_at_work(process: Popen[bytes], browser: Browser, job: str) -> None:
    """Kill server and worker while the job writes."""
    until(lambda: "all rows at once" in browser.get(job))
    time.sleep(0.4)
    for pid in reversed(processes(process.pid)):
        os.kill(pid, signal.SIGKILL)


def is_whole(folder: Path, **told: str) -> bool:
    """Whether the journal verifies, and the tables with it."""
    verified = hallpass(folder, "audit", "verify", **told)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    return True


def test_killed_while_a_file_is_accepted_and_while_it_is_undone(
    tmp_path: Path,
    names: dict[str, str],  # noqa: F811
) -> None:
    """All of each act or none of it; the chain is whole; started again, the job is done without anybody asking."""
    port = free_port()
    browser = Browser(port)
    with serving(tmp_path, port, **names) as process:
        until(lambda: answers(browser))
        browser.sign_in("Corinne")
        before = entered(tmp_path, **names)
        address = brought(browser)
        kill_at_work(process, browser, press(browser, address, "accept"))
    assert is_whole(tmp_path, **names)
    assert entered(tmp_path, **names) - before in (0, ROWS)
    with serving(tmp_path, port, **names) as process:
        until(lambda: answers(browser))
        until(lambda: "Undo this import" in browser.get(address))
        assert entered(tmp_path, **names) - before == ROWS
        kill_at_work(process, browser, press(browser, address, "undo"))
    assert is_whole(tmp_path, **names)
    assert entered(tmp_path, **names) - before in (ROWS, 2 * ROWS)
    with serving(tmp_path, port, **names):
        until(lambda: answers(browser))
        until(lambda: "The register is as it was before" in browser.get(address))
    assert entered(tmp_path, **names) - before == 2 * ROWS
    assert is_whole(tmp_path, **names)
