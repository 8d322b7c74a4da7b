"""Who is named in the words of a contract: the officer, the school, the agency, the parties, or somebody else?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property


class Who(Enum):
    """One side of the contract."""

    OFFICER = "officer"
    SCHOOL = "school"
    AGENCY = "agency"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where is a side named, and which?"""

    start: int
    end: int
    who: Who
    words: str


_FORCE_RANKS = r"sergeants?|lieutenants?|captains?|commanders?|detectives?|chiefs?|sheriff(?!'s dep)|undersheriff"

# Officers and deputies who are not the one at the school.
_OTHER_OFFICERS = (
    r"(?:chief|assistant) (?:law enforcement|executive|administrative|financial|operating|academic) officers?"
    r"|(?:chief|under) ?deput(?:y|ies)|deput(?:y|ies) (?:chief|clerk|superintendent|director)s?|(?:executive"
    r"|compliance|hearing|probation|attendance|truant|truancy|commanding|supervising|responding|corporate|records?"
    r"|privacy|information|training|data|patrol|night|reserve|backup|on-duty|duly authorized|authorized|proper"
    r"|elected|other|another|nearest|closest|city|municipal|off-duty|presiding|corrections|parole|review|command"
    r"|school board|business|finance|authorizing|investigating|arresting|court|school attendance|relief) (?:patrol "
    r"|police |peace |law enforcement )?(?:officers?|deput(?:y|ies))|(?:another|other|different"
    r"|additional) (?:\w+ )?(?:officers?|deput(?:y|ies))|(?:whichever|which|any available) (?:officer|deputy)"
    r"|(?:officers?|deput(?:y|ies)) (?:who (?:is|are) )?(?:on (?:shift|duty|patrol)(?: in| that| at that)"
    r"|not assigned|other than|from the (?:patrol|night))|officers?,? (?:directors?,? )?(?:agents?,?|employees?,?"
    r"|officials?,?) (?:and|or|agents|employees)|(?:officials|employees|agents),? (?:and|or) officers"
    r"|officers (?:and|or) (?:employees|agents)|(?:(?!the |each |an? |every |no |any |our |your )\w+ )?(?:sro"
    r"|s\.r\.o\.|resource officer|officer|deputy)s?(?:'s?|s')? (?:supervisor|coordinator|sergeant|commander|manager"
    r"|lieutenant)s?|officers of (?:the )?(?:part|city|county|district|corporation)\w*|peace officers generally"
    r"|(?:community service|security|hall|animal control|code) officers?|(?:patrol|road|swing) (?:officers?"
    r"|deput(?:y|ies))|(?:every|any|all) peace officers?"
)

_OFFICER = (
    r"school resource (?:officer|deput(?:y|ie))s?|s\.?r\.?[od]\.?s?(?!\w)|p?slos?|psos?\b|cros?\b|(?:school|police"
    r"|campus|youth|community|juvenile|schools?)[ -](?:(?!(?:the|an?|each|every|its|our|your|this|that|such|said|by|to"
    r"|of|and|or|with|for|from|in|at|on) )\w+ ){0,2}(?:officer|deput(?:y|ie))s?|(?:(?!the |each "
    r"|an? |every |no |any |our |your |such |said |this |of |by |to |and |or |one |its )\w+ )?(?:liaison|resource"
    r"|safety|community|campus|school|youth|program|contract|contracted|assigned|resident|designated"
    r"|substitute) (?:police )?(?:officers?|deput(?:y|ies))|incumbents?|person (?:in|holding) (?:the|this) position"
    r"|(?:person|one|individual|member) (?:so |thus )?(?:assigned|appointed|designated|detailed|chosen"
    r"|placed)(?: (?:under"
    r"|pursuant to|by)(?: the| this)? \w+(?: [ivx\d]+)?)?|appointees?|assignees?|(?:who(?:ever)?|the one who"
    r"|whichever of"
    r" them) (?:so )?(?:serves?|holds|fills|is|acts)(?: as| with| in| assigned| the| that| this| you| post| position)*"
    r"|deput(?:y|ies)(?: sheriffs?)?|ofcs?\b\.?|officers?|patrolman|constables?|troopers?"
)
# "The SRO program" or "officer safety" names no officer.
_NOT_AS_ADJECTIVE = (
    r"(?! (?:programs?|units?|agreements?|trainings?|contracts?|polic(?:y|ies)|courses?|salar(?:y|ies)|funding"
    r"|services agreement)\b)"
)

