"""An officer's answer as a cell of a table of changes."""

from __future__ import annotations

from collections.abc import Iterable

from hallpass.explain.words import listed
from hallpass.files.differing import Shown
from hallpass.files.terminal.answers import URGENCY
from hallpass.files.terminal.page import state
from hallpass.files.terminal.tables import Cell


def schools_told(pairs: Iterable[Shown]) -> set[str]:
    """Every school that some answers are about."""
    return {school for told in pairs for one in told.states for school in one.schools}


def answer_cell(told: Shown, *, schools: bool) -> Cell:
    """The states, worst first, each with its schools if they are to be named; then the standing and its details."""
    states = sorted(told.states, key=lambda one: URGENCY.index(one.kind))
    named = (": " + listed(one.schools) if schools and one.schools else "" for one in states)
    lines = [state(one.kind, one.word)[0] + where for one, where in zip(states, named, strict=True)]
    return "\n".join([*lines, *filter(None, [told.standing]), *told.details]), states[0].kind
