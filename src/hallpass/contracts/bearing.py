"""Who bears a clause, and how strongly? Asked before any question of what the clause is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hallpass.contracts import grammar
from hallpass.contracts.actors import Cast, Mention, Who, plain
from hallpass.contracts.passages import Passage
from hallpass.contracts.scope import Force, Scope, scope_of

_DETERMINERS = (
    r"(?:no |neither |any |each |each of |every |the |all |both |an? |one |two |three |our |your |my |such |said |this |these "
    r"|that |its |any |assigned |regular |full-time |part-time |uniformed |sworn |licensed |trained |new |local )*"
)
_CAUSE = re.compile(
    r"\b(?:assign|provid|furnish|suppl|employ|designat|direct|caus|requir|ensur|have|has|instruct|mak|appoint|plac|ask|expect"
    r"|detail|dedicat|deploy|station|see|arrang|order|send|told|tell|want|agree|allow|permit|authoriz|request|invit|call)\w*\b"
)
_CAUSED = re.compile(
    r"(?:'s)?(?:,? (?:at|in|for|from|of|assigned|on|under|with|serving|each|full-time|part-time)[^,;.]{0,60}?)?,? "
    r"(?:(?:each of )?(?:who|whom|which|that)\b|(?:shall|will|must|is|are) "
    r"|to (?!(?:the|an?|each|every|its|any|one|two|all|and|work|serve at|serve in|schools?|be assigned"
    r"|[a-z]+ (?:high|middle|elementary|school))\b))"
)
_AGREED = re.compile(r"^(?:we|you and i|the parties|both sides|it is)(?: have| also| further)? (?:agreed?|understand|understood) that ")
_NUMBER = re.compile(r"^\"?(?:\d+[a-z]?(?:\.\d+)*[.)]|\([a-z0-9]{1,3}\)) ")
_ADDED = re.compile(  # what an amendment puts into another document
    r"[^\"]*\b(?:add\w*|read|reads|insert\w*|replac\w*|restat\w*|follow\w*)\b[^\"]*\"(?P<words>[^\"]{20,})\"?$"
)
_IS_DUTY_OF = re.compile(r"it (?:shall be|is|will be) (?:also )?(?:the )?(?:duty|responsibility|task|job|function|role) of (?:the |an? |each )?")
_ASKED_FOR = re.compile(r"\b(?:consult|call upon|call on|turn to|ask|seek|request)\w*(?: with| that| for the advice of)? (?:the |an? |any |its )?$")
_PASSIVE = re.compile(
    r"\b(?:be |been |is |are )?(?:\w+(?:ed|en|wn|ght|ne|ld|de|un|ept|ent)|held|kept|put|run|set|made)\b[^.;]*? by "
)
_PASSIVE_OPEN = re.compile(r"\b(?:shall|will|must|is to|are to) (?:also )?be \w+(?:ed|en|ght|ne|ld)\b")
_CLAUSE_MARK = re.compile(r";\s+(?:and |but |or )?|,? (?:and|but|while|whereas),? ")
_OPENING = re.compile(
    r"[^,;]{0,24}? ?\b(?:shall|will|must|may(?! \d)|agrees? to|is responsible|are responsible|does|do|is to)\b"
)
_LIST_IN_LINE = re.compile(
    r"(?P<head>[^;:]{3,160}?\b(?:shall|will|must|includes?|are|is|for|to|following|agrees?)\b[^;:]{0,60}):\s+(?P<rest>.+;.+)$"
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who bears the clause (None: the words do not tell), how strongly, and which words are the clause?"""

    who: Who | None
    force: Force
    clause: str
    told: bool = True  # the clause or its lead-in names the bearer; else a heading or the sentence before does