_SCHOOL = (
    r"independent school district|school district|districts?|isd|school boards?|board of education"
    r"|board of directors|(?<!county )board|superintendents?|(?:assistant |vice |associate )?principals?|(?:school "
    r"|building )?administrat(?:ors?|ion)|deans?|school (?:officials?|staff|employees?|personnel|leaders?"
    r"|authorities|leadership|counselors?|nurses?|social workers?)|staff(?: members?)?|teachers?|faculty"
    r"|counselors?|custodians?|purchaser|academy|charter school|executive director|heads? of school|(?:business"
    r"|facilities|operations|safety) (?:manager|director|coordinator|department)"
    r"|directors?(?: of [a-z&]+(?: (?:and )?[a-z]+)?)?|(?:maintenance|grounds) (?:chief|crew|staff|department)"
    r"|schools?|school's|insurers?|insurance (?:company|agent|man|carrier)|you|consultants?|engineers?|employees?"
    r"|building engineer|volunteers?|(?:crossing |security |contract |private )?guards?|aides?|monitors?|nurses?"
    r"|insurance pool"
    r"|risk pool|custodians?|(?:security|hall|lunch) (?:associates?|aides?|monitors?|staff)|librarians?|coach(?:es)?"
    r"|(?:school|site|building|district) contact|owner|client|customer|(?:risk|safety|emergency) (?:consultant|manager)"
)

_AGENCY = (
    r"fire (?:chief|marshal|department)|emergency (?:manager|management)|police (?:department|chief|captain)"
    r"|chiefs? of police|sheriff's (?:office|department)|department|law enforcement agency|law enforcement partner"
    r"|agency|city(?: council| clerk| attorney)?|county(?: board| attorney)?|town(?:ship)?|village|municipality"
    r"|agencies|cities|counties|towns(?:hips)?|villages|municipalities|mayor|council|supervisors?|commanders?"
    r"|(?:crime|county|city|training|homeland|investigat|patrol|detective|criminal)\w* (?:unit|division|bureau"
    r"|analyst|specialist)"
    r"|i(?!\w|[).])|" + _FORCE_RANKS
)

_PARTIES = (
    r"parties|both (?:parties|sides|agencies|organizations)|each (?:party|side)|either (?:party|side)|partners"
    r"|committee|team|we"
)

_OWNS = re.compile(r"'s? (?:assigned |own |sworn |licensed )?")
_KINDS = (
    (Who.AGENCY, _OTHER_OFFICERS),
    (Who.PARTIES, _PARTIES),
    (Who.OFFICER, f"(?:{_OFFICER}){_NOT_AS_ADJECTIVE}"),
    (Who.AGENCY, _AGENCY),
    (Who.SCHOOL, _SCHOOL),
)


def plain(text: str) -> str:
    """The same text with straight quotes and simple spaces, so that one pattern fits all hands."""
    folded = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-", 0x00A0: " "})
    return " ".join(folded.split())


@dataclass(frozen=True)
class Cast:
    """Which words does this contract use for whom, beyond the words that all contracts use?"""

    aliases: dict[str, Who] = field(default_factory=dict)
    pronouns: frozenset[str] = frozenset()  # what a contract that names the officer calls that person
    work: frozenset[str] = frozenset()  # terms for what the officer is to perform ("Core Services")

    @cached_property
    def with_pronouns(self) -> Cast:
        """The same for a sentence that names no other person: there the pronoun is the officer."""
        return replace(self, aliases={**self.aliases, **dict.fromkeys(self.pronouns, Who.OFFICER)})

    @property
    def addresses_officer(self) -> bool:
        """Is the officer the one whom the contract calls "you"?"""
        return self.aliases.get("you") is Who.OFFICER

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = sorted(self.aliases, key=len, reverse=True)
        groups = [f"(?P<alias>(?:{'|'.join(map(re.escape, own))}))s?"] if own else []
        groups += [f"(?P<k{number}>{words})" for number, (_, words) in enumerate(_KINDS)]
        return re.compile(rf"(?<![\w'-])(?:{'|'.join(groups)})(?![\w-])")

    def mentions(self, text: str) -> list[Mention]:
        """Who is named in this lower-cased text, in its order?"""
        named: list[Mention] = []
        for one in map(self._mention, self._pattern.finditer(text)):
            if named and one.who is Who.OFFICER and _OWNS.fullmatch(text[named[-1].end : one.start]):
                one = replace(one, start=named.pop().start)  # "the city's school resource officer" is the officer
            named.append(one)
        return named

    def _mention(self, found: re.Match[str]) -> Mention:
        kind = found.lastgroup or ""
        who = self.aliases[found.group("alias")] if kind == "alias" else _KINDS[int(kind[1:])][0]
        return Mention(found.start(), found.end(), who, found.group())


DEFINES = re.compile(
    r"(?:^|(?<=\. )|\")(?P<term>[a-z][a-z '/-]{2,40})\"(?: or \"[^\"]+\")* (?:means|shall mean|consists? of|includes?"
    r"|are|is)\b:? ?"
)


def is_known(term: str) -> bool:
    """Do the words of all contracts tell already whom this term stands for?"""
    return any(re.fullmatch(words, term) for _, words in _KINDS)
