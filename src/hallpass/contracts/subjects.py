"""Who is to act in a clause: its subject, the agent of a passive, or an officer whom another side sends to do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hallpass.contracts import grammar
from hallpass.contracts.actors import Cast, Mention, Who

_DETERMINERS = (
    r"(?:no |neither |any |each |each of |every |the |all |both |an? |one |two |three |our |your |my |such |said "
    r"|this |these |that |its |assigned |regular |full-time |part-time |uniformed |sworn |licensed |trained |new "
    r"|local |furnished |contracted |contractor's |city's |county's )*"
)
_DUTY_OF = grammar.DUTY_NOUN + (
    r" (?:of|for|by|to be performed by|assigned to|expected of|placed on)(?: the| an?| each| its)? ?$"
)
_OF_ANOTHER = frozenset(("of", "for", "to", "by", "with", "from", "between", "in", "and", "or", "at", "on"))
_RELATIVE = frozenset(
    ("that", "which", "what", "when", "where", "if", "because", "until", "unless", "while", "than", "how", "why", "as",
     "whether", "whom", "before", "after", "not", "nor", "neither", "than", "so", "since", "whenever", "wherever")
)  # fmt: skip
_CAUSE = re.compile(
    r"\b(?:assign|provid|furnish|suppl|employ|designat|direct|caus|requir|ensur|have|has|instruct|mak|appoint|plac"
    r"|ask|expect|detail|dedicat|deploy|station|see|arrang|order|send|told|tell|want|agree|allow|permit|authoriz"
    r"|request|invit|call|nam(?!es? of)|charg|post|instruct|commit|count|task|entrust|answer|bind|oblig|hold"
    r"|engag)\w*\b"
)
_CAUSED = re.compile(  # "… the officer at the high school who will", "… the deputy to", not "to the school"
    r"(?:'s)?(?:,? (?:at|in|for|from|of|assigned|on|under|with|serving|each|full-time"
    r"|part-time)[^,;.]{0,60}?)?,? (?:(?:each of )?(?:who|whom|which|that)\b|(?:shall|will|must|is|are) (?!not )"
    r"|(?:as )?liaison\b|(?:with|to|in) (?=[a-z]+ing )|(?:so )?that (?=students|staff)|(?:'s|s') (?=[a-z]+ing )"
    r"|to (?!(?:the|such|these|those|their|our|an?|each|every|its|any|one|two|all|and|work|serve at|serve in|schools?"
    r"|be assigned"
    r"|[a-z]+ (?:high|middle|elementary|school))\b))"
)
_LETS = re.compile(  # "have the SRO speak", "ensure that the SRO acts"
    r"\b(?:have|has|having|let|make(?: sure)?|see|(?:ensur|requir|direct|request|agree|see|mak|warrant|answer for it"
    r"|promis|undertak|guarant)\w*(?: sure| to it)?(?: that)?) (?:the |its |an? |each |our |your )?$"
)
_WANTS_HIM = re.compile(
    r"\b(?:want|expect|tell|told|need|direct|instruct|ask|order)(?:s|ed)? (?:him|her|him or her) to\b"
)
_FREE_TO = re.compile(r"\b(?:opportunit\w+|chance|access|permission|time) to\b")
_IS_DUTY_OF = re.compile(
    r"it (?:shall be|is|will be) (?:also )?(?:the |an? )?(?:\w+ )?(?:duty|obligation|responsibility|task|job|function"
    r"|role|charge) of (?:the |an? |each )?|it (?:shall be|is|will be) (?:the |each "
    r"|every )?(?=[^.;]{0,40}?'s? (?:duty|responsibility|task|job"
    r"|function|role)\b)"
)
_ASKED_FOR = re.compile(
    r"\b(?:consult|call upon|call on|turns? to|rel(?:y|ies) (?:up)?on|looks? to|ask|seek|request)\w*(?: with| that"
    r"| for the advice of)? (?:the |an? "
    r"|any |its )?$"
)
_PASSIVE = re.compile(
    r"\b(?:be |been |is |are )?(?:\w+(?:ed|en|wn|ght|ne|ld|de|un|ept|ent)|held|kept|put|run|set|made"
    r"|reports?|lists?|talks?|lessons?|visits?|reviews?|inspections?|surveys?|assessments?|presentations?)\b[^.;]*? by "
)
_FALLS_TO = re.compile(  # "it falls to the officer to", "rests with the officer", "shall pass through the officer"
    r"\b(?:incumbent (?:up)?on|falls? (?:up)?on|falls? to|(?:rests?|lies?|remains?) with|it is for|that is for"
    r"|imposed (?:up)?on"
    r"|(?:entrusted|committed|belongs?|delegated|left|up|given|handed|falls) to|(?:pass(?:es)?|runs?|comes?|flows?"
    r"|routed|channell?ed|works) through|look(?:s)? to"
    r"|is laid on"
    r"|in the person of|go(?:es)? through|conducted through|maintained through|count on|relies on|rely on)"
    r" (?:the |an? |each |its |our |your )?$"
)
_NOT_ASKED = re.compile(
    r"\b(?:not|never) (?:\w+ly )?(?:ask|request|direct|require|expect|have|call on|instruct|order|use|want)s?"
    r" (?:the |an? |any |its )?$"
)
_ONLY_ATTENDS = re.compile(r" to (?:listen|attend|observe|join|sit|watch|be present|come)\b")
_IS_WORK_OF = re.compile(
    r"\b(?:is|are|remains?|(?:shall|will) be) (?:also |part of )?(?:the )?(?:\w+ )?(?:work|job|duty|responsibility|task"
    r"|business|province|affair|function|role|concern) of (?:the |our |an? |each )?(?:whole |entire )?"
)
_DUTIES_OF = re.compile(r"(?:the )?" + grammar.DUTY_NOUN + r" (?:of|for) (?:the |each |an? )?")
_NEAR = 20  # letters up to the side that is meant
_HANDED_OVER = re.compile(  # "guidance will be given to the principals" is given by somebody else
    r"(?:\w+ ){0,3}?(?:guidance|advice|assistance|help|information|instruction|notice|training|support|feedback|input"
    r"|counsel|education|word|lessons?|comments|reports?|talks?|observations|recommendations) (?:shall|will|must|is"
    r"|are)"
    r" (?:also )?(?:be )?(?:given|handed|passed)\b"
)
_HIS_TO = re.compile(r"(?:'s?|s') (?:to [a-z]+|(?:charge|task|duty|job|part|place|lot) (?:it is |is )?to)\b")
_LEARNS_FROM = re.compile(
    r"\b(?:learn|hear|get|obtain|seek|receive)s?\b[^.;]{0,60} from (?:the |an? |each )?$"
    r"|\b(?:is|are|be) (?:also |not )?(?:the |a )?(?:responsibility|duty|job|task|work|role) of (?:the |an? |each )?$"
)
_PEOPLE = re.compile(r"\b(?:staff|employees|teachers|faculty|personnel)$")
OPEN_PASSIVE = re.compile(
    r"\b(?:shall|will|must|is to|are to) (?:also )?be (?:\w+ly )?(?:\w+(?:ed|en|ght|ne|ld|lt|pt|rn|wn|de|un)|put|set"
    r"|met|led|read)\b"
)


def subject_of(text: str, modal: re.Match[str] | None, cast: Cast) -> tuple[Who | None, bool]:
    """Who is to act, and as the subject itself (else as the agent, or as an officer who is sent to do it)?"""
    belongs = _IS_WORK_OF.search(text)
    if belongs and (found := cast.mentions(text[belongs.end() :])) and found[0].start < _NEAR:
        return found[0].who, True
    titled = _DUTIES_OF.match(text) if modal is None else None
    rest = text[titled.end() :] if titled else ""
    if (found := cast.mentions(rest)) and re.fullmatch(r"(?:\w+ )?", rest[: found[0].start]):
        return found[0].who, True
    if modal is None and grammar.starts_with_verb(text):
        return None, False
    opening = _IS_DUTY_OF.match(text)
    if opening and (found := cast.mentions(text[opening.end() :])):
        return found[0].who, True
    if modal and _right_before(text[: modal.start()].rstrip(), cast):
        return Who.OFFICER, True
    head = grammar.main_head(grammar.without_how_often(text[: modal.start()] if modal else text))
    subject = _head_side(head, cast.mentions(head), modal is not None)
    if subject is Who.OFFICER:
        return subject, True
    agent = _agent(text, cast)
    if agent is not None:
        return agent, False
    if subject is not None and _sends_officer(text, modal, cast):
        return Who.OFFICER, False
    if subject is Who.SCHOOL and _PEOPLE.search(head) and OPEN_PASSIVE.search(text):
        return None, False  # "staff shall be instructed": by whom is not said
    return subject, True


def _right_before(head: str, cast: Cast) -> bool:
    """Does the officer stand right before the verb of duty, behind the comma of a longer opening?"""
    return any(
        one.who is Who.OFFICER
        and one.end == len(head)
        and re.search(r", (?:the|each|every|an?|our|your|its|said|this) (?:\w+ )?$", head[: one.start])
        for one in cast.mentions(head)
    )


def acts_now(text: str, modal: re.Match[str], cast: Cast) -> bool:
    """Does the subject act in the present tense before the modal comes ("the SRO takes the report and may …")?"""
    head = grammar.main_head(grammar.without_how_often(text[: modal.start()]))
    found = cast.mentions(head)
    after = re.match(r" (?:also |then |further )?([a-z]+)\b", head[found[0].end :]) if found else None
    return after is not None and grammar.is_third_person(after.group(1))


def acting_in(text: str, cast: Cast) -> tuple[Mention, re.Match[str] | None] | None:
    """Where does the officer act behind words that no comma parts from it ("during that time the deputy will")?"""
    for side in cast.mentions(text):
        after = text[side.end :]
        verb = re.match(r" (?:also |then |further )?([a-z]+)\b", after)
        modal = grammar.MODAL.match(text, side.end + 1) if verb else None
        before = re.search(
            r"(?:(\w+),? )?(?:the|each|an?|one|any|our|your|its|every) $|(?:(\w+),? )?$", text[: side.start]
        )
        word = (before.group(1) or before.group(2)) if before else None
        acts = modal is not None or (verb is not None and grammar.is_third_person(verb.group(1)))
        if '"' in text[: side.start]:
            return None  # the words of another document
        if acts and side.who is Who.OFFICER and word not in _OF_ANOTHER and word not in _RELATIVE:
            return side, modal
    return None


def sends_officer(text: str, cast: Cast) -> bool:
    """Is an item such as "direct the SRO to investigate" or "have the SRO speak" for the officer to do?"""
    return _sends_officer(text, None, cast)


def _head_side(head: str, found: Sequence[Mention], has_modal: bool) -> Who | None:
    """Which side is meant by the words before the verb? "The duties of the SRO" are the SRO's."""
    if not found:
        return None
    first, last = found[0], found[-1]
    if has_modal and _ends_with(head, last):
        return last.who
    owned = re.match(r"(?:'s?|s') (.*)", head[first.end :])
    if owned and (has_modal or re.match(_DETERMINERS + "$", head[: first.start].lstrip())):
        return _owner(owned.group(1), found)
    if not has_modal and (side := _acting(head, found)) is not None:
        return side
    loose = r"(?:\w+[ -]){0,2}" if has_modal else ""
    if re.match(_DETERMINERS + loose + "$", head[: first.start].lstrip()):
        return first.who
    return first.who if re.search(_DUTY_OF, head[: first.start]) else None


