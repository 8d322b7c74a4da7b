"""Which words of its own does a contract use for whom? Read off what it defines, names, abbreviates and assigns."""

from __future__ import annotations

import re

from hallpass.contracts.actors import DEFINES, Cast, Who, is_known, plain
from hallpass.contracts.ideas import ideas_in
from hallpass.contracts.parts import is_whole, parts_named
from hallpass.contracts.passages import Document
from hallpass.contracts.topics import DUTIES

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
     "for", "in", "whereas", "it", "he", "she", "they", "who", "we", "this", "that", "there", "first", "second",
     "third", "fourth", "fifth", "sixth", "january", "february", "march", "april", "june", "july", "august",
     "september", "october", "november", "december", "monday", "friday", "campus", "high", "middle", "elementary",
     "academy", "all", "city", "county", "district",
     "to", "by", "with", "when", "if", "during", "under", "after", "before", "however")
)  # fmt: skip
_SCHOOL_NAME = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'.-]+ ){1,3}?)(?:(?:Charter|Community|Public|High|Middle|Elementary|Area) )*"
    r"(?:Schools?|Academy|School District)\b"
)
_TOWN_NAME = re.compile(
    r"\b(?:(?:City|County|Town|Village|Township) of (?P<of>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r"|(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?:County|Police|Township))\b"
)
# What the contract defines, and how it gives the officer what a defined term stands for.
_PERFORMS = re.compile(
    r"\b(?:shall|will|must|is to|are to|agrees? to|is responsible for)\b(?! not)[^.;]{0,80}\b(?:perform|provid|furnish"
    r"|carr(?:y|ied) out|render|deliver|discharg|undertak|devot|supply|suppli|do\b|bear|attend to|responsible)"
)
_JOINING = frozenset(("the", "and", "means", "each", "following", "all", "together", "with", "collectively", "any"))
_SUBJECT_FIRST = 40  # the officer named within so many letters is the subject
_NO_SIDE = re.compile(
    r"\b(?:agreement|program|contract|dates?|term|services?|polic(?:y|ies)|rules|act|days?|fees?|laws?|sites?|levy"
    r"|part(?:y|ies)|amendment|assessment|communit(?:y|ies)|team|rules?|school day"
    r"|mou|memorandum|exhibit|work|plan|data|functions?|records|events?|equipment|crime|drills?|activity|duties|year)$"
)
_DUTIES_OF = re.compile(r"(?:dut|responsib|role|service|term|scope)\w* (?:of|to|for)\b")
_SWORN = re.compile(r"\b(?:sworn|peace officer|licensed officer|police officer|deputy)\b", re.IGNORECASE)
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


# Sworn people by rank and name, and how a contract says that one of them is the officer.
_RANKED = r"(?:Mr|Ms|Mrs|Sgt|Sergeant|Cpl|Corporal|Det|Detective|Investigator|Lt|Lieutenant|Agent)\.?"
_PERSON = r"(?P<name>[A-Z][a-zA-Z'-]+(?: [A-Z]\.)?(?: [A-Z][a-zA-Z'-]+){0,2})"
_POSTED = (
    re.compile(
        r"\b(?P<post>(?:[\w-]+ ){0,3}(?:[Oo]fficer|[Dd]eputy|[Cc]onstable|[Tt]rooper|SRO|PLO|SLO))(?: \([^)]*\))?"
        rf"(?:,| is| will be| shall be|:) (?:{_RANKED} )?{_PERSON}(?=[,.;:]| (?:is|will|shall|has|works|who)\b|$)"
    ),
    re.compile(
        rf"(?:{_RANKED} )?{_PERSON}(?:,| is| will be| shall be| (?:will |shall )?(?:serves?|acts?|works?) as|, who is) "
        r"(?:the|our|your|an?|its|their) (?P<post>(?:[\w-]+ ){0,4}(?:[Oo]fficer|[Dd]eputy|[Cc]onstable|SRO))\b"
        r"(?! (?:[Cc]hief|[Cc]lerk|[Ss]uperintendent|[Dd]irector))"
    ),
    re.compile(
        r"\b(?:assign|send|place|provide|post|station|detail|furnish|lend)\w* (?:to )?(?:you |us |the school )?"
        rf"(?P<post>{_RANKED}) {_PERSON}"
    ),
    re.compile(
        rf"(?P<post>{_RANKED}) {_PERSON} (?:will|shall|is to) (?:be (?:at|in|on|with|stationed|assigned|posted)|work at"
        r"|spend)\b"
    ),
)
_SUBJECT = re.compile(
    r"(?:the |each |an? |our |every |said )?(?P<term>[a-z][a-z'.-]+(?: [a-z'.-]+){0,2}?) "
    r"(?:(?:also |then )?(?:shall|will|must|agrees to|is to|is responsible for|[a-z]+s))\b"
)
_NO_TERM = frozenset(
    ("program", "programs", "agreement", "training", "course", "courses", "contract", "plan", "duties", "services",
     "service", "policy", "section", "exhibit", "partnership", "goals", "goal", "it", "he", "she", "they", "this",
     "that", "which", "who", "there", "nothing", "and", "or", "of", "by", "to", "law", "work", "position", "role",
     "responsibilities", "following", "no", "not", "both", "class", "classes", "curriculum", "instruction", "others",
     "the", "each", "an", "our", "every", "said", "any", "all", "such", "task", "tasks", "assignment",
     "statute", "amendment", "memorandum", "article", "paragraph", "item", "list")
)  # fmt: skip
_TITLES = ("mr.", "ms.", "mrs.", "sgt.", "sergeant", "cpl.", "corporal", "det.", "detective", "investigator", "lt.")
_NEEDED = {"4.1.3": {"liaison"}, "4.1.5": {"weakness"}, "4.1.6": {"teach", "law"}}  # beside the parts of the duty
_OFTEN, _SELDOM = 6, 1  # a pronoun that means one person, and one that means others
_DUTIES_OF_ONE = 3  # whoever bears as many whole duties is the officer

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


