"""Is a duty there as a whole? Which parts 4.1.1 to 4.1.7 ask for, and which of them the words of a contract name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hallpass.contracts.ideas import ideas_in

# For each duty the parts that must be named, in words for people; a part is named when one of its ideas is.
_PARTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "4.1.1": (("relationships", ("relation",)), ("open communication or climate", ("communication", "climate"))),
    "4.1.2": (
        ("students", ("students", "everyone")),
        ("staff", ("staff", "everyone")),
        ("visitors", ("visitors", "everyone")),
        ("criminal activity", ("crime",)),
    ),
    "4.1.3": (("school officials", ("schoolside",)),),
    "4.1.4": (("drills", ("drill",)), ("advice", ("advise",))),
    "4.1.5": (("school facilities", ("facility",)), ("safety protocols", ("protocol",))),
    "4.1.6": (("students", ("students", "everyone")), ("staff", ("staff", "everyone"))),
    "4.1.7": (("criminal laws", ("criminal", "crime")), ("enforcement", ("enforce",))),
}


_AT_REQUEST = re.compile(  # who asks for a lesson, or lends a classroom, is not taught by it
    r"\b(?:up)?on (?:an? |the )?[\w-]+'s (?:request|invitation)\b"
    r"|\b(?:(?:up)?on|at|by) (?:the )?(?:request|invitation|direction|call) (?:of|by|from) [^,.;]*"
    r"|\b(?:when|if|where|as) (?:asked|requested|invited) by [^,.;]*|\b(?:mr|ms|mrs)\. [\w-]+'s \w+"
)


_THREATENING = re.compile(  # "anyone coming to commit crimes" is not whom the officer protects
    r"\b(?:any(?:one|body)|some(?:one|body)|whoever|people|persons?|those|outsiders?) (?:who |that )?(?:\w+ ){0,4}?"
    r"(?:commits?|intent on|harm|prey(?:ing)? on|breaks? the law|breaking the law)\b"
)
_REMARK = re.compile(r", which (?:after|since|as|i|we|you|nobody|everybody|everyone)\b[^.;]*$")
_ONE_PLACE = re.compile(r"\b(?:bus (?:lane|stop|line)|crosswalk|riders|games?|dances?|parking lot)\b")


def parts_named(duty: str, text: str) -> frozenset[int]:
    """Which parts of the duty does this text name?"""
    found = ideas_in(_THREATENING.sub(" crime ", _REMARK.sub("", _AT_REQUEST.sub(" ", text))))
    if duty == "4.1.7" and "assisting" in found and "enforcing" not in found:
        return frozenset()  # a hand in the investigations of others
    if duty == "4.1.2" and _ONE_PLACE.search(text):
        found -= {"everyone"}  # nobody there is not everybody at the school
    named = {number for number, (_, ideas) in enumerate(_PARTS[duty]) if found & set(ideas)}
    if duty == "4.1.1" and {"communication", "climate"} <= found:
        named |= {0}
    return frozenset(named)


def all_parts(duty: str) -> frozenset[int]:
    """Which parts has the duty?"""
    return frozenset(range(len(_PARTS[duty])))


def is_whole(duty: str, named: Iterable[frozenset[int]]) -> bool:
    """Do these clauses together name every part of the duty?"""
    return not parts_lacking(duty, named)


def parts_lacking(duty: str, named: Iterable[frozenset[int]]) -> tuple[str, ...]:
    """Which parts of the duty do these clauses together leave out?"""
    there = frozenset[int]().union(*named)
    return tuple(name for number, (name, _) in enumerate(_PARTS[duty]) if number not in there)