def _ends_with(head: str, side: Mention) -> bool:
    """Does the side stand right before the verb, and not as "of the SRO" or "and the principal"?"""
    before = re.search(
        r"(?:(?:^|(\w+)) )?(?:the|each|every|an?|our|your|its|said|this|that|such) (?:\w+ )?$", head[: side.start]
    )
    return before is not None and not head[side.end :].strip() and before.group(1) not in _OF_ANOTHER


def _acting(head: str, found: Sequence[Mention]) -> Who | None:
    """Does the officer act in the present tense, behind "in this way" or "between the two"?"""
    for side in found:
        verb = re.match(r" (?:also |then )?([a-z]+)\b", head[side.end :])
        before = re.search(r"(\w+),? (?:the|each|an?|our|your|its) (?:\w+ )?$", head[: side.start])
        if side.who is Who.OFFICER and verb and grammar.is_third_person(verb.group(1)):
            return None if before and before.group(1) in _OF_ANOTHER | {"whom", "which"} else side.who
    return None


def _owner(owned: str, found: Sequence[Mention]) -> Who | None:
    """Whose is the act of "the SRO's duties" (the SRO's) and of "the SRO's supervisor" (the supervisor's)?"""
    if re.match(grammar.DUTY_NOUN, owned):
        return found[0].who
    return found[1].who if len(found) > 1 and owned.startswith(found[1].words) else None


