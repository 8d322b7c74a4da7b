"""What a column can mean, by the words that the mapping file uses; and how well a value fits each meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from hallpass.files.tidying.dates import read_date
from hallpass.files.tidying.names import read_name
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.values import is_later, is_nothing, read_license, read_truth
from hallpass.files.tidying.words import fold, heading_words, holds, holds_group, vocabulary, word_set


class Meaning(StrEnum):
    """What the cells of a column mean."""

    OFFICER = "officer"
    LAST_NAME = "last name"
    FIRST_NAME = "first name"
    LICENSE = "license"
    LICENSE_ENDS = "license ends"
    AGENCY = "agency"
    EMPLOYED_FROM = "employed from"
    SCHOOL = "school"
    ROLE = "role"
    FIRST_DAY = "first day"
    LAST_DAY = "last day"
    SERVICE_DATES = "service dates"
    COURSE = "course"
    COMPLETED = "completed"
    CERTIFICATE = "certificate"
    POLICY_READ = "policy read"
    COULD_NOT_PROVIDE = "could not provide"
    DAY = "day"
    SCHOOL_YEAR = "school year"
    LEVEL = "level"
    ABBREVIATION = "abbreviation"
    ALSO_WRITTEN = "also written"
    CONTRACT_FROM = "contract from"
    CONTRACT_TO = "contract to"
    CONTRACT_DATES = "contract dates"
    POLICY_ADOPTED = "policy adopted"
    COURSE_KIND = "course kind"
    CONTACT_DAY_NUMBER = "contact day number"
    WEEKDAY = "weekday"
    KIND_OF_DAY = "kind of day"
    # The heading is itself a value, and each cell says something about it.
    AT_SCHOOL = "at this school"
    IN_COURSE = "in this course"
    ON_DAY = "on this day"
    OF_OFFICER = "of this officer"
    LEAVE_OUT = "leave out"
    KEEP = "keep"


OF_OFFICERS: Final = frozenset(list(Meaning)[: list(Meaning).index(Meaning.LEVEL)]) | {
    Meaning.WEEKDAY,
    Meaning.LEAVE_OUT,
}
"""What the columns of a table with officers can mean."""
OF_OTHERS: Final = frozenset(
    {Meaning.AGENCY, Meaning.SCHOOL, Meaning.COURSE, Meaning.DAY, Meaning.SCHOOL_YEAR, Meaning.LEAVE_OUT}
) | frozenset(list(Meaning)[list(Meaning).index(Meaning.LEVEL) : list(Meaning).index(Meaning.AT_SCHOOL)])
"""What the columns of a table without officers can mean."""
OF_DAYS: Final = frozenset({Meaning.KIND_OF_DAY, Meaning.WEEKDAY, Meaning.CONTACT_DAY_NUMBER})
"""What only the columns of a table with a row for each day can mean."""
SAID_BY_HEADING: Final = (Meaning.AT_SCHOOL, Meaning.IN_COURSE, Meaning.ON_DAY, Meaning.OF_OFFICER)
REPEATED: Final = frozenset(
    {Meaning.SCHOOL, Meaning.COURSE, Meaning.COMPLETED, Meaning.CERTIFICATE, Meaning.POLICY_READ, Meaning.ALSO_WRITTEN}
    | {Meaning.LEAVE_OUT, Meaning.KEEP, Meaning.KIND_OF_DAY, Meaning.LEVEL}
    | set(SAID_BY_HEADING)
)
"""What more than one column of a table can mean."""
ANY_DATE: Final = "a date of something"


@lru_cache(maxsize=100_000)
def meanings_of_heading(text: str) -> tuple[tuple[Meaning, ...], bool]:
    """What a heading can mean, and whether it says so in so many words (else it holds words that do)."""
    folded = fold(text)
    if not folded:
        return (), False
    exact = tuple(Meaning(entry.meaning) for entry in heading_words() if folded in entry.says)
    if exact:
        return exact, True
    words = set(folded.split())
    found = tuple(
        Meaning(entry.meaning)
        for entry in heading_words()
        if holds_group(folded, entry.holds) and not words & entry.unless
    )
    return found, False


def is_plain_date(text: str) -> bool:
    """Whether a heading says only `date`, so that its neighbour must say of what."""
    return fold(text) in word_set("plain", "date")


@lru_cache(maxsize=100_000)
def is_person(text: str) -> bool:
    """Whether a text looks like one person's name."""
    name = read_name(text)
    folded = fold(text)
    if name is None or not name.first or is_agency(text) or is_school(text) or is_course(text):
        return False
    return not meanings_of_heading(text)[0] and folded not in word_set("roles", "regular")


