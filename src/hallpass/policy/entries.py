"""The lines of a pack's tables as records: dates, numbers and lists, readings, actions, holidays, notes, flaws."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final, cast, get_args

from hallpass.policy.adopted import Adopted, fold
from hallpass.policy.holidays import is_rule
from hallpass.policy.markdown import Line
from hallpass.policy.model import Action, Flaw, Holiday, Note, Parameter, Reading, ReadingValue, Value, Who
from hallpass.policy.outline import Entry
from hallpass.policy.problems import Problems, one_of
from hallpass.policy.typecheck import FUNCTIONS
from hallpass.policy.vocabulary import ACTIONS, PARAMETERS_OF_FACTS, READINGS_OF_FACTS, Unit
from hallpass.policy.words import says_date, says_number, spelled_date, spelled_number

NONE: Final = ("", "–", "-")
"""What a cell holds that holds nothing."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_ITEM = re.compile(r"[a-z0-9][a-z0-9_.]{0,59}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_COUNT = re.compile(r"(\d{1,4}) (months|days)")


def is_name(word: str) -> bool:
    """Whether a word can be a name in expressions."""
    return bool(_NAME.fullmatch(word)) and not keyword.iskeyword(word) and word not in FUNCTIONS


def iso_date(text: str) -> date | None:
    """The date of `2025-09-01`, or None."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def new_name(name: str, line: int, taken: Collection[str], problems: Problems) -> bool:
    """Whether a name can be given here; what is wrong with it otherwise is noted."""
    if not is_name(name):
        problems.add(line, f"{name!r} as a name", "small letters, digits and _, a letter first, no word of the grammar")
    elif name in taken:
        problems.add(line, f"the name {name!r} a second time", "a name of its own")
    else:
        return True
    return False


def said(line: Line, column: str, problems: Problems) -> str:
    """The words for the reader in a cell; it is noted where there are none."""
    if line[column] in NONE:
        problems.add(line.line, f"nothing under {column}", "plain words")
    return line[column]


def parameters(
    entries: Iterable[Entry], taken: Collection[str], text: Adopted, problems: Problems
) -> dict[str, Parameter]:
    """The dates, numbers and lists under the paragraphs, each with its words."""
    found: dict[str, Parameter] = {}
    for entry in entries:
        name, line = entry["name"], entry.line.line
        if not new_name(name, line, (*taken, *found), problems):
            continue
        wanted = PARAMETERS_OF_FACTS.get(name)
        unit, value = _value(entry["value"], wanted)
        if value is None:
            problems.add(line, f"{entry['value']!r} as the value of {name}", _VALUES[wanted])
            continue
        found[name] = Parameter(name, value, unit, fold(entry["words"]), entry.paragraph, line)
        _words(found[name], text, problems)
    return found


_VALUES: Final[Mapping[Unit | None, str]] = {
    "date": "a date that exists, as in 2026-03-15",
    "months": "a number of months, as in 3 months",
    "days": "a number of days, as in 90 days",
    "list": "words in small letters or paragraphs, with ; between them",
    "paragraph": "the number of a paragraph, as in 7.2",
    None: "a date (2026-03-15), a number (3 months, 90 days) or a list (a; b)",
}


def _value(cell: str, wanted: Unit | None) -> tuple[Unit, Value | None]:
    """The unit and the value of a cell; no value where it is not what is wanted."""
    unit: Unit
    value: Value | None
    if _DATE.fullmatch(cell):
        unit, value = "date", iso_date(cell)
    elif count := _COUNT.fullmatch(cell):
        unit, value = ("months" if count[2] == "months" else "days"), int(count[1])
    elif wanted == "paragraph":
        unit, value = "paragraph", cell if _ITEM.fullmatch(cell) else None
    else:
        items = tuple(item.strip() for item in cell.split(";"))
        fits = all(map(_ITEM.fullmatch, items)) and len(set(items)) == len(items)
        unit, value = "list", items if fits else None
    return unit, value if wanted in (None, unit) else None


def _words(parameter: Parameter, text: Adopted, problems: Problems) -> None:
    """Note it where the words are missing, stand elsewhere, or say another date or number."""
    words, value, line = parameter.words, parameter.value, parameter.line
    paragraph = text.paragraphs.get(parameter.paragraph)
    if words in NONE:
        problems.add(line, f"{parameter.name} without words", f"the words of {parameter.paragraph} it comes from")
    elif paragraph and not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph.text):
        problems.add(line, f"words that {parameter.paragraph} does not have: {words!r}", "its words, letter for letter")
    elif isinstance(value, date) and not says_date(words, value):
        problems.add(line, f"words that do not say {value}: {words!r}", f"words with {spelled_date(value)!r}")
    elif isinstance(value, int) and not says_number(words, value):
        expected = f"words with {value} or {spelled_number(value)!r}"
        problems.add(line, f"words that do not say {value}: {words!r}", expected)
    elif parameter.unit == "paragraph" and value != parameter.paragraph:
        problems.add(line, f"words of {parameter.paragraph} for the paragraph {value}", f"{value} under {value}")


def readings(entries: Iterable[Entry], taken: Collection[str], problems: Problems) -> dict[str, Reading]:
    """The readings under the paragraphs, each with its values in order."""
    found: dict[str, Reading] = {}
    for entry in entries:
        name, line = entry["reading"], entry.line.line
        value = ReadingValue(entry["value"], said(entry.line, "meaning", problems))
        known = found.get(name)
        if not _NAME.fullmatch(value.value):
            problems.add(line, f"{value.value!r} as a value of {name}", "small letters, digits and _, a letter first")
        elif known is None:
            if new_name(name, line, (*taken, *found), problems):
                found[name] = Reading(name, entry.paragraph, (value,), line)
        elif known.paragraph != entry.paragraph:
            problems.add(line, f"the reading {name} a second time", f"all its values under {known.paragraph}")
        elif value.value in [item.value for item in known.values]:
            problems.add(line, f"the value {value.value} of {name} a second time", "another value")
        else:
            found[name] = Reading(name, known.paragraph, (*known.values, value), known.line)
    for reading in found.values():
        _reading(reading, problems)
    return found


def _reading(reading: Reading, problems: Problems) -> None:
    values = [item.value for item in reading.values]
    known = READINGS_OF_FACTS.get(reading.name, values)
    if set(values) != set(known):
        expected = f"the values {', '.join(known)}, that the facts know"
        problems.add(reading.line, f"the reading {reading.name} with the values {', '.join(values)}", expected)
    if len(known) < 2:
        problems.add(
            reading.line, f"the reading {reading.name} with one value", "two values or more, the default first"
        )


def actions(entries: Iterable[Entry], known: Mapping[str, Parameter], problems: Problems) -> dict[str, Action]:
    """What may be owed, in order. Every action that the rules work out must be there, and no other."""
    found: dict[str, Action] = {}
    for entry in entries:
        name, who, line = entry["action"], entry["who"], entry.line.line
        paragraph = known.get(entry["paragraph"])
        if name not in ACTIONS:
            problems.add(line, f"the unknown action {name!r}", one_of(ACTIONS, name))
        elif name in found:
            problems.add(line, f"the action {name} a second time", "one line for each action")
        if who not in get_args(Who):
            problems.add(line, f"{who!r} as who owes {name}", one_of(get_args(Who), who))
        if entry["paragraph"] not in NONE and (paragraph is None or paragraph.unit != "paragraph"):
            paragraphs = [item.name for item in known.values() if item.unit == "paragraph"]
            problems.add(line, f"{entry['paragraph']!r} as the paragraph of {name}", f"– or {one_of(paragraphs)}")
        says = said(entry.line, "says", problems)
        found[name] = Action(name, cast(Who, who), str(paragraph.value) if paragraph else None, says)
    for name in ACTIONS:
        if name not in found:
            problems.add(1, f"no action {name}", "a line for each of " + ", ".join(ACTIONS))
    return found


def holidays(entries: Iterable[Entry], problems: Problems) -> tuple[Holiday, ...]:
    """The holidays, each with its rule."""
    found = []
    for entry in entries:
        if not is_rule(entry["day"]):
            expected = "a day as in January 1, or as in third Monday in January"
            problems.add(entry.line.line, f"{entry['day']!r} as the day of {entry['holiday']}", expected)
        if entry["moves"] not in ("yes", "no"):
            problems.add(entry.line.line, f"{entry['moves']!r} under moves", "yes or no")
        found.append(Holiday(said(entry.line, "holiday", problems), entry["day"], entry["moves"] == "yes"))
    return tuple(found)


def notes(entries: Iterable[Entry], problems: Problems) -> tuple[Note, ...]:
    """The facts beside the policy."""
    return tuple(Note(said(one.line, "note", problems), said(one.line, "source", problems)) for one in entries)


def flaws(entries: Iterable[Entry], problems: Problems) -> tuple[Flaw, ...]:
    """The known flaws of the source."""
    return tuple(Flaw(said(one.line, "place", problems), said(one.line, "flaw", problems)) for one in entries)
