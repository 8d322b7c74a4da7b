"""What a sheet's name, its titles and its group rows say for all the rows below: year, agency, school, course, role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from hallpass.days import Span
from hallpass.files.tidying.dates import dates_in, school_year
from hallpass.files.tidying.meanings import is_agency, is_level, is_school, is_title
from hallpass.files.tidying.sheets import Cell, Sheet
from hallpass.files.tidying.words import fold, holds, vocabulary, word_set
from hallpass.register.records import REGULAR, SUBSTITUTE

_PARTS: Final = re.compile(r"\s+[-–—]\s+|\s*[|:;]\s*|\*{2,}|\s{3,}|\n")
_GRADES: Final = re.compile(r"\s*\((?:grades? )?(?:p|pre-?)?k?[-–\d ]*\)", re.IGNORECASE)
_MOST_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the rows below unless a row says otherwise."""

    year: Span | None = None
    agency: str | None = None
    school: str | None = None
    course: str | None = None
    role: str | None = None
    level: str | None = None

    def over(self, outer: Context) -> Context:
        """This context, with what it leaves open taken from an outer one."""
        return Context(*(getattr(self, part.name) or getattr(outer, part.name) for part in fields(self)))


@dataclass(frozen=True)
class About:
    """What a sheet is about: its context, its topics, and the day up to which it was kept."""

    context: Context
    topics: frozenset[str]
    as_of: date | None
    telling: tuple[Cell, ...]


def about_sheet(sheet: Sheet, titles: Iterable[Cell]) -> About:
    """What the name and the titles of a sheet say about it."""
    titles = tuple(titles)
    stem = sheet.file.rpartition(".")[0]
    texts = [sheet.name, *(cell.text for cell in titles), stem]
    context = Context()
    for text in texts:
        context = context.over(context_of(text))
    telling = tuple(cell for cell in titles if context_of(cell.text) != Context())
    return About(_one_role(context, texts), _topics(texts), _as_of(titles), telling)


def _one_role(context: Context, texts: list[str]) -> Context:
    """The context with a role only where the name and titles name one kind of officer alone."""
    topics = _topics(texts)
    if {"substitute", "regular"} <= topics:
        return replace(context, role=None)
    return replace(context, role=SUBSTITUTE if "substitute" in topics else REGULAR if "regular" in topics else None)


def years_named(sheet: Sheet, titles: Iterable[Cell]) -> list[Span]:
    """The school years that a sheet's name and titles name, or without one there, the file's name."""
    texts = [sheet.name, *(cell.text for cell in titles)]
    named = sorted({year for text in texts if (year := school_year(text))})
    of_file = school_year(sheet.file.rpartition(".")[0])
    return named or ([of_file] if of_file else [])


def context_of(text: str) -> Context:
    """What a title or a group row says for the rows below it."""
    found = Context(year=school_year(text))
    for part in parts_of(text):
        found = found.over(_of_part(part))
    return found


def parts_of(text: str) -> list[str]:
    """The parts of a title, without school years and without the grades of a school, as in `(K-5)`."""
    plain = _GRADES.sub("", re.sub(r"(?:20)?\d\d ?[-–/] ?(?:20)?\d\d", " ", text))
    return [part.strip(" ,()*") for part in _PARTS.split(plain) if part and part.strip(" ,()*")]


def _of_part(part: str) -> Context:
    if len(part.split()) > _MOST_WORDS:
        return Context()
    if level := _level_alone(part):
        return Context(level=level)
    role = role_in(part)
    if is_agency(part):
        return Context(agency=_without_role(part), role=role)
    if is_title(part):
        return Context(course=part)
    if is_school(part) and not role:
        return Context(school=part)
    return Context(role=role)


def _without_role(part: str) -> str:
    words = word_set("topics", "substitute") | word_set("topics", "regular")
    return " ".join(word for word in part.split() if fold(word) not in words | {"list", "roster", "officers"})


def _level_alone(part: str) -> str | None:
    """The level in a group row such as `HIGH SCHOOLS` or `ELEMENTARY (shared)`."""
    for text in (part, part.partition("(")[0]):
        if is_level(text):
            return str(next(level for level in vocabulary()["levels"] if fold(text) in word_set("levels", level)))
    return None


def role_in(part: str) -> str | None:
    """The role that a text names, substitutes first."""
    folded = fold(part)
    if holds(folded, word_set("topics", "substitute")):
        return SUBSTITUTE
    return REGULAR if holds(folded, word_set("topics", "regular")) else None


def _topics(texts: Iterable[str]) -> frozenset[str]:
    folded = [fold(text) for text in texts]
    topics: Mapping[str, object] = vocabulary()["topics"]
    return frozenset(topic for topic in topics if any(holds(text, word_set("topics", topic)) for text in folded))


def _as_of(titles: Iterable[Cell]) -> date | None:
    """The day in a title such as `as of 11/20/26`."""
    for cell in titles:
        for before, read in dates_in(cell.text):
            if read.day and any(before.endswith(words) for words in word_set("rows", "as_of")):
                return read.day
    return None


def is_doubtful(text: str) -> str | None:
    """The word in a heading that makes it doubtful whether the rows below are facts (`former`, `draft`)."""
    words = fold(text).split()
    if len(words) > _MOST_WORDS or not words or is_school(text) or is_agency(text):
        return None
    return "old" if "old" in (words[0], words[-1]) else holds(" ".join(words), word_set("rows", "doubtful"))
