"""What part does a paragraph play: heading, lead-in, list item, signature line, or plain text?"""

from __future__ import annotations

import re

from hallpass.contracts.reading.markers import BULLET_RANK, Marker

_VERB = re.compile(
    r"shall|will|must|may|is|are|was|were|has|have|had|agrees?|can|should|do|does|provides?|pays?|assigns?|remains?|"
    r"reports?|acts?|serves?|works?"
)
_MODAL = re.compile(r"shall|will|must|may")
_CALLS = re.compile(r"shall|will|must|may|to|includes?|including|are|is|be|by|for|that|agrees?|following|follows")
_UNFINISHED = re.compile(r"the|an?|of|and|or|in|on|with|at|from|as|which|who|whose|this|each|any")
_FOLLOWING = re.compile(
    r"\b(?:following|as follows|(?:listed|set forth) below|these duties|includes?)\b", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(?:agreement|memorandum|understanding|contract|amendment|addendum|resolution|mou)\b", re.IGNORECASE
)
_SECTION = re.compile(
    r"recital|witnesseth|whereas|background|purpose|definition|parties|term\b|dut(?:y|ies)|responsibilit|scope|general|why|what",
    re.IGNORECASE,
)
_PARTIES = re.compile(
    r"^(?:for|by|between|and)\b|\b(?:city|county|town|village|township|sheriff|police|district|isd|schools?|academy|20\d\d)\b",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(r"^now,? therefore|\bagreed?(?: to)?(?: as follows| the following)?[:.]$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:by|its|dated?|attest(?:ed)?(?: to)?|name|print(?:ed)? name|signed|signature|title|approved as to form)\b\s*:",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[;,]|[;,] and|[;,] or)$")
_SUBJECT = re.compile(r"The|An?|Each|Every|All|Any|No|This|These|Those|Either|Neither|Both|Nothing|If|When")
_PRONOUN = re.compile(r"It|They|He|She|We|You|I")
_COLON_RUN_IN = re.compile(r"([A-Z][^:.;]{2,60}:)\s+(?=[A-Z])")
_MOST_WORDS, _MOST_IN_CAPITALS = 14, 40


def is_signature(text: str) -> bool:
    """Is this a line for a signature or a date?"""
    words = re.sub(r"_+", " ", text).split()
    if "___" in text or "/s/" in text:
        return len(words) <= 15
    return bool(_SIGNATURE.match(text)) and len(words) <= 8 and not text.endswith(".")


def ends_recitals(text: str) -> bool:
    """Do the recitals end and the promises begin here?"""
    return bool(_OPERATIVE.search(text))


def names_document(text: str) -> bool:
    """Is this the title of a contract?"""
    return bool(_DOCUMENT.search(text))


def names_parties(text: str) -> bool:
    """Does it name a party, a program or a year, as the lines under a title do?"""
    return bool(_PARTIES.search(text))


def opens_section(text: str) -> bool:
    """Is this the heading of a part of a contract, and no line of its title?"""
    return bool(_SECTION.search(text))


def is_salutation(text: str) -> bool:
    """Does a letter address its reader here?"""
    return bool(re.match(r"(?:dear|to)\b.*[:,]$", text, re.IGNORECASE))


def is_text(text: str) -> bool:
    """Is this running text, and no line of a title or an address?"""
    return text[-1] in '.:;,”"' and (len(text.split()) >= 8 or has_verb(text))


def is_caps(text: str) -> bool:
    """Are all its letters capitals, but for a few?"""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def has_verb(text: str) -> bool:
    """Does it say that someone does something?"""
    return any(_VERB.fullmatch(word.strip("“”\"'(),.;:").lower()) for word in text.split())


def leads(text: str) -> bool:
    """Do these words call for a list: "The officer shall:"?"""
    last = text.rstrip(":—–- ").split()[-1:]
    return text.endswith(":") or bool(last and _CALLS.fullmatch(last[0].lower())) or bool(_FOLLOWING.search(text))


def may_head(text: str, *, bold: bool, level: int | None, marker: Marker | None) -> bool:
    """By its words and look alone, may this be a heading?"""
    words = text.split()
    if not words or text[-1] in ";," or "___" in text or text[0] in "0123456789($":
        return False
    if is_salutation(text) or ends_recitals(text) or len(words) > (_MOST_IN_CAPITALS if is_caps(text) else _MOST_WORDS):
        return False
    if level is not None or (marker and marker.rank == 0):
        return not (text.endswith(".") and has_verb(text))
    if is_caps(text) or _is_question(text):
        return True
    last = words[-1].lower()
    if text[0].islower() or _UNFINISHED.fullmatch(last) or _CALLS.fullmatch(last):
        return False
    if text.endswith("."):
        return (bold or marker is not None) and is_run_in(text)
    if marker:
        return len(words) <= 10 and not has_verb(text) and marker.rank < BULLET_RANK
    starts_sentence = has_verb(text) and (bool(_SUBJECT.fullmatch(words[0])) or text.endswith(":"))
    return bold or (len(words) <= 9 and text[-1] not in "?!" and not starts_sentence)


def is_short(text: str) -> bool:
    """Is it short enough for a heading?"""
    return len(text.split()) <= 10 and text[-1] not in ";,:"


def _is_question(text: str) -> bool:
    """Is this a heading like "What the officer does"?"""
    asks = re.match(r"(?:What|Who|How|Why|When|Where)\b", text)
    return asks is not None and len(text.split()) <= 10 and not re.search(r"[.:](?: |$)", text)


def goes_on(text: str, before: str) -> bool:
    """Is this one more of the things that a lead-in announced, by its first letter or by the stops around it?"""
    if text.upper().startswith("WHEREAS"):
        return False
    return text[0].islower() or bool(_LISTED.search(text)) or bool(_LISTED.search(before))


def is_phrase(text: str) -> bool:
    """Is this a phrase, and no sentence with a subject of its own?"""
    words = text.split()
    own_subject = bool(_SUBJECT.fullmatch(words[0])) and has_verb(text)
    return text[-1] not in ".:?!" and len(words) <= _MOST_WORDS and not own_subject


def is_run_in(text: str) -> bool:
    """Is the first sentence of a paragraph its heading: "Training. The officer ..."?"""
    words = text.split()
    if len(words) > 8 or not text[0].isupper() or text[-1] != "." or ":" in text or _PRONOUN.fullmatch(words[0]):
        return False
    if len(words) <= 3 or _is_question(text[:-1]):
        return not any(_MODAL.fullmatch(word) for word in words[:-1])
    title_case = all(word[0].isupper() for word in words if len(word) > 3)
    return not has_verb(text) and (title_case or (len(words) <= 6 and not _SUBJECT.fullmatch(words[0])))


def run_in_with_colon(text: str) -> str | None:
    """The words before a colon that are the heading of the sentence after it: "School rules: The officer ..."."""
    found = _COLON_RUN_IN.match(text)
    if not found or has_verb(found[1]) or len(found[1].split()) > 8 or len(text[found.end() :].split()) < 6:
        return None
    return found[1] if text[-1] in ".;" else None