def _agent(text: str, cast: Cast) -> Who | None:
    """By whom is it to be done, in a passive clause, or whose duty is it said to be?"""
    for mention in cast.mentions(text):
        if (_FALLS_TO.search(text[: mention.start]) and not _HANDED_OVER.match(text)) or _HIS_TO.match(
            text[mention.end :]
        ):
            return mention.who
        owned = re.match(r"'s? " + grammar.DUTY_NOUN, text[mention.end :])
        if owned and re.search(r"\b(?:is|are|be) (?:also |not )?(?:the |each |an? )?$", text[: mention.start]):
            return mention.who
        if re.search(_LEARNS_FROM, text[: mention.start]):
            return mention.who
    for passive in _PASSIVE.finditer(text):
        rest = text[passive.end() :]
        found = cast.mentions(rest[:60])
        if found and re.match(_DETERMINERS + r"(?:\w+ )?$", rest[: found[0].start]):
            return found[0].who
    return None


def _sends_officer(text: str, modal: re.Match[str] | None, cast: Cast) -> bool:
    """Does another side bind itself to an officer who will do it ("shall assign an officer who will …")?"""
    start = modal.end() if modal else 0
    if _WANTS_HIM.search(text):
        return True
    for mention in cast.mentions(text):
        if mention.who is not Who.OFFICER:
            continue
        before, after = text[: mention.start], text[mention.end :]
        if _NOT_ASKED.search(before) or _ONLY_ATTENDS.match(after):
            continue
        if grammar.THROUGH.search(before) or (mention.start > start and _ASKED_FOR.search(before)):
            return True
        if re.match(r",? who (?:shall|will|must) (?!be )", after):
            return True
        if _LETS.search(before) and re.match(r" [a-z]+\b", after):
            return True
        if after.startswith("'s liaison"):
            continue
        if mention.start > start and _CAUSE.search(before[start:]) and _CAUSED.match(after):
            return _FREE_TO.search(after[:40]) is None
    return False
