"""Who bears a clause, and how strongly? Asked before any question of what the clause is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hallpass.contracts import grammar
from hallpass.contracts.actors import DEFINES, Cast, Who, plain
from hallpass.contracts.charts import Row, rows_of
from hallpass.contracts.passages import Passage
from hallpass.contracts.scope import Force, Scope, scope_of
from hallpass.contracts.subjects import OPEN_PASSIVE, acting_in, acts_now, sends_officer, subject_of

_AGREED = re.compile(
    r"^(?:we|you and i|the parties|both sides|it is)(?: have| also| further)? (?:agreed?|understand|understood) that "
)
_NUMBER = re.compile(
    r"^\"?(?:\[[ x]\]|a[.:](?= [a-z]+)|agreed:|resolved:|(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth)[:.]|(?:section|part"
    r"|article) \w+[:.]|\d+[a-z]?(?:\.\d+)*[.)]|\([a-z0-9]{1,3}\)) "
)
_ADDED = re.compile(  # what an amendment puts into another document
    r"[^\"]*\b(?:add\w*|read|reads|insert\w*|replac\w*|restat\w*|follow\w*)\b[^\"]*\"(?P<words>[^\"]{20,})\"?$"
)
_NOT_LIMITED = re.compile(
    r",? ?\(?(?:but|and|without)? ?(?:is |are |shall |being )?(?:not )?(?:be )?"
    r"(?:limited|restricted|confined) to\)?,?(?= |:|$)"
)
_CLAUSE_MARK = re.compile(r":\s+|;\s+(?:and |but |or )?|,? (?:and|but|while|whereas),? ")
_OPENING = re.compile(
    r"[^,;]{0,50}? ?\b(?:shall|will|must|may(?! \d)|can|could|should|would|agrees? to"
    r"|is responsible|are responsible|does|do|is to)\b"
)
_RELATES = re.compile(r" (?:and|to whom|whom|which|that|as) ")
_LIST_IN_LINE = re.compile(
    r"(?P<head>[^;:]{3,160}?\b(?:shall|will|must|includes?|are|is|for|to|following"
    r"|agrees?)\b[^;:]{0,60}):\s+(?P<rest>.+;.+)$"
)
_DUTIES = r"(?:the |these |such |those |specific |primary )*" + grammar.DUTY_NOUN
_SHORT = {"'ll ": " will ", "'re ": " are ", "n't ": " not ", " & ": " and "}
_PROMISES = re.compile(
    r"[^,;]{2,80}?\b(?:warrants?|undert(?:akes?|ook)|promises?|agrees?|confirm(?:s|ed)?|guarantees?|understood"
    r"|provides?|covenants?"
    r"|represents?|resolves?|requires?|directs?|orders?|expects?|acknowledges?|commits?|states?|assures?|see to it"
    r"|means)"
    r"(?: (?:hereby|further|also|together))? that (?=[^,;]{3,})"
)
_HAS_VERB = re.compile(rf"{grammar.MODAL.pattern}|\b(?:is|are)\b|(?:\S+ ){{6}}")
_INDIVIDUAL = re.compile(
    r"\b(?:principal|superintendent|sheriff|lieutenant|sergeant|captain|director|counselor|dean|nurse|manager"
    r"|custodian|mayor"
    r"|coordinator|supervisor|commander|undersheriff|chair|clerk|attorney|teacher|chief)\b"
)
_PEOPLE = re.compile(_INDIVIDUAL.pattern + r"|\b(?:man|woman|fellow|deans?|mr|mrs|ms|somebody|someone|anyone)\b")
_HIS = re.compile(r"\b(?:is|are|will be|shall be) (?:also )?(?:his|hers|his or hers)(?: job| task| duty| part)? to\b")
_PERSON_WILL = re.compile(r"(?:he or she|he|she|they) (?:shall|will|must|is to|may)\b")
_PERSON = re.compile(r"(?:he or she|he/she|she or he|he|she|his|her)\b")
_THE_ONE = re.compile(r"\b(?:he|she) (?:is|will be) the (?:one|person|officer) (?:who|to|that)\b")
_AS_BOTH = re.compile(  # "as the dean and the SRO may arrange"
    r"\b(?:as|which|that|whom|when|if|where) (?:the |an? )?(?:\w+ )?\w+$"
)
_MEANS = re.compile(r"(?:in practice,? )?(?:that|this|it|which) (?:means|includes|covers|takes in|involves) ")
_AMENDED = re.compile(r"\b(?:amended|added|adding|inserted|inserting|to read|replaced)\b")
_PART_OF_JOB = re.compile(
    r"(?:the |a )?(?:\w+ ){0,2}(?:piece|part|share|bulk|heart|most|rest) of (?:her|his|their|the \w+'s) "
    r"(?:job|work|day|duty|duties|time) is [^:;.]{0,30}: "
)
_NEXT = re.compile(
    r"(?:the |his |her |a )?(?:second|third|fourth|fifth|sixth|next|last|another)(?: \w+){0,2} is (?:to |[a-z]+ing )"
)
_HERS = re.compile(r"\b(?:he|she|him|her|his|hers)\b")
_LINKED = re.compile(r"(?:to|of|for|with|by|from|in|on|at|between|among|about|as)\b")
_HEADLINE = re.compile(r" to (?=[a-z]+\b)")
_ANSWER = re.compile(r"(?:(?:answer|a)[.:] ?)?(?:(?:yes|no|of course|certainly|in a way|that is right)[,.:;] ?)?")
_NO = re.compile(r"(?:(?:answer|a)[.:] ?)?no\b")
_LABEL = re.compile(r"^[^:;,.]{2,40}: (?=the |our |its |an? |each )")  # "Building problems: the custodian looks …"
_THROUGH = re.compile(r"\b(?:through|by means of|by way of) (?:the |its |each |an? |one or more )?(?:assigned )?$")
_PROVIDES = re.compile(r"\b(?:provid|perform|furnish|render|deliver|do|carry out|suppl|undertak)\w*\b")
_NOMINAL = re.compile(  # "Enforcement of criminal law at the schools": a duty by its noun, without a verb
    r"(?:the )?(?:\w+ )?(?:enforcement|protection|advice|assistance|guidance|instruction|teaching|liaison|communication"
    r"|review|inspection|identification|assessment|consultation|investigation|presence|patrol|prevention|education"
    r"|service|building|advising|counsel|maintenance|development)\b(?!.*\b(?:shall|will|must|may|is|are|was|has|have)\b)"
)
_BUT = re.compile(r",? but (?=(?:shall|will|must|may|is|are|does|do) )")
_BINDING = r"\b(?:shall|must|is required|is responsible|are responsible)\b"


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who bears the clause (None: the words do not tell), how strongly, and which words are the clause?"""

    who: Who | None
    force: Force
    clause: str
    told: bool = True  # the clause or its lead-in names the bearer; else a heading or the sentence before does
    above: Who | None = None  # whom the heading speaks of
    lead: Who | None = None  # whom the lead-in speaks of; without one, the heading or the row of a chart
    before: Who | None = None  # whom the sentence before was about


