"""Where one sentence of a contract ends and the next begins."""

from __future__ import annotations

import re

_END = re.compile(r"""(?:[.!?]["”’')\]]*|:(?=\s["“]))\s+(?=["“‘'(\[]*[A-Z0-9§$])""")
_NEVER_LAST = re.compile(
    r"mr|mrs|ms|dr|nos?|secs?|arts?|minn|stat|st|mt|ft|lt|sgt|capt|det|supt|gov|rev|hon|atty|subds?|ch|para|pp|vs|v|"
    r"e\.g|i\.e|cf|approx|dept|dist|ext|op|id|supp|ann|(?:[a-z]\.)*[a-z]"
)
_SELDOM_LAST = re.compile(r"inc|co|corp|ltd|jr|sr|etc|u\.s|u\.s\.c|c\.f\.r|a\.m|p\.m|ph\.d|ed\.d|d\.c|isd|al")
_STARTER = re.compile(
    r"The|An?|Each|Every|Any|All|No|Neither|Either|Both|This|These|Those|That|Such|If|When|Where|While|Until|Upon|On|In|At|"
    r"By|For|From|To|It|They|He|She|We|You|Nothing|Nor|Not|But|And|Or|As|After|Before|During|Except|Unless|Payment|Notice|"
    r"City|County|District|School|Officers?|SROs?|Deputy|Deputies|Parties"
)
_NAMED_BY_LETTER = re.compile(r"exhibit|appendix|attachment|schedule|section|part|article|group|annex|addendum")
_NEAR = 80  # letters: the words around a stop, not all the text
_NUMBER_IN_FRONT = re.compile(r"\d{1,2}[a-z]?(?:\.\d{1,2})*")


def split(text: str) -> list[tuple[int, int]]:
    """Where does each sentence of this text start and end?"""
    cuts = [(m.start() + len(m.group().rstrip()), m.end()) for m in _END.finditer(text) if _ends(text, m)]
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Does this stop end a sentence, or an abbreviation, or the number of a clause that is quoted?"""
    if text[mark.start()] != ".":
        return True
    *before, last = text[max(0, mark.start() - _NEAR) : mark.start()].split() or [""]
    word = last.lstrip("(“\"'‘[").lower()
    if _NUMBER_IN_FRONT.fullmatch(word) and (last[0] in '“"' or not before):
        return False
    follower = re.match(r"[\w'’]+", text[mark.end() : mark.end() + _NEAR].lstrip("“\"'‘(["))
    starts_fresh = bool(follower and _STARTER.fullmatch(follower.group()))
    if _SELDOM_LAST.fullmatch(word):
        return starts_fresh
    if _NEVER_LAST.fullmatch(word):
        return starts_fresh and bool(before) and bool(_NAMED_BY_LETTER.fullmatch(before[-1].lower()))
    return True
