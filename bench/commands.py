"""Commands as a user runs them: cold start to last byte, in a process of their own; and where that time goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from bench.timing import Laps, told
from hallpass.checking import check
from hallpass.files.answers import answer_object, to_json
from hallpass.files.read import read_register
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.register.faults import faults
from hallpass.rules.law import Law

ON = "2026-11-23"

OTHERS: Final = {
    "hallpass whatif, one completion": f"whatif|REGISTER|--from|{ON}|--assume|o17 completes full on 12/1/26",
    "hallpass impact, one reading": f"impact|REGISTER|--from|{ON}|--then|same_day_completion=late|--format|csv",
    "hallpass cover --who, one school": f"cover|REGISTER|--on|{ON}|--school|S1|--who|--format|csv",
}
"""Other questions to the same register, their words parted by bars."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What one run of the command line took: seconds on the clock and of the processor, megabytes at the highest."""

    clock: float
    processor: float
    megabytes: float


def run(register: dict[str, Any]) -> None:
    """Print what a check of a large register costs."""
    rows = sum(len(rows) for rows in register.values() if isinstance(rows, list))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.json"
        file.write_text(json.dumps(register), encoding="utf-8")
        done = finished(["check", str(file), "--on", ON, "--format", "json"])
        told(
            f"hallpass check, {len(register['officers']):,} officers, {rows:,} rows: cold start to last byte",
            f"{done.clock:.1f} s",
            "target: under 6 s",
        )
        told("  of it on the processor, whatever else the machine did", f"{done.processor:.1f} s")
        told("  memory at its highest", f"{done.megabytes:.0f} MB", "target: under 600 MB")
        told("  start of the program and its imports", f"{finished(['--version']).processor:.1f} s")
        _parts(file)
        for command, arguments in OTHERS.items():
            told(
                f"{command} on the same register, on the processor", f"{finished(_of(file, arguments)).processor:.1f} s"
            )


def _of(file: Path, arguments: str) -> list[str]:
    return [str(file) if word == "REGISTER" else word for word in arguments.split("|")]


def _parts(file: Path) -> None:
    """Where the time of a check goes, in this process."""
    laps = Laps()
    register = read_register(file).register
    assert register is not None
    laps.told("  reading the file into records")
    faults(register)
    laps.told("  looking for faults")
    answer = check(register, date.fromisoformat(ON), Law(load_policy(read_pack())))
    laps.told("  the policy loaded, and every officer and school answered")
    to_json(answer_object(answer))
    laps.told("  the answer as JSON")


def finished(arguments: list[str]) -> Finished:
    """One run of the command line in a process of its own."""
    start = perf_counter()
    with subprocess.Popen([sys.executable, "-m", "hallpass", *arguments], stdout=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return Finished(perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
