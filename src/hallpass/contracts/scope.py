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
    r"\b(?:do not do|does not do|do not|does not|will not|shall not|not responsible|outside|out of|not performed"
    r"|not done|not provided|not furnished|prohibit\w*"
    r"|restrict\w*"
    r"|struck|deleted|removed|withdrawn|non-duties|excluded|exclusions|limits on|not part|not expected|not included"
    r"|not the|is not|are not|not do)\b"
)
_DUTY = re.compile(
    r"\b(?:dut(?:y|ies)|responsibilit(?:y|ies)|roles?|functions?|services?|tasks?|work|job|position|expect\w*|scope"
    r"|obligations?|commitments?|will do|does|do|agrees?|shall|will|undertakings?|activities|assignments?"
    r"|deliverables|(?:post|standing|special|general|daily) orders?|(?:daily|weekly) (?:schedule|routine|round)"
    r"|provide[sd]?|performs?|role)\b"
)
_PROVIDES = re.compile(r"\b(?:shall|will|must|provides?|duties|responsibilities|services|tasks|functions)\b")
_WHAT_ANOTHER = re.compile(  # "What Larch Hill will do", where nobody knows who that is
    r"what (?!we |you |i |he |she |they |it |this |that |is )[a-z' ]+? (?:will|does|shall|agrees|provides|is to)\b"
)
_SHARED = re.compile(r"\b(?:shared|joint(?:ly)?|both|together|mutual|everyone|all of us|common)\b")
_SMALL = frozenset(
    ("the", "and", "or", "of", "our", "your", "a", "an", "s", "each", "section", "article", "part", "other", "local")
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
    inner = Scope()
    for heading in reversed(passage.headings):
        scope = _scope(plain(heading).lower(), cast)
        if scope is not None and (inner == Scope() or _binds_officer(heading, scope, cast)):
            inner = scope
            if heading is passage.headings[-1] and not _is_title(heading, cast):
                break
    return inner


def _binds_officer(heading: str, scope: Scope, cast: Cast) -> bool:
    """Does an outer heading say that all below it is the officer's ("The officer shall provide these services")?"""
    words = plain(heading).lower()
    named = any(mention.who is Who.OFFICER for mention in cast.mentions(words))
    return named and scope.force is None and scope.who is Who.OFFICER and _PROVIDES.search(words) is not None


def _is_title(heading: str, cast: Cast) -> bool:
    """Is the heading nothing but the name of a side other than the officer?"""
    scope = _named_alone(plain(heading).lower(), cast)
    return scope is not None and scope.who is not Who.OFFICER


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
    if _DOCUMENT.search(heading) and not (_DUTY.search(heading) or _AIM.search(heading)):
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
        return Scope(who or (Who.PARTIES if _WHAT_ANOTHER.match(heading) else Who.OFFICER))
    if who in (Who.SCHOOL, Who.AGENCY) and _PARTY.fullmatch(heading.strip(" .:")):
        return Scope(who)
    if who in (None, Who.OFFICER) and _SHARED.search(heading):
        return Scope(Who.PARTIES)
    return _named_alone(heading, cast)


def _named_alone(heading: str, cast: Cast) -> Scope | None:
    """A heading that is nothing but somebody's title ("The Building Principal") speaks of that one."""
    title = re.sub(r"\([^)]*\)", "", heading).strip(" .:")
    sides = [mention.who for mention in cast.mentions(title)]
    if not 0 < len(title.split()) <= TITLE_WORDS or not sides:
        return None
    rest = title
    for mention in reversed(cast.mentions(title)):
        rest = rest[: mention.start] + rest[mention.end :]
    alone = not set(re.findall(r"[a-z]+", rest)) - _SMALL
    if alone:
        return Scope(Who.OFFICER if Who.OFFICER in sides else sides[0])
    return Scope(sides[0]) if Who.OFFICER not in sides and title.startswith("the ") else None
