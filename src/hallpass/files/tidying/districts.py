"""The district whose schools the files are about: as told, as the mapping says, or as a title names it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hallpass.files.tidying.context import parts_of
from hallpass.files.tidying.desk import Desk, Question
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import slug
from hallpass.files.tidying.words import fold, holds, word_set
from hallpass.register.records import KINDS_OF_DISTRICT, District


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever tidies says about the district; what is not said is looked for in the titles."""

    district: str | None = None
    district_id: str | None = None
    kind: str | None = None


def find_district(titles: Iterable[Cell], told: Told, desk: Desk) -> District:
    """The district: as it is told, as the mapping says, or as a title names it."""
    named = [(cell, found) for cell in titles if (found := district_in(cell.text))]
    names = {found[0] for _, found in named}
    number = next((found[1] for _, found in named if found[1]), None)
    name = told.district or (names.pop() if len(names) == 1 else None)
    section = ("district",)
    if name is None:
        name = desk.ask(Question(section, "name", "what is the name of the district?")) or "District"
    else:
        given = desk.settle(section, "name", name, "told" if told.district else "a title names it")
        if named and not told.district and given == name:
            desk.guess(named[0][0], name, "the title names the district")
        name = given
    found_id = told.district_id or number or slug(name)
    key = desk.settle(section, "id", found_id, "the number in the title" if number else "made of the name")
    charter = told.kind or (
        KINDS_OF_DISTRICT[1] if holds(fold(name), word_set("districts", "charter")) else KINDS_OF_DISTRICT[0]
    )
    kind = desk.settle(section, "kind", charter, "by its name", KINDS_OF_DISTRICT)
    return District(key, name, kind)


def district_in(text: str) -> tuple[str, str | None] | None:
    """The name of a district in a title, and its number where one stands."""
    number = re.search(r"\b(?:ISD|(?:School )?District)\s*(?:No\.?|#)?\s*(\d{1,4})\b", text, re.IGNORECASE)
    for part in parts_of(text):
        folded = fold(part)
        kinds = word_set("districts", "holds") | word_set("districts", "charter")
        name = re.sub(r"\s*[,(]?\s*(?:\bISD\s*)?(?:No\.?|#)?\s*\d{1,4}\)?$", "", part, flags=re.IGNORECASE).strip()
        if holds(folded, kinds) and len(fold(name).split()) > 2 and not re.fullmatch(r"(?i)isd\W*\d*", part):
            return _titled(name), number[1] if number else None
    return None


def _titled(name: str) -> str:
    return name.title() if name == name.upper() else name
