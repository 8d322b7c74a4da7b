"""Texts that are left out and may yet tell of something: where a person should look. Nothing is taken from them."""

from __future__ import annotations

from collections.abc import Iterator

from hallpass.files.tidying.agencies import AgencyBook
from hallpass.files.tidying.desk import CellFate, Desk, Fate
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import Entry
from hallpass.files.tidying.words import fold, holds, word_set


def heed(line: Line, own: Entry | None, agencies: AgencyBook, desk: Desk) -> None:
    """Point at texts of a row that nobody chose and that name another agency, or speak of a change."""
    for cell in left_out(line, desk):
        text = fold(cell.text)
        other = next((entry for entry in agencies.entries.values() if entry is not own and _names(text, entry)), None)
        if own is not None and other is not None:
            desk.notice(cell, f"this text is left out and names {other.name}: did the officer change employers?")
        elif word := holds(text, word_set("heed", "says")):
            desk.notice(cell, f'this text is left out and says "{word}": does it tell of a change?')


def left_out(line: Line, desk: Desk) -> Iterator[Cell]:
    """The texts of a row that stay out because nobody chose them."""
    for cell in line.table.sheet.row(line.row):
        fate = desk.fates.get(cell.place, CellFate(Fate.USED))
        if fate.fate is Fate.LEFT_OUT and isinstance(cell.value, str):
            yield cell


def _names(text: str, entry: Entry) -> bool:
    return holds(text, (alias for alias in entry.aliases if len(alias) > 3)) is not None
