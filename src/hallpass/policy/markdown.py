"""The blocks of a pack's document: headings, quoted words, tables and plain lines, each with its line number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from hallpass.policy.problems import Problems

Kind = Literal["heading", "quote", "table", "plain", "blank"]

_RULE = re.compile(r":?-+:?")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, or neighboring lines of quoted or plain words."""

    kind: Kind
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The words of all its lines."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its cells under the names of their columns."""

    cells: dict[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: its columns and its lines."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    line: int


def read_blocks(text: str, problems: Problems) -> Iterator[Block | TableBlock]:
    """The blocks of a document, in order."""
    numbered = enumerate(text.split("\n"), start=1)
    for kind, group in groupby(((number, line.strip()) for number, line in numbered), key=lambda item: _kind(item[1])):
        lines = list(group)
        if kind == "table":
            yield from _table(lines, problems)
        elif kind == "heading":
            for number, line in lines:
                yield Block(kind, (line.lstrip("#").strip(),), number)
        elif kind != "blank":
            _refuse_lost_marks(lines, problems)
            words = tuple(line.removeprefix(">").strip() if kind == "quote" else line for _, line in lines)
            yield Block(kind, words, lines[0][0])


def _kind(line: str) -> Kind:
    kinds: dict[str, Kind] = {"": "blank", "#": "heading", ">": "quote", "|": "table"}
    return kinds.get(line[:1], "plain")


def _refuse_lost_marks(lines: list[tuple[int, str]], problems: Problems) -> None:
    """What looks like a table or like code but would be read as plain words is not passed over in silence."""
    for number, line in lines:
        if "|" in line:
            problems.add(number, "a | outside a table", "a line that starts and ends with | in a table, or plain words")
        if line.startswith(("```", "~~~")):
            problems.add(number, "a block of code", "plain words, quotations and tables")


def _table(lines: list[tuple[int, str]], problems: Problems) -> Iterator[TableBlock]:
    first = lines[0][0]
    columns = tuple(_cells(lines[0][1]))
    if len(lines) < 2 or not all(_RULE.fullmatch(cell) for cell in _cells(lines[1][1])):
        problems.add(first, "a table without a line of dashes under its head", "| --- | for each column")
        return
    if len(set(columns)) < len(columns):
        problems.add(first, "two columns of one name", "columns with names of their own")
        return
    rows = []
    for number, line in lines[2:]:
        cells = _cells(line)
        if len(cells) == len(columns) and line.endswith("|"):
            rows.append(Line(dict(zip(columns, cells, strict=True)), number))
        else:
            expected = f"cells as in the head: | {' | '.join(columns)} |"
            problems.add(number, f"{line[:40]!r} as a line of the table", expected)
    yield TableBlock(columns, tuple(rows), first)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
