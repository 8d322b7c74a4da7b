"""An explanation on a terminal page: the sentence to read aloud, and below it each ground under its heading."""

from __future__ import annotations

from collections.abc import Iterator

from hallpass.explain import Explanation, sections
from hallpass.files.terminal.page import Page


def explained_page(page: Page, explanation: Explanation) -> Iterator[str]:
    """The whole explanation of one officer's answer."""
    answer, *grounds = sections(explanation)
    yield page.paint(explanation.answer.name, "head")
    for sentence in answer.sentences:
        yield from page.paragraph(sentence, indent=2)
    for section in grounds:
        yield ""
        yield page.paint(f"  {section.title}", "head")
        for sentence in section.sentences:
            yield from page.bullet(sentence)
