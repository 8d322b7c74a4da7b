"""Commands as a user runs them: cold start to last byte, in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.timing import told


def run(register: dict[str, Any]) -> None:
    """Print what a check of a large register costs."""
    rows = sum(len(rows) for rows in register.values() if isinstance(rows, list))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.json"
        file.write_text(json.dumps(register), encoding="utf-8")
        seconds, memory = finished(["check", str(file), "--on", "2026-11-23", "--format", "json"])
    told(
        f"hallpass check, {len(register['officers']):,} officers, {rows:,} rows: cold start to last byte",
        f"{seconds:.1f} s",
        "target: under 6 s",
    )
    told("  memory at its highest", f"{memory:.0f} MB", "target: under 600 MB")


def finished(arguments: list[str]) -> tuple[float, float]:
    """Seconds on the clock and megabytes at the highest of one run of the command line."""
    start = perf_counter()
    with subprocess.Popen([sys.executable, "-m", "hallpass", *arguments], stdout=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return perf_counter() - start, usage.ru_maxrss / 1024
