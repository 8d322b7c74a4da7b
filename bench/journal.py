"""The journal at 100,000 entries: verified in its database and in a file, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.commands import finished
from bench.timing import told

ENTRIES: Final = 100_000

_MAKE: Final = f"""
from hallpass_web.starting import start_django
start_django()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.models import Officer
def officer(n, act):
    row = {{"id": f"o{{n}}", "name": f"Officer {{n}}", "license": str(300000 + n), "extra": {{}}}}
    days = {{"licensed_from": f"20{{20 + act % 5}}-01-01", "licensed_to": None}}
    return Change(Officer, row["id"], row | days)
for act in range({ENTRIES} // 1000):
    record(Doing("import.accepted", 1, "Bench", reason="None"), [officer(act % 20 * 1000 + n, act) for n in range(999)])
"""


def run() -> None:
    """Print what verifying a long journal costs."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HALLPASS_FILES"] = folder
        subprocess.run([sys.executable, "-c", _MAKE], check=True)
        file = str(Path(folder) / "journal.jsonl")
        for what, command in (
            ("hallpass audit verify, the database", ["audit", "verify"]),
            ("hallpass audit export", ["audit", "export", "--out", file]),
            ("hallpass audit verify, the file", ["audit", "verify", file]),
        ):
            done = finished(command)
            told(f"{what}, {ENTRIES:,} entries", f"{done.clock:.1f} s", "target: seconds")
            told("  memory at its highest", f"{done.megabytes:.0f} MB")
