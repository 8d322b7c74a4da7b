"""What each kind of job does. A kind's function may be begun anew at any point: its steps change nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from django.utils.module_loading import import_string

Progress = Callable[[int, str], None]
"""Told how far a job is, from 0 to 100, and what it is at."""
Work = Callable[[str, Progress], None]
"""The work of a kind: gets what the job is about, and whom to tell how far it is."""

KINDS: Final[Mapping[str, str]] = {
    "import.read": "hallpass_web.register.importing.work.read",
    "import.accept": "hallpass_web.register.importing.work.accept",
    "import.undo": "hallpass_web.register.importing.work.undo",
}
"""Where the work of each kind stands; named, not imported, for it lies in the apps above this one."""


class NotDone(Exception):
    """A job that cannot be done and would fail again; says why in words for its owner."""


def work_of(kind: str) -> Work:
    """The work that a kind of job is."""
    return cast("Work", import_string(KINDS[kind]))
