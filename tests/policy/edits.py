"""Packs made by editing the text of the real one, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

from hallpass.packs import read_pack
from hallpass.policy.adopted import sha256
from hallpass.policy.load import load_policy
from hallpass.policy.model import Policy, Version
from hallpass.policy.problems import PackProblem, PackRefused

DOCUMENT = "policy.md"
TEXT = "adopted.txt"


@cache
def _pack() -> Mapping[str, str]:
    return read_pack()


def pack() -> dict[str, str]:
    """The real pack, free to be edited."""
    return dict(_pack())


@cache
def real() -> Version:
    """The real version, loaded once."""
    return load_policy(pack()).versions[0]


def replaced(old: str, new: str, *, file: str = DOCUMENT) -> dict[str, str]:
    """The real pack with one place of a file changed; the place must be there exactly once."""
    files = pack()
    assert files[file].count(old) == 1, f"{files[file].count(old)} times: {old!r}"
    files[file] = files[file].replace(old, new)
    return files


def line_of(text: str, files: Mapping[str, str], file: str = DOCUMENT) -> int:
    """The number of the line of a file on which the text first begins."""
    return files[file][: files[file].index(text)].count("\n") + 1


def problems(files: Mapping[str, str]) -> tuple[PackProblem, ...]:
    """What a pack is refused for; nothing where it loads."""
    try:
        load_policy(files)
    except PackRefused as refused:
        return refused.problems
    return ()


def amended(*, takes_effect: str, text: tuple[str, str], document: tuple[tuple[str, str], ...]) -> Policy:
    """The real pack with a second version: its adopted text and its document changed, its hash taken anew."""
    files = pack()
    files["amended.txt"] = _swap(files[TEXT], *text)
    later = files[DOCUMENT]
    for old, new in (
        ("| takes effect | 2024-10-01 |", f"| takes effect | {takes_effect} |"),
        (f"| text | {TEXT} |", "| text | amended.txt |"),
        (sha256(files[TEXT]), sha256(files["amended.txt"])),
        text,
        *document,
    ):
        later = _swap(later, old, new)
    files["amended.md"] = later
    return load_policy(files)


def _swap(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new)


def facts(**given: Any) -> SimpleNamespace:
    """Facts of an officer who is in service and of whom nothing else is known, those given apart."""
    usual = {
        "day": date(2026, 12, 1),
        "trained_on": date.max,
        "trained_by": "full",
        "legacy": False,
        "clock_on": date(2026, 9, 1),
        "employer_unable": False,
        "start_policy_reviewed_on": date.max,
        "current_policy_reviewed_on": date.max,
        "nth_day": 1,
        "days_in_year": 1,
    }
    return SimpleNamespace(**{**usual, **given})
