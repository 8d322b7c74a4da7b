"""What does the heading above a passage say about who bears it, and how strongly?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from hallpass.contracts.actors import Cast, Mention, Who, plain
from hallpass.contracts.grammar import DUTY_NOUN
from hallpass.contracts.passages import Passage


class Force(Enum):
    """How strongly does a clause bind the one who bears it?"""

    MUST = "must"
    MAY = "may"  # permissive, encouraged, as time allows
    NOT = "not"  # denied: not to be done, or not this one's task
    DONE = "done"  # something is done to the one who bears it
    SAYS = "says"  # a statement about something else, binding nobody it names
    AIM = "aim"  # a recital, a goal, a hope: binds nobody
    TOPIC = "topic"  # what a training covers, what a word means, what a person must know or be


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom do the headings above a passage speak of, and with what force? None: they do not tell."""

    who: Who | None = None
    force: Force | None = None


_AIM = re.compile(
    r"\b(?:recitals?|witnesseth|whereas|background|purposes?|goals?|mission|vision|objectives?|philosophy"
    r"|introduction|preamble|hopes?|intent|guiding principles|aims?|findings|shared (?:goals|aims)|understandings?"
    r"|why (?:we|this|there)|overview|values|history)\b"
)
_TOPIC = re.compile(
    r"\b(?:training|qualifications?|definitions?|defined terms|selection|hiring|recruitment|certification"
    r"|eligibility|competenc(?:y|ies)|attributes|traits"
    r"|knowledge|skills|abilities|requirements for|evaluation|education and experience)\b"
)
_NOT = re.compile(
    r"\b(?:do not do|does not do|do not|does not|will not|shall not|not responsible|outside|prohibit\w*|restrict\w*"
    r"|non-duties|excluded|exclusions|limits on|not part|not expected|not included|not the|is not|are not|not do)\b"
)
_DUTY = re.compile(
    r"\b(?:dut(?:y|ies)|responsibilit(?:y|ies)|roles?|functions?|services?|tasks?|work|job|position|expect\w*|scope"
    r"|obligations?|commitments?|will do|does|do|agrees?|shall|will|undertakings?|activities|assignments?"
    r"|provide[sd]?|performs?|role)\b"
)
TITLE_WORDS = 6  # a title is no longer than this
_PARTY = re.compile(
    r"(?:the )?(?:[a-z]+ )?(?:district|school district|schools?|academy|purchaser|city|county|town|department"
    r"|police department|sheriff|agency)"
)
_BESIDE = re.compile(r"\b(?:with|for|to|at|in|inside|around|towards?|about) (?:the |our |your |its )?$")
_DOCUMENT = re.compile(r"\b(?:agreement|contract|memorandum|mou|amendment|program|addendum|letter)\b")


def scope_of(passage: Passage, cast: Cast) -> Scope:
    """Whom do the headings above a passage speak of? The innermost that tells decides."""
    for heading in reversed(passage.headings):
        scope = _scope(plain(heading).lower(), cast)
        if scope is not None:
            return scope
    return Scope()


def _stands_alone(heading: str, side: Mention) -> bool:
    """Is the side named itself ("duties of the District"), and not as an adjective ("school safety work")?"""
    if side.who is Who.OFFICER:
        return True
    if _BESIDE.search(heading[: side.start]):
        return False
    return (
        re.match(
            r"(?:'s?|s')?(?:$|[ ]*[,.:;&()/-]| (?:and|or|will|shall|agrees?|does|do|is|are|has)\b| " + DUTY_NOUN + ")",
            heading[side.end :],
        )
        is not None
    )


def _scope(heading: str, cast: Cast) -> Scope | None:
    if _DOCUMENT.search(heading) and not _DUTY.search(heading):
        return None
    sides = [mention.who for mention in cast.mentions(heading) if _stands_alone(heading, mention)]
    who = Who.OFFICER if Who.OFFICER in sides else (sides[0] if sides else None)
    if _AIM.search(heading):
        return Scope(None, Force.AIM)
    if _TOPIC.search(heading) and not re.search(r"\b(?:duties|services|responsibilities)\b", heading):
        return Scope(None, Force.TOPIC)
    if _DOCUMENT.search(heading):
        return None
    if re.search(r"\b(?:of|by) others\b", heading):
        return Scope(Who.PARTIES)
    if _NOT.search(heading):
        return Scope(who or Who.OFFICER, Force.NOT)
    if _DUTY.search(heading):
        return Scope(who or Who.OFFICER)
    if who in (Who.SCHOOL, Who.AGENCY) and _PARTY.fullmatch(heading.strip(" .:")):
        return Scope(who)
    return _named_alone(heading, cast)


def _named_alone(heading: str, cast: Cast) -> Scope | None:
    """A heading that is nothing but somebody's title ("The Building Principal") speaks of that one."""
    title = re.sub(r"\([^)]*\)", "", heading).strip(" .:")
    sides = [mention.who for mention in cast.mentions(title)]
    alone = 0 < len(title.split()) <= TITLE_WORDS and sides and Who.OFFICER not in sides
    return Scope(sides[0]) if alone and title.startswith("the ") else None
