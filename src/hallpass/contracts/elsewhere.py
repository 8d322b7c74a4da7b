"""Which passages say that a duty stands in another document, and may that document carry what this one lacks?"""

from __future__ import annotations

import re

from hallpass.contracts.actors import plain
from hallpass.contracts.findings import Judged
from hallpass.contracts.passages import Document, Passage

# All other terms of an earlier agreement go on.
_GOES_ON = re.compile(
    r"\b(?:all|any|every|the|other|remaining|existing|no other) (?:of the )?(?:other |remaining |existing "
    r"|such )*(?:terms?|provisions?|conditions?|sections?|articles?|paragraphs?|duties|parts?"
    r"|lines?|items?|entries|language|changes?)\b[^.;]{0,120}\b(?:remains?|stays?|continues?|shall be unchanged"
    r"|unchanged|in (?:full )?(?:force"
    r"|effect)|unaffected|are not changed|is made|carry over|carries over|ratified|applies|apply as before|hold)\b"
    r"|\bnot (?:changed|affected|amended)\b[^.;]{0,60}\b(?:continues?|stands?|remains?)\b"
    r"|\bin all other (?:respects|matters|things)\b[^.;]{0,80}\b(?:ratified|remains?|continues?|stands?|unchanged)\b"
    r"|\b(?:except|save) as (?:expressly |specifically )?(?:amended|changed|modified|stated"
    r"|provided)[^.;]{0,60}\b(?:agreement|contract|memorandum)\b[^;]{0,160}\b(?:remains?|stays?|continues?"
    r"|in (?:full )?force|as it (?:is|was)|ratified)\b"
)
_AMENDS = re.compile(
    r"\b(?:base|first|services|original|existing|prior|earlier|previous|said|underlying|current|master|parties'"
    r"|the) (?:\w+ ){0,4}?(?:agreement|contract|memorandum)\b"
)
# The officer's duties are those of a document that is not here.
_DUTIES = r"(?:dut(?:y|ies)|responsibilit(?:y|ies)|services|tasks|role|functions|work)"
_BORROWS = re.compile(
    rf"\b{_DUTIES}\b[^.;]{{0,90}}\b(?:set forth|set out|described|listed|stated|contained|specified|found|required"
    rf"|prescribed|named"
    rf"|outlined|enumerated|given|defined|as provided)\b[^.;]{{0,12}}\b(?:in|by|under)\b (?P<where>[^.;]{{3,120}})"
    rf"|\b(?:perform|carry out|follow|comply with|provide|do)\b[^.;]{{0,30}}\b{_DUTIES}\b[^.;]{{0,20}}\b(?:in|of"
    rf"|under|by) (?P<place>[^.;]{{3,120}})"
    rf"|\b{_DUTIES}\b[^.;]{{0,40}}\b(?:are|is|shall be|will be) (?:those|the same)[^.;]{{0,20}}\b(?:in|of|under"
    rf"|as) (?P<there>[^.;]{{3,120}})"
)
_OUTSIDE = re.compile(
    r"\b(?:polic(?:y|ies)|regulation|statutes?|section 626|626\.8482|manual|handbook|general orders?"
    r"|job description|position description|agreement (?:dated|of)|contract (?:dated|of)|memorandum (?:dated|of)"
    r"|original agreement|prior agreement|on file|work plan|duty statement|exhibit|attachment|appendix|schedule"
    r"|addendum|prior (?:contract|memorandum)|earlier (?:agreement|contract)|last year)\b"
)
_PART = re.compile(r"\b(exhibit|attachment|appendix|schedule|addendum) ([a-z]|\d{1,2})\b")
_REPLACED = re.compile(
    r"\b(?:deleted and replaced|replaced (?:in its entirety )?(?:with|by) the following|restated|amended to read"
    r"|is replaced|struck|superseded)\b"
)
_ADDED = re.compile(
    r"\b(?:is|are|be) (?:hereby )?added\b|\b(?:add|insert)s? the following\b|\badditional (?:duties|section)"
)
_KEPT = re.compile(  # "Paragraphs (b) and (e) of Section 3.2 … remain in full force"
    r"\b(?:sections?|articles?|paragraphs?) [\d(][^;]{0,200}\b(?:not changed|unchanged|not affected|remains?)\b"
    r"[^;]{0,60}\b(?:continues?|force|effect)\b"
)
_A_LIST = 3  # as many duties are a list of duties


def refers_to(document: Document) -> tuple[Passage, ...]:
    """Which passages send the reader to another document for duties or terms?"""
    heads = " ".join(f"{p.number or ''} {p.text}".lower() for p in document.passages if p.kind == "heading")
    return tuple(passage for passage in document.passages if _refers(passage, heads))


def _refers(passage: Passage, heads: str) -> bool:
    text = plain(passage.text).lower().replace("no. ", "no ")
    if passage.kind in ("heading", "signature"):
        return False
    if _GOES_ON.search(text) and (_AMENDS.search(text) or "amend" in heads or "renew" in heads):
        return True
    borrowed = _BORROWS.search(text)
    if borrowed is None:
        return False
    where = next(group for group in borrowed.groups() if group)
    part = _PART.search(where)
    return bool(_OUTSIDE.search(where)) and not (part and re.search(rf"{part.group()}(?![\w-])", heads))


def stands_elsewhere(document: Document, judged: list[Judged]) -> bool:
    """May another document carry the duties that this one lacks? Not where this one replaces the list of duties."""
    if not refers_to(document):
        return False
    if any(_KEPT.search(plain(passage.text).lower()) for passage in document.passages):
        return True
    replaced, duties = False, set[str]()
    for one in judged:
        told = _REPLACED.search(one.passage.text.lower())
        added = _ADDED.search(one.passage.text.lower())
        replaced = (replaced or told is not None) and added is None
        firm = {found.label for found in one.findings if found.firm and found.label.startswith("4.1.")}
        duties |= firm if replaced else set()
    return len(duties) < _A_LIST
