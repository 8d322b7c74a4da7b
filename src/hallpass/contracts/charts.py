"""Who bears the task in a row of a chart? The cells beside it tell, and the names of their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hallpass.contracts.actors import Cast, Who, plain

_LEADS = re.compile(
    r"\b(?:responsib\w*|who|lead|leads|by whom|does|do|doer|assigned|perform\w*|party|owner|carried out|done by"
    r"|primary|charge|accountable|actor|duty of)\b"
)
_HELPS = re.compile(
    r"\b(?:inform\w*|support\w*|assist\w*|consult\w*|back-?up|secondary|help\w*|notif\w*|cop(?:y|ies)|with whom"
    r"|also|tells?|told|reports? to|approv\w*|oversight|overseen)\b"
)
_MARK = re.compile(r"(?:x|✓|✔|☒|☑|yes|●|•|■|✗|\*|lead|leads|primary|p|l|r|responsible|does|does it|full)[. ]*")
_HALF_MARK = re.compile(
    r"(?:s|a|c|\(x\)|o|◯|○|assists?|supports?|helps?|consult(?:ed|s)?|as (?:needed|asked|able|time permits)|may"
    r"|.*\b(?:optional|if (?:asked|able|available)|as (?:time|able))\b.*|if asked|on request|shared|joint|secondary"
    r"|backup)[. ]*"
)
_NO_MARK = re.compile(r"(?:-+|–|—|no|none|n/a|told|informed|is told|knows|i)[. ]*")
_SIDE_WORDS = 7  # a cell that names who does it is no longer than this
_TASK_WORDS = 2  # and a task is no shorter than this


@dataclass(frozen=True, slots=True)
class Row:
    """The task of a row, the side that bears it (None: the row does not tell), and whether it bears it alone."""

    task: str
    who: Who | None
    alone: bool = True


def rows_of(cells: tuple[tuple[str, str], ...], cast: Cast) -> list[Row]:
    """Which tasks stand in this row, and on whom? None where no cell holds one."""
    said = [(plain(name).lower().strip(" .:"), plain(words).lower().strip()) for name, words in cells if words.strip()]
    columns = [(name, words) for name, words in said if _own_column(name, cast) and len(words.split()) >= _TASK_WORDS]
    if len(columns) > 1:  # each side has a column for its own part
        label = "" if said[0] in columns else f" ({said[0][1]})"
        return [Row(words + label, _own_column(name, cast)[0]) for name, words in columns if name != words]
    at = max(range(len(said)), key=lambda number: len(said[number][1].split()), default=0)
    task = re.sub(r"^(?:\d{1,2}[.)]?|\(?[a-z][.)]) ", "", said[at][1]) if said else ""
    if len(task.split()) < _TASK_WORDS or task == said[at][0]:
        return []
    beside = said[:at] + said[at + 1 :]
    for sides in (_in_leading_column(beside, cast), _marked(beside, cast), _own_column(said[at][0], cast)):
        if sides:
            return [_row(task, sides)]
    return [_row(task, [] if any(name for name, _ in beside) else _named_beside(beside, cast))]


def _row(task: str, sides: list[Who | None]) -> Row:
    """The officer bears it, alone or with others, where the officer is named; half a mark leaves it open."""
    if Who.OFFICER in sides:
        return Row(task, Who.OFFICER, None not in sides)
    return Row(task, sides[0] if sides else None)


def _in_leading_column(beside: list[tuple[str, str]], cast: Cast) -> list[Who | None]:
    """Who is named in the column that says who does it?"""
    for name, words in beside:
        if _LEADS.search(name) and not _HELPS.search(name):
            found: list[Who | None] = [mention.who for mention in cast.mentions(words)]
            if found:
                return list(dict.fromkeys(found)) + [None] * bool(_HALF_MARK.fullmatch(words))
            if words and not _MARK.fullmatch(words):
                return [Who.AGENCY]  # somebody whom no words of this contract make the officer
    return []


def _marked(beside: list[tuple[str, str]], cast: Cast) -> list[Who | None]:
    """Under the names of which sides does the row bear a mark? Half a mark counts as one more side."""
    found: list[Who | None] = []
    left: Who | None = None
    for name, words in beside:
        sides = cast.mentions(name)
        if sides and _MARK.fullmatch(words):
            found.append(sides[0].who)
        elif sides and sides[0].who is Who.OFFICER and _HALF_MARK.fullmatch(words):
            found += [Who.OFFICER, None]
        elif sides and _NO_MARK.fullmatch(words):
            left = sides[0].who
    if not found and left is Who.OFFICER:
        found.append(Who.AGENCY)  # whoever does it, not the officer
    return found


def _own_column(name: str, cast: Cast) -> list[Who | None]:
    """Does the task stand in a column that bears the name of a side?"""
    found: list[Who | None] = [mention.who for mention in cast.mentions(name)]
    return found[:1]


def _named_beside(beside: list[tuple[str, str]], cast: Cast) -> list[Who | None]:
    """Without names of columns: which side do the other cells name, if they name one alone?"""
    cells = [cast.mentions(words) for _, words in beside if len(words.split()) <= _SIDE_WORDS]
    named = [found[0].who for found in cells if found]
    return list(named) if len(named) == 1 else []