def cast_of(document: Document) -> Cast:
    """Read off a contract which defined terms and names stand for whom."""
    aliases: dict[str, Who] = {}
    named: list[str] = []
    for passage in document.passages:
        text = plain(passage.text)
        for found in _DEFINED.finditer(text):
            term = (found.group(1) or found.group(2)).lower().strip(" .").removeprefix("the ")
            who = _role_before(term, text[: found.start()], text[found.end() :])
            known = is_known(term) and not (who is Who.OFFICER and _SWORN.search(text[found.end() :][:90]))
            if (
                who is not None
                and len(term) > 2
                and not _DUTIES_OF.match(term)
                and not _NO_SIDE.search(term)
                and not known
            ):
                aliases.setdefault(term, who)
                aliases.setdefault(re.sub("y$", "ies", term), who)
        if passage.kind != "row" and not text.isupper():
            named += [*_officer_names(text), *_posted(text)]
    aliases.update(dict.fromkeys(named, Who.OFFICER))
    aliases.update(_initials(document))
    aliases = {**_short_names(document), **aliases}
    whole = " ".join(plain(passage.text).lower() for passage in document.passages)
    aliases.update({"you": Who.OFFICER} if _ADDRESSED.search(whole) else {})
    aliases.update({"member": Who.OFFICER} if _MEMBERS.search(whole) else {})
    aliases.update(dict.fromkeys(_known_by_work(document, Cast(aliases)), Who.OFFICER))
    return Cast(aliases, _pronouns(whole) if named else frozenset(), _work(document, Cast(aliases)))


def _short_names(document: Document) -> dict[str, Who]:
    """Which sides act under the short of their names ("Larch Hill will" for "Larch Hill Charter School")?"""
    whole = "\n".join(plain(passage.text) for passage in document.passages)
    schools = {found["name"].strip().lower() for found in _SCHOOL_NAME.finditer(whole)}
    towns = {(found["of"] or found["name"]).strip().lower() for found in _TOWN_NAME.finditer(whole)}
    sides = {**dict.fromkeys(schools - towns, Who.SCHOOL), **dict.fromkeys(towns - schools, Who.AGENCY)}
    acts = r" (?:will|shall|agrees|must|pays|provides)\b"
    return {
        name: who
        for name, who in sides.items()
        if not (_NO_NAME & set(name.split()) or is_known(name))
        and re.search(rf"\b{re.escape(name)}{acts}", whole.lower())
    }


