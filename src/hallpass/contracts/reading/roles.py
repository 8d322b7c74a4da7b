"""What part does a paragraph play: heading, lead-in, list item, signature line, or plain text?"""

from __future__ import annotations

import re

from hallpass.contracts.reading.markers import Marker

_VERBS = frozenset(
    "shall will must may is are was were has have had agrees agree can should does do provides provide pays pay assigns".split()
)
_LEADS = frozenset(
    "shall will must may to include includes including are is be by for that agrees agree following follows".split()
)
_UNFINISHED = frozenset("the a an of and or in on with at from as which who whose this each any".split())
_FOLLOWING = re.compile(
    r"\b(?:following|as follows|listed below|set forth below|these duties|include|includes)\b", re.IGNORECASE
)
_NAMES_DOCUMENT = re.compile(
    r"\b(?:agreement|memorandum|understanding|contract|amendment|addendum|resolution|mou)\b", re.IGNORECASE
)
_OPERATIVE = re.compile(r"^now,? therefore|\bagree(?: to)?(?: as follows| the following)?[:.]$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:by|its|dated?|attest(?:ed)?(?: to)?|name|print(?:ed)? name|signed|signature|title|approved as to form)\b\s*:?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[;,]|[;,] and|[;,] or)$")
_MOST_WORDS = 14


def is_signature(text: str) -> bool:
    """Is this a line for a signature or a date?"""
    words = re.sub(r"_+", " ", text).split()
    if "___" in text or "/s/" in text:
        return len(words) <= 15
    found = _SIGNATURE.match(text)
    return bool(found) and ":" in text and len(words) <= 8 and not text.endswith(".")


def ends_recitals(text: str) -> bool:
    """Do the recitals end and the promises begin here?"""
    return bool(_OPERATIVE.search(text))


def names_document(text: str) -> bool:
    """Is this the title of a contract?"""
    return bool(_NAMES_DOCUMENT.search(text))


def is_caps(text: str) -> bool:
    """Are all its letters capitals, but for a few?"""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def has_verb(text: str) -> bool:
    """Does it say that someone does something?"""
    return any(word.strip("“”\"'(),.;:").lower() in _VERBS for word in text.split())


def leads(text: str) -> bool:
    """Do these words call for a list: "The officer shall:"?"""
    last = text.rstrip(":—–- ").split()[-1:]
    return text.endswith(":") or bool(last and last[0].lower() in _LEADS) or bool(_FOLLOWING.search(text))


def may_head(text: str, *, bold: bool, level: int | None, marker: Marker | None) -> bool:
    """By its words and look alone, may this be a heading?"""
    words = text.split()
    if (
        not words
        or len(words) > _MOST_WORDS
        or text[-1] in ";,"
        or "___" in text
        or not text[0].isalpha()
        and text[0] not in "“\"‘'"
    ):
        return False
    if level is not None or (marker and marker.rank == 0):
        return not (text.endswith(".") and has_verb(text))
    if is_caps(text):
        return True
    if not text[0].isupper() and text[0].isalpha() or words[-1].lower() in _UNFINISHED | _LEADS:
        return False
    if marker:
        return len(words) <= 10 and not has_verb(text) and marker.rank < 5
    if text.endswith("."):
        return bold and len(words) <= 8 and not has_verb(text)
    return bold or (
        len(words) <= 9 and text[-1] not in "?!:" and not (has_verb(text) and text.split()[0] in ("The", "Each"))
    )


def goes_on(text: str, before: str) -> bool:
    """Is this one more of the things that a lead-in announced, by its first letter or by the stops around it?"""
    return text[0].islower() or bool(_LISTED.search(text)) or bool(_LISTED.search(before))


def is_phrase(text: str) -> bool:
    """Is this a phrase, and no sentence?"""
    return text[-1] not in ".:?!" and len(text.split()) <= _MOST_WORDS and not has_verb(text)


def is_run_in(text: str) -> bool:
    """Is the first sentence of a paragraph its heading: "Training. The officer ..."?"""
    few = len(text.split()) <= 8 and text[0].isupper()
    return few and text.endswith(".") and ":" not in text and not has_verb(text)