class Reader:
    """Reads who bears the passages of one contract, in their order."""

    def __init__(self, cast: Cast) -> None:
        self._cast = self._named = cast
        self._before: Who | None = None  # whom the sentence before was about
        self._person: Who | None = None  # the side of the person, if it was about one
        self._asked: Bearing | None = None  # of whom the question before asked

    def read(self, passage: Passage) -> list[Bearing]:
        """Who bears each clause of a passage, and how strongly?"""
        before = self._before
        self._cast = self._cast_for(_words(passage))
        found, scope, lead = self._read(passage)
        if passage.kind in ("heading", "lead_in"):
            self._before = None
        elif found and found[-1].who is not None:
            self._before = found[-1].who
            self._person = found[-1].who if _INDIVIDUAL.search(_words(passage)) else None
        return [replace(one, above=scope.who, lead=lead, before=before) for one in found]

    def _cast_for(self, words: str) -> Cast:
        """Pronouns are the officer's unless somebody else is named before them."""
        other = _PEOPLE.search(words)
        first = re.search(r"\b(?:" + "|".join(self._named.pronouns or ("$^",)) + r")\b", words)
        return self._named if other and first and other.start() < first.start() else self._named.with_pronouns

    def _read(self, passage: Passage) -> tuple[list[Bearing], Scope, Who | None]:
        """The clauses of a passage, and whom its heading and its lead-in speak of."""
        scope = scope_of(passage, self._cast)
        inherited = self._inherited(passage, scope)
        words, listed = _words(passage), passage.kind in ("item", "row")
        asked, self._asked = self._asked, None
        if words.endswith("?"):
            self._asked = self._question(words)
            return [Bearing(None, Force.SAYS, words)], scope, None
        if asked is not None:
            words, inherited, listed = _ANSWER.sub("", words), asked, True
            if _NO.match(_words(passage)):
                inherited = replace(asked, force=Force.NOT if asked.force is not Force.NOT else Force.MUST)
        if self._cast.work and (work := _performed(passage, self._cast.work)):
            duty = Bearing(Who.OFFICER, Force.MUST, "", told=False)
            return self._clauses(work, duty, True), Scope(), Who.OFFICER
        if passage.row:
            rows = [row for row in rows_of(passage.row, self._cast) if _holds(passage, row)]
            if passage.kind == "row" and rows:
                found = [one for row in rows for one in self._clauses(row.task, _borne(row) or inherited, True)]
                who = Who.OFFICER if Who.OFFICER in {row.who for row in rows} else rows[0].who
                return [_under(scope, one) for one in found], scope, who or (inherited.who if inherited else None)
            if passage.kind == "row":
                return [], scope, None  # the names of the columns, or figures
            listed, inherited = listed or bool(rows), (_borne(rows[0]) if rows else None) or inherited
        listed = listed or (scope == Scope(Who.OFFICER) and _NOMINAL.match(words) is not None)
        found = [_under(scope, one) for one in self._clauses(words, inherited, listed)]
        if self._works_through(passage):
            found = [replace(one, who=Who.OFFICER) if self._is_agency(one) else one for one in found]
        return found, scope, inherited.who if inherited else None

    def _works_through(self, passage: Passage) -> bool:
        """Does the agency act through the officer here ("shall, through its deputies, provide the following")?"""
        lead = plain(passage.lead_in or "").lower()
        return any(
            one.who is Who.OFFICER and _THROUGH.search(lead[: one.start]) and _PROVIDES.search(lead)
            for one in self._cast.mentions(lead)
        )

    def _is_agency(self, one: Bearing) -> bool:
        """Is the clause a duty of the agency as a whole, and of none of its people?"""
        return one.who is Who.AGENCY and one.force is Force.MUST and not _INDIVIDUAL.search(one.clause[:60])

    def _question(self, words: str) -> Bearing:
        """Of whom does a question ask?"""
        sides = self._cast.mentions(words)
        force = Force.NOT if re.search(r"\b(?:refuse|decline|may not|not)\b", words) else Force.MUST
        return Bearing(sides[0].who if sides else None, force, "")

    def _inherited(self, passage: Passage, scope: Scope) -> Bearing | None:
        """What does the lead-in say for the items below it; without one, what does the heading?"""
        bearing: Bearing | None = None
        above = Bearing(scope.who, scope.force or Force.MUST, "", told=False) if scope.who or scope.force else None
        for part in re.split(r"(?<=:)\s+", plain(passage.lead_in or "").lower()):
            said = self._lead(part, bearing or above) if part else None
            if said and (said.who is not None or said.force is not Force.MUST):
                bearing = said
        addressed = Bearing(Who.OFFICER, Force.MUST, "", told=False) if self._cast.addresses_officer else None
        return bearing or above or addressed

    def _lead(self, text: str, above: Bearing | None) -> Bearing:
        """Who bears what stands under this lead-in? "The officer's duties are:" tells wherever it stands."""
        for mention in self._cast.mentions(text):
            if mention.who is not Who.OFFICER:
                continue
            if re.match(r"by (?:the |each |an? )?$", text[: mention.start]):
                return Bearing(Who.OFFICER, Force.MUST, text)
            if re.search(grammar.DUTY_NOUN + r" of (?:the |each |an? )?$", text[: mention.start]) and _AMENDED.search(
                text
            ):
                return Bearing(Who.OFFICER, Force.MUST, text)
            owned = re.match(r"(?:'s?|s') " + grammar.DUTY_NOUN, text[mention.end :])
            if owned and not grammar.states_aim(text):
                return Bearing(Who.OFFICER, _force(text, Who.OFFICER, grammar.MODAL.search(text), False), text)
        said = self._clause(text, above, True)
        if said.who is None and said.force is Force.SAYS and _HERS.search(text) and not grammar.states_aim(text):
            return Bearing(Who.OFFICER, Force.MUST, text)
        if said.who is None and said.force in (Force.MUST, Force.SAYS) and re.match(_DUTIES, text):
            return above or Bearing(Who.OFFICER, Force.MUST, text, told=False)  # "Duties include:" names nobody
        return said

    def _clauses(self, text: str, inherited: Bearing | None, listed: bool) -> list[Bearing]:
        """Cut a passage where a new subject with its own verb begins, and read each clause."""
        inline = _LIST_IN_LINE.match(text)
        if inline:
            head = self._clause(inline["head"] + ":", inherited, listed)
            items = re.split(r";\s+(?:and |or )?", inline["rest"])
            return [self._clause(item, head, True) for item in items if item.strip()]
        found: list[Bearing] = []
        for piece in self._cut(text):
            found.append(self._clause(piece, found[-1] if found else inherited, listed or bool(found)))
        return found

    def _cut(self, text: str) -> list[str]:
        """Cut at a semicolon, and at "and" where a named side with a verb of duty follows."""
        text = self._repeated(self._promised(text))
        pieces: list[str] = []
        start = 0
        for mark in _CLAUSE_MARK.finditer(text):
            whole = mark.group().strip() == ":" or _HAS_VERB.search(text[start : mark.start()])
            if mark.group().startswith(";") or (
                whole and not _AS_BOTH.search(text[start : mark.start()]) and self._opens_clause(text[mark.end() :])
            ):
                pieces.append(text[start : mark.start()])
                start = mark.end()
        return [piece for piece in (*pieces, text[start:]) if piece.strip(" .;,")]

    def _promised(self, text: str) -> str:
        """What is promised of the officer: "the City covenants that the officer shall" without its first words."""
        promise = _PROMISES.match(text)
        return text[promise.end() :] if promise and self._opens_clause(text[promise.end() :]) else text

    @staticmethod
    def _repeated(text: str) -> str:
        """ "Shall not hold drills but shall advise" with its subject said twice."""
        modal, turn = grammar.main_modal(text), _BUT.search(text)
        if modal is None or turn is None or turn.start() < modal.end():
            return text
        return f"{text[: turn.start()]}; {text[: modal.start()]}{text[turn.end() :]}"

    def _opens_clause(self, rest: str) -> bool:
        if _PERSON_WILL.match(rest):
            return True
        found = self._cast.mentions(rest[:60])
        if (
            not found
            or found[0].start > 12
            or _LINKED.match(rest[: found[0].start])
            or grammar.THROUGH.search(rest[: found[0].start])
        ):
            return False
        after = rest[found[0].end :][:70]
        verb = re.match(r" (?:also |then )?([a-z]+)\b", after)
        acts = verb is not None and found[0].who is Who.OFFICER and grammar.is_third_person(verb.group(1))
        opening = _OPENING.match(after)
        return acts or (opening is not None and not _RELATES.search(opening.group()))

    def _clause(self, text: str, inherited: Bearing | None, listed: bool) -> Bearing:
        """Who bears this one clause, and how strongly?"""
        text = self._promised(_NOT_LIMITED.sub("", _AGREED.sub("", text.strip(" .;,"))))
        text = self._headline(text)
        if part := _PART_OF_JOB.match(text):
            return Bearing(Who.OFFICER, Force.MUST, text[part.end() :])
        if (means := _MEANS.match(text)) and self._before is Who.OFFICER:
            return Bearing(Who.OFFICER, Force.MUST, text[means.end() :])
        label = _LABEL.match(text)
        if label and self._of_another(text[label.end() :]):
            text = text[label.end() :]
        verb_first = grammar.starts_with_verb(text)
        modal = None if verb_first else grammar.main_modal(text)  # after a verb, "may" or "shall" belongs to others
        if modal and acts_now(text, modal, self._cast):
            modal = None
        who, named = subject_of(text, modal, self._cast)
        if who is None and _THE_ONE.search(text) and not self._person:
            who, named = Who.OFFICER, True
        if who is None:
            who = self._antecedent(grammar.main_head(text[: modal.start()] if modal else text), inherited)
        if who is None and (not verb_first or grammar.LEADING.match(text)) and (acting := acting_in(text, self._cast)):
            (who, named), modal = (Who.OFFICER, True), acting[1] or modal
        headless = modal is not None and modal.start() == 0
        bare = (
            verb_first
            or headless
            or (listed and (OPEN_PASSIVE.search(text) or (modal is None and not self._of_another(text))))
        )
        bare = bare or _names_duties(text, modal)
        under_officer = inherited is not None and inherited.who is Who.OFFICER and inherited.force is Force.MUST
        bare = bare or (under_officer and OPEN_PASSIVE.search(text) is not None)
        if inherited is None and verb_first and text.startswith("to ") and self._before is Who.OFFICER:
            inherited = Bearing(Who.OFFICER, Force.MUST, "", told=False)  # "The deputy's work is this. To teach …"
        if who is None and inherited is not None and bare:
            if inherited.who is not Who.OFFICER and verb_first and sends_officer(text, self._cast):
                inherited = Bearing(Who.OFFICER, Force.MUST, "")
            if inherited.force is Force.NOT and grammar.LEAVES_UNDONE.match(text):
                inherited = replace(inherited, force=Force.MUST)
            own = _force(text, inherited.who, modal, named=(verb_first or headless) and inherited.told)
            return Bearing(inherited.who, inherited.force if own is Force.MUST else own, text, inherited.told)
        force = _force(text, who, modal, named)
        states = who is None and force is Force.MUST and not (verb_first or OPEN_PASSIVE.search(text))
        return Bearing(who, Force.SAYS if states else force, text)

    def _of_another(self, text: str) -> bool:
        """Does an item without a verb of duty begin with another side ("the head custodian looks into …")?"""
        sides = self._cast.mentions(text)
        if not sides or sides[0].who is Who.OFFICER or sides[0].words.endswith("'s"):
            return False
        before, after = text[: sides[0].start], text[sides[0].end :]
        return re.fullmatch(r"(?:the|our|its|an?|each) (?:\w+ )?", before) is not None and not after.startswith("'")

    def _headline(self, text: str) -> str:
        """ "SRO to comment on drills" in full, also behind a comma: ", the deputy to advise upon each"."""
        for mention in self._cast.mentions(text):
            after = text[mention.end :]
            opens = re.search(r"(?:^|, )(?:and )?(?:the |an? |each |its |our |your )?$", text[: mention.start])
            if opens and _HEADLINE.match(after) and mention.who is Who.OFFICER:
                return f"{text[mention.start : mention.end]} shall{after[3:]}"
        return text

    def _antecedent(self, head: str, inherited: Bearing | None) -> Who | None:
        """Whom does a pronoun as subject stand for?"""
        if _NEXT.match(head) and self._before is Who.OFFICER:
            return Who.OFFICER
        pronoun = grammar.PRONOUN.match(head) or re.search(r"\b(?:he or she|he|she|they)$", head.strip())
        if pronoun is None:
            return Who.OFFICER if _HIS.search(head) else None
        who = inherited.who if inherited and inherited.told and inherited.who else self._before
        if _PERSON.match(pronoun.group()) and (who is None or who is not self._person):
            return Who.OFFICER  # of all persons, a contract speaks longest of the officer
        # "it" is never the officer, but the course, the school or the agreement
        return None if pronoun.group() in ("it", "its") and who is Who.OFFICER else who


