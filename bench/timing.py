"""Two ways to do one thing, timed in turn in one run, so that their ratio holds while the machine's speed drifts."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds that one run took, each of several."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.seconds)


def in_turn(*ways: Callable[[], object], runs: int = 7) -> tuple[Timed, ...]:
    """Each way run in turn, A B A B …, after one run that is not counted; processor time of this process."""
    for way in ways:
        way()
    gc.collect()
    gc.freeze()
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(runs):
        for way, seconds in zip(ways, taken, strict=True):
            start = process_time()
            way()
            seconds.append(process_time() - start)
    gc.unfreeze()
    return tuple(Timed(tuple(seconds)) for seconds in taken)


def wall(way: Callable[[], object]) -> float:
    """Seconds on the clock that one run takes."""
    start = perf_counter()
    way()
    return perf_counter() - start


class Laps:
    """Processor time from one lap to the next."""

    def __init__(self) -> None:
        self._start = process_time()

    def told(self, what: str) -> None:
        """Print the time since the lap before."""
        now = process_time()
        told(what, f"{now - self._start:.1f} s")
        self._start = now


def told(what: str, figure: str, target: str = "") -> None:
    """One line of the report."""
    print(f"{what:<76} {figure:>12}   {target}".rstrip(), flush=True)
