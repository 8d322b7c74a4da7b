"""The verdict on a contract: 4.1.1 to 4.1.7, 4.3 and 4.4, from what its passages say."""

from __future__ import annotations

from hallpass.contracts.findings import Finding, Judged
from hallpass.contracts.parts import is_whole
from hallpass.contracts.topics import DUTIES

_TOGETHER = 0.7  # from here clauses that each name a part may make up the whole
_PLAIN = {"4.1.3": 0.9}  # a liaison needs no second word for the school; the clause is plain enough by itself
PARAGRAPHS = (*DUTIES, "4.3", "4.4")


def verdict_of(judged: list[Judged], elsewhere: bool) -> dict[str, str]:
    """What does the contract say of each paragraph? `elsewhere`: another document carries its other terms."""
    found = [one for passage in judged for one in passage.findings]
    verdict = {duty: _duty([one for one in found if one.label == duty], duty, elsewhere) for duty in DUTIES}
    verdict["4.3"] = _opposed(found, "4.3", "prohibited", "silent")
    verdict["4.4"] = _opposed(found, "4.4", "clear", "clear")
    return verdict


def _duty(found: list[Finding], duty: str, elsewhere: bool) -> str:
    firm = [one for one in found if one.firm and not one.denied]
    together = (one.parts for one in firm if one.confidence >= _TOGETHER)
    if any(is_whole(duty, [one.parts]) or one.confidence >= _PLAIN.get(duty, 1.0) for one in firm) or (
        firm and is_whole(duty, together)
    ):
        return "unclear" if any(one.denied for one in found) else "present"
    return "unclear" if elsewhere or any(not one.denied for one in found) else "missing"


def _opposed(found: list[Finding], paragraph: str, kept: str, nothing: str) -> str:
    """`conflict` wherever a clause conflicts, `unclear` where one may; else what the contract keeps to."""
    against = [one for one in found if one.label == f"conflict-{paragraph}"]
    if against:
        return "conflict" if any(one.firm for one in against) else "unclear"
    return kept if any(one.firm for one in found if one.label == paragraph) else nothing
