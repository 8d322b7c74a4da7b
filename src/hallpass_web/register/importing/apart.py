"""Files read in a process of its own: started, listened to, and given up when it takes too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any, Final

import hallpass

SECONDS: Final = 300.0
_CHILD: Final = "hallpass_web.register.importing.child"
_DIED: Final = "Reading the files went beyond the limits of memory and time, or broke off. They are not read."


def read_apart(folder: Path, progress: Callable[[int, str], None], seconds: float = SECONDS) -> dict[str, Any]:
    """Read the files of a folder; the answer has the register, or under `refused` why there is none."""
    answer = folder / "read.json"
    answer.unlink(missing_ok=True)
    child = _started(folder)
    watch = Timer(seconds, child.kill)
    watch.start()
    try:
        for line in child.stdout or ():
            share, says = json.loads(line)
            progress(share, says)
        child.wait()
    finally:
        watch.cancel()
        child.kill()
        child.wait()
    return read_before(folder) or {"refused": _DIED}


def read_before(folder: Path) -> dict[str, Any] | None:
    """What reading the files of a folder gave, if they were read."""
    path = folder / "read.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _started(folder: Path) -> subprocess.Popen[str]:
    """The process. It finds this same package, and nothing in the folder it is started from."""
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(hallpass.__file__).parents[1])}
    command = [sys.executable, "-P", "-m", _CHILD, str(folder.absolute())]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    )
