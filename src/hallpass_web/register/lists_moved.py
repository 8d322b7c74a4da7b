"""What a person needs to see before writing over or taking off a row: what somebody else made of it, what needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.register.access import seen
from hallpass_web.register.lists import Names
from hallpass_web.register.lists_words import TITLES, Said, column_words, value_words
from hallpass_web.register.models import field_of


@dataclass(frozen=True, slots=True)
class Side:
    """A column of a row that two people changed: as the form was opened, as it stands now, and as one would have it."""

    column: str
    opened: Said
    now: Said
    mine: Said
    both: bool
    """Whether both changed it, to different values."""


def sides(
    list_name: str, opened: Mapping[str, Any], now: Mapping[str, Any], mine: Mapping[str, Any], names: Names
) -> Iterator[Side]:
    """The columns in which what was opened, what stands now and what one would have differ."""
    for column in LISTS[list_name].columns:
        name = column.name
        before, theirs, own = opened.get(name), now.get(name), mine.get(name)
        if name == "id" or (before == theirs == own):
            continue
        was, now_said, mine_said = (value_words(list_name, column, value, names) for value in (before, theirs, own))
        yield Side(column_words(name), was, now_said, mine_said, theirs != before and own not in (before, theirs))


def referring(asker: Asker, list_name: str, key: str, at: Moment) -> Iterator[tuple[str, int]]:
    """The lists with rows that refer to a row, as far as the asker sees them, and how many."""
    for name, known in LISTS.items():
        for column in known.columns:
            if column.to == list_name and column.kind == "id":
                number = seen(asker, name, at).filter(**{field_of(column.name): key}).count()
                if number:
                    yield TITLES[name], number
