"""Who is named in the words of a contract: the officer, the school, the agency, the parties, or somebody else?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from hallpass.contracts.passages import Document


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

_KINDS = (
    (Who.AGENCY, _OTHER_OFFICERS),
    (Who.PARTIES, _PARTIES),
    (Who.OFFICER, f"(?:{_OFFICER}){_NOT_AS_ADJECTIVE}"),
    (Who.AGENCY, _AGENCY),
    (Who.SCHOOL, _SCHOOL),
)

_DEFINED = re.compile(  # (the "Deputy"), hereinafter called the "Officer", "SRO" means
    r"(?:(?:\(|\b(?:or|as|called|the|each|an?|hereinafter|hereafter) )\"([A-Za-z][A-Za-z.'/ -]{1,40})[.,]?\""
    r"|\"([A-Za-z][A-Za-z.'/ -]{1,40})\"(?= (?:means(?! that)|is|refers|or \")))"
)
_NAMED = re.compile(
    r"(?<!Peace )(?<!Chief )\b(?:Officer|Deputy(?: Sheriff)?|Ofc\.|SRO|Constable"
    r"|Trooper) ((?:[A-Z][\w-]+)(?: [A-Z][\w-]+)?)(?= [a-z(]|[,.;:'’]|$)"
)
_TITLE = re.compile(
    r"\b(?!The |A |An |Each |This |Our |Your |Chief |Executive )(?:[A-Z][a-z]+[ -]){1,4}(?:Officer|Deputy)(?=s?\b)"
)
_NO_NAME = frozenset(
    ("program", "agreement", "services", "service", "shall", "will", "may", "must", "position", "positions", "duties",
     "training", "school", "resource", "one", "two", "each", "standards", "chief", "clerk", "director", "sheriff",
     "superintendent", "supervisor", "contract", "memorandum", "responsibilities", "roles", "role", "policy", "unit",
     "schedule", "coordinator", "names", "assignment", "selection", "commitments", "safety", "the", "and", "or", "of",
     "for", "in")
)  # fmt: skip
_NO_SIDE = re.compile(
    r"\b(?:agreement|program|contract|dates?|term|services?|polic(?:y|ies)|rules|act|days?|fees?|laws?|sites?|levy"
    r"|mou|memorandum|exhibit|work|plan|data|records|events?|equipment|crime|drills?|activity|duties|year)$"
)
_OFFICER_TERM = re.compile(r"\b(?:officers?|deput(?:y|ies)|liaisons?|sros?|plos?|slos?)$")
_ROLE_NOUN = re.compile(
    r"\b(officers?|deput(?:y|ies)(?: sheriffs?)?|personnel|position|district|school|academy|board|city|county|town"
    r"|sheriff|police|department"
    r"|parties)\b"
)
_ROLE_OF = {
    "officer": Who.OFFICER, "personnel": Who.OFFICER, "deputy": Who.OFFICER, "deputies": Who.OFFICER,
    "position": Who.OFFICER,
    "district": Who.SCHOOL, "school": Who.SCHOOL, "academy": Who.SCHOOL, "board": Who.SCHOOL,
    "city": Who.AGENCY, "county": Who.AGENCY, "town": Who.AGENCY, "sheriff": Who.AGENCY, "police": Who.AGENCY,
    "department": Who.AGENCY, "parties": Who.PARTIES,
}  # fmt: skip


# The contract or the order within it speaks to the officer.
_ADDRESSED = re.compile(
    r"\byou (?:are|will be|serve as|act as) (?:also )?(?:the|our|an?|its|their) (?:[\w-]+ ){0,3}(?:liaison|officer"
    r"|deputy|sro)\b|\byou (?:report|answer) to (?:the |your )?(?:sergeant|lieutenant|captain|chief|sheriff)\b"
    r"|\byour (?:sergeant|lieutenant|squad|badge|beat|shift|body camera|uniform|duty belt|vest|post)\b"
)
# "Members assigned to a school" of a general order are its officers.
_MEMBERS = re.compile(
    r"\bmembers? (?:who (?:is|are) )?(?:so )?(?:assigned|posted|detailed|appointed|working) (?:to|as|at|in)\b"
)


def plain(text: str) -> str:
    """The same text with straight quotes and simple spaces, so that one pattern fits all hands."""
    folded = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-", 0x00A0: " "})
    return " ".join(folded.split())


@dataclass(frozen=True)
class Cast:
    """Which words does this contract use for whom, beyond the words that all contracts use?"""

    aliases: dict[str, Who] = field(default_factory=dict)

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
        return [self._mention(found) for found in self._pattern.finditer(text)]

    def _mention(self, found: re.Match[str]) -> Mention:
        kind = found.lastgroup or ""
        who = self.aliases[found.group("alias")] if kind == "alias" else _KINDS[int(kind[1:])][0]
        return Mention(found.start(), found.end(), who, found.group())


def cast_of(document: Document) -> Cast:
    """Read off a contract which defined terms and names stand for whom."""
    aliases: dict[str, Who] = {}
    for passage in document.passages:
        text = plain(passage.text)
        for found in _DEFINED.finditer(text):
            term = (found.group(1) or found.group(2)).lower().strip().removeprefix("the ")
            who = _role_before(term, text[: found.start()], text[found.end() :])
            if who is not None and len(term) > 2 and not _NO_SIDE.search(term) and not _known(term):
                aliases.setdefault(term, who)
                aliases.setdefault(re.sub("y$", "ies", term), who)
        if passage.kind != "row" and not text.isupper():
            aliases.update((name, Who.OFFICER) for name in _officer_names(text))
    aliases.update(_initials(document))
    whole = " ".join(plain(passage.text).lower() for passage in document.passages)
    aliases.update({"you": Who.OFFICER} if _ADDRESSED.search(whole) else {})
    aliases.update({"member": Who.OFFICER} if _MEMBERS.search(whole) else {})
    return Cast(aliases)


def _initials(document: Document) -> dict[str, Who]:
    """Short names made of the initials of a title in the contract, as YRO is of Youth Relations Officer."""
    whole = " ".join(plain(passage.text) for passage in document.passages)
    titles = {found.group() for found in _TITLE.finditer(whole)}
    short = {"".join(word[0] for word in re.split(r"[ -]", title)) for title in titles}
    return {name.lower(): Who.OFFICER for name in short if len(name) > 1 and re.search(rf"\b{name}s?\b", whole)}


def _known(term: str) -> bool:
    """Do the words of all contracts tell already whom this term stands for?"""
    return any(re.fullmatch(words, term) for _, words in _KINDS)


def _role_before(term: str, before: str, after: str) -> Who | None:
    """Whom does a quoted term stand for? The nearest noun for a side before it, or after "means", tells."""
    if _OFFICER_TERM.search(term):
        return Who.OFFICER
    nouns = _ROLE_NOUN.findall(before.lower()[-160:])
    if re.match(r"[ ,]*(?:or \"\w+\" )?(?:means|is|refers)\b", after.lower()):
        if re.search(r"\b(?:sworn|peace officer|licensed officer|police officer|deputy)\b", after.lower()[:90]):
            return Who.OFFICER
        found = Cast().mentions(after.lower()[:120])
        return found[0].who if found else None
    return (
        _ROLE_OF[nouns[-1].split()[0].removesuffix("s") if nouns[-1] not in _ROLE_OF else nouns[-1]] if nouns else None
    )


def _officer_names(text: str) -> list[str]:
    """Which names follow the word Officer or Deputy in a sentence?"""
    names: list[str] = []
    for found in _NAMED.finditer(text):
        words = found.group(1).lower().split()
        if not _NO_NAME & set(words):
            names += [*words, found.group(1).lower()]
    return names
