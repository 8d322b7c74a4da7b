"""By what a row of a file is known to be a row that is kept already, list by list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, Final

from hallpass.files.tidying.spellings import spell_agency, spell_school
from hallpass.files.tidying.words import fold
from hallpass.register.schema import LISTS

Row = Mapping[str, Any]
Sign = Callable[[Row], Hashable]

A_YEAR: Final = 366  # days: two days of one thing that lie farther apart are two things


def _by(*columns: str) -> Sign:
    return lambda row: tuple(row[column] for column in columns)


def _agency(row: Row) -> Hashable:
    spelled = spell_agency(row["name"])
    return (spelled.squeezed or fold(row["name"]), spelled.kind)


def _school(row: Row) -> Hashable:
    spelled = spell_school(row["name"])
    return (row["district"], spelled.squeezed or fold(row["name"]), spelled.kind or row["level"])


def _all(name: str) -> Sign:
    return _by(*(column.name for column in LISTS[name].columns if column.name != "id"))


SAME: Final[Mapping[str, Sign]] = {
    "districts": lambda row: fold(row["name"]),
    "schools": _school,
    "contact_days": _by("district", "date"),
    "agencies": _agency,
    "agency_policies": _by("agency", "adopted_on"),
    "employments": _by("officer", "agency", "from"),
    "courses": lambda row: fold(row["name"]),
    "completions": _by("officer", "course", "completed_on"),
    "certificates": _by("officer", "course", "agency", "completed_on"),
    "contracts": _by("agency", "district", "from"),
    "assignments": _by("officer", "school", "role", "from"),
    "substitute_days": _by("officer", "school", "date"),
    "absences": _by("officer", "from"),
    "policy_reviews": _by("officer", "policy", "reviewed_on"),
    "conduct_events": _all("conduct_events"),
    "activities": _all("activities"),
}
"""What two rows of a list agree in that are about one thing. Officers are persons: see `persons.py`."""

NEAR: Final[Mapping[str, tuple[Sign, ...]]] = {
    "employments": (_by("officer", "agency"),),
    "completions": (_by("officer", "course"),),
    "certificates": (_by("officer", "course", "agency"),),
    "assignments": (_by("officer", "school", "role"), _by("officer", "role", "from")),
    "policy_reviews": (_by("officer", "policy"),),
}
"""What one row of each side agrees in when the file corrects what is kept: a day moved, a school changed."""

_DAY: Final = {"completions": "completed_on", "certificates": "completed_on", "policy_reviews": "reviewed_on"}

_TAILS: Final = {"sheriff": ("so", "cso", "sd"), "police": ("pd",)}


def short_names(name: str, key: str, row: Row) -> set[str]:
    """What a kept agency or school is called for short in lists: by its own key, an agency by its initials too."""
    if name == "schools":
        return {fold(key)}
    if name != "agencies":
        return set()
    spelled = spell_agency(row["name"])
    letters = "".join(word[0] for word in spelled.core)
    tails = _TAILS.get(spelled.kind or "", ()) if len(letters) > 1 else ()
    return {fold(key), *(letters + tail for tail in tails), *(f"{letters}{tail[-1]}" for tail in tails)}


BELONGS: Final[Mapping[str, tuple[str, ...]]] = {
    "schools": ("district",),
    "contact_days": ("district",),
    "agency_policies": ("agency",),
    "employments": ("officer",),
    "completions": ("officer",),
    "certificates": ("officer",),
    "contracts": ("agency", "district"),
    "assignments": ("officer",),
    "substitute_days": ("officer",),
    "absences": ("officer",),
    "policy_reviews": ("officer",),
    "conduct_events": ("officer",),
    "activities": ("officer",),
}
"""What a row belongs to, so that rows of one id which belong to different things are two."""


def is_near(name: str, row: Row, kept: Row) -> bool:
    """Whether one row can be the other corrected: their days touch, or lie within a year of each other."""
    column = _DAY.get(name)
    if column is None:
        return _reaches(row, kept) and _reaches(kept, row)
    if row[column] is None or kept[column] is None:
        return True
    return abs((date.fromisoformat(row[column]) - date.fromisoformat(kept[column])).days) <= A_YEAR


def _reaches(row: Row, other: Row) -> bool:
    return row["from"] is None or other["to"] is None or bool(row["from"] <= other["to"])


def belongs_alike(name: str, row: Row, kept: Row) -> bool:
    """Whether two rows of one id belong to the same thing; shared rows are alike by their names."""
    if name in ("agencies", "courses", "districts"):
        return SAME[name](row) == SAME[name](kept)
    return all(row[column] == kept[column] for column in BELONGS.get(name, ()))
