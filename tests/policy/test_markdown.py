"""Blocks of a document."""

from __future__ import annotations

from hallpass.policy.markdown import Block, TableBlock, read_blocks
from hallpass.policy.problems import Problems

TEXT = """# Title

> Quoted
> words
plain
words

| a | b |
| --- | :--: |
| 1 | – |
"""


def test_blocks_come_in_order_with_their_lines() -> None:
    """Headings, quotations, plain lines and tables are told apart, with the number of their first line."""
    problems = Problems("x.md")
    heading, quote, plain, table = read_blocks(TEXT, problems)
    assert heading == Block("heading", ("Title",), 1)
    assert quote == Block("quote", ("Quoted", "words"), 3)
    assert isinstance(plain, Block)
    assert (plain.kind, plain.text, plain.line) == ("plain", "plain words", 5)
    assert isinstance(table, TableBlock)
    assert (table.columns, table.line, table.lines[0].line) == (("a", "b"), 8, 10)
    assert table.lines[0]["b"] == "–"
    assert problems.found == []


def said(text: str) -> list[tuple[int, str]]:
    """The problems of a text, by line."""
    problems = Problems("x.md")
    list(read_blocks(text, problems))
    return [(one.line, one.what) for one in problems.found]


def test_a_table_that_is_none_is_told() -> None:
    """A table without its line of dashes, with equal columns, or with a line of other length is not passed over."""
    assert said("| a |\n| 1 |") == [(1, "a table without a line of dashes under its head")]
    assert said("| a |") == [(1, "a table without a line of dashes under its head")]
    assert said("| a | a |\n|---|---|") == [(1, "two columns of one name")]
    assert said("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |") == [
        (3, "'| 1 |' as a line of the table"),
        (4, "'| 1 | 2 | 3 |' as a line of the table"),
    ]
    assert said("| a | b |\n|---|---|\n| 1 | 2") == [(3, "'| 1 | 2' as a line of the table")]


def test_what_looks_like_a_table_in_plain_words_is_told() -> None:
    """A line that lost its first stroke would be read as plain words: it is named."""
    assert said("words\n1 | 2 |") == [(2, "a | outside a table")]
    assert said("~~~\ncode") == [(1, "a block of code")]
