"""The grammar of contract clauses: where the verb of duty stands, what its subject is, whether it is denied."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

MODAL = re.compile(
    r"\b(?:shall|will|must|may(?! \d)|might|can(?:not)?|could|should|would|agrees? to|undertakes? to|(?:is"
    r"|are) to(?= [a-z]|:?$)|(?:is|are) (?:also |primarily |solely |further |directly )?(?:responsible|accountable"
    r"|charged|tasked)|(?:is|are) (?:hereby )?(?:expected|required|encouraged|authorized|permitted|prohibited"
    r"|barred|allowed|asked|directed|not)|ha(?:s|ve) (?:no|the (?:duty|responsibility|task|job))|do(?:es)? not)\b"
)
PERMITS = re.compile(
    r"(?:may|might|can|could|should|would)\b|(?:is|are) (?:hereby )?(?:encouraged|authorized|permitted|allowed|asked)\b"
)
DUTY_NOUN = (
    r"(?:contractual |primary |principal |main |first |essential |other |core |specific |general |key |basic "
    r"|daily |such )*(?:duty|duties|responsibilit(?:y|ies)|role|job|work|tasks?|functions?|services?|assignment)\b"
)
THROUGH = re.compile(r"\b(?:through|by|by means of|acting through|using) (?:the|its|an?|each|our|one)? ?$")
PRONOUN = re.compile(
    r"(?:that person|this individual|the latter|the same|he or she|he/she|she or he|he|she|they|it|this person"
    r"|such officer|both|his|her|their|its)\b"
)

LEADING = re.compile(
    r"(?:before|after|when|whenever|if|in|upon|during|on|at|as|for|with|while|where|under|through|by|unless|except"
    r"|once|each (?:day|week|month|quarter|year|semester|fall|spring|january|august|september)|to|within|until|pursuant"
    r"|notwithstanding|between|among|because|since|throughout|outside|inside|prior|following|twice|every (?:day"
    r"|week|month"
    r"|quarter|year)|using|working|acting|together|beyond|along|consistent|subject|besides|from|without|and|but"
    r"|provided|so|then|afterwards?|thereafter|finally|also|further|furthermore|additionally|first|second|third)\b"
)
_CONDITION = re.compile(
    r"(?:(?:and|but|or) )?(?:before|after|when|whenever|if|while|where|unless|except|once|because|since|until|as"
    r"|provided"
    r"|notwithstanding|though|although|however)\b"
)
_AIM = re.compile(
    r"(?:whereas\b|(?:the |our |its |their |one |a |another |this )?(?:overall |primary |shared |main |common "
    r"|\w+ )?(?:goals?|aims?|purposes?|objectives?|intent(?:ion)?|mission|vision|hope|desire|idea|philosophy"
    r"|success|spirit)\b(?! and| shall|,? the)|it is the (?:intent|desire|hope|goal|aim|wish|purpose|policy)"
    r"|we (?:all )?(?:want|hope|believe|wish)|together we|(?:it is|it's) (?:hoped|intended|believed|recognized"
    r"|desired)|measures of success)"
)
WANTS = re.compile(
    r"\b(?:hopes?|hoped|wish(?:es)?|(?<!who )(?<!whoever )wants? (?:to|every|the|all|students|schools)|desires?"
    r"|believes?|recogniz(?:e"
    r"|es)|share the (?:goal|aim|hope)|seeks? to|(?:is|are) (?:meant|intended|designed|committed) to|aims? to)\b"
)
_HEDGE = re.compile(
    r"\bor (?:by )?(?:such other|some other|another|any other) (?:employee|officer|deputy|person|member)\b"
    r"|\b(?:(?:if|where|when) (?:so )?(?:inclined|willing|permitted)|if (?:he or she|the \w+"
    r"|they) wish(?:es)?|free to"
    r"|subject to (?:staffing|workload|scheduling)|as (?:workload|schedule|duties) allow\w*|no promise|not directed to"
    r"|if a sub(?:stitute)? is available|welcome to|perhaps|feel free|optional(?:ly)?|volunteers? to|(?:shall"
    r"|will|must) (?:endeavou?r|attempt"
    r"|try) to|(?<!so far as )reasonable efforts?|(?:permits?|allows?|authorizes?|invites?|encourages?) (?:the|its|an?"
    r"|each) (?:\w+ )?(?:officer|sro|deputy|school resource)|at (?:his|her|their|the \w+'s) (?:own )?(?:option"
    r"|discretion)|(?:as|if|when|whenever|where|to the extent|so far as|insofar as|provided)(?: that)? (?:the "
    r"|other |regular )?(?:\w+ |\w+'s )?(?:time|workload|schedules?|duties|staffing|resources"
    r"|calls?(?: for service)?|patrol needs)(?: \w+){0,2} (?:permit|allow)s?"
    r"|(?<!far )(?:if|when|whenever|where|as) (?:time|possible|feasible|practical|practicable|available|able|convenient"
    r"|interested)|time permitting|subject to availability|is encouraged|are encouraged)\b"
)
UNDENIED = re.compile(  # not to leave undone is to do
    r"\b(?:not|never|no [a-z ]{3,40}?(?:shall|will|may|must))(?: be slow to)? (?:fail|neglect|omit|refuse|decline"
    r"|hesitate|stand by"
    r"|overlook|ignore|look away|turn away|leave (?:\w+ )?(?:unattended|undone|without|unanswered|alone)"
    r"|leave [a-z, ]{3,60} without)\b"
)
LEAVES_UNDONE = re.compile(
    r"(?:fail|neglect|omit|refuse|decline|hesitate|stand by|overlook|ignore|leave [a-z, ]{3,60} (?:without"
    r"|unprotected))\b"
)
# The words take a duty from the officer, or leave it to somebody else.
TAKEN_AWAY = re.compile(
    r"\b(?:is|are|was|were|has been|have been|be) (?:hereby )?(?:struck|stricken|deleted|removed|repealed|rescinded"
    r"|withdrawn|cancell?ed)\b"
    r"|\ball other (?:offenses|crimes|cases|calls)\b[^.;]{0,30}\b(?:see|refer|patrol|go|left|handled|belong)"
    r"|\bused to \w+|\bno longer\b|"
    r"\b(?:withdrawn|removed|struck|deleted|excluded|taken) from\b[^.;]{0,80}\b(?:dut|task|responsib|work)"
    r"|\bnot (?:be )?the (?:work|task|duty|job|responsibility) of\b|\b(?:is|are|be) left to (?:the|its|other)\b"
)
_DENIAL = re.compile(
    r"\b(?:not(?! (?:fewer|less|more|later|only|limited|to exceed|merely|fail|neglect|omit|refuse|decline|hesitate)\b)"
    r"|never|neither|nor|cannot|prohibited|barred|refrains?|(?<!not )declines?|nothing|withdrawn|relieved of"
    r"|no longer)\b"
    r"|\b(?:has|have|had|takes?|took|plays?|bears?|with|be given|carries|carry) no\b"
)
_TRAINING = re.compile(
    r"\b(?:it|courses?|training|class|session|curriculum|instruction) (?:shall |will )?(?:covers?|includes?"
    r"|treats? of|deals with)\b|\b(?:receive|completed?|attend|undergo|undergone|obtain|possess|hold|have|has|had"
    r"|need|takes?|took|finish"
    r"|finished|participate in|pass|passed|met|meet|demonstrated?|maintain|bring"
    r"|shown?)s?\b[^.;]{0,70}?\b(?:training(?! for| to |s? for)|courses?|certificat\w*|licens\w*|knowledge"
    r"|experience|abilit(?:y|ies)|understanding|background|skills?|in-service(?! for| to))\b|\b(?:be|is|are"
    r"|been) (?:\w+ly )?(?:trained|licensed|certified|qualified|skilled|knowledgeable)\b(?![^.]* by (?:the|an?"
    r"|each) )|\bbe a (?:licensed|sworn)\b"
)
_LEARNS = re.compile(
    r"(?:^|\b(?:officers?|deput(?:y|ies)|sros?|he|she|they|and) )(?:shall |will |must )?learns? (?:there )?(?:about"
    r"|how|what|to)\b"
)
_ABOUT_TRAINING = re.compile(
    r"(?:the |this |that |such |all |sro |its |a |required |annual |initial |basic )*(?:\w+ )?(?:training|courses?"
    r"|curriculum|certification|coursework|qualifications?|candidates?|applicants?|selection criteria|evaluations?"
    r"|performance|instruction for (?:sros|officers))\b(?! (?:staff|students|teachers))|(?:knowledge|ability"
    r"|experience|skills?|proficiency|minimum|familiarity|working knowledge|understanding) (?:of|to|in|with|and"
    r"|as)\b|(?:position )?title\b|reports to:|(?:salary|work hours|physical demands|location|status)\b"
)
_DEFINES = re.compile(
    r"(?:the term )?\"[^\"]+\"(?: or \"[^\"]+\")* (?:means|refers|is|includes|shall mean)\b|[a-z ]{3,40} means (?:a"
    r"|an|the|any)\b"
)
_PATIENT = re.compile(
    r"\b(?:shall|will|must|may|should|is|are|was|were|can)(?: at all times| also| then| not| hereby| first)* (?:be "
    r"|been )?(?:\w+ly )?(?:provided|given|furnished|supplied|paid|evaluated|rated|assessed|judged|measured"
    r"|selected|chosen|hired|employed|appointed|supervised|trained|informed|notified|told|invited|introduced"
    r"|subject to|considered|deemed|treated|reimbursed|released|excused|removed|replaced|reassigned|recalled"
    r"|licensed|certified|equipped|insured|covered|indemnified|entitled|compensated|advised|briefed|supported"
    r"|assisted|credited|counted|under the|located|stationed|housed|kept informed|offered|included|sent"
    r"|called (?:away|out|back)|placed|shown|lectured|counseled|educated|protected|handed|instructed(?! to)"
    r"|assigned to (?:the|a|an|one|two|its|any|each|our|your|[a-z]+ (?:school"
    r"|high|middle|elementary)))\b"
)
_HOW_OFTEN = re.compile(
    r"(?:(?:at least )?(?:once|twice|(?:two|three|four|five) times) (?:a|each|every|per) (?:school )?\w+,? |(?:each"
    r"|every) (?:day|week|month|quarter|semester|term|school year|year|fall|spring|january|august|september|morning),? "
    r"|daily,? |weekly,? |quarterly,? |annually,? |(?:when|where|as) (?:asked|needed|requested|appropriate"
    r"|necessary),? |(?:on|upon) request, )*"
)
_SUBORDINATE = re.compile(
    r"(?:and |or )?(?:as|which|who|whom|what|whatever|if|when|whenever|where|because|so that|so|than|how|unless"
    r"|until)\b"
)
_NOUNS = frozenset(
    ("services", "duties", "hours", "programs", "salaries", "costs", "needs", "funds", "supervisors", "records", "as",
     "was", "this", "its", "his", "responsibilities", "activities", "positions", "tasks", "vehicles", "wages", "always",
     "benefits", "expenses", "thus", "besides", "plus", "across", "towards", "units", "agreements", "unless")
)  # fmt: skip
_PLURALS = frozenset(  # verbs of a list of duties that, at the head of a sentence, may be its subject
    ("calls", "records", "visits", "notices", "requests", "searches", "questions", "plans", "notes", "works", "forms",
     "costs", "marks", "places", "studies", "programs", "measures", "posts", "trains", "states", "shelters", "heads",
     "hands", "faces", "minds", "names", "targets", "witnesses", "fights", "talks", "drives", "stops")
)  # fmt: skip


def main_modal(text: str) -> re.Match[str] | None:
    """The verb of duty of the main clause, not one of "as the law may allow" or "when it shall be needed"."""
    first: re.Match[str] | None = None
    for modal in MODAL.finditer(text):
        before = text[: modal.start()]
        part = re.split(r"[,;:]\s+", before)[-1]
        hidden = PERMITS.match(modal.group()) and re.search(
            r"\b(?:what|which|whom|as the|as any|than|how|as he|as she|as they|as you|as it) [^,;]*$", part
        )
        if modal.group().startswith("ha"):
            hidden = hidden or re.search(r"\b(?:who|that|which) $", before)
        if not _SUBORDINATE.match(part) and not hidden:
            shared = first is not None and part.strip() in ("", "and", "or", "and also")
            return first if shared else modal
        if part == before and not hidden:
            first = first or modal
    return first


def is_third_person(word: str) -> bool:
    """Is it, right behind "the officer", the form of a verb that goes with it (takes, teaches, is)?"""
    return word.endswith("s") and not word.endswith("ss") and word not in _NOUNS


def without_how_often(text: str) -> str:
    """The clause without "Twice a year" or "each month" before it."""
    often = _HOW_OFTEN.match(text)
    return text[often.end() :] if often else text


def main_head(head: str) -> str:
    """The words of the subject: without a leading "When …," and without remarks between commas."""
    head = re.sub(r"\([^)]*\)", " ", head)
    while LEADING.match(head) and "," in head:
        lead, rest = (part.strip() for part in head.split(",", 1))
        if not rest or (MODAL.search(lead) and not _CONDITION.match(lead)):
            break  # "during those hours the officer will teach, …" is no remark before the subject
        head = rest
    remark = r",[^,]*,\s*$|, (?:in|with|through|upon|as|when|if|on|at|by|subject|together|acting|under)\b.*$"
    return re.sub(remark, " ", head).strip(" ,")


def starts_with_verb(text: str) -> bool:
    """Does a clause begin with what is to be done (advise, advises, advising, to advise)?"""
    return _verb_opens(text) or _verb_opens(main_head(without_how_often(text)))


def _verb_opens(text: str) -> bool:
    rest = without_how_often(text)
    found = re.match(
        r"(?:and |or |also )*(?:to )?(?:[a-z]+ly,? )?([a-z-]+)\b(?!,? (?:shall|will|must|may|is|are)\b)", rest
    )
    if found is None or _is_noun(found.group(1), rest[found.end() :]):
        return False
    return not _first_verbs().isdisjoint(_bases(found.group(1)))


def _is_noun(word: str, after: str) -> bool:
    """Is the first word a subject in the plural ("calls about …", "records … shall be kept"), not a verb?"""
    if not word.endswith("s"):
        return False
    if re.search(r"\b(?:will|shall|must) be \w+", after):
        return True
    return word in _PLURALS and re.match(r" (?:the|an?|each|all|every|any|its|how|with|what|where)\b", after) is None


@cache
def _first_verbs() -> frozenset[str]:
    """Which verbs open the items of a list of duties?"""
    return frozenset((files("hallpass.contracts") / "verbs.txt").read_text("utf-8").split())


def _bases(word: str) -> set[str]:
    """Which plain verbs may this form belong to?"""
    found = {word}
    for ending, change in (("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ying", "y")):
        if word.endswith(ending):
            found.add(word.removesuffix(ending) + change)
    if word.endswith("ing") and len(word) > 6 and word[-4] == word[-5]:
        found.add(word[:-4])
    return found


def states_aim(text: str) -> bool:
    """Is the clause a recital, a goal or a hope?"""
    return _AIM.match(text) is not None


def is_about_training(text: str) -> bool:
    """Does the clause say what a training covers, what a word means, or what a person must know or be?"""
    return bool(_DEFINES.match(text) or _LEARNS.search(text) or _ABOUT_TRAINING.match(text) or _TRAINING.search(text))


def is_done_to(text: str) -> bool:
    """Is the subject only the one to whom something is done ("shall be provided with", "is evaluated")?"""
    if re.match(
        r"(?:receives? (?!complaints|reports|calls|referrals|and )|is (?:told|informed|given|advised|notified)"
        r"|gets? (?!to know|along|acquainted))\b",
        text,
    ):
        return True
    if _verb_opens(text):
        return False  # "represent the department …, and see to it that each is told"
    first = re.search(r"\b(?:shall|will|must|may|should|is|are|was|were|can)\b", text)
    done = _PATIENT.search(text)
    if first is None or done is None or done.start() != first.start():
        return False
    return re.search(r"\b(?:shall|will|must) (?!be |also be |not be )", text) is None


def denies(text: str, modal: re.Match[str] | None) -> bool:
    """Is the main verb of the clause denied?"""
    if modal is None:
        return bool(re.match(r"(?:not|never|no part|no enforcement|leaves)\b", text) or _DENIAL.search(text[:28]))
    if UNDENIED.search(text[max(modal.start() - 30, 0) : modal.end() + 80]):
        return False
    if re.match(r"(?:no|neither|nothing|nor|at no)\b", text):
        return True
    return bool(_DENIAL.search(text[max(modal.start() - 1, 0) : modal.end() + 24]))


def hedges(text: str, modal: re.Match[str] | None) -> bool:
    """Is the clause permissive, encouraged, or bound to spare time?"""
    return bool((modal and PERMITS.match(modal.group())) or _HEDGE.search(text))
