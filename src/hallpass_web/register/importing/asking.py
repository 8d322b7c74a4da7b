"""What reading the files asks of a person, and how it was read: for the page, with the answers that came in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hallpass.files.tidying.desk import OPEN
from hallpass.files.tidying.mapping import read_mapping
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import letters
from hallpass.register.records import KINDS_OF_COURSE, ROLES
from hallpass_web.register.importing.models import Import
from hallpass_web.register.importing.page import place_words
from hallpass_web.register.lists_words import choice_words

Answers = dict[tuple[str, ...], dict[str, str]]
MOST_CHOICES: Final = 40
MOST_LINES: Final = 400
"""So many lines of a form: a browser sends no more fields than a server takes."""

SECTIONS: Final[Mapping[str, str]] = {
    "district": "District",
    "sheets": "Sheets",
    "columns": "Columns",
    "rows": "Rows",
    "schools": "Schools",
    "agencies": "Agencies",
    "courses": "Kinds of courses",
    "roles": "Roles",
    "people": "People of the file",
    "policies": "SRO policies",
    "employers": "Employers",
    "answers": "Single cells",
}
"""What the parts of the mapping are called on the page."""


_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "columns": tuple(Meaning),
    "courses": KINDS_OF_COURSE,
    "roles": ROLES,
    "people": ("same", "different"),
}
"""What the lines of a part can say, where that is not free."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or a cell that cannot be read: what stands there, what is expected, and how to answer it."""

    id: str
    where: str
    value: str
    says: str
    allowed: tuple[str, ...] = ()
    looks_like: str = ""
    can_answer: bool = True
    is_day: bool = False
    unread: bool = False
    """Something stands there that cannot be read; else something is not said."""

    @property
    def options(self) -> list[tuple[str, str]]:
        """The answers to choose from, each with its words."""
        return [(choice, choice_words(choice)) for choice in self.allowed]

    @property
    def looks_like_words(self) -> str:
        """What the answer looks like, in words."""
        return choice_words(self.looks_like)


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of how the file was read, that a person may change."""

    id: str
    key: str
    value: str
    choices: tuple[str, ...] = ()
    says: str = ""
    """The heading of a column."""


def name_of(section: Sequence[str], key: str) -> str:
    """The name of a line of the mapping on the page."""
    return hashlib.sha256("\x1f".join([*section, key]).encode()).hexdigest()[:16]


def asked_of(read: Mapping[str, Any], one: Import) -> list[Asked]:
    """What needs a person, cells that cannot be read first; what was left open on purpose is not asked again."""
    by_place = {tuple(q["places"][0]): q for q in read.get("questions", ()) if q["places"]}
    cells = {tuple(cell["place"]): cell for cell in read.get("unread", ())}
    found = [_cell(cell, by_place.get(place)) for place, cell in cells.items()]
    found += [_question(q) for q in read.get("questions", ()) if not (q["places"] and tuple(q["places"][0]) in cells)]
    found += [_problem(problem) for problem in read.get("problems", ())]
    return [asked for asked in found if asked.id not in one.unknown]


def _cell(cell: Mapping[str, Any], question: Mapping[str, Any] | None) -> Asked:
    where, says = place_words(cell["place"]), f"Expected {cell['expected']}. Found “{cell['value']}”."
    if question is None:
        return Asked(name_of(["cell"], where), where, cell["value"], says, can_answer=False, unread=True)
    day = "day" in cell["expected"]
    return Asked(
        name_of(question["section"], question["key"]),
        where,
        cell["value"],
        says,
        tuple(question["allowed"]),
        question["looks_like"] or "",
        is_day=day and not question["allowed"],
        unread=True,
    )


def _question(question: Mapping[str, Any]) -> Asked:
    key = question["key"]
    value = key.split(" · ")[-1] if question["section"][0] == "answers" else key
    return Asked(
        name_of(question["section"], key),
        place_words(question["places"][0]) if question["places"] else "",
        "" if value == "nothing" or value in question["text"] else value,
        _capital(question["text"]),
        tuple(question["allowed"][:MOST_CHOICES]),
        question["looks_like"] or "",
        is_day="which day" in question["text"],
    )


def _problem(problem: Mapping[str, Any]) -> Asked:
    parts = (problem["list"], f"row {problem['row']}" if problem["row"] else "", problem["column"] or "")
    where = ", ".join(part for part in parts if part)
    says = f"Expected {problem['expected']}. Found {problem['value']}."
    return Asked(name_of(["problem"], where), where, problem["value"], says, can_answer=False, unread=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def settings_of(read: Mapping[str, Any]) -> list[tuple[str, list[Setting]]]:
    """How the file was read, part by part; what is still asked stands elsewhere, and whose district it is stands."""
    headings = _headings(read.get("understood", ()))
    groups: dict[str, list[Setting]] = {}
    for section, entries in read_mapping(read["mapping"]).items() if read.get("mapping") else ():
        title = ", ".join([SECTIONS[section[0]], *section[1:]])
        for key, value in entries.items():
            if value != OPEN and section[0] != "district" and sum(map(len, groups.values())) < MOST_LINES:
                says = headings.get((*section[1:], key), "")
                line = Setting(name_of(section, key), key, value, _CHOICES.get(section[0], ()), says)
                groups.setdefault(title, []).append(line)
    return list(groups.items())


def _headings(tables: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], str]:
    """What stands over each column, by file, sheet and the cell of its heading."""
    found = {}
    for table in tables:
        for column in table["columns"]:
            file, sheet, row, number = column["place"]
            found[(*filter(None, (file, sheet)), f"{letters(number)}{row}")] = column["heading"]
    return found


def answers_in(read: Mapping[str, Any], posted: Mapping[str, str]) -> Answers:
    """The lines of the mapping that a person answered or changed on the page."""
    known = {name_of(q["section"], q["key"]): (tuple(q["section"]), q["key"], OPEN) for q in read.get("questions", ())}
    if read.get("mapping"):
        for section, entries in read_mapping(read["mapping"]).items():
            known |= {name_of(section, key): (section, key, value) for key, value in entries.items()}
    answers: Answers = {}
    for name, (section, key, old) in known.items():
        given = " ".join(posted.get(name, "").split())
        if given and given != old:
            answers.setdefault(section, {})[key] = given[:2000]
    return answers


def grounds_of(read: Mapping[str, Any]) -> list[tuple[str, int, list[str]]]:
    """The guesses, those on one ground together: the ground, how many cells, and some of what was taken."""
    groups: dict[str, list[str]] = {}
    for guess in read.get("guesses", ()):
        stands = f"“{guess['value']}”" if guess["value"] else "nothing stands there"
        groups.setdefault(guess["ground"], []).append(f"{stands}: {guess['taken']}")
    ordered: Iterable[tuple[str, list[str]]] = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    return [(_capital(ground), len(told), list(dict.fromkeys(told))[:6]) for ground, told in ordered]
