"""The same answers for very many officers: their timelines as columns, and counts read off them.

There is no second copy of the rules here. Each officer's timeline is built by the kernel; what follows is array work
on its intervals.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_all_start_methods, get_context

import numpy as np
import numpy.typing as npt

from hallpass.days import Span
from hallpass.policy.vocabulary import STANDINGS
from hallpass.register.register import Register
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.timeline import timeline

Days = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int8]
_CODE = {standing: np.int8(at) for at, standing in enumerate(STANDINGS)}


@dataclass(frozen=True, slots=True)
class Intervals:
    """A table of intervals: whose (a position in `officers`), first and last day as ordinals, and the standing's code.

    The code is the position of the standing in `hallpass.policy.vocabulary.STANDINGS`.
    """

    officers: tuple[str, ...]
    officer: npt.NDArray[np.int32]
    first: Days
    last: Days
    standing: Codes

    def __len__(self) -> int:
        return len(self.first)


def build(register: Register, law: Law, days: Span, processes: int | None = None) -> Intervals:
    """Every officer's intervals of equal standing within a range of days, spread over the processors that are there."""
    officers = tuple(register.officer)
    workers = _workers(processes, len(officers))
    if workers == 1:
        return joined([_intervals(register, law, days, officers)])
    size = -(-len(officers) // (workers * 4))
    parts = [officers[at : at + size] for at in range(0, len(officers), size)]
    with ProcessPoolExecutor(
        workers, mp_context=get_context("fork"), initializer=_inherit, initargs=(register, law, days)
    ) as pool:
        return joined(list(pool.map(_part, parts)))


def _workers(processes: int | None, officers: int) -> int:
    """One process where the platform cannot fork a loaded register, or where there is little to do."""
    if "fork" not in get_all_start_methods() or officers < 1000:
        return 1
    return processes or os.cpu_count() or 1


_inherited: list[tuple[Register, Law, Span]] = []


def _inherit(register: Register, law: Law, days: Span) -> None:
    _inherited[:] = [(register, law, days)]


def _part(officers: Sequence[str]) -> Intervals:
    register, law, days = _inherited[0]
    return _intervals(register, law, days, officers)


def _intervals(register: Register, law: Law, days: Span, officers: Sequence[str]) -> Intervals:
    setting = Setting(register, law)
    rows: list[tuple[int, int, int, np.int8]] = []
    for at, officer in enumerate(officers):
        record = OfficerRecord(setting, officer)  # not kept by the setting: two hundred thousand need not stay
        for interval in timeline(record, days.first, days.last).intervals:
            code = _CODE[interval.standing.standing]
            if rows and rows[-1][0] == at and rows[-1][3] == code:
                rows[-1] = (at, rows[-1][1], interval.days.last.toordinal(), code)
            else:
                rows.append((at, interval.days.first.toordinal(), interval.days.last.toordinal(), code))
    table = np.array(rows, dtype=np.int32).reshape(-1, 4)
    return Intervals(tuple(officers), table[:, 0], table[:, 1], table[:, 2], table[:, 3].astype(np.int8))


def joined(parts: Iterable[Intervals]) -> Intervals:
    """Tables of different officers as one."""
    parts = list(parts)
    offsets = np.cumsum([0, *(len(part.officers) for part in parts[:-1])], dtype=np.int32)
    return Intervals(
        tuple(officer for part in parts for officer in part.officers),
        np.concatenate([part.officer + offset for part, offset in zip(parts, offsets, strict=True)]),
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.last for part in parts]),
        np.concatenate([part.standing for part in parts]),
    )


def counts_by_day(table: Intervals, days: Span) -> npt.NDArray[np.int64]:
    """How many officers have each standing on each day: a row a day, a column a standing.

    Each interval adds one on its first day and takes it away on the day after its last; a running sum does the rest.
    """
    start, length = days.first.toordinal(), (days.last - days.first).days + 1
    first = np.clip(table.first - start, 0, length)
    after = np.clip(table.last - start + 1, 0, length)
    width = len(STANDINGS)
    size = (length + 1) * width
    steps = np.bincount(first * width + table.standing, minlength=size)
    steps = steps - np.bincount(after * width + table.standing, minlength=size)
    counts: npt.NDArray[np.int64] = np.cumsum(steps.reshape(length + 1, width), axis=0)[:length]
    return counts


def standings_on(table: Intervals, day: date) -> dict[str, int]:
    """How many officers have each standing on a day."""
    counts = counts_by_day(table, Span(day, day))[0]
    return {standing: int(count) for standing, count in zip(STANDINGS, counts, strict=True)}
