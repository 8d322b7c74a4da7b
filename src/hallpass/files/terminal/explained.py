"""An explanation on a terminal page: the sentences, why this row and not another, the words of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hallpass.explain import Explanation, sentences
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Cell, Column, table

VERDICTS: Final = {"decides": "Decides", "does_not_fit": "Does not fit", "not_asked": "Not asked"}


def explained_page(page: Page, explanation: Explanation) -> Iterator[str]:
    """The whole explanation of one officer's answer."""
    yield from told(page, explanation)
    standing = explanation.answer.standing
    if explanation.rows:
        yield from page.heading(f"Why {standing.paragraph}, and why not the others", "the first row that fits decides")
        columns = [
            Column("Answer", whole=True),
            Column("¶", whole=True),
            Column("What it asks"),
            Column("This officer"),
        ]
        yield from table(page, columns, list(_rows(explanation)))
    if explanation.quotes:
        yield from page.heading("The words of the policy")
        for quote in explanation.quotes:
            yield from page.paragraph(f"{quote.paragraph} {quote.text}", "soft", indent=2)


def told(page: Page, explanation: Explanation) -> Iterator[str]:
    """The answer as sentences, the first one by itself."""
    first, *others = sentences(explanation)
    yield from page.heading(explanation.answer.name)
    yield from page.paragraph(first, indent=2)
    for sentence in others:
        lines = list(page.paragraph(sentence, indent=4))
        yield f"  ·{lines[0][3:]}"
        yield from lines[1:]


def _rows(explanation: Explanation) -> Iterator[list[Cell]]:
    for tried in explanation.rows:
        style = "head" if tried.verdict == "decides" else "soft"
        cells = (VERDICTS[tried.verdict], tried.row.paragraph, tried.row.says, "\n".join(tried.because))
        yield [(cell, style) for cell in cells]