@lru_cache(maxsize=100_000)
def is_agency(text: str) -> bool:
    """Whether a text has the words of an agency's name."""
    words = word_set("agencies", "police") | word_set("agencies", "sheriff")
    return holds(fold(text), words) is not None


@lru_cache(maxsize=100_000)
def is_school(text: str) -> bool:
    """Whether a text ends in the words of a school's name, or is one of their usual abbreviations."""
    folded = fold(text)
    tails = [phrase for level in ("secondary", "middle", "elementary") for phrase in word_set("tails", level)]
    short = text.isupper() and 2 < len(text) <= 5 and text.endswith(("HS", "MS", "ES"))
    return short or any(folded.endswith(" " + tail) for tail in tails if tail not in ("el", "primary"))


@lru_cache(maxsize=100_000)
def is_course(text: str) -> bool:
    """Whether a text has the words of a course's title."""
    return holds(fold(text), word_set("course_words", "says")) is not None


def is_title(text: str) -> bool:
    """Whether a text is itself the title of a course, and does not just speak of one."""
    return "?" not in text and holds(fold(text), word_set("course_words", "titles")) is not None


def is_role(text: str) -> bool:
    """Whether a text is a word for an officer's role."""
    return any(fold(text) in word_set("roles", role) for role in ("regular", "substitute", "unsure"))


def is_level(text: str) -> bool:
    """Whether a text is a level of schools."""
    return any(fold(text) in word_set("levels", level) for level in vocabulary()["levels"])


def is_date(cell: Cell) -> bool:
    """Whether a cell names a day, or when a day may be."""
    read = read_date(cell.value)
    return read.day is not None or read.within is not None or is_later(cell.text)


def is_truth(cell: Cell) -> bool:
    """Whether a cell says yes, no or that it is not known."""
    return read_truth(cell.text, word_set("truth", "read")) is not None


def _number(cell: Cell) -> bool:
    return cell.text.replace(".", "", 1).isdigit()


def _words(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not is_date(cell) and any(char.isalpha() for char in cell.text)


def _several_schools(cell: Cell) -> bool:
    return _words(cell) and not is_agency(cell.text) and "," not in cell.text[-3:]


_FITS: Final[Mapping[Meaning, Callable[[Cell], bool]]] = MappingProxyType(
    {
        Meaning.OFFICER: lambda cell: is_person(cell.text),
        Meaning.LICENSE: lambda cell: read_license(cell) is not None,
        Meaning.AGENCY: lambda cell: is_agency(cell.text),
        Meaning.SCHOOL: _several_schools,
        Meaning.ROLE: lambda cell: is_role(cell.text),
        Meaning.COURSE: lambda cell: is_course(cell.text) or is_nothing(cell.text),
        Meaning.LEVEL: lambda cell: is_level(cell.text),
        Meaning.CERTIFICATE: lambda cell: is_truth(cell) or is_date(cell),
        Meaning.POLICY_READ: lambda cell: is_truth(cell) or is_date(cell),
        Meaning.COULD_NOT_PROVIDE: is_truth,
        Meaning.CONTACT_DAY_NUMBER: _number,
        Meaning.ALSO_WRITTEN: _words,
        Meaning.ABBREVIATION: lambda cell: _words(cell) and len(cell.text) <= 8,
        Meaning.KIND_OF_DAY: _words,
    }
    | dict.fromkeys(
        (
            Meaning.LICENSE_ENDS,
            Meaning.EMPLOYED_FROM,
            Meaning.FIRST_DAY,
            Meaning.LAST_DAY,
            Meaning.COMPLETED,
            Meaning.DAY,
            Meaning.CONTRACT_FROM,
            Meaning.CONTRACT_TO,
            Meaning.POLICY_ADOPTED,
        ),
        is_date,
    )
)


def share_that_fits(meaning: Meaning, cells: list[Cell]) -> float:
    """The share of the cells that a meaning can hold; 0 for none."""
    fits = _FITS.get(meaning)
    if fits is None or not cells:
        return 0.5
    return sum(map(fits, cells)) / len(cells)
