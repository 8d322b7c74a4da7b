"""Which labels does a passage earn, how surely, and does it bind as a whole, in part or only perhaps?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hallpass.contracts.actors import Cast, Who, plain
from hallpass.contracts.bearing import Bearing, Reader
from hallpass.contracts.casting import cast_of
from hallpass.contracts.grammar import MODAL, TAKEN_AWAY, starts_with_verb
from hallpass.contracts.ideas import ideas_in
from hallpass.contracts.meaning import prepare
from hallpass.contracts.parts import all_parts, parts_named
from hallpass.contracts.passages import Document, Passage
from hallpass.contracts.scope import Force
from hallpass.contracts.topics import DUTIES, PART, probabilities, topic_text

SURE = 0.55  # from here a clause is about a label
PARTIAL = 0.65  # from here it names only a part of the duty
DRAWN = 0.65  # from here the officer is surely drawn into rules or discipline
_SENTENCE = 5  # fewer words are a title
_UNNAMED = 0.95  # from here a conflict needs no word of rules or discipline
SURELY = 0.7  # from here a duty that nobody is named for may be the officer's
PERHAPS = 0.4  # from here a person must look
HINT = 0.25  # from here a clause may draw the officer into rules: a conflict missed is worse than a doubt
_PLAINLY_WHOLE = {"4.1.1": 0.97, "4.1.4": 0.95, "4.1.7": 0.95}  # from here no word for each part is asked for
HARDLY = 0.1  # up to here the sentence before adds nothing


@dataclass(frozen=True, slots=True)
class Finding:
    """What does one clause of a passage say about one label?"""

    label: str
    confidence: float
    firm: bool  # binds the officer and is surely about the label; else a person must look
    parts: frozenset[int] = frozenset()  # the parts of the duty that its words name
    denied: bool = False  # the contract says that the officer does not bear this duty


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage with all that was found in it."""

    passage: Passage
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause as it is judged: who bears it, its words with those of its lead-in, the sentence it leans on."""

    bearing: Bearing
    text: str
    before: str


_IS_GONE = re.compile(  # a duty struck from the contract, not a ban that is lifted
    r"^(?!.*\b(?:ban|prohibition|limits?|limitation|restriction|shall not|may not|not)\b)"
    r".*\b(?:is|are) (?:hereby )?(?:deleted|struck|stricken|removed|repealed)\b"
)
_EXCEPTION = re.compile(
    r"\b(?:except|unless|other than|save|only|until)\b[^.;]{0,60}\b(?:request|ask|direct|principal|administrat"
    r"|invit|necessary|approv|dean)"
)
_NO_JUDGMENT = re.compile(
    r"\b(?:has|have|having|without|use|exercise) no (?:\w+ )?(?:discretion|judgment)|\bwithout (?:\w+ )?discretion"
)
_CRIME_EXCEPTION = re.compile(r"\b(?:except|unless|other than|only)\b[^.;]{0,80}\b(?:crim|law|offens|unlawful|illegal)")
_OF_EMPLOYMENT = re.compile(  # the discipline of the officer, by the agency
    r"\b(?:pay|wages|salar(?:y|ies)|benefits|leave|hiring|promotion|personnel matters|employer)\b[^.;]{0,60}\bdisciplin"
    r"|\b(?:evaluate|promote|demote|hire|dismiss)\b[^.;]{0,40}\bdisciplin|\bdisciplin\w*,[^.;]{0,20}\b(?:promote|demote)"
    r"|\bdisciplin\w*,? [^.;]{0,40}\b(?:pay|wages|salar(?:y|ies)|benefits|promotion|hiring|of the (?:officer|sro"
    r"|deputy))\b"
)
_STAND_IN = re.compile(r"(?:an?|the|any|each) (?:substitute|replacement|stand-in|relief|temporary)\b")
_NOT_ALWAYS = re.compile(
    r"\bnot (?:ordinarily|normally|usually|generally) be\b"
    r"|\b(?:ordinarily|normally|generally|as a rule|usually)\b.*\b(?:although|but|however|though)\b.*\b(?:ask|request"
    r"|call|help)"
)
_CUSTODY = re.compile(  # detention by a court is no school discipline
    r"\btransport\w*\b[^.;]*\bdetention\b|\b(?:juvenile|secure|court|county) detention\b|\bdetention (?:center"
    r"|facilit|home)"
)
_POLICE = re.compile(
    r"\b(?:her|him|them|police (?:authority|power|action)|(?:physical )?force|badge|power of arrest)\b"
)
_KEEPS_OUT = re.compile(
    r"\b(?:not|no|never|only|out|outside|rather|instead|neither|nor|without|left|leaves?|except|refrains?|exclu\w+|solely|limit\w*"
    r"|avoids?|abstains?|staff|school's|principals?|administrat\w+|district\w*|declines?|prohibited|barred|away|nothing|nobody"
    r"|off|free of|clear of|alone|teachers?|school officials|belongs?|remains?)\b"
)
_CONTENT = frozenset(
    (
        "drill",
        "advise",
        "weakness",
        "teach",
        "enforce",
        "discipline",
        "rules",
        "relation",
        "communication",
        "climate",
        "crime",
    )
)
# ideas of 4.3 and 4.4, whoever is the subject
_OPPOSED = frozenset(("discipline", "rules", "order", "special", "savings", "consent"))


def judge(document: Document) -> list[Judged]:
    """Read every passage of a contract in its order."""
    cast = cast_of(document)
    read = list(_clauses(document, cast))
    prepare([topic_text(clause.text, cast) for _, clauses in read for clause in clauses])
    return [
        Judged(passage, _best([one for clause in clauses for one in _clause(passage, clause, cast)]))
        for passage, clauses in read
    ]


def _clauses(document: Document, cast: Cast) -> Iterator[tuple[Passage, list[_Clause]]]:
    """Each passage with those of its clauses that can earn a label."""
    reader = Reader(cast)
    before = ""
    struck = Struck()
    for passage in document.passages:
        bearings = reader.read(replace(passage, text=struck.without(passage.text)))
        if passage.kind in ("heading", "signature"):
            before = ""
            continue
        clauses = (
            _Clause(one, _full_text(passage, one.clause), before if _leans_back(one.clause) else "")
            for one in _with_whole(bearings)
        )
        yield passage, [one for one in clauses if _may_matter(one.bearing, one.text)]
        before = passage.text.lower() if passage.kind == "sentence" else ""


class Struck:
    """Takes out what a redline marks as struck: << … >> or ~~ … ~~, also over several passages."""

    def __init__(self) -> None:
        self._open = False

    def without(self, text: str) -> str:
        """The text without what is struck in it."""
        kept = []
        for part in re.split(r"(<<|>>|~~)", text):
            if part in ("<<", ">>", "~~"):
                self._open = part == "<<" or (part == "~~" and not self._open)
            elif not self._open:
                kept.append(part)
        return "".join(kept)


def _with_whole(bearings: list[Bearing]) -> list[Bearing]:
    """The clauses, and the whole passage where all its clauses bind the same side in the same way."""
    bearings = [part for one in bearings for part in (one, *_enumerated(one))]
    if len(bearings) < 2 or len({(one.who, one.force) for one in bearings}) > 1:
        return bearings
    return [*bearings, replace(bearings[0], clause="; ".join(one.clause for one in bearings))]


def _enumerated(bearing: Bearing) -> list[Bearing]:
    """The parts of "shall enforce the law, keep people safe and work with the principal", each for itself."""
    pieces = re.split(
        r"[,;:]? ?(?:and )?\((?:\d{1,2}|[a-z]|[ivx]{1,4})\) |,? and (?=[a-z]+ )|, (?:and |or )?(?=[a-z]+ )",
        bearing.clause,
    )
    now, parts = pieces[0], list[str]()
    for piece in pieces[1:]:
        if not _leans_back(piece) and (starts_with_verb(piece) or re.match(r"(?:shall|will|must|to) ", piece)):
            parts, now = [*parts, now], piece
        else:
            now = f"{now}, {piece}"
    parts = [part for part in (*parts, now) if len(part.split()) > 2]
    return [replace(bearing, clause=part) for part in parts] if len(parts) > 1 and bearing.who is Who.OFFICER else []


def _best(found: list[Finding]) -> tuple[Finding, ...]:
    """One finding for each label: the firmest, then the surest, with the parts of all that are as firm."""
    kept: dict[str, Finding] = {}
    for one in sorted(found, key=lambda one: (one.firm, one.confidence)):
        other = kept.get(one.label)
        parts = one.parts | other.parts if other and other.firm == one.firm else one.parts
        kept[one.label] = replace(one, parts=parts)
    if "4.2" in kept and "conflict-4.3" in kept and not kept["conflict-4.3"].firm:
        kept.pop("conflict-4.3" if kept["4.2"].confidence > kept["conflict-4.3"].confidence else "4.2")
    sure = max((one.confidence for one in kept.values() if one.firm and one.label in DUTIES), default=0.0)
    if "conflict-4.4" in kept and not kept["conflict-4.4"].firm and kept["conflict-4.4"].confidence < sure:
        del kept["conflict-4.4"]
    if "4.4" in kept and "conflict-4.4" in kept and kept["4.4"].confidence > kept["conflict-4.4"].confidence + 0.2:
        del kept["conflict-4.4"]  # "nothing … creates a special duty"
    if "4.3" in kept and kept["4.3"].firm:
        kept = {label: one for label, one in kept.items() if not one.denied}
    kept = {label: one for label, one in kept.items() if label != "4.2" or one.firm}
    return tuple(kept[label] for label in sorted(kept))


def _clause(passage: Passage, clause: _Clause, cast: Cast) -> list[Finding]:
    """What does one clause say?"""
    bearing, text, before = clause.bearing, clause.text, clause.before
    chances = _chances(text, cast, before)
    found = [_duty(duty, chances, bearing, f"{before} {text}") for duty in DUTIES if chances[duty] >= PERHAPS]
    if (passage.kind == "row" and bearing.lead is None) or TAKEN_AWAY.search(plain(passage.text).lower()):
        found = [replace(one, firm=False) for one in found if one is not None]
    gone = _IS_GONE.search(plain(passage.text).lower()) is not None
    found += [one for one in _rules(chances, bearing, text, cast) if not (gone and one.label == "conflict-4.3")]
    found += _judgment(chances, text)
    if chances["4.2"] >= PERHAPS and bearing.who is Who.OFFICER and bearing.force is Force.MUST:
        found.append(Finding("4.2", chances["4.2"], chances["4.2"] >= SURE))
    return [one for one in found if one is not None]


def _may_matter(bearing: Bearing, text: str) -> bool:
    """Can the clause earn a label at all? Most of a contract is money, terms and the tasks of others."""
    if bearing.force in (Force.AIM, Force.TOPIC) or not ideas_in(text):
        return False
    if bearing.who is Who.OFFICER or (bearing.who is None and bearing.force is not Force.SAYS):
        return True
    return bool(ideas_in(text) & _OPPOSED)


def _full_text(passage: Passage, clause: str) -> str:
    """The clause, behind the end of its lead-in where that says what the item is about ("shall advise on:")."""
    lead = plain(passage.lead_in or "").lower().strip(" :")
    *_, tail = re.split(MODAL.pattern + r"|\bfollowing\b", lead)
    tail = re.sub(r"^\W*(?:for|to|be|with|include|the)*\b", "", tail.strip())
    says = ideas_in(tail) & _CONTENT
    return f"{tail} {clause}" if says and passage.kind in ("item", "row") else clause


def _leans_back(clause: str) -> bool:
    """Does the clause speak of something that only the sentence before names?"""
    return bool(
        re.search(r"\b(?:them|these|those|such|each one|it|likewise|afterwards?|thereafter|there(?:on|of))\b", clause)
    )


def _chances(text: str, cast: Cast, before: str) -> dict[str, float]:
    """How probable is each label, with the sentence before where the clause leans on it?"""
    chances = probabilities(topic_text(text, cast))
    if not before or max(chances.values()) <= HARDLY:
        return chances
    wider = probabilities(topic_text(f"{before} {text}", cast))
    return {label: max(chance, 0.8 * wider[label] if chance > HARDLY else 0.0) for label, chance in chances.items()}


def _duty(duty: str, chances: dict[str, float], bearing: Bearing, text: str) -> Finding | None:
    """Does the clause put this duty on the officer?"""
    chance = chances[duty]
    if bearing.who not in (Who.OFFICER, None) or bearing.force in (Force.DONE, Force.SAYS):
        return None
    if bearing.force is Force.NOT:
        denied = chance >= SURE and chances[PART] < HINT and not _STAND_IN.match(text.strip())
        return Finding(duty, chance, False, denied=True) if denied else None
    if bearing.who is None and (chance < SURELY or chances[PART] >= PARTIAL):
        return None
    binds = bearing.force is Force.MUST and bearing.who is Who.OFFICER
    confidence = chance * (1.0 if bearing.told else 0.95) * (1.0 if binds else 0.5)
    plain_whole = chance >= _PLAINLY_WHOLE.get(duty, 2.0) and chances[PART] < HARDLY
    parts = all_parts(duty) if plain_whole else parts_named(duty, text)
    return Finding(duty, confidence, binds and chance >= SURE and chances[PART] < PARTIAL, parts)


def _rules(chances: dict[str, float], bearing: Bearing, text: str, cast: Cast) -> list[Finding]:
    """4.3: is the officer kept from school rules and discipline, or drawn into them?"""
    kept, drawn = chances["4.3"], chances["conflict-4.3"]
    if _OF_EMPLOYMENT.search(text):
        return []
    if max(kept, drawn) < PERHAPS and drawn < HINT:
        return []
    named = bearing.who is Who.OFFICER or any(one.who is Who.OFFICER for one in cast.mentions(text))
    named = named or (bearing.force is Force.NOT and _POLICE.search(text) is not None)
    if bearing.who is Who.SCHOOL and drawn < SURE and kept < SURE:
        return []
    if bearing.who is None and len(text.split()) < _SENTENCE:
        return []  # a title
    if drawn >= SURE and bearing.who is None and bearing.force is not Force.NOT and not cast.mentions(text):
        return [Finding("conflict-4.3", drawn * 0.5, False)]  # somebody does it, and it may be the officer
    if not named:
        return [Finding("4.3", kept * 0.5, False)] if kept >= SURE else []
    if bearing.force is Force.NOT:
        return _denied_rules(max(kept, drawn), text)
    keeps = bearing.who is Who.OFFICER and kept >= SURE and drawn < kept + 0.15 and _KEEPS_OUT.search(text)
    if drawn >= max(kept, HINT) and not keeps:
        return _drawn_in(drawn, bearing, text)
    if bearing.who is Who.OFFICER and not _KEEPS_OUT.search(text):
        return _drawn_in(kept, bearing, text)  # no word keeps the officer out
    return [Finding("4.3", kept, kept >= SURE)] if kept >= PERHAPS else []


def _drawn_in(chance: float, bearing: Bearing, text: str) -> list[Finding]:
    """Rules or discipline by name are a conflict; mere order in the lunchroom is for a person to judge."""
    found = ideas_in(text)
    if _CUSTODY.search(text):
        return []
    if not found & {"rules", "discipline", "order"} and chance < DRAWN:
        return []
    may = bearing.force is Force.MAY or bearing.who is None
    named = bool(found & {"rules", "discipline"}) or chance >= _UNNAMED
    return [Finding("conflict-4.3", chance * (0.5 if may else 1.0), chance >= DRAWN and named and not may)]


def _denied_rules(chance: float, text: str) -> list[Finding]:
    """A denial keeps the officer out, unless an exception lets the school call the officer in again."""
    if _NOT_ALWAYS.search(text):
        return [Finding("conflict-4.3", chance * 0.5, False)]
    if _EXCEPTION.search(text) and not _CRIME_EXCEPTION.search(text):
        return [Finding("conflict-4.3", chance, chance >= SURE)]
    return [Finding("4.3", chance, chance >= SURE)]


def _judgment(chances: dict[str, float], text: str) -> list[Finding]:
    """4.4: are the officer's other duties and judgment saved, or is a special duty created or judgment limited?"""
    saved, limited = chances["4.4"], chances["conflict-4.4"]
    if max(saved, limited) < PERHAPS:
        return []
    label, chance = ("conflict-4.4", limited) if limited > saved else ("4.4", saved)
    if label == "4.4" and _NO_JUDGMENT.search(text):
        label = "conflict-4.4"
    return [Finding(label, chance, chance >= SURE)]
