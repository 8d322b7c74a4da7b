"""Is a duty there as a whole? Which parts 4.1.1 to 4.1.7 ask for, and which of them the words of a contract name."""

from __future__ import annotations

from collections.abc import Iterable

from hallpass.contracts.ideas import ideas_in

# For each duty the parts that must be named; a part is named when one of its ideas is.
_PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "4.1.1": (("relation",), ("communication", "climate")),
    "4.1.2": (("students", "everyone"), ("staff", "everyone"), ("visitors", "everyone"), ("crime",)),
    "4.1.3": (("schoolside",),),
    "4.1.4": (("drill",), ("advise",)),
    "4.1.5": (("facility",), ("protocol",)),
    "4.1.6": (("students", "everyone"), ("staff", "everyone")),
    "4.1.7": (("criminal", "crime"),),
}


def parts_named(duty: str, text: str) -> frozenset[int]:
    """Which parts of the duty does this text name?"""
    found = ideas_in(text)
    named = {number for number, ideas in enumerate(_PARTS[duty]) if found & set(ideas)}
    if duty == "4.1.1" and {"communication", "climate"} <= found:
        named |= {0}
    return frozenset(named)


def is_whole(duty: str, named: Iterable[frozenset[int]]) -> bool:
    """Do these clauses together name every part of the duty?"""
    return frozenset[int]().union(*named) >= set(range(len(_PARTS[duty])))