class Reader:
    """Reads who bears the passages of one contract, in their order."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._before: Who | None = None  # whom the sentence before was about

    def read(self, passage: Passage) -> list[Bearing]:
        """Who bears each clause of a passage, and how strongly?"""
        text = plain(passage.text).lower().strip()
        added = _ADDED.match(text)
        text = _NUMBER.sub("", added["words"] if added else text)
        text = text.replace('"', "") if text.count('"') == 1 else text
        scope = scope_of(passage, self._cast)
        inherited = self._inherited(passage, scope)
        found = [_under(scope, bearing) for bearing in self._clauses(text, inherited, passage.kind in ("item", "row"))]
        if passage.kind in ("heading", "lead_in"):
            self._before = None
        elif found and found[-1].who is not None:
            self._before = found[-1].who
        return found

    def _inherited(self, passage: Passage, scope: Scope) -> Bearing | None:
        """What does the lead-in say for the items below it; without one, what does the heading?"""
        bearing: Bearing | None = None
        for part in re.split(r"(?<=:)\s+", plain(passage.lead_in or "").lower()):
            said = self._lead(part, bearing) if part else None
            if said and (said.who is not None or said.force is not Force.MUST):
                bearing = said
        if bearing is None and (scope.who or scope.force):
            bearing = Bearing(scope.who, scope.force or Force.MUST, "", told=False)
        return bearing

    def _lead(self, text: str, above: Bearing | None) -> Bearing:
        """Who bears what stands under this lead-in? "The officer's duties are:" tells wherever it stands."""
        for mention in self._cast.mentions(text):
            if mention.who is Who.OFFICER and re.match(r"by (?:the |each |an? )?$", text[: mention.start]):
                return Bearing(Who.OFFICER, Force.MUST, text)
            owned = re.match(r"(?:'s?|s') " + grammar.DUTY_NOUN, text[mention.end :])
            if mention.who is Who.OFFICER and owned and not grammar.states_aim(text):
                return Bearing(Who.OFFICER, _force(text, Who.OFFICER, grammar.MODAL.search(text), False), text)
        return self._clause(text, above, True)

    def _clauses(self, text: str, inherited: Bearing | None, listed: bool) -> list[Bearing]:
        """Cut a passage where a new subject with its own verb begins, and read each clause."""
        inline = _LIST_IN_LINE.match(text)
        if inline:
            head = self._clause(inline["head"] + ":", inherited, listed)
            return [self._clause(item, head, True) for item in re.split(r";\s+(?:and |or )?", inline["rest"]) if item.strip()]
        found: list[Bearing] = []
        for piece in self._cut(text):
            found.append(self._clause(piece, found[-1] if found else inherited, listed or bool(found)))
        return found

    def _cut(self, text: str) -> list[str]:
        """Cut at a semicolon, and at "and" where a named side with a verb of duty follows."""
        pieces: list[str] = []
        start = 0
        for mark in _CLAUSE_MARK.finditer(text):
            if mark.group().startswith(";") or self._opens_clause(text[mark.end() :]):
                pieces.append(text[start : mark.start()])
                start = mark.end()
        return [piece for piece in (*pieces, text[start:]) if piece.strip(" .;,")]

    def _opens_clause(self, rest: str) -> bool:
        found = self._cast.mentions(rest[:60])
        if not found or found[0].start > 12 or grammar.THROUGH.search(rest[: found[0].start]):
            return False
        return _OPENING.match(rest[found[0].end :][:50]) is not None

    def _clause(self, text: str, inherited: Bearing | None, listed: bool) -> Bearing:
        """Who bears this one clause, and how strongly?"""
        text = _AGREED.sub("", text.strip(" .;,"))
        modal = grammar.main_modal(text)
        verb_first = grammar.starts_with_verb(text)
        if verb_first:
            modal = None  # a later "may" or "shall" belongs to others
        who, named = self._subject(text, modal)
        if who is None:
            who = self._antecedent(grammar.main_head(text[: modal.start()] if modal else text), inherited)
        open_passive = listed and _PASSIVE_OPEN.search(text)
        bare = verb_first or (listed and modal is None) or open_passive or _names_duties(text, modal)
        if who is None and inherited is not None and bare:
            own = _force(text, inherited.who, modal, named=False)
            return Bearing(inherited.who, inherited.force if own is Force.MUST else own, text, inherited.told)
        force = _force(text, who, modal, named)
        if who is None and force is Force.MUST and not _PASSIVE_OPEN.search(text):
            force = Force.SAYS
        return Bearing(who, force, text)

    def _antecedent(self, head: str, inherited: Bearing | None) -> Who | None:
        """Whom does a pronoun as subject stand for?"""
        pronoun = grammar.PRONOUN.match(head) or re.search(r"\b(?:he or she|he|she|they)$", head.strip())
        if pronoun is None:
            return None
        who = inherited.who if inherited and inherited.told and inherited.who else self._before
        # "it" is never the officer, but the course, the school or the agreement
        return None if pronoun.group() in ("it", "its") and who is Who.OFFICER else who

    def _subject(self, text: str, modal: re.Match[str] | None) -> tuple[Who | None, bool]:
        """Who is to act, and is it the subject itself (else the agent of a passive, or an officer sent to do it)?"""
        if modal is None and grammar.starts_with_verb(text):
            return None, False
        opening = _IS_DUTY_OF.match(text)
        if opening and (found := self._cast.mentions(text[opening.end() :])):
            return found[0].who, True
        head = grammar.main_head(grammar.without_how_often(text[: modal.start()] if modal else text))
        subject = self._head_side(head, self._cast.mentions(head), modal is not None)
        if subject is Who.OFFICER:
            return subject, True
        agent = self._agent(text)
        if agent is not None:
            return agent, False
        if subject is not None and self._sends_officer(text, modal):
            return Who.OFFICER, False
        if subject is Who.SCHOOL and re.search(r"\b(?:staff|employees|teachers|faculty|personnel)$", head) and _PASSIVE_OPEN.search(text):
            return None, False  # "staff shall be instructed": by whom is not said
        return subject, True

    def _head_side(self, head: str, found: Sequence[Mention], has_modal: bool) -> Who | None:
        """Which side is meant by the words before the verb? "The duties of the SRO" are the SRO's."""
        if not found:
            return None
        last, first = found[-1], found[0]
        if has_modal and not head[last.end :].strip() and re.search(r"(?:^|[a-z] )(?:the|each|every|an?) (?:\w+ )?$", head[: last.start]):
            lead = re.search(r"(\w+) (?:the|each|every|an?) (?:\w+ )?$", head[: last.start])
            if lead is None or lead.group(1) not in ("of", "for", "to", "by", "with", "from", "between", "in", "and", "or", "at", "on"):
                return last.who
        owned = re.match(r"(?:'s?|s') (.*)", head[first.end :])
        if owned:
            if re.match(grammar.DUTY_NOUN, owned.group(1)):
                return first.who
            rest = found[1] if len(found) > 1 else None
            return rest.who if rest and owned.group(1).startswith(rest.words) else None
        loose = r"(?:\w+[ -]){0,2}" if has_modal else ""
        if re.match(_DETERMINERS + loose + "$", head[: first.start].lstrip()):
            return first.who
        nouns = grammar.DUTY_NOUN + r" (?:of|for|by|to be performed by|assigned to|expected of|placed on)(?: the| an?| each| its)? ?$"
        return first.who if re.search(nouns, head[: first.start]) else None

    def _agent(self, text: str) -> Who | None:
        """By whom is it to be done, in a passive clause?"""
        for passive in _PASSIVE.finditer(text):
            rest = text[passive.end() :]
            found = self._cast.mentions(rest[:60])
            if found and re.match(_DETERMINERS + r"(?:\w+ )?$", rest[: found[0].start]):
                return found[0].who
        return None

    def _sends_officer(self, text: str, modal: re.Match[str] | None) -> bool:
        """Does another side bind itself to an officer who will do it ("shall assign an officer who will …")?"""
        start = modal.end() if modal else 0
        for mention in self._cast.mentions(text):
            if mention.who is not Who.OFFICER:
                continue
            before, after = text[:mention.start], text[mention.end :]
            if grammar.THROUGH.search(before) or (mention.start > start and _ASKED_FOR.search(before)):
                return True
            if mention.start > start and _CAUSE.search(before[start:]) and _CAUSED.match(after):
                return not re.search(r"\b(?:opportunit\w+|chance|access|permission|time) to\b", after[:40])
        return False


