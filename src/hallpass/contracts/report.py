"""The review in words for people: each paragraph with its verdict, the words quoted, where they stand, what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Final

from hallpass.contracts.findings import Finding
from hallpass.contracts.parts import parts_lacking
from hallpass.contracts.passages import Passage
from hallpass.contracts.review import HIGHEST, Review
from hallpass.contracts.terms import Term, terms_of
from hallpass.contracts.topics import DUTIES
from hallpass.contracts.verdict import PARAGRAPHS
from hallpass.packs import read_pack
from hallpass.policy.adopted import read_adopted

WIDTH: Final = 100
_QUOTED: Final = 3  # passages quoted for one paragraph; the JSON form has them all

_TO_DO: Final = {
    "missing": "No passage puts this on the officer. Ask for a clause that does.",
    "unclear": "Read the quoted words and decide: is all of it there, and must the officer do it?",
    "silent": "Nothing in the contract speaks of it. That is allowed; a clause that says it is better.",
    "conflict": "Ask for a change: the quoted words put on the officer what the paragraph forbids.",
    "prohibited": "",
    "present": "",
    "clear": "",
}
_TO_DO_JUDGMENT: Final = {
    "conflict": "A warning: the quoted words narrow the officer's judgment or make a special duty.",
    "unclear": "Read the quoted words and decide: do they narrow the officer's judgment or make a special duty?",
}
_TERM_NAMES: Final = {
    "parties": "parties",
    "from": "first day",
    "to": "last day",
    "renewal": "renewal",
    "notice_days": "days of notice",
    "officers": "officers",
}


def to_text(review: Review) -> str:
    """The review as a page of text."""
    return "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield from _head(review)
    for paragraph in PARAGRAPHS:
        yield ""
        yield from _paragraph(review, paragraph)
    if review.refers_to:
        yield ""
        yield "Named here, but standing in another document. Read that one too:"
        for passage in review.refers_to:
            yield from _quote(passage)
    yield from _terms(terms_of(review.document))
    yield ""
    yield "A reading, not a decision: a person confirms or overrules each finding."


def _head(review: Review) -> Iterator[str]:
    document = review.document
    pages = "" if document.pages is None else f", {document.pages} page{'s' if document.pages != 1 else ''}"
    scanned = ", read by OCR: compare the quotes with the paper" if document.ocr else ""
    yield f"{document.file}{pages}{scanned}"
    verdict = review.verdict
    open_points = [
        f"{number} {word}"
        for number, word in verdict.items()
        if word in ("missing", "unclear", "conflict") and number != "4.4"
    ]
    yield "Conforms to paragraphs 4.1 and 4.3." if review.conforms else f"To settle: {', '.join(open_points)}."


def _paragraph(review: Review, number: str) -> Iterator[str]:
    """One paragraph: verdict, words of the policy, quotes, what to do."""
    word = review.verdict[number]
    yield f"{number}  {word.upper() if word in ('missing', 'unclear', 'conflict') else word}"
    yield from _folded(_policy_words(number), "       ")
    for passage, finding in _evidence(review, number, word)[:_QUOTED]:
        yield from _quote(passage, finding)
    if word == "unclear" and number in DUTIES:
        yield from _folded(_lacking(review, number), "       ")
    to_do = (_TO_DO_JUDGMENT if number == "4.4" else _TO_DO).get(word, "")
    if to_do:
        yield from _folded(f"→ {to_do}", "       ")


def _lacking(review: Review, number: str) -> str:
    """Which parts of the duty do the binding passages leave out?"""
    firm = [finding.parts for _, finding in _evidence(review, number, "unclear") if finding.firm]
    left = parts_lacking(number, firm) if firm else ()
    return f"Not named in binding words: {', '.join(left)}." if left else ""


def _evidence(review: Review, number: str, word: str) -> list[tuple[Passage, Finding]]:
    """The passages that a verdict rests on, the firm and sure ones first."""
    against = number in ("4.3", "4.4") and word in ("conflict", "unclear")
    label = f"conflict-{number}" if against else number
    found = [
        (judged.passage, finding)
        for judged in review.passages
        for finding in judged.findings
        if finding.label == label and not finding.denied
    ]
    return sorted(found, key=lambda pair: (not pair[1].firm, -pair[1].confidence))


def _quote(passage: Passage, finding: Finding | None = None) -> Iterator[str]:
    place = [f"page {passage.page}"] if passage.page is not None else []
    place += [passage.number] if passage.number and passage.number[0].isalnum() else []
    place += [f"under “{passage.headings[-1].strip(' .:')}”"] if passage.headings else []
    sure = (
        []
        if finding is None
        else [f"{'binding' if finding.firm else 'to be read'}, {min(finding.confidence, HIGHEST):.2f}"]
    )
    yield from _folded(f"“{passage.text}”", "       | ")
    if place or sure:
        yield from _folded(f"({'; '.join([', '.join(place), *sure] if place else sure)})", "         ")


def _terms(terms: tuple[Term, ...]) -> Iterator[str]:
    if not terms:
        return
    yield ""
    yield "Terms as they stand in the document. Nothing is entered by itself:"
    for term in terms:
        page = "" if term.passage.page is None else f" (page {term.passage.page})"
        yield from _folded(f"{_TERM_NAMES[term.name]}: {term.value}{page}", "       ")


def _folded(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


@cache
def _policy_words(number: str) -> str:
    """The words of the policy at this paragraph."""
    return read_adopted(read_pack()["adopted.txt"]).paragraphs[number].text