def _holds(passage: Passage, row: Row) -> bool:
    return passage.kind == "row" or _words(passage).strip(" .;") in row.task


def _borne(row: Row) -> Bearing | None:
    """What does the row of a chart say for its task?"""
    return row.who and Bearing(row.who, Force.MUST if row.alone else Force.MAY, "")


def _words(passage: Passage) -> str:
    """The words of a passage in lower case; of an amendment those that it adds."""
    text = plain(passage.text).lower().strip()
    for short, full in _SHORT.items():
        text = text.replace(short, full)
    added = _ADDED.match(text)
    text = _NUMBER.sub("", added["words"] if added else text)
    return text.strip('"') if text.count('"') < 3 else text


def _performed(passage: Passage, work: frozenset[str]) -> str | None:
    """What does the passage say that a term for the officer's work means? As its definition, or as an item of one."""
    words, lead = plain(passage.text).lower(), plain(passage.lead_in or "").lower()
    defined = DEFINES.match(words)
    if defined and defined["term"] in work:
        return words[defined.end() :]
    above = list(DEFINES.finditer(lead))
    return words if above and above[-1]["term"] in work and not defined else None


def _names_duties(text: str, modal: re.Match[str] | None) -> bool:
    """Does the clause begin with "The duties shall include", naming no side?"""
    return modal is not None and re.match(_DUTIES, text) is not None


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
    binding = _BINDING if scope.force is Force.AIM else _BINDING + r"|\bwill\b"
    return bearing if re.search(binding, bearing.clause) else replace(bearing, force=scope.force)