def _names_duties(text: str, modal: re.Match[str] | None) -> bool:
    """Does the clause begin with "The duties shall include", naming no side?"""
    return modal is not None and re.match(r"(?:the |these |such |those |specific )*" + grammar.DUTY_NOUN, text) is not None


def _force(text: str, who: Who | None, modal: re.Match[str] | None, named: bool) -> Force:
    """How strongly does the clause bind?"""
    if grammar.states_aim(text) or (not (named and who is Who.OFFICER) and grammar.WANTS.search(text)):
        return Force.AIM
    if grammar.is_about_training(text):
        return Force.TOPIC
    if grammar.denies(text, modal):
        return Force.NOT
    if who is Who.OFFICER and named and grammar.is_done_to(text):
        return Force.DONE
    return Force.MAY if grammar.hedges(text, modal) else Force.MUST


def _under(scope: Scope, bearing: Bearing) -> Bearing:
    """Under a heading for aims or training a clause binds only if it says so itself."""
    if scope.force not in (Force.AIM, Force.TOPIC) or bearing.force is not Force.MUST:
        return bearing
    binding = r"\b(?:shall|must|is required|is responsible|are responsible)\b"
    if re.search(binding if scope.force is Force.AIM else binding + r"|\bwill\b", bearing.clause):
        return bearing
    return replace(bearing, force=scope.force)