def _work(document: Document, cast: Cast) -> frozenset[str]:
    """Which terms that the contract defines are the officer's to perform, and which of them does such a term hold?"""
    means: dict[str, str] = {}
    for passage in document.passages:
        text = plain(passage.text).lower()
        for found in DEFINES.finditer(f"{plain(passage.lead_in or '').lower()} {text}"):
            means[found["term"]] = means.get(found["term"], "") + " " + text
    borne = {term for term in means if any(_performs(plain(p.text).lower(), term, cast) for p in document.passages)}
    for text in [means[term] for term in borne]:
        listed = {term for term in means if _names(text, term)}
        rest = re.sub("|".join(map(re.escape, sorted(listed, key=len, reverse=True))) or "$^", " ", text)
        borne |= listed if len(set(re.findall(r"[a-z]{3,}", rest)) - _JOINING) <= 1 else set()
    return frozenset(term for term in borne if not (is_known(term) or cast.aliases.get(term)))


def _names(text: str, term: str) -> bool:
    return re.search(rf"(?<![\w\"]){re.escape(term)}(?![\w\"])", text) is not None


def _performs(text: str, term: str, cast: Cast) -> bool:
    """Does the sentence have the officer perform what the term stands for?"""
    if DEFINES.search(text) or not _names(text, term) or not _PERFORMS.search(text):
        return False
    sides = [one for one in cast.mentions(text) if one.who is Who.OFFICER]
    return any(
        one.start < _SUBJECT_FIRST or re.search(r"\b(?:by|through) [^,.;]*$", text[: one.start]) for one in sides
    )


def _pronouns(whole: str) -> frozenset[str]:
    """Which pronoun means the officer, in a contract that names the officer and speaks mostly of that one person?"""
    often = {words: len(re.findall(rf"\b(?:{'|'.join(words)})\b", whole)) for words in (("she", "her"), ("he", "him"))}
    other, most = sorted(often, key=often.__getitem__)
    return frozenset(most if often[most] >= _OFTEN and often[other] <= _SELDOM else ())


def _posted(text: str) -> list[str]:
    """Which people does the sentence make the officer at the school ("we will send you Sergeant Vale")?"""
    names: list[str] = []
    for pattern in _POSTED:
        for found in pattern.finditer(text):
            words, post = found["name"].lower().split(), found["post"].lower()
            sides = Cast().mentions(post)
            ranked = re.fullmatch(_RANKED.lower(), post) is not None
            if not (_NO_NAME & set(words) or Cast().mentions(" ".join(words))) and (
                ranked or (sides and sides[-1].who is Who.OFFICER)
            ):
                names += [f"{title} {words[-1]}" for title in _TITLES] + [words[-1], " ".join(words), words[0]]
    return names


def _known_by_work(document: Document, cast: Cast) -> list[str]:
    """Which words, unknown to any contract, bear the duties, where nobody who is known as the officer bears one?"""
    borne: dict[str, set[str]] = {}
    for passage in document.passages:
        if passage.kind in ("heading", "signature", "row"):
            continue
        text, lead = plain(passage.text).lower(), plain(passage.lead_in or "").lower()
        duties = {duty for duty in DUTIES if _names_whole(duty, text)}
        if duties and any(mention.who is Who.OFFICER for mention in cast.mentions(f"{lead} {text}")):
            return []
        for subject in (text, lead):
            found = _SUBJECT.match(subject) if duties else None
            if found and not cast.mentions(found["term"]) and not _NO_TERM & set(found["term"].split()):
                borne.setdefault(found["term"], set()).update(duties)
    return [term for term, duties in borne.items() if len(duties) >= _DUTIES_OF_ONE]


def _names_whole(duty: str, text: str) -> bool:
    """Do the words name the duty with all its parts?"""
    return is_whole(duty, [parts_named(duty, text)]) and _NEEDED.get(duty, set()) <= ideas_in(text)


def _initials(document: Document) -> dict[str, Who]:
    """Short names made of the initials of a title in the contract, as YRO is of Youth Relations Officer."""
    whole = " ".join(plain(passage.text) for passage in document.passages)
    titles = {found.group() for found in _TITLE.finditer(whole)}
    short = {"".join(word[0] for word in re.split(r"[ -]", title)) for title in titles}
    return {name.lower(): Who.OFFICER for name in short if len(name) > 1 and re.search(rf"\b{name}s?\b", whole)}


def _role_before(term: str, before: str, after: str) -> Who | None:
    """Whom does a quoted term stand for? The nearest noun for a side before it, or after "means", tells."""
    if _OFFICER_TERM.search(term):
        return Who.OFFICER
    nouns = _ROLE_NOUN.findall(before.lower()[-160:])
    if re.match(r"[ ,)]*(?:or \"\w+\" )?(?:means|is|refers)\b", after.lower()):
        if _SWORN.search(after[:90]):
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
