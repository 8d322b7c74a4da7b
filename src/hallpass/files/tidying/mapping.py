"""The mapping file: what tidying took and asks, as a small TOML file that a person edits and the next run honours."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from hallpass.files.tidying.desk import Choices, Section, Setting

FORMAT: Final = "hallpass-tidy/1"
_SECTIONS: Final = (
    "district",
    "sheets",
    "columns",
    "rows",
    "schools",
    "agencies",
    "courses",
    "roles",
    "people",
    "policies",
    "employers",
    "answers",
)
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_DEEPEST: Final = 4
_HEAD: Final = """\
# What `hallpass tidy` took from these files, and what it asks. Change a value and run it again with --mapping.
# A value of "?" is a question: until it is answered, the fact is unknown or left out. Nothing else is needed.
# The words behind # say what each line rests on.
"""
_SAYS: Final = {
    "district": "The district whose schools these are.",
    "sheets": "Each sheet: is it read, which rows are its headings, what an empty last day means.",
    "columns": 'What each column means, by the cell of its heading. "leave out" keeps it out of the register;\n'
    '# "keep" takes its text over as it stands, under its own heading. Notes often hold private things.',
    "rows": "Which rows under a heading of their own are read.",
    "schools": "Spellings of schools: the school that each means, by its id in the register.",
    "agencies": "Spellings of agencies: the agency that each means, by its id in the register.",
    "courses": "The kind of each course: full, supplemental, legacy_ssc, legacy_nasro or unknown.",
    "roles": "Words for the role: regular or substitute.",
    "people": "Two names: same or different person.",
    "policies": "The days on which each agency adopted its SRO policy, version by version; or none.",
    "employers": "The first day at the new agency, for an officer who changed.",
    "answers": 'Single cells: the value is read as if it stood in the cell; "nothing" empties it.',
}


class MappingRefused(ValueError):
    """A mapping file that cannot be read; says where and what was expected."""


def read_mapping(text: str) -> Choices:
    """The choices that a mapping file makes."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise MappingRefused(f"the mapping is no TOML file: {reason}") from None
    if content.pop("format", None) != FORMAT:
        raise MappingRefused(f'the mapping does not begin with format = "{FORMAT}"')
    choices: dict[Section, dict[str, str]] = {}
    wrong = list(_gather(content, (), choices))
    if wrong:
        raise MappingRefused("\n".join(wrong))
    return choices


def _gather(table: dict[str, Any], section: Section, choices: dict[Section, dict[str, str]]) -> Iterator[str]:
    for key, value in table.items():
        where = ".".join((*section, key))
        if not section and key not in _SECTIONS:
            yield f"the mapping has {where}; expected one of {', '.join(_SECTIONS)}"
        elif isinstance(value, dict) and len(section) < _DEEPEST:
            yield from _gather(value, (*section, key), choices)
        elif isinstance(value, str) and section:
            choices.setdefault(section, {})[key] = " ".join(value.split())
        else:
            yield f"the mapping has {value!r} at {where}; expected text in quotation marks"


def write_mapping(settings: Sequence[Setting]) -> str:
    """The mapping file with these lines, each with what it rests on; the same lines give the same bytes."""
    lines = [_HEAD, f'format = "{FORMAT}"']
    by_section: dict[Section, list[Setting]] = {}
    for setting in settings:
        by_section.setdefault(setting.section, []).append(setting)
    said = ""
    for section in sorted(by_section, key=lambda section: _SECTIONS.index(section[0])):
        lines.append("")
        if section[0] != said:
            said = section[0]
            lines.append(f"# {_SAYS[said]}")
        lines.append("[" + ".".join(_key(part) for part in section) + "]")
        lines += [_line(setting) for setting in by_section[section]]
    return "\n".join(lines) + "\n"


def _line(setting: Setting) -> str:
    ground = " ".join(setting.ground.split())
    return f"{_key(setting.key)} = {_quoted(setting.value)}" + (f"  # {_printable(ground)}" if ground else "")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
