"""The numbers that Word counts by itself, as it prints them."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import read_bytes
from tests.contracts.reading.test_word import numbers, package, para


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
