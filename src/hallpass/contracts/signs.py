"""What speaks for or against the officer as the one who bears a clause? Signs that a trained model weighs."""

from __future__ import annotations

import re

from hallpass.contracts import grammar
from hallpass.contracts.actors import Cast, Mention, Who, plain
from hallpass.contracts.bearing import Bearing
from hallpass.contracts.passages import Passage
from hallpass.contracts.scope import scope_of

_BY = re.compile(r"\b(?:by|through|from|of) (?:the |an? |each |its |our |your )?(?:\w+ )?$")
_WITH = re.compile(
    r"\b(?:with|to|for|on|upon|about|around|between|at|in) (?:the |an? |each |its |our |your )?(?:\w+ )?$"
)
_PASSIVE = re.compile(r"\b(?:be|is|are|been|being)(?: \w+ly)? (?:\w+(?:ed|en|wn|ght|ne|ld)|kept|put|set|made|held)\b")
_PRONOUNS = re.compile(r"\b(he|she|they|it|we|you|who|i)\b")
_SHARED = re.compile(r"\b(?:joint\w*|together|both|each other|shared?|mutual\w*|in partnership|collaborat\w*)\b")
_AGENTS_PROMISE = re.compile(r"\b(?:cause|assign\w*|provid\w*|furnish\w*|ensure|see that|through|direct)\b")
_MODALS = ("shall", "will", "must", "may", "should", "can", "is to", "are to", "agree", "responsible", "expected")


def signs(passage: Passage, bearing: Bearing, cast: Cast) -> dict[str, float]:
    """The signs of one clause by name; a sign that is not there is left out."""
    clause = bearing.clause
    found = {"always": 1.0, f"kind {passage.kind}": 1.0}
    found |= _sides("rule", bearing.who) | {f"force {bearing.force.value}": 1.0}
    found |= {f"rule {_name(bearing.who)}, {bearing.force.value}": 1.0}
    found |= _sides("heading", bearing.above) | _sides("lead", bearing.lead) | _sides("before", bearing.before)
    scope = scope_of(passage, cast)
    if scope.force is not None:
        found[f"heading {scope.force.value}"] = 1.0
    found |= _subject(clause, cast.mentions(clause))
    found |= _words(clause, plain(passage.text).lower())
    found |= {"told": 1.0} if bearing.told else {}
    found |= {f"both {_name(bearing.who)} {_name(bearing.lead)}": 1.0}
    found |= {f"opens {_opening(clause)}": 1.0, f"opens {_opening(clause)} under {_name(bearing.lead)}": 1.0}
    return found


def _name(who: Who | None) -> str:
    return who.value if who else "nobody"


def _sides(where: str, who: Who | None) -> dict[str, float]:
    return {f"{where} {_name(who)}": 1.0}


def _opening(clause: str) -> str:
    """With what does the clause open: a verb, a pronoun, or something else?"""
    if grammar.starts_with_verb(clause):
        return "verb"
    return "pronoun" if grammar.PRONOUN.match(clause) else "other"


def _subject(clause: str, mentions: list[Mention]) -> dict[str, float]:
    """Who is named first, who before the verb of duty, who behind "by", and who only behind "with" or "to"?"""
    modal = grammar.main_modal(clause)
    end = modal.start() if modal else len(clause)
    found = {f"first {_name(mentions[0].who if mentions else None)}": 1.0}
    for mention in mentions:
        before = clause[: mention.start]
        found[f"names {mention.who.value}"] = 1.0
        if modal and mention.start < end:
            found[f"before verb {mention.who.value}"] = 1.0
            if mention.end >= end - 2:
                found[f"at verb {mention.who.value}"] = 1.0
        if _BY.search(before):
            found[f"by {mention.who.value}"] = 1.0
        elif _WITH.search(before):
            found[f"with {mention.who.value}"] = 1.0
    return found


def _words(clause: str, whole: str) -> dict[str, float]:
    """Verb of duty, passive, pronouns, denial, hedges, aims, training, things that are shared or sent."""
    modal = grammar.main_modal(clause)
    found = {f"modal {word}": 1.0 for word in _MODALS if modal and modal.group().startswith(word)}
    found |= {} if modal else {"modal none": 1.0}
    found |= {f"pronoun {word}": 1.0 for word in set(_PRONOUNS.findall(clause[:40]))}
    tests = {
        "passive": _PASSIVE.search(clause),
        "denied": grammar.denies(clause, modal),
        "hedged": grammar.hedges(clause, modal),
        "aim": grammar.states_aim(clause),
        "wants": grammar.WANTS.search(clause),
        "training": grammar.is_about_training(clause),
        "done to": grammar.is_done_to(clause),
        "shared": _SHARED.search(clause),
        "sent": _AGENTS_PROMISE.search(clause),
        "not in passage": re.search(r"\b(?:not|no|never|nor)\b", whole),
        "question": whole.endswith("?"),
        "long": len(clause.split()) > 35,
        "short": len(clause.split()) < 7,
    }
    return found | {name: 1.0 for name, holds in tests.items() if holds}
