"""Where one sentence of a contract ends and the next begins."""

from __future__ import annotations

import re

_END = re.compile(r"""(?:[.!?]["”’')\]]*|:(?=\s["“]))\s+(?=["“‘'(\[]*[A-Z0-9§])""")
_NEVER = frozenset(
    "mr mrs ms dr no nos sec secs art arts minn stat st mt ft lt sgt capt det supt gov rev hon atty subd subds ch para pp "
    "vs v e.g i.e cf approx dept dist ext op id supp ann".split()
)
_SELDOM = frozenset("inc co corp ltd jr sr etc u.s u.s.c c.f.r a.m p.m ph.d ed.d d.c isd al stats rev'd".split())
_STARTERS = frozenset(
    "The A An Each Every Any All No Neither Either Both This These Those That Such If When Where While Until Upon On In At By For "
    "From To It They He She We You Nothing Nor Not But And Or As After Before During Except Unless Either Payment Notice Section "
    "City County District School Officers Officer SRO SROs Deputy Deputies Parties".split()
)
_NAMED_BY_LETTER = frozenset("exhibit appendix attachment schedule section part article group annex addendum".split())


def split(text: str) -> list[tuple[int, int]]:
    """Where does each sentence of this text start and end?"""
    cuts = [(m.start() + len(m.group().rstrip()), m.end()) for m in _END.finditer(text) if _ends(text, m)]
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Does this stop end a sentence, or only an abbreviation?"""
    if text[mark.start()] != ".":
        return True
    words = text[: mark.start()].split()
    last = words[-1].lstrip("(“\"'‘[").lower() if words else ""
    follower = re.match(r"[\w'’]+", text[mark.end() :].lstrip("“\"'‘(["))
    starts_fresh = bool(follower) and follower.group() in _STARTERS
    if last in _NEVER or re.fullmatch(r"(?:[a-z]\.)*[a-z]", last) and last not in _SELDOM:
        return starts_fresh and len(words) > 1 and words[-2].lower() in _NAMED_BY_LETTER
    return starts_fresh if last in _SELDOM else True
