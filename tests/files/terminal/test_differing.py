"""An answer as a cell of a table of changes."""

from __future__ import annotations

from hallpass.files.differing import Shown, State
from hallpass.files.terminal.differing import answer_cell, schools_told

BOTH = Shown((State("yes", "May serve", ("High",)), State("no_contract", "No contract", ("Middle",))), "Cleared, 5.1")


def test_the_worst_state_comes_first_and_colors_the_cell() -> None:
    """The schools are named where there are several; the standing and the details stand below."""
    assert answer_cell(BOTH, schools=True) == ("▯ No contract: Middle\n● May serve: High\nCleared, 5.1", "no_contract")
    one = Shown((State("no", "May not serve", ("High",)),), "Not cleared, 5.1", ("due Aug 31, 2026",))
    assert answer_cell(one, schools=False) == ("✕ May not serve\nNot cleared, 5.1\ndue Aug 31, 2026", "no")
    assert answer_cell(Shown((State("none", "Upcoming"),), ""), schools=True) == ("– Upcoming", "none")


def test_every_school_is_counted() -> None:
    """Over all answers."""
    assert schools_told([BOTH, Shown((State("none", "Upcoming"),), "")]) == {"High", "Middle"}
