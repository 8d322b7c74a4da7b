"""The numbers that Word counts by itself, as it prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_word import package, para

from hallpass.contracts.passages import Passage
from hallpass.contracts.reading.numbering import formatted, points, read
from hallpass.contracts.reading.xml import parse


def listed(text: str, depth: int, name: int = 1) -> str:
    """A paragraph of a list that Word numbers."""
    return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    """How a level of a list is numbered."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="{720 * depth}" w:hanging="360"/></w:pPr></w:lvl>'
    )


LEGAL = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "ARTICLE %1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbers(passages: tuple[Passage, ...]) -> list[str | None]:
    """The numbers of passages."""
    return [passage.number for passage in passages]


def test_numbers_that_word_counts(tmp_path: Path) -> None:
    """Word's own numbers are counted as Word does: levels restart under a new number, legal ones are all in figures."""
    body = "".join(
        [
            listed("TERM", 0),
            listed("It begins today.", 1),
            listed("DUTIES", 0),
            listed("The officer shall:", 1),
            listed("teach;", 2),
            listed("walk:", 2),
            listed("the halls; and", 3),
            listed("advise.", 2),
            listed("The officer is sworn.", 1),
            listed("It ends in June.", 1),
        ]
    )
    passages = read_bytes(package(body, numbering=LEGAL), tmp_path)
    assert numbers(passages) == ["ARTICLE I.", "1.1", "ARTICLE II.", "2.1", "(a)", "(b)", "•", "(c)", "2.2", "2.3"]
    assert passages[6].lead_in == "The officer shall: walk:"
    assert passages[7].lead_in == "The officer shall:"
    assert passages[8].headings == ("DUTIES",)


def test_a_list_starts_anew(tmp_path: Path) -> None:
    """A list that shares its look with another counts on, unless it says that it starts anew."""
    body = "".join([listed("one;", 2), listed("two;", 2), listed("one again;", 2, 2), listed("two again.", 2, 2)])
    assert numbers(read_bytes(package(body, numbering=LEGAL), tmp_path)) == ["(a)", "(b)", "(a)", "(b)"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (4, "upperLetter", "D"),
        (28, "lowerLetter", "bb"),
        (4, "lowerRoman", "iv"),
        (49, "upperRoman", "XLIX"),
    ],
)
def test_a_count_in_each_form(count: int, form: str, printed: str) -> None:
    """A count is printed in figures, letters or roman numerals; after Z letters are doubled."""
    assert formatted(count, form) == printed


def test_indentation() -> None:
    """The first line of a paragraph begins at its left edge, less what hangs, in points."""
    assert points(parse(b'<ind left="1440" hanging="360"/>')) == 54
    assert points(parse(b'<ind start="720" firstLine="200"/>')) == 46
    assert points(parse(b'<ind left="a lot"/>')) == 0


def test_lists_that_are_not_declared() -> None:
    """A paragraph of a list that the document does not declare has no number."""
    assert read(None).next("1", 0) is None
