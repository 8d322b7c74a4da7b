"""Whether somebody asked a process to end: Ctrl-C, or the one that started it."""

from __future__ import annotations

import signal
from types import FrameType


class Ending:
    """Listens from now on; what is under way is then finished in good order."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
