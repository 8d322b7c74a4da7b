"""The outline of a pack's document: what stands under each paragraph, and the tables by what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from hallpass.policy.adopted import NUMBERED, REFERENCES
from hallpass.policy.markdown import Block, Line, TableBlock, read_blocks
from hallpass.policy.problems import Problems, one_of
from hallpass.policy.vocabulary import MAY_SERVE_TABLE, TABLES

ROW: Final = ("row", "when", "says", "standing", "paragraph", "due", "excused", "owes")
ROW_OF_MAY_SERVE: Final = ("row", "when", "says", "may serve", "paragraph")

COLUMNS: Final[Mapping[tuple[str, ...], str]] = {
    ("field", "value"): "front",
    ("name", "value", "words"): "parameters",
    ("reading", "value", "meaning"): "readings",
    ("term", "is", "says"): "terms",
    ROW: "rows",
    ROW_OF_MAY_SERVE: "rows",
    ("action", "who", "paragraph", "says"): "actions",
    ("holiday", "day", "moves"): "holidays",
    ("note", "source"): "notes",
    ("place", "flaw"): "flaws",
}
"""What a table holds, by its columns."""

UNDER_A_PARAGRAPH: Final = ("parameters", "readings", "terms")

_TABLE = re.compile(r"Table (\S+)")
_NOT_ENCODED = re.compile(r"Not encoded(?: because|:) (.+)")


@dataclass(slots=True)
class Section:
    """A paragraph as the document has it."""

    number: str
    title: str
    line: int
    quoted: list[str] = field(default_factory=list)
    not_encoded: str | None = None

    @property
    def text(self) -> str:
        """The quoted words."""
        return " ".join(self.quoted)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table, with the paragraph it stands under (empty: none)."""

    line: Line
    paragraph: str

    def __getitem__(self, column: str) -> str:
        return self.line[column]


@dataclass(slots=True)
class Outline:
    """A document sorted by what its parts are."""

    sections: list[Section] = field(default_factory=list)
    entries: dict[str, list[Entry]] = field(default_factory=lambda: {kind: [] for kind in COLUMNS.values()})
    tables: dict[str, list[Line]] = field(default_factory=dict)
    table_lines: dict[str, int] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)
    references_line: int = 1


class _Reader:
    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.outline = Outline()
        self.section: Section | None = None
        self.place = ""  # the name of a table, or References

    def read(self, block: Block | TableBlock) -> None:
        if isinstance(block, TableBlock):
            self._table(block)
        elif block.kind == "heading":
            self._heading(block)
        elif block.kind == "quote":
            self._quote(block)
        elif self.section and (said := _NOT_ENCODED.match(block.text)):
            self.section.not_encoded = said[1]

    def _heading(self, block: Block) -> None:
        self.section, self.place = None, ""
        if number := NUMBERED.fullmatch(block.text):
            title = number["title"] or number["words"] or ""
            self.section = Section(number["number"], title, block.line)
            self.outline.sections.append(self.section)
        elif block.text == REFERENCES:
            self.place, self.outline.references_line = REFERENCES, block.line
        elif table := _TABLE.fullmatch(block.text):
            self._open(table[1], block.line)

    def _open(self, table: str, line: int) -> None:
        if table not in TABLES:
            self.problems.add(line, f"the unknown table {table!r}", one_of(TABLES, table))
        elif table in self.outline.table_lines:
            first = self.outline.table_lines[table]
            self.problems.add(line, f"the table {table} a second time", f"one table {table}, as on line {first}")
        else:
            self.place, self.outline.table_lines[table] = table, line
            self.outline.tables[table] = []

    def _quote(self, block: Block) -> None:
        if self.section:
            self.section.quoted.append(block.text)
        elif self.place == REFERENCES:
            self.outline.references += [line.removeprefix("-").strip() for line in block.lines if line]
        else:
            self.problems.add(
                block.line, "a quotation outside a paragraph", "quotations under a paragraph or References"
            )

    def _table(self, block: TableBlock) -> None:
        kind = COLUMNS.get(block.columns)
        if kind is None:
            known = "; ".join(" | ".join(columns) for columns in COLUMNS)
            self.problems.add(block.line, f"a table with the columns {' | '.join(block.columns)}", f"one of: {known}")
        elif kind == "rows":
            self._rows(block)
        elif (self.section is not None) != (kind in UNDER_A_PARAGRAPH):
            where = "under a paragraph" if kind in UNDER_A_PARAGRAPH else "under a heading of their own"
            self.problems.add(block.line, f"{kind} out of place", f"{kind} {where}")
        else:
            paragraph = self.section.number if self.section else ""
            self.outline.entries[kind] += [Entry(line, paragraph) for line in block.lines]

    def _rows(self, block: TableBlock) -> None:
        if self.place not in TABLES:
            self.problems.add(block.line, "rows of no table", f"a heading Table … above, {one_of(TABLES)}")
        elif block.columns != (columns := ROW_OF_MAY_SERVE if self.place == MAY_SERVE_TABLE else ROW):
            self.problems.add(block.line, f"columns that do not fit the table {self.place}", " | ".join(columns))
        else:
            self.outline.tables[self.place] += [_row(line) for line in block.lines]


def _row(line: Line) -> Line:
    """A line of rows under the columns of all tables; the answer of `may_serve` stands where others have a standing."""
    cells = {**dict.fromkeys(ROW, ""), **line.cells}
    cells["standing"] = cells.get("may serve", cells["standing"])
    return Line(cells, line.line)


def read_outline(text: str, problems: Problems) -> Outline:
    """A document's parts, sorted by what they are."""
    reader = _Reader(problems)
    for block in read_blocks(text, problems):
        reader.read(block)
    return reader.outline
